import type { FastifyInstance } from 'fastify';
import { getSession } from '../capabilities/accounts/account.api.ts';
import { storeDemoAccount } from '../capabilities/accounts/demo.service.ts';
import { actorOfAccountId, openSessionFor } from '../capabilities/accounts/session.service.ts';
import type { PopulationEngine } from '../capabilities/population/engine.service.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import { fixedClock } from '../kernel/clock.ts';
import { randomIds } from '../kernel/ids.ts';
import type { Sql } from '../storage/sql.ts';
import { openTestDatabase } from '../storage/testDatabase.ts';
import { PUBLIC_FACT_KEYS } from '../vocabulary/consentPurposes.ts';
import { plantCanaries } from './canaries.ts';
import { type Caller, callerOf, demoCaller } from './client.ts';
import { loadDemoWorld } from './demoWorld.ts';
import { watchFactReads } from './factReadWatch.ts';
import { type Parts, wire } from './wire.ts';

/** A whole application on a real engine for suites: demo world, a clock that stands still, canaries watched in every answer. */
export interface TestApp {
  readonly app: FastifyInstance;
  readonly sql: Sql;
  readonly population: PopulationEngine;
  readonly clock: ReturnType<typeof fixedClock>;
  as(role: Role): Promise<Caller>;
  /** Signs in as an account made for an organisation on the spot: tenants beyond the demo desks. */
  asOrg(role: Role, org: number): Promise<Caller>;
  actorOf(caller: Caller): Promise<Actor>;
  /** Answers that carried another tenant's marked text; `close` refuses to pass over them. */
  readonly leaks: readonly string[];
  /** Readings of another organisation's facts that no grant stands behind; `close` refuses to pass over them. */
  readonly strays: readonly string[];
  readonly factReads: { readonly read: number; readonly written: number };
  /** Answers seen so far, by status class. */
  readonly answers: { total: number; serverErrors: string[] };
  close(): Promise<void>;
}

export const TEST_NOW = '2026-11-20T02:00:00.000Z';

/** Looks into every answer of the suite: marked text that its reader may not have, and errors of the server. */
function watchAnswers(
  app: FastifyInstance,
  canaries: ReadonlyMap<string, ReadonlySet<number>>,
  orgOfCookie: ReadonlyMap<string, number>,
) {
  const leaks: string[] = [];
  const answers = { total: 0, serverErrors: [] as string[] };
  app.addHook('onSend', async (request, reply, payload) => {
    answers.total += 1;
    if (reply.statusCode >= 500 && reply.statusCode !== 503)
      answers.serverErrors.push(`${request.method} ${request.url}: ${reply.statusCode}`);
    const text = typeof payload === 'string' ? payload : Buffer.isBuffer(payload) ? payload.toString('utf8') : '';
    const org = orgOfCookie.get(String(request.headers.cookie ?? '')) ?? 0;
    const headers = JSON.stringify(reply.getHeaders());
    for (const [canary, allowed] of canaries) {
      if (!allowed.has(org) && (text.includes(canary) || headers.includes(canary)))
        leaks.push(`${canary} → org ${org}: ${request.method} ${request.url}`);
    }
  });
  return { leaks, answers };
}

/** @param more what an installation may set, for instance sites that pages are fetched from */
export async function openTestApp(enterprises = 60, more: Pick<Parts, 'fetch' | 'model'> = {}): Promise<TestApp> {
  const watch = watchFactReads(await openTestDatabase(), PUBLIC_FACT_KEYS);
  const { sql } = watch;
  const clock = fixedClock(TEST_NOW);
  const deps = { sql, clock, ids: randomIds };
  await loadDemoWorld(sql, deps, enterprises);
  const { app, population } = await wire({
    ...deps,
    profile: 'demo',
    publicUrl: null,
    trustProxy: false,
    requestsPerMinute: null,
    log: false,
    ...more,
  });
  const canaries = new Map((await plantCanaries(sql)).map((canary) => [canary.text, new Set(canary.orgs)]));
  const orgOfCookie = new Map<string, number>();
  const { leaks, answers } = watchAnswers(app, canaries, orgOfCookie);
  const remember = async (caller: Caller): Promise<Caller> => {
    const session = await caller.must(getSession);
    if (caller.cookie !== null && session.actor) orgOfCookie.set(caller.cookie, session.actor.org);
    return caller;
  };
  const asOrg = async (role: Role, org: number): Promise<Caller> => {
    // The administrator sees whose accounts there are: having one, this organisation's name is no secret to that desk.
    const name = await sql.tx(
      { as: 'job', why: 'test' },
      async (tx) =>
        (await tx.query<{ name: string }>('select name from enterprises where owner_org = $1', [org])).rows[0]?.name,
    );
    if (name) canaries.delete(name);
    const id = randomIds.uuid();
    await sql.tx({ as: 'job', why: 'test' }, (tx) =>
      storeDemoAccount(tx, { id, login: `t-${id.slice(0, 8)}`, name: `测试 ${org}`, role, org }),
    );
    const token = await openSessionFor(sql, id, clock.now());
    orgOfCookie.set(`langqiao=${token}`, org);
    return callerOf(app, `langqiao=${token}`);
  };
  return {
    app,
    sql,
    population,
    clock,
    leaks,
    strays: watch.strays,
    factReads: watch.seen,
    answers,
    asOrg,
    as: async (role) => remember(await demoCaller(app, role)),
    actorOf: async (caller) => {
      const session = await caller.must(getSession);
      const actor = session.actor && (await actorOfAccountId(sql, session.actor.accountId, clock.now()));
      if (!actor) throw new Error('nobody is signed in');
      return actor;
    },
    close: async () => {
      await app.close();
      await sql.close();
      if (leaks.length > 0) throw new Error(`leaked: ${leaks.slice(0, 5).join('; ')}`);
      if (watch.strays.length > 0) throw new Error(`read without a grant: ${watch.strays.slice(0, 5).join('; ')}`);
      if (answers.serverErrors.length > 0)
        throw new Error(`server errors: ${answers.serverErrors.slice(0, 5).join('; ')}`);
    },
  };
}
