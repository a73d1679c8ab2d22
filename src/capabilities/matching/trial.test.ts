import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { listOffers } from '../offers/offer.api.ts';
import { listBounds, tryBound } from './trial.api.ts';

let t: TestApp;
let office: Caller;

beforeAll(async () => {
  t = await openTestApp(120);
  office = await t.as('districtOffice');
});
afterAll(() => t.close());

test('every movable threshold of every program tried at its own bound changes nothing', async () => {
  const { items } = await office.must(listOffers, { query: { withRules: 'true', limit: 200 } });
  let tried = 0;
  for (const offer of items) {
    const { items: bounds } = await office.must(listBounds, { params: offer });
    for (const { conditionId, bound, unit } of bounds.slice(0, 2)) {
      const same = await office.must(tryBound, { params: offer, body: { conditionId, bound: `${bound}${unit}` } });
      expect([offer.code, same.gained, same.lost]).toEqual([offer.code, 0, 0]);
      expect(same.after).toEqual(same.before);
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(10);
});

test('a bound out of reach gains nobody or loses nobody; a wrong unit, a wrong condition and a role without rules are refused', async () => {
  const { items } = await office.must(listOffers, { query: { withRules: 'true', limit: 200 } });
  const found = await Promise.all(
    items.map(async (offer) => ({ offer, bounds: (await office.must(listBounds, { params: offer })).items })),
  );
  const one = found.find(({ bounds }) => bounds.some(({ unit }) => unit === '万元'));
  const bound = one?.bounds.find(({ unit }) => unit === '万元');
  if (!one || !bound) throw new Error('no threshold in 万元');
  const far = (text: string) =>
    office.must(tryBound, { params: one.offer, body: { conditionId: bound.conditionId, bound: text } });
  const [low, high] = [await far('0元'), await far('900000000亿元')];
  expect([low.gained, high.gained].includes(0)).toBe(true);
  const refused = async (body: { conditionId: string; bound: string }) => {
    const { status, problem } = await office.call(tryBound, { params: one.offer, body });
    return [status, problem?.fields[0]?.code ?? problem?.code];
  };
  expect(await refused({ conditionId: bound.conditionId, bound: '50人' })).toEqual([400, 'wrongUnit']);
  expect(await refused({ conditionId: bound.conditionId, bound: '很多' })).toEqual([400, 'wrongUnit']);
  expect(await refused({ conditionId: 'nowhere', bound: '1元' })).toEqual([422, 'matching.noSuchCondition']);
  const bank = await t.as('bank');
  const body = { conditionId: bound.conditionId, bound: '1元' };
  expect((await bank.call(tryBound, { params: one.offer, body })).status).toBe(403);
});
