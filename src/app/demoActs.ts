import { actorOfAccount } from '../capabilities/accounts/session.service.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import { runCommand } from '../storage/command.ts';
import type { Sql } from '../storage/sql.ts';
import type { Use } from '../storage/use.ts';

/** What the demonstration's stories are told with. */
export interface DemoActs {
  readonly sql: Sql;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Runs one use case in the name of an actor at a moment, with key, ledger and all. */
export function act<T>(
  deps: DemoActs,
  actor: Actor,
  now: Date,
  operation: string,
  work: (use: Use) => Promise<T>,
): Promise<T> {
  const envelope = {
    context: { as: 'app', org: actor.org, regions: actor.regions, shared: actor.shared },
    operation,
    key: deps.ids.uuid(),
    input: {},
    at: now.toISOString(),
    accountId: actor.accountId,
    actorName: actor.name,
    org: actor.org,
    regionId: actor.regionId,
  } as const;
  return runCommand(deps.sql, envelope, async (tx) => ({ output: await work({ tx, actor, now, ids: deps.ids }) }));
}

export async function actorFor(deps: DemoActs, role: Role, org: number, name: string): Promise<Actor | null> {
  return deps.sql.tx({ as: 'job', why: 'demo' }, (tx) =>
    actorOfAccount(tx, { id: deps.ids.uuid(), name, role, org }, deps.clock.now()),
  );
}
