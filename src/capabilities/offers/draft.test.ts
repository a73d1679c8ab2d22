import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import * as api from './draft.api.ts';
import type { Draft } from './draft.schema.ts';
import { plainOf, textWith, textWithEntry } from './draftText.rules.ts';
import { getProgram, listOffers } from './offer.api.ts';
import type { Offer } from './offer.schema.ts';

/** From a draft to published rules, on a real engine: kept, taken back, refused, tried, published. */

let t: TestApp;
let office: Caller;
let corridor: Caller;
let offer: Offer;
let draft: Draft;
let firm: { regionId: string; id: string };

const ref = () => ({ regionId: draft.regionId, id: draft.id });
const save = async (text: string) => {
  draft = await office.must(api.saveDraft, { params: ref(), body: { text } }, { version: draft.version });
};

beforeAll(async () => {
  t = await openTestApp();
  office = await t.as('districtOffice');
  corridor = await t.as('corridorOffice');
  const { items } = await office.must(listOffers, { query: { text: 'D02', limit: 50 } });
  const found = items.find(({ code }) => code === 'D02');
  if (!found) throw new Error('no D02');
  offer = found;
  const enterprise = await t.as('enterprise');
  firm = (await t.actorOf(enterprise)).enterprise ?? { regionId: '', id: '' };
});
afterAll(() => t.close());

describe('a draft', () => {
  test('is begun from an own program with a new version from a day on, and seen by no other office', async () => {
    draft = await office.must(api.startDraft, {
      body: { offer: { regionId: offer.regionId, id: offer.id }, from: '2027-01-01' },
    });
    const versions = plainOf(draft.text)?.versions as { id: string; from: string | null; to: string | null }[];
    expect(versions.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['2026', null, '2026-12-31'],
      ['2027-01-01', '2027-01-01', null],
    ]);
    expect(draft.text).toContain('# 科技型中小企业评价');
    expect((await corridor.call(api.getDraft, { params: ref() })).status).toBe(404);
    expect((await corridor.must(api.listDrafts, {})).items).toEqual([]);
    expect((await office.must(api.listDrafts, {})).items.map(({ id }) => id)).toEqual([draft.id]);
    const foreign = await corridor.call(api.startDraft, {
      body: { offer: { regionId: offer.regionId, id: offer.id } },
    });
    expect(foreign.problem?.code).toBe('offers.notOwn');
  });

  test('keeps what was typed, also where it is no rule yet; the last change can be taken back', async () => {
    const before = draft.text;
    const broken = before.replace('bound: 500人', 'bound: 很多人');
    await save(broken);
    expect((await office.must(api.getDraft, { params: ref() })).text).toBe(broken);
    const stale = await office.call(api.saveDraft, { params: ref(), body: { text: before } }, { version: 1 });
    expect(stale.status).toBe(412);
    const refused = await office.call(api.publishDraft, { params: ref() }, { version: draft.version });
    expect(refused.status).toBe(422);
    expect(refused.problem?.code).toBe('offers.rulesBroken');
    expect(refused.raw).toContain('T2a');
    draft = await office.must(api.undoDraft, { params: ref() }, { version: draft.version });
    expect(draft.text).toBe(before);
  });

  test('is not published until its golden cases pass', async () => {
    const strict = textWith(draft.text, ['versions', 0, 'conditions', 'all', 2, 'bound'], '50人');
    await save(strict);
    const refused = await office.call(api.publishDraft, { params: ref() }, { version: draft.version });
    expect(refused.status).toBe(409);
    expect(refused.problem?.code).toBe('offers.goldenMissing');
    draft = await office.must(api.undoDraft, { params: ref() }, { version: draft.version });
  });

  test('is tried on an enterprise that the office may read, and makes a golden case without names', async () => {
    const { items } = await office.must(api.testDraft, { params: ref(), body: { enterprises: [firm] } });
    expect(items[0]?.assessment.programId).toBe('D02');
    const { golden } = await office.must(api.makeGolden, {
      params: ref(),
      body: { enterprise: firm, name: '样本一' },
    });
    expect(JSON.stringify(golden)).not.toContain(items[0]?.name ?? 'x');
    expect(JSON.stringify(golden)).not.toMatch(/creditCode|sourceName/);
    await save(textWithEntry(draft.text, 'goldenCases', golden));
    const outsider = await corridor.call(api.testDraft, { params: ref(), body: { enterprises: [firm] } });
    expect(outsider.status).toBe(404);
  });

  test('becomes the next version of the offer, once; a second draft from the old one is refused', async () => {
    const late = await office.must(api.startDraft, { body: { offer: { regionId: offer.regionId, id: offer.id } } });
    const published = await office.must(api.publishDraft, { params: ref() }, { version: draft.version });
    expect(published).toEqual({ regionId: offer.regionId, offerId: offer.id, version: offer.version + 1 });
    const view = await corridor.must(getProgram, { params: { regionId: offer.regionId, id: offer.id } });
    expect(view.program?.versions.map(({ id }) => id)).toEqual(['2026', '2027-01-01']);
    const again = await office.call(api.publishDraft, { params: ref() }, { version: draft.version + 1 });
    expect(again.problem?.code).toBe('offers.draftClosed');
    const other = { params: { regionId: late.regionId, id: late.id } };
    expect((await office.call(api.publishDraft, other, { version: late.version })).problem?.code).toBe('offers.moved');
    expect((await office.must(api.discardDraft, other, { version: late.version })).status).toBe('discarded');
  });

  test('begins from nothing with a code and a title, and reads as rules from the start', async () => {
    const refused = await office.call(api.startDraft, { body: {} });
    expect(refused.problem?.code).toBe('offers.codeAndTitle');
    draft = await office.must(api.startDraft, { body: { code: 'NEW-1', title: '示例扶持' } });
    const early = await office.call(api.publishDraft, { params: ref() }, { version: draft.version });
    expect(early.problem?.code).toBe('offers.goldenMissing');
    for (const [name, value, verdict] of [
      ['不在名录', false, 'eligible'],
      ['在名录', true, 'not_eligible'],
      ['不知道', null, 'needs_data'],
    ] as const) {
      const expected = { verdict, ...(verdict === 'not_eligible' ? { near: true, failing: ['A'] } : {}) };
      const missing = verdict === 'needs_data' ? { missing: ['abnormalList'] } : {};
      const golden = { name, asOf: '2026-11-20', facts: { abnormalList: value }, expect: { ...expected, ...missing } };
      await save(textWithEntry(draft.text, 'goldenCases', golden));
    }
    const published = await office.must(api.publishDraft, { params: ref() }, { version: draft.version });
    const view = await corridor.must(getProgram, { params: { regionId: published.regionId, id: published.offerId } });
    expect(view.offer.code).toBe('NEW-1');
  });
});
