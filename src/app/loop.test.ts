import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSession } from '../capabilities/accounts/account.api.ts';
import {
  answerCase,
  attachFile,
  closeCase,
  commentCase,
  getCase,
  listCases,
  pauseCase,
  resumeCase,
  transferCase,
} from '../capabilities/cases/case.api.ts';
import { chaseSilence } from '../capabilities/cases/silence.service.ts';
import { uploadFile } from '../capabilities/documents/file.api.ts';
import { decideConflict, listConflicts, listFacts, recordFact } from '../capabilities/facts/fact.api.ts';
import { getIndicators, recount } from '../capabilities/indicators/indicator.api.ts';
import { matchNeed, sendNeed } from '../capabilities/matching/match.api.ts';
import { draftNeed, getNeed, submitNeed, updateNeed } from '../capabilities/needs/need.api.ts';
import { listNotices } from '../capabilities/notices/notice.api.ts';
import { noticeSubscribers } from '../capabilities/notices/subscribers.service.ts';
import { listOrganisations } from '../capabilities/organisations/organisation.api.ts';
import {
  confirmOutcome,
  declareDistinct,
  getOutcome,
  listDuplicates,
  mergeOutcome,
  reportOutcome,
  reverseOutcome,
} from '../capabilities/outcomes/outcome.api.ts';
import type { OutcomeInput } from '../capabilities/outcomes/outcome.schema.ts';
import { getWorkbench } from '../capabilities/overview/overview.api.ts';
import { randomIds } from '../kernel/ids.ts';
import { deliverOutbox } from '../storage/outbox.ts';
import type { Caller } from './client.ts';
import { openTestApp, TEST_NOW, type TestApp } from './testApp.ts';
import { tour } from './tour.ts';

let t: TestApp;
let enterprise: Caller;
let bank: Caller;
let park: Caller;
let office: Caller;
let alliance: Caller;
let own: { regionId: string; id: string };
const orgs: Record<string, number> = {};

beforeAll(async () => {
  t = await openTestApp();
  [enterprise, bank, park, office, alliance] = await Promise.all([
    t.as('enterprise'),
    t.as('bank'),
    t.as('parkOfficer'),
    t.as('districtOffice'),
    t.as('allianceSecretariat'),
  ]);
  for (const [name, caller] of Object.entries({
    enterprise,
    bank,
    park,
    office,
    alliance,
    institute: await t.as('institute'),
  }))
    orgs[name] = (await t.actorOf(caller)).org;
  own = (await enterprise.must(getSession)).actor?.enterprise ?? { regionId: '', id: '' };
});
afterAll(async () => {
  expect(t.answers.serverErrors).toEqual([]);
  await t.close();
});

async function openNeed(title = '需要设备贷款'): Promise<{ regionId: string; id: string; version: number }> {
  const draft = await enterprise.must(draftNeed, {
    body: { enterprise: own, kinds: ['finance'], title, text: '购置设备' },
  });
  return enterprise.must(submitNeed, { params: draft }, { version: draft.version });
}

async function openCaseWith(receivers: string[], title?: string) {
  const need = await openNeed(title);
  return enterprise.must(sendNeed, {
    params: need,
    body: { receivers: receivers.map((name) => ({ org: orgs[name] ?? 0 })) },
  });
}

const credit = (number: string | null, change: Partial<OutcomeInput> = {}): OutcomeInput => ({
  kind: 'credit_granted',
  amountFen: 300_000_000,
  count: null,
  unit: null,
  period: '2026',
  happenedOn: '2026-11-18',
  evidence: { type: 'loanContract', number, file: null },
  credits: [],
  note: '',
  ...change,
});

const pdf = new TextEncoder().encode('%PDF-1.4 合成授权书');

