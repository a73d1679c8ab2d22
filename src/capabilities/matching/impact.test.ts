import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { saveDraft, startDraft } from '../offers/draft.api.ts';
import { textWith } from '../offers/draftText.rules.ts';
import { listOffers } from '../offers/offer.api.ts';
import { getDraftImpact } from './impact.api.ts';

let t: TestApp;
let office: Caller;

beforeAll(async () => {
  t = await openTestApp(120);
  office = await t.as('districtOffice');
});
afterAll(() => t.close());

test('a draft that nobody can meet loses all who are in, and an unchanged one changes nothing', async () => {
  const { items } = await office.must(listOffers, { query: { text: 'D14', limit: 50 } });
  const offer = items.find(({ code }) => code === 'D14');
  if (!offer) throw new Error('no D14');
  const draft = await office.must(startDraft, { body: { offer: { regionId: offer.regionId, id: offer.id } } });
  const params = { regionId: draft.regionId, id: draft.id };
  const same = await office.must(getDraftImpact, { params });
  expect(same.impact).toMatchObject({ gained: 0, lost: 0, enterprises: 120, asOf: '2026-11-20' });
  expect(same.impact.after).toEqual(same.impact.before);
  const all = ['versions', 0, 'conditions', 'all'];
  const none = textWith(draft.text, [...all, 0], {
    id: 'ZZ',
    value: { constant: '1元' },
    op: '>',
    word: '超过',
    bound: '2元',
  });
  await office.must(saveDraft, { params, body: { text: none } }, { version: draft.version });
  const hard = await office.must(getDraftImpact, { params });
  expect(hard.impact.after.eligible).toBe(0);
  expect(hard.impact.gained).toBe(0);
  const outsider = await t.as('corridorOffice');
  expect((await outsider.call(getDraftImpact, { params })).status).toBe(404);
});
