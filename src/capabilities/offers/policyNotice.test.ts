import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { getPage, pastePage } from '../pages/page.api.ts';
import * as drafts from './draft.api.ts';
import type { Draft } from './draft.schema.ts';
import { plainOf, textWithEntry } from './draftText.rules.ts';
import { getProgram, listOffers } from './offer.api.ts';
import * as api from './policyNotice.api.ts';

/** From a notice to published rules, and from a later notice to a new version: on a real engine. */

let t: TestApp;
let office: Caller;
let corridor: Caller;
const notice = readFileSync(new URL('../../../programs/notices/D07.a.txt', import.meta.url), 'utf8');
const later = notice
  .replace('松经样〔2022〕12号', '松经样〔2023〕3号')
  .replace('不低于500万元', '不低于800万元')
  .replace(
    '自2022年4月21日起施行',
    '自2023年4月21日起施行，《松江区技术改造专项资金管理办法》（松经样〔2022〕12号）同时废止',
  );

beforeAll(async () => {
  t = await openTestApp();
  office = await t.as('districtOffice');
  corridor = await t.as('corridorOffice');
});
afterAll(() => t.close());

const ref = ({ regionId, id }: Draft) => ({ regionId, id });

async function withGolden(draft: Draft, cases: readonly unknown[]): Promise<Draft> {
  const text = cases.reduce((kept: string, golden) => textWithEntry(kept, 'goldenCases', golden), draft.text);
  return office.must(drafts.saveDraft, { params: ref(draft), body: { text } }, { version: draft.version });
}

const facts = {
  registeredRegion: '310117',
  taxRegion: '310117',
  legalPerson: true,
  soundAccounts: true,
  projectFixedInvestment: '600万元',
  projectStage: 'under_construction',
  projectFilingsDone: true,
};
const golden = (name: string, change: object, expected: object) => ({
  name,
  asOf: '2022-05-01',
  facts: { ...facts, ...change },
  complete: ['violations'],
  expect: expected,
});

