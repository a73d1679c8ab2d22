import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { whatIf } from './whatIf.api.ts';

let t: TestApp;
let enterprise: Caller;
let own: { regionId: string; id: string };

beforeAll(async () => {
  t = await openTestApp();
  enterprise = await t.as('enterprise');
  own = (await t.actorOf(enterprise)).enterprise ?? { regionId: '', id: '' };
});
afterAll(() => t.close());

const ask = (caller: Caller, facts: { key: string; period: string; value: string | boolean | null }[]) =>
  caller.call(whatIf, { params: own, body: { facts } });

test('a supposed fact changes answers with reasons, nothing is kept, and taking nothing away changes nothing', async () => {
  const state = async () =>
    t.sql.tx(
      { as: 'job', why: 'test' },
      async (tx) => (await tx.query<{ n: number }>('select count(*)::int as n from facts')).rows,
    );
  const before = await state();
  const small = await ask(enterprise, [{ key: 'staff', period: '2025', value: '3人' }]);
  const large = await ask(enterprise, [{ key: 'staff', period: '2025', value: '50000人' }]);
  expect([small.status, large.status]).toEqual([200, 200]);
  expect(small.body.changed.length + large.body.changed.length).toBeGreaterThan(0);
  for (const { offer, before: was, after } of [...small.body.changed, ...large.body.changed]) {
    expect(after.programId).toBe(offer.code);
    expect(after.conditions).not.toBeNull();
    expect(after).not.toEqual(was);
  }
  const nothing = await ask(enterprise, [{ key: 'staff', period: '1999', value: null }]);
  expect(nothing.body.changed).toEqual([]);
  expect(await state()).toEqual(before);
});

test('what is supposed is checked as any fact is, at its place', async () => {
  const wrong = await ask(enterprise, [{ key: 'revenue', period: '2025', value: '很多' }]);
  expect(wrong.status).toBe(400);
  expect(wrong.problem?.fields[0]?.path).toBe('facts.0.value');
  expect((await ask(enterprise, [{ key: 'nothing', period: '', value: true }])).problem?.fields[0]?.path).toBe(
    'facts.0.key',
  );
  expect((await ask(enterprise, [{ key: 'revenue', period: 'x', value: '1万元' }])).status).toBe(400);
});

test('who may not see the enterprise may not suppose anything of it', async () => {
  const bank = await t.as('institute');
  expect((await ask(bank, [{ key: 'abnormalList', period: '', value: true }])).status).toBe(404);
});
