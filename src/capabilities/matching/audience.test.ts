import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { listOffers } from '../offers/offer.api.ts';
import type { Offer } from '../offers/offer.schema.ts';
import * as api from './audience.api.ts';

/** Audiences by name: the question is kept, found again by its organisation only, and never the enterprises. */

let t: TestApp;
let office: Caller;
let offer: Offer;

beforeAll(async () => {
  t = await openTestApp(20);
  office = await t.as('districtOffice');
  const { items } = await office.must(listOffers, { query: { text: 'D14', limit: 50 } });
  offer = items.find(({ code }) => code === 'D14') as Offer;
});
afterAll(() => t.close());

test('an audience is kept, renamed, removed and brought back; a second of the same name is refused', async () => {
  const body = { name: '松江已符合', verdict: 'eligible' as const, region: '310117' };
  const kept = await office.must(api.saveAudience, { params: offer, body });
  expect(kept).toMatchObject({ offerId: offer.id, name: '松江已符合', condition: null, region: '310117', version: 1 });
  const again = await office.call(api.saveAudience, { params: offer, body });
  expect([again.status, again.problem?.code]).toEqual([409, 'matching.nameTaken']);

  const other = await office.must(api.saveAudience, { params: offer, body: { ...body, name: '另一批' } });
  const clash = await office.call(
    api.renameAudience,
    { params: other, body: { name: '松江已符合' } },
    { version: other.version },
  );
  expect(clash.problem?.code).toBe('matching.nameTaken');
  const renamed = await office.must(
    api.renameAudience,
    { params: other, body: { name: '第二批' } },
    { version: other.version },
  );
  const stale = await office.call(api.removeAudience, { params: other }, { version: other.version });
  expect(stale.status).toBe(412);
  const removed = await office.must(api.removeAudience, { params: other }, { version: renamed.version });
  expect((await office.must(api.listAudiences)).items.map((one) => one.name)).toEqual(['松江已符合']);
  expect((await office.call(api.removeAudience, { params: other }, { version: removed.version })).status).toBe(404);
  await office.must(api.restoreAudience, { params: other }, { version: removed.version });
  expect((await office.must(api.listAudiences)).items.map((one) => one.name).sort()).toEqual(['松江已符合', '第二批']);
});

test('a name that was removed is free again, and then the removed one cannot come back beside it', async () => {
  const body = { name: '轮换', verdict: 'needs_data' as const };
  const first = await office.must(api.saveAudience, { params: offer, body });
  const removed = await office.must(api.removeAudience, { params: first }, { version: first.version });
  await office.must(api.saveAudience, { params: offer, body });
  const back = await office.call(api.restoreAudience, { params: first }, { version: removed.version });
  expect(back.problem?.code).toBe('matching.nameTaken');
});

test('another organisation neither sees nor changes it; a condition that the rules do not have is refused', async () => {
  const kept = await office.must(api.saveAudience, { params: offer, body: { name: '本区', verdict: 'near' } });
  const bank = await t.as('bank');
  expect((await bank.must(api.listAudiences)).items).toEqual([]);
  const changed = await bank.call(api.renameAudience, { params: kept, body: { name: 'x' } }, { version: 1 });
  expect(changed.status).toBe(404);
  const wrong = await office.call(api.saveAudience, {
    params: offer,
    body: { name: '无', verdict: 'near', condition: 'nowhere' },
  });
  expect(wrong.problem?.code).toBe('matching.noSuchCondition');
});