describe('a notice', () => {
  let draft: Draft;

  test('is read without anything being kept', async () => {
    const before = (await office.must(drafts.listDrafts, {})).items.length;
    const read = await office.must(api.readPolicyNotice, { body: { text: notice } });
    expect(read.reading.number?.value).toBe('松经样〔2022〕12号');
    expect(read.reading.parts.filter(({ machine }) => machine).length).toBe(8);
    expect(read.reading.parts.filter(({ machine }) => !machine).length).toBe(2);
    for (const part of read.reading.parts) expect(read.text.slice(part.from, part.to).trim()).toBe(part.sentence);
    expect((await office.must(drafts.listDrafts, {})).items.length).toBe(before);
    const nothing = await office.call(api.readPolicyNotice, { body: {} });
    expect(nothing.problem?.code).toBe('offers.noticeSource');
  });

  test('becomes a draft with its sentences beside it, seen by no other office', async () => {
    const uncoded = await office.call(api.draftFromNotice, { body: { text: notice } });
    expect(uncoded.problem?.code).toBe('offers.codeNeeded');
    draft = await office.must(api.draftFromNotice, { body: { text: notice, code: 'NT-1' } });
    expect(draft.fromNotice).toBe(true);
    expect(plainOf(draft.text)?.subject).toBe('project');
    const kept = await office.must(api.getDraftNotice, { params: ref(draft) });
    expect(kept.text).toBe(notice.trim());
    expect(kept.parts.some(({ sentence }) => sentence.includes('不低于500万元'))).toBe(true);
    expect(kept.differences).toEqual([]);
    expect((await corridor.call(api.getDraftNotice, { params: ref(draft) })).status).toBe(404);
  });

  test('is not published before golden cases show one that qualifies and one that does not', async () => {
    draft = await withGolden(draft, [
      golden('投资 600 万元', {}, { verdict: 'needs_person' }),
      golden('投资 700 万元', { projectFixedInvestment: '700万元' }, { verdict: 'needs_person' }),
      golden('投资 800 万元', { projectFixedInvestment: '800万元' }, { verdict: 'needs_person' }),
    ]);
    const refused = await office.call(drafts.publishDraft, { params: ref(draft) }, { version: draft.version });
    expect(refused.problem?.code).toBe('offers.goldenOneSided');
    const short = { projectFixedInvestment: '499万元' };
    draft = await withGolden(draft, [
      golden('投资不够', short, { verdict: 'not_eligible', near: true, failing: ['C8'] }),
    ]);
    const published = await office.must(drafts.publishDraft, { params: ref(draft) }, { version: draft.version });
    const view = await corridor.must(getProgram, { params: { regionId: published.regionId, id: published.offerId } });
    expect(view.offer.title.zh).toBe('松江区技术改造专项资金管理办法');
  });

  test('that puts an end to an earlier one proposes a new version and names what differs', async () => {
    const { targets } = await office.must(api.readPolicyNotice, { body: { text: later } });
    expect(targets[0]).toMatchObject({ code: 'NT-1', named: true });
    const offer = { regionId: targets[0]?.regionId ?? '', id: targets[0]?.id ?? '' };
    const next = await office.must(api.draftFromNotice, { body: { text: later, offer } });
    const versions = plainOf(next.text)?.versions as { from: string; to: string | null }[];
    expect(versions.map(({ from, to }) => [from, to])).toEqual([
      ['2022-04-21', '2023-04-20'],
      ['2023-04-21', null],
    ]);
    const { differences } = await office.must(api.getDraftNotice, { params: ref(next) });
    const changed = differences.filter(({ kind }) => kind === 'changed');
    expect(changed).toHaveLength(1);
    expect(changed[0]?.id).toBe('C8');
    expect(changed[0]?.before).toContain('500万元');
    expect(changed[0]?.after).toContain('800万元');
    const view = await corridor.must(getProgram, { params: offer });
    expect(view.program?.versions).toHaveLength(1);
    const foreign = await corridor.call(api.draftFromNotice, { body: { text: later, offer } });
    expect(foreign.problem?.code).toBe('offers.notOwn');
    const earlier = await office.call(api.draftFromNotice, { body: { text: notice, offer } });
    expect(earlier.problem?.code).toBe('offers.noticeEarlier');
  });

  test('of a program that stands keeps the ids of conditions that ask the same', async () => {
    const { items } = await office.must(listOffers, { query: { text: 'D08', limit: 50 } });
    const offer = items.find(({ code }) => code === 'D08');
    if (!offer) throw new Error('no D08');
    const text = readFileSync(new URL('../../../programs/notices/D08.b.txt', import.meta.url), 'utf8');
    const body = { text, offer: { regionId: offer.regionId, id: offer.id }, from: '2027-01-01' };
    const next = await office.must(api.draftFromNotice, { body });
    const { differences } = await office.must(api.getDraftNotice, { params: ref(next) });
    expect(differences.find(({ id }) => id === 'U1')?.kind).toBe('same');
    expect(differences.find(({ id }) => id === 'U2')?.kind).toBe('same');
    expect(differences.some(({ kind }) => kind === 'gone')).toBe(true);
  });

  test('of the library is read from its restored text, and the document names the draft', async () => {
    const added = await office.must(pastePage, { body: { text: notice } });
    const page = { regionId: added.regionId, id: added.id };
    const made = await office.must(api.draftFromNotice, { body: { page, code: 'NT-2' } });
    const kept = await office.must(api.getDraftNotice, { params: ref(made) });
    const view = await office.must(getPage, { params: page, query: {} });
    expect(kept.page).toEqual({ ...page, versionId: view.shown.id });
    for (const part of kept.parts) expect(view.shown.text.slice(part.from, part.to).trim()).toBe(part.sentence);
    expect(view.dependants.map(({ kind, link }) => [kind, link])).toContainEqual([
      'program',
      `/rule-drafts/${made.regionId}/${made.id}`,
    ]);
    const both = await office.call(api.readPolicyNotice, { body: { page, text: notice } });
    expect(both.problem?.code).toBe('offers.noticeSource');
  });
});
