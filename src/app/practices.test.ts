import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeCase, getCase } from '../capabilities/cases/case.api.ts';
import { confirmOutcome, reportOutcome } from '../capabilities/outcomes/outcome.api.ts';
import { claimPosting, makePosting } from '../capabilities/postings/posting.api.ts';
import {
  adoptPractice,
  createRound,
  exportPractices,
  getPractice,
  getRound,
  listPractices,
  nominatePractice,
  scorePractice,
  stepPractice,
  stepRound,
} from '../capabilities/practices/practice.api.ts';
import type { PracticeStep } from '../capabilities/practices/practice.schema.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Caller } from './client.ts';
import { openTestApp, type TestApp } from './testApp.ts';

/** Practices: consent first, no judge in its own cause, one card a juror, out of the library at the firm's word. */

let t: TestApp;
let alliance: Actor;
let convener: Caller;
let bank: Caller;
let enterprise: Caller;
let jurors: Caller[];

beforeAll(async () => {
  t = await openTestApp(40);
  convener = await t.as('allianceSecretariat');
  alliance = await t.actorOf(convener);
  [bank, enterprise] = [await t.as('bank'), await t.as('enterprise')];
  jurors = [await t.as('institute'), await t.as('districtOffice'), await t.as('partyDesk')];
});
afterAll(() => t.close());

async function caseOf(title: string, number: string | null) {
  const posting = await enterprise.must(makePosting, {
    body: { list: 'need', alliance: alliance.org, kind: 'finance', title },
  });
  const caseRef = (await bank.must(claimPosting, { params: posting, body: {} })).claims[0]?.caseRef;
  if (!caseRef) throw new Error('no case');
  if (number !== null) {
    const outcome = await bank.must(reportOutcome, {
      params: caseRef,
      body: {
        kind: 'credit_drawn',
        amountFen: 320_000_000,
        period: '2026',
        happenedOn: '2026-11-12',
        evidence: { type: 'loanContract', number },
      },
    });
    await enterprise.must(confirmOutcome, { params: outcome }, { version: outcome.version });
  }
  return caseRef;
}

async function finished(title: string, number: string) {
  const ref = await caseOf(title, number);
  const { version } = await bank.must(getCase, { params: ref });
  await bank.must(closeCase, { params: ref, body: { reason: 'helped', note: '' } }, { version });
  return ref;
}

async function openRound() {
  const orgs = await Promise.all([...jurors, bank].map(async (one) => (await t.actorOf(one)).org));
  return convener.must(createRound, {
    body: {
      title: '年度典型案例评选',
      criteria: [
        { title: '成效', weight: 50 },
        { title: '可借鉴', weight: 30 },
        { title: '创新', weight: 20 },
      ],
      jurors: orgs,
    },
  });
}
type Ref = { regionId: string; id: string };
const nomination = (caseRef: Ref, round: Ref, title = '订单融资一次办成') => ({
  case: caseRef,
  round: { regionId: round.regionId, id: round.id },
  title,
  topic: 'finance' as const,
  background: '企业接到长单，流动资金不足。',
  done: '银行以订单为依据放款，园区核实订单。',
  reuse: '有稳定订单的企业都可以照此办理。',
});
const step = async (by: Caller, ref: Ref, name: PracticeStep) => {
  const { version } = await by.must(getPractice, { params: ref });
  return by.call(stepPractice, { params: ref, body: { step: name } }, { version });
};
const card = (by: Caller, ref: Ref, scores: number[]) => by.call(scorePractice, { params: ref, body: { scores } });

