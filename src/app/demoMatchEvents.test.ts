import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  getMatchEvent,
  getSchedule,
  listMatchEvents,
  planMeetings,
} from '../capabilities/matchEvents/matchEvent.api.ts';
import { randomIds } from '../kernel/ids.ts';
import { tellDemoMatchEvents } from './demoMatchEvents.ts';
import { openTestApp, type TestApp } from './testApp.ts';

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp(150);
});
afterAll(async () => {
  await t.close();
});

test('the demonstration has an event ready to plan and one with meetings, cases and a counted outcome', async () => {
  expect(await tellDemoMatchEvents({ sql: t.sql, clock: t.clock, ids: randomIds })).toBe(true);
  // Who has signed up has shown its name to host and other side: no secret of these organisations is left to watch.
  const { rows } = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query<{ org: number }>('select distinct org from match_participants where enterprise_id is not null'),
  );
  for (const { org } of rows) await t.asOrg('enterprise', org);
  const host = await t.as('allianceSecretariat');
  const { items } = await host.must(listMatchEvents, { query: {} });
  expect(items.map(({ status }) => status)).toEqual(['wishes', 'closed']);
  const [coming, past] = items;
  if (!coming || !past) throw new Error('no events');
  const { figures } = await host.must(getMatchEvent, { params: past });
  expect(figures?.held).toBeGreaterThan(20);
  expect(figures?.noShow).toBeGreaterThan(0);
  expect(figures).toMatchObject({ planned: 0, cases: 3, counted: { outcomes: 1, amountFen: 600_000_000 } });
  expect(figures?.followUpsOverdue).toBeGreaterThan(0);
  expect((await host.must(getMatchEvent, { params: coming })).registered).toBeGreaterThanOrEqual(20);
  const planned = await host.must(planMeetings, { params: coming, body: {} }, { version: coming.version });
  expect(planned.meetings.length).toBeGreaterThan(30);
  expect(planned.wishes?.mutualMet).toBe(planned.wishes?.mutualStated);
  const bank = await t.as('bank');
  const own = await bank.must(getSchedule, { params: coming });
  expect(own.meetings.length).toBeGreaterThan(0);
});
