import { expect, test } from 'vitest';
import { OFFER_KINDS } from '../src/vocabulary/offerKinds.ts';
import { regionByCode } from '../src/vocabulary/regions.ts';
import { CORRIDOR_ORGANISATIONS } from './corridor.ts';
import { DEMO_OFFERS, SYNTHETIC_BODIES } from './offers.ts';

const real = new Set(CORRIDOR_ORGANISATIONS.map(({ code }) => code));
const made = new Set(SYNTHETIC_BODIES.map(({ code }) => code));

test('a real body offers only what a source says; what is made up belongs to a made-up body and says so', () => {
  for (const offer of DEMO_OFFERS) {
    expect(offer.synthetic ? made : real, offer.code).toContain(offer.owner);
    expect(offer.source === null, offer.code).toBe(offer.synthetic);
    expect(/合成/.test(offer.title.zh), offer.code).toBe(offer.synthetic);
    expect(regionByCode(offer.regionId), offer.code).toBeDefined();
  }
  for (const body of SYNTHETIC_BODIES) expect(body.nameZh).toMatch(/^示例.*\(合成\)$/);
});

test('codes are unique, and every kind but policy has an offer without rules', () => {
  expect(new Set(DEMO_OFFERS.map(({ code }) => code)).size).toBe(DEMO_OFFERS.length);
  const kinds = new Set(DEMO_OFFERS.map(({ kind }) => kind));
  expect(OFFER_KINDS.map(({ code }) => code).filter((code) => !kinds.has(code))).toEqual(['policy']);
});