describe('the loop', () => {
  test('runs from need to indicator and recounts equal', async () => {
    const lines: string[] = [];
    await tour(t.app, (line) => lines.push(line));
    expect(lines.some((line) => line.startsWith('七、核对　重新计数一致'))).toBe(true);
    expect(lines.some((line) => line.startsWith('六、计数　成效 0 → 1'))).toBe(true);
  });

  test('offers are ranked with hard reasons apart from soft ones, and one honest why-not', async () => {
    const need = await openNeed();
    const matches = await enterprise.must(matchNeed, { params: need });
    expect(matches.items.length).toBeGreaterThan(0);
    for (const match of matches.items) {
      expect(match.reasons.some((reason) => reason.hard && !reason.good)).toBe(false);
      expect(match.reasons.length).toBeGreaterThan(1);
    }
    const scores = matches.items.map((match) => match.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe('acting for an enterprise', () => {
  test('needs a recorded authority whose scan the officer uploaded', async () => {
    const body = { enterprise: own, kinds: ['space' as const], title: '需要扩租厂房', text: '扩租 2000 平方米' };
    const refused = await park.call(draftNeed, { body });
    expect(refused.status).toBe(400);
    expect(refused.problem?.fields[0]?.path).toBe('authority');
    const scan = await park.must(uploadFile, { query: { name: '授权书.pdf', purpose: 'authority' } }, { bytes: pdf });
    const draft = await park.must(draftNeed, {
      body: {
        ...body,
        authority: { grantedBy: '企业行政部', grantedOn: '2026-11-01', scope: '代提空间需求', file: scan },
      },
    });
    const seen = await enterprise.must(getNeed, { params: draft });
    expect(seen.raisedByOrg).toBe(orgs.park);
    expect(seen.ownerOrg).toBe(orgs.enterprise);
  });

  test('a bank cannot raise needs for an enterprise', async () => {
    const answer = await bank.call(draftNeed, {
      body: { enterprise: own, kinds: ['finance'], title: '代提需求', text: '不应成功' },
    });
    expect(answer.status).toBe(403);
  });
});

describe('a case', () => {
  test('keeps one position for each organisation and moves on when one takes it', async () => {
    const opened = await openCaseWith(['bank', 'alliance']);
    expect(opened.positions.map((position) => position.status)).toEqual(['notAnswered', 'notAnswered']);
    const taken = await bank.must(
      answerCase,
      { params: opened, body: { status: 'taking' } },
      { version: opened.version },
    );
    expect(taken.status).toBe('inProgress');
    const other = await alliance.must(
      answerCase,
      { params: opened, body: { status: 'notForUs', note: '不属于联盟职责' } },
      { version: taken.version },
    );
    expect(other.positions.map((position) => position.status).sort()).toEqual(['notForUs', 'taking']);
    expect((await bank.must(getWorkbench)).due.some((row) => row.id === opened.id)).toBe(true);
  });

  test('refuses a stale version with the current one, and a missing one', async () => {
    const opened = await openCaseWith(['bank']);
    await bank.must(answerCase, { params: opened, body: { status: 'taking' } }, { version: opened.version });
    expect(
      (await bank.call(answerCase, { params: opened, body: { status: 'helped' } }, { version: opened.version })).status,
    ).toBe(412);
    expect((await bank.call(answerCase, { params: opened, body: { status: 'helped' } })).status).toBe(428);
  });

  test('stops its clock while papers are corrected and moves the due day by the working days', async () => {
    const opened = await openCaseWith(['bank']);
    const before = opened.positions[0]?.dueOn ?? '';
    const paused = await bank.must(
      pauseCase,
      { params: opened, body: { reason: '请补充财务报表' } },
      { version: opened.version },
    );
    expect(paused.status).toBe('paused');
    t.clock.set('2026-11-25T02:00:00.000Z');
    const later = await t.asOrg('bank', orgs.bank ?? 0);
    const resumed = await later.must(resumeCase, { params: opened, body: {} }, { version: paused.version });
    t.clock.set(TEST_NOW);
    // 20 November is a Friday: 23, 24 and 25 November are three working days.
    expect(before).toBe('2026-12-04');
    expect(resumed.positions[0]?.dueOn).toBe('2026-12-09');
  });

  test('silence is reminded after 3 and escalated after 5 working days, each once', async () => {
    const opened = await openCaseWith(['alliance']);
    t.clock.set('2026-11-25T02:00:00.000Z');
    await chaseSilence(t.sql, t.clock.now(), randomIds);
    await chaseSilence(t.sql, t.clock.now(), randomIds);
    t.clock.set(TEST_NOW);
    const reminded = await enterprise.must(getCase, { params: opened });
    expect(reminded.timeline.filter((entry) => entry.kind === 'reminder')).toHaveLength(1);
    t.clock.set('2026-11-27T02:00:00.000Z');
    await chaseSilence(t.sql, t.clock.now(), randomIds);
    t.clock.set(TEST_NOW);
    const escalated = await office.must(getCase, { params: opened });
    expect(escalated.timeline.filter((entry) => entry.kind === 'escalation')).toHaveLength(1);
    expect((await office.must(getWorkbench)).unanswered.some((row) => row.id === opened.id)).toBe(true);
    await deliverOutbox(t.sql, noticeSubscribers({ clock: t.clock, ids: randomIds }), 1000);
    expect((await alliance.must(listNotices)).items.some((notice) => notice.kind === 'reminder')).toBe(true);
  });

  test('is handed over with its lead, and the next organisation sees it', async () => {
    const opened = await openCaseWith(['bank']);
    const moved = await bank.call(
      transferCase,
      { params: opened, body: { toOrg: orgs.office ?? 0, reason: '属区办公室职责' } },
      { version: opened.version },
    );
    expect(moved.status).toBe(200);
    const seen = await office.must(getCase, { params: opened });
    expect(seen.leadOrg).toBe(orgs.office);
    expect(seen.may).toContain('close');
    expect((await bank.must(getCase, { params: opened })).may).not.toContain('close');
  });

  test('shares attachments with participants only', async () => {
    const opened = await openCaseWith(['bank']);
    const file = await bank.must(uploadFile, { query: { name: '清单.pdf', purpose: 'attachment' } }, { bytes: pdf });
    const view = await bank.must(attachFile, {
      params: opened,
      body: { file: { regionId: file.regionId, id: file.id }, note: '设备清单' },
    });
    expect(view.timeline.at(-1)?.file?.name).toBe('清单.pdf');
    const stranger = await alliance.call(getCase, { params: opened });
    expect(stranger.status).toBe(404);
    const download = await t.app.inject({
      url: `/api/files/${file.regionId}/${file.id}`,
      headers: { cookie: enterprise.cookie ?? '' },
    });
    expect(download.statusCode).toBe(200);
    expect(
      (
        await t.app.inject({
          url: `/api/files/${file.regionId}/${file.id}`,
          headers: { cookie: alliance.cookie ?? '' },
        })
      ).statusCode,
    ).toBe(404);
  });

  test('closes for a fixed reason only, settles its need, and then takes no more comments', async () => {
    const opened = await openCaseWith(['bank']);
    expect(
      (await bank.call(closeCase, { params: opened, body: { reason: 'because' } }, { version: opened.version })).status,
    ).toBe(400);
    const done = await bank.must(
      closeCase,
      { params: opened, body: { reason: 'no_provider' } },
      { version: opened.version },
    );
    expect(done.status).toBe('closed');
    expect((await enterprise.must(getNeed, { params: opened.need ?? own })).status).toBe('closedUnmet');
    expect((await enterprise.call(commentCase, { params: opened, body: { note: '还在吗' } })).status).toBe(409);
  });

  test('lists filter by the URL and page by key without losing or repeating a case', async () => {
    const seen = new Set<string>();
    let after: string | undefined;
    do {
      const page = await enterprise.must(listCases, {
        query: { limit: 3, sort: 'newest', ...(after ? { after } : {}) },
      });
      for (const row of page.items) {
        expect(seen.has(row.id)).toBe(false);
        seen.add(row.id);
      }
      after = page.next ?? undefined;
    } while (after);
    const all = await enterprise.must(listCases, { query: { limit: 200 } });
    expect(seen.size).toBe(all.count.value);
  });
});

describe('outcomes', () => {
  const report = (caller: Caller, opened: { regionId: string; id: string }, input: OutcomeInput) =>
    caller.must(reportOutcome, { params: opened, body: input });
  const totals = async () =>
    (await office.must(getIndicators, { query: { by: 'kind', kind: 'credit_granted' } })).total;

  test('one loan reported through four cases by bank, park, alliance and office is one outcome with four credits', async () => {
    const before = await totals();
    const callers = { bank, park, alliance, office };
    const ids = new Set<string>();
    for (const [name, caller] of Object.entries(callers)) {
      const opened = await openCaseWith([name]);
      // The same number, written as different hands write it.
      const number =
        { bank: 'HT-2026-0001', park: 'ht 2026 0001', alliance: 'ＨＴ-2026-0001', office: 'HT—2026—0001' }[name] ?? '';
      ids.add((await report(caller, opened, credit(number))).id);
    }
    expect(ids.size).toBe(1);
    const ref = { regionId: own.regionId, id: [...ids][0] ?? '' };
    const outcome = await enterprise.must(confirmOutcome, { params: ref });
    expect((await enterprise.must(getOutcome, { params: ref })).claims).toHaveLength(4);
    expect((await enterprise.must(getOutcome, { params: ref })).claims).toHaveLength(4);
    expect(outcome.claims.map((claim) => [claim.num, claim.den])).toEqual([
      [1, 4],
      [1, 4],
      [1, 4],
      [1, 4],
    ]);
    const after = await totals();
    expect(after.outcomes - before.outcomes).toBe(1);
    expect((after.amountFen ?? 0) - (before.amountFen ?? 0)).toBe(300_000_000);
    expect(await office.must(recount)).toMatchObject({ equal: true });
  });

  test('a claim that joins after counting changes the shares, never the total', async () => {
    const first = await openCaseWith(['bank']);
    const outcome = await report(bank, first, credit('HT-JOIN-1'));
    await enterprise.must(confirmOutcome, { params: outcome });
    const before = await totals();
    const second = await openCaseWith(['park']);
    const joined = await report(park, second, credit('HT-JOIN-1'));
    expect(joined.id).toBe(outcome.id);
    expect(await totals()).toEqual(before);
    expect(await office.must(recount)).toMatchObject({ equal: true });
  });

  test('64 confirmations in parallel count once', async () => {
    const opened = await openCaseWith(['bank']);
    const outcome = await report(bank, opened, credit('HT-64'));
    const before = await totals();
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => enterprise.call(confirmOutcome, { params: outcome })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(63);
    expect((await totals()).outcomes - before.outcomes).toBe(1);
  });

  test('a retried command acts once and answers the same', async () => {
    const opened = await openCaseWith(['bank']);
    const request = { params: opened, body: { note: '重复提交' } };
    const first = await bank.call(commentCase, request, { key: 'retry-key-1' });
    const second = await bank.call(commentCase, request, { key: 'retry-key-1' });
    expect(second.raw).toBe(first.raw);
    expect(
      (await bank.must(getCase, { params: opened })).timeline.filter((entry) => entry.note === '重复提交'),
    ).toHaveLength(1);
    expect(
      (await bank.call(commentCase, { params: opened, body: { note: '别的内容' } }, { key: 'retry-key-1' })).status,
    ).toBe(422);
  });

  test('who claimed it cannot confirm it; a stranger cannot see it', async () => {
    const opened = await openCaseWith(['bank', 'park']);
    const outcome = await report(bank, opened, credit('HT-OWN'));
    expect((await bank.call(confirmOutcome, { params: outcome })).problem?.code).toBe('outcomes.ownClaim');
    expect((await alliance.call(confirmOutcome, { params: outcome })).status).toBe(404);
    expect((await park.call(confirmOutcome, { params: outcome })).status).toBe(200);
  });

  test('without a number a likely duplicate waits until somebody merges it or declares it distinct', async () => {
    const opened = await openCaseWith(['bank', 'park']);
    const file = await bank.must(uploadFile, { query: { name: '合同.pdf', purpose: 'evidence' } }, { bytes: pdf });
    const evidence = { type: 'loanContract', number: null, file: { regionId: file.regionId, id: file.id } };
    const amount = { amountFen: 88_000_000 };
    const first = await report(bank, opened, credit(null, { ...amount, evidence }));
    expect(first.status).toBe('claimed');
    const again = await report(
      bank,
      opened,
      credit(null, { ...amount, evidence, happenedOn: '2026-10-25', period: '2026-10' }),
    );
    expect(again.status).toBe('review');
    expect((await enterprise.call(confirmOutcome, { params: again })).problem?.code).toBe('outcomes.needsReview');
    // The district office is no party of the case; a likely duplicate is shown to it all the same.
    const viewer = office;
    const pairs = await viewer.must(listDuplicates);
    const pair = pairs.items.find((item) => item.outcome.id === again.id);
    expect(pair?.resembles.id).toBe(first.id);
    await viewer.must(
      mergeOutcome,
      { params: again, body: { into: { regionId: first.regionId, id: first.id }, reason: '同一笔贷款' } },
      { version: again.version },
    );
    expect((await enterprise.must(getOutcome, { params: again })).status).toBe('merged');
    const third = await report(
      bank,
      opened,
      credit(null, { ...amount, evidence, happenedOn: '2026-11-01', period: '2026' }),
    );
    const distinct = await viewer.must(
      declareDistinct,
      { params: third, body: { reason: '两笔不同贷款' } },
      { version: third.version },
    );
    expect(distinct.status).toBe('claimed');
  });

  test('a correction reverses the entry and the recount stays equal', async () => {
    const opened = await openCaseWith(['bank']);
    const outcome = await enterprise.must(confirmOutcome, { params: await report(bank, opened, credit('HT-REV')) });
    const before = await totals();
    const reviewer = await t.asOrg('districtOffice', orgs.bank ?? 0);
    await reviewer.must(
      reverseOutcome,
      { params: outcome, body: { reason: '合同解除' } },
      { version: outcome.version },
    );
    expect((await totals()).outcomes).toBe(before.outcomes - 1);
    expect(await office.must(recount)).toMatchObject({ equal: true });
  });

  test('credits must add up to one among organisations of the case', async () => {
    const opened = await openCaseWith(['bank', 'park']);
    const [b, p] = [orgs.bank ?? 0, orgs.park ?? 0];
    const send = (credits: OutcomeInput['credits']) =>
      bank.call(reportOutcome, {
        params: opened,
        body: credit(`HT-C-${credits.length}-${credits[0]?.num}`, { credits }),
      });
    expect(
      (
        await send([
          { org: b, num: 1, den: 2 },
          { org: p, num: 1, den: 3 },
        ])
      ).problem?.fields[0]?.code,
    ).toBe('sum');
    expect(
      (
        await send([
          { org: b, num: 1, den: 2 },
          { org: orgs.alliance ?? 0, num: 1, den: 2 },
        ])
      ).problem?.fields[0]?.path,
    ).toBe('credits.1.org');
    const shared = await send([
      { org: b, num: 2, den: 3 },
      { org: p, num: 1, den: 3 },
    ]);
    expect(shared.status).toBe(200);
  });
});

test('granted and drawn credit are never added, and an organisation counts its share of an outcome', async () => {
  const opened = await openCaseWith(['institute']);
  const input = { ...credit('HT-DRAWN'), kind: 'credit_drawn', credits: [] };
  const institute = await t.as('institute');
  await enterprise.must(confirmOutcome, {
    params: await institute.must(reportOutcome, { params: opened, body: input }),
  });
  const mixed = await office.must(getIndicators, { query: { by: 'region' } });
  expect(mixed.rows.find((row) => row.key === own.regionId)).toMatchObject({ amountFen: null, count: null });
  expect(mixed.total).toMatchObject({ amountFen: null, count: null });
  const drawn = await office.must(getIndicators, { query: { by: 'org', kind: 'credit_drawn' } });
  expect(drawn.rows).toMatchObject([
    { key: String(orgs.institute), outcomes: 1, amountFen: 300_000_000, count: 1_000_000 },
  ]);
  const granted = await office.must(getIndicators, { query: { by: 'org', kind: 'credit_granted' } });
  const shares = granted.rows.reduce((sum, row) => sum + (row.count ?? 0), 0);
  const total = (await office.must(getIndicators, { query: { by: 'kind', kind: 'credit_granted' } })).total;
  expect(shares).toBe((total.count ?? 0) * 1_000_000);
});

describe('facts', () => {
  test('a value typed by hand stands beside the registered one until somebody decides', async () => {
    const before = await enterprise.must(listFacts, { params: own });
    const staff = before.groups
      .flatMap((group) => group.facts)
      .find((fact) => fact.key === 'staff' && fact.period === '2025');
    expect(staff).toBeDefined();
    const typed = await enterprise.must(recordFact, {
      params: own,
      body: { key: 'staff', period: '2025', value: '4321人' },
    });
    expect(typed.conflict).toBe('open');
    const conflict = (await park.must(listConflicts)).items.find(
      (item) => item.enterpriseId === own.id && item.key === 'staff',
    );
    expect(conflict?.candidates).toHaveLength(2);
    const kept = await park.must(decideConflict, {
      params: own,
      body: { keepFactId: staff?.id ?? '', reason: '以登记为准' },
    });
    expect(kept.conflict).toBe('none');
    const after = (await enterprise.must(listFacts, { params: own })).groups
      .flatMap((group) => group.facts)
      .filter((fact) => fact.key === 'staff' && fact.period === '2025');
    expect(after.map((fact) => fact.value)).toEqual([staff?.value]);
  });

  test('a wrong value names the field and the fix', async () => {
    const answer = await enterprise.call(recordFact, {
      params: own,
      body: { key: 'revenue', period: '2025', value: '很多' },
    });
    expect(answer.status).toBe(400);
    expect(answer.problem?.fields[0]).toMatchObject({ path: 'value' });
    expect(
      (await bank.call(recordFact, { params: own, body: { key: 'staff', period: '2025', value: '1人' } })).status,
    ).toBe(403);
  });
});

test('a draft can be changed, a submitted need cannot', async () => {
  const draft = await enterprise.must(draftNeed, {
    body: { enterprise: own, kinds: ['talent'], title: '招聘工程师', text: '十名' },
  });
  const changed = await enterprise.must(
    updateNeed,
    {
      params: draft,
      body: { kinds: ['talent'], title: '招聘算法工程师', text: '十名', quantity: 10, quantityUnit: '人' },
    },
    { version: draft.version },
  );
  const open = await enterprise.must(submitNeed, { params: draft }, { version: changed.version });
  expect(
    (
      await enterprise.call(
        updateNeed,
        { params: draft, body: { kinds: ['talent'], title: '再改一次', text: '不行' } },
        { version: open.version },
      )
    ).status,
  ).toBe(409);
});

test('the directory lists organisations, never enterprises', async () => {
  const { items } = await bank.must(listOrganisations, { query: {} });
  expect(items.length).toBeGreaterThan(100);
  expect(items.some((row) => row.kind === 'enterprise')).toBe(false);
});