describe('practices', () => {
  test('from nomination to the library, found by words, adopted, and out again when consent is withdrawn', async () => {
    const round = await openRound();
    const unfinished = await caseOf('还在办理', 'PRAC-0');
    expect((await bank.call(nominatePractice, { body: nomination(unfinished, round) })).status).toBe(400);
    const ref = await finished('短期周转', 'PRAC-1');
    const made = await bank.must(nominatePractice, { body: nomination(ref, round) });
    expect(made.counted).toMatchObject({ outcomes: 1, amountFen: 320_000_000 });
    expect((await bank.call(nominatePractice, { body: nomination(ref, round) })).problem?.code).toBe(
      'practices.alreadyNominated',
    );
    const [first, second] = jurors;
    if (!first || !second) throw new Error('no jurors');
    expect((await first.call(getPractice, { params: made })).status).toBe(404);
    expect((await step(bank, made, 'consent')).status).toBe(409);
    expect((await step(enterprise, made, 'consent')).body.status).toBe('consented');
    expect((await card(first, made, [9, 8, 7])).status).toBe(409);
    await convener.must(stepRound, { params: round, body: { step: 'startScoring' } }, { version: round.version });

    expect((await bank.must(getPractice, { params: made })).conflict).toBe('nominator');
    expect((await card(bank, made, [10, 10, 10])).problem?.code).toBe('practices.conflictOfInterest');
    expect((await card(first, made, [9, 8])).status).toBe(400);
    const races = await Promise.all(Array.from({ length: 20 }, () => card(first, made, [9, 8, 7])));
    expect(races.filter((one) => one.status === 200)).toHaveLength(1);
    expect(races.filter((one) => one.status === 409)).toHaveLength(19);
    expect((await card(second, made, [7, 7, 7])).body.ownTotal).toBe(700);
    const { version } = await convener.must(getRound, { params: round });
    await convener.must(stepRound, { params: round, body: { step: 'close' } }, { version });
    const scored = await convener.must(getPractice, { params: made });
    // (50·9 + 30·8 + 20·7 + 700) / (2 · 1000)
    expect(scored.result).toEqual({ cards: 2, num: 1530, den: 2000, low: 700, high: 830, full: 1000 });
    const outsider = await t.as('parkOfficer');
    expect((await outsider.call(getPractice, { params: made })).status).toBe(404);
    expect((await step(convener, made, 'publish')).body.status).toBe('published');

    const found = await outsider.must(listPractices, { query: { text: '订单 放款' } });
    expect(found.items[0]).toMatchObject({ id: made.id, enterpriseName: made.enterpriseName });
    expect(found.items[0]?.words.length).toBeGreaterThan(0);
    const [institute] = jurors;
    const posting = await enterprise.must(makePosting, {
      body: { list: 'need', alliance: alliance.org, kind: 'finance', title: '借鉴办理' },
    });
    const own = (await institute?.must(claimPosting, { params: posting, body: {} }))?.claims[0]?.caseRef;
    if (!own || !institute) throw new Error('no case');
    const adopt = () =>
      institute.call(adoptPractice, {
        params: made,
        body: { subject: { kind: 'case', ...own }, note: '照此做法对接订单融资' },
      });
    expect((await adopt()).body.adoptedBy).toHaveLength(1);
    expect((await adopt()).status).toBe(409);
    const seen = await outsider.must(getPractice, { params: made });
    expect([seen.adoptions, seen.adoptedBy[0]?.subject, seen.caseRef]).toEqual([1, null, null]);
    expect((await outsider.call(exportPractices, { query: {} })).raw.startsWith('PK')).toBe(true);

    expect((await step(enterprise, made, 'withdrawConsent')).body.status).toBe('withdrawn');
    expect((await outsider.call(getPractice, { params: made })).status).toBe(404);
    expect((await convener.call(getPractice, { params: made })).status).toBe(404);
    const after = await outsider.call(listPractices, { query: { text: '订单 放款' } });
    expect(after.body.items).toEqual([]);
    expect(after.raw).not.toContain(made.enterpriseName);
  });

  test('a card handed in while the round closes is in the result or refused', async () => {
    const round = await openRound();
    const ref = await finished('并发评分', 'PRAC-2');
    const made = await bank.must(nominatePractice, { body: nomination(ref, round, '并发评分案例') });
    await step(enterprise, made, 'consent');
    const scoring = await convener.must(
      stepRound,
      { params: round, body: { step: 'startScoring' } },
      { version: round.version },
    );
    const [closing, ...cards] = await Promise.all([
      convener.call(stepRound, { params: round, body: { step: 'close' } }, { version: scoring.version }),
      ...jurors.map((one) => card(one, made, [5, 5, 5])),
    ]);
    expect(closing.status).toBe(200);
    const taken = cards.filter((one) => one.status === 200).length;
    const view = await convener.must(getPractice, { params: made });
    expect(view.result?.cards ?? 0).toBe(taken);
  });
});
