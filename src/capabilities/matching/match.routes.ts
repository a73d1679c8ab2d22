import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { forbidden } from '../../kernel/errors.ts';
import { exportRows } from './exportReach.service.ts';
import { startInvitation } from './invite.service.ts';
import * as api from './match.api.ts';
import { matchesOf, send } from './match.service.ts';
import { type NamingDeps, namedReach } from './namedReach.service.ts';
import { reachOf } from './reachCounts.service.ts';
import { askHidden, hiddenIds } from './requestConsent.service.ts';

const signedIn = (actor: Actor | null): Actor => {
  if (!actor) throw forbidden();
  return actor;
};

/** Reach questions manage their own transactions: judging a population must not hold the one session of the embedded engine. */
export interface MatchRouteDeps extends NamingDeps {
  readonly clock: Clock;
}

export const matchRoutes = (deps: MatchRouteDeps): Binding[] => [
  query(api.matchNeed, (use, call) => matchesOf(use, call.params)),
  command(api.sendNeed, async (use, call) => {
    const output = await send(use, call.params, call.body);
    return { output, regionId: output.regionId, subject: `case ${output.id}` };
  }),
  plain(api.getReach, (call) => reachOf(deps, signedIn(call.actor), call.params, call.now)),
  plain(api.listReach, async (call) => {
    const actor = signedIn(call.actor);
    const reach = await namedReach(deps, actor, call.params, call.query.verdict, call.now, call.query);
    const from = call.query.after ? Number(call.cursors.open('reach', actor.org, call.query.after)[0] ?? 0) : 0;
    const to = from + call.query.limit;
    const items = await reach.name(reach.ids.slice(from, to), 'reach', call.now);
    const next = to < reach.ids.length ? call.cursors.seal('reach', actor.org, [to]) : null;
    return { items, next, hidden: reach.hidden };
  }),
  plain(api.exportReach, async (call) =>
    exportRows(
      await namedReach(deps, signedIn(call.actor), call.params, call.query.verdict, call.now, call.query),
      () => deps.clock.now(),
    ),
  ),
  preparedCommand(
    api.requestConsents,
    (before, call) => hiddenIds(deps, before.actor, call.params, call.body.verdict, deps.clock.now(), call.body),
    async (use, call, hidden) => ({
      output: await askHidden(use, hidden, call.body),
      regionId: call.params.regionId,
      subject: `offer ${call.params.id}`,
    }),
  ),
  command(api.inviteReach, async (use, call) => ({
    output: await startInvitation(use, call.params, call.body),
    regionId: call.params.regionId,
    subject: `offer ${call.params.id}`,
  })),
];
