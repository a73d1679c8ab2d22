import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveAlliance, listAlliances } from '../capabilities/alliances/alliance.api.ts';
import { membersPrincipalOf } from '../capabilities/alliances/alliance.service.ts';
import { join } from '../capabilities/alliances/membership.service.ts';
import { createEngine } from '../capabilities/population/engine.service.ts';
import { createPopulation } from '../capabilities/population/population.service.ts';
import { systemClock } from '../kernel/clock.ts';
import type { Contract } from '../kernel/contract.ts';
import { randomIds } from '../kernel/ids.ts';
import type { Caller } from './client.ts';
import { COOPERATION_TABLES, cooperationRows } from './matrixRows.ts';
import { openTestApp, type TestApp } from './testApp.ts';
import { bindingsOf } from './wire.ts';

/** Who leaves an alliance sees nothing of its rows from the next request on: every list and every row of every room, read before, during and after. */

const WORD = '仅会员可见的一行';

let t: TestApp;
let contracts: readonly Contract[];
let rows: Record<string, { regionId: string; id: string }>;
let allianceOrg: number;
let bank: { principal: number; name: string; region_id: string };

beforeAll(async () => {
  t = await openTestApp(12);
  const { sql } = t;
  contracts = bindingsOf(
    { sql, profile: 'demo', clock: systemClock, ids: randomIds },
    createEngine(createPopulation(sql)),
  ).map((binding) => binding.contract);
  const secretariat = await t.actorOf(await t.as('allianceSecretariat'));
  allianceOrg = secretariat.org;
  const members = await sql.tx({ as: 'job', why: 'test' }, (tx) => membersPrincipalOf(tx, allianceOrg));
  rows = await cooperationRows(sql, { regionId: '310117', ownerOrg: allianceOrg, otherOrg: members }, WORD);
  bank = await sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    const found = await tx.query<typeof bank>(
      `select principal, name, region_id from organisations o where kind = 'bank' and not exists (select 1 from memberships m where m.member_org = o.principal) order by principal limit 1`,
    );
    if (!found.rows[0]) throw new Error('every bank is a member');
    return found.rows[0];
  });
});
afterAll(() => t.close());

/** What each route that reads answers, by its name. */
async function readAll(caller: Caller): Promise<Map<string, { status: number; shows: boolean }>> {
  const seen = new Map<string, { status: number; shows: boolean }>();
  for (const contract of contracts) {
    const table = COOPERATION_TABLES.find(([pattern]) => pattern.test(contract.path))?.[1];
    if (contract.method !== 'GET' || (contract.path.includes(':') && table === undefined)) continue;
    const params = table === undefined ? {} : { params: { ...rows[table], kind: 'resolution' } };
    const answer = await caller.call(contract, params as never);
    seen.set(contract.name, { status: answer.status, shows: answer.raw.includes(WORD) });
  }
  return seen;
}
const shown = (seen: ReadonlyMap<string, { shows: boolean }>): string[] =>
  [...seen].flatMap(([name, one]) => (one.shows ? [name] : []));

test('nothing before joining, the rows of every room while a member, nothing from the next request after leaving', async () => {
  const caller = await t.asOrg('bank', bank.principal);
  const before = await readAll(caller);
  expect(shown(before)).toEqual([]);

  await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    join(tx, {
      allianceOrg,
      member: {
        org: bank.principal,
        name: bank.name,
        kind: 'bank',
        regionId: bank.region_id,
        industry: '',
        listed: true,
        synthetic: true,
      },
      roles: ['member'],
      since: '2026-01-01',
      source: null,
      decision: { meeting: null, text: '测试' },
      number: null,
    }),
  );
  const during = await readAll(caller);
  for (const room of [
    'tasks',
    'agreements',
    'meetings',
    'postings',
    'activities',
    'matchEvents',
    'studies',
    'party',
    'posts',
  ])
    expect(shown(during), room).toContainEqual(expect.stringMatching(new RegExp(`^${room}\\.`)));
  expect(shown(during).length).toBeGreaterThan(12);

  const { items } = await caller.must(listAlliances, { query: {} });
  const alliance = items.find((one) => one.org === allianceOrg);
  await caller.must(leaveAlliance, {
    params: { regionId: alliance?.regionId ?? '', id: alliance?.id ?? '' },
    body: { letter: '因经营调整退出联盟。' },
  });
  const after = await readAll(caller);
  expect(shown(after)).toEqual([]);
  expect([...after].map(([name, { status }]) => `${name} ${status}`)).toEqual(
    [...before].map(([name, { status }]) => `${name} ${status}`),
  );
});
