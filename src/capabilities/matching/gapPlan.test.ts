import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { listOffers } from '../offers/offer.api.ts';
import { listEnterprises } from '../organisations/organisation.api.ts';
import { getEnterprisePage } from '../overview/overview.api.ts';
import { getGapPlan } from './gapPlan.api.ts';

let t: TestApp;
let office: Caller;

beforeAll(async () => {
  t = await openTestApp(60);
  office = await t.as('districtOffice');
});
afterAll(() => t.close());

test('every near miss has a plan: what is needed, and offers of a fitting kind that the reader may see', async () => {
  const { items } = await office.must(listEnterprises, { query: { limit: 20 } });
  const visible = new Set((await office.must(listOffers, { query: { limit: 100 } })).items.map(({ id }) => id));
  let plans = 0;
  let helped = 0;
  for (const { regionId, id } of items) {
    const page = await office.must(getEnterprisePage, { params: { regionId, id } });
    for (const { offer, assessment } of page.offers.filter((one) => one.assessment?.near)) {
      const params = { regionId, id, offerRegionId: offer.regionId, offerId: offer.id };
      const { steps } = await office.must(getGapPlan, { params });
      expect(steps.map(({ conditionId }) => conditionId).sort()).toEqual(
        assessment?.nearMisses.map(({ conditionId }) => conditionId).sort(),
      );
      for (const step of steps) {
        expect(step.text.zh).not.toBe('');
        for (const one of step.offers) {
          expect(visible.has(one.id)).toBe(true);
          expect(one.id).not.toBe(offer.id);
        }
        if (step.offers.length > 0) helped += 1;
      }
      plans += 1;
    }
  }
  expect(plans).toBeGreaterThan(0);
  expect(helped).toBeGreaterThan(0);
}, 60_000);
