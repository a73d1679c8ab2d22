import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSession, listAccounts, setAccountDisabled } from '../capabilities/accounts/account.api.ts';
import {
  answerCase,
  closeCase,
  commentCase,
  getCase,
  listCases,
  pauseCase,
  resumeCase,
} from '../capabilities/cases/case.api.ts';
import { uploadFile } from '../capabilities/documents/file.api.ts';
import { recount } from '../capabilities/indicators/indicator.api.ts';
import { exportReach, inviteReach, sendNeed } from '../capabilities/matching/match.api.ts';
import { draftNeed, getNeed, listNeeds, submitNeed } from '../capabilities/needs/need.api.ts';
import { getJob, listNotices } from '../capabilities/notices/notice.api.ts';
import { listOffers } from '../capabilities/offers/offer.api.ts';
import { confirmOutcome, getOutcome, listOutcomes, reportOutcome } from '../capabilities/outcomes/outcome.api.ts';
import { listAudit, verifyAudit } from '../capabilities/overview/overview.api.ts';
import { parseProgramYaml } from '../eligibility/programFromYaml.ts';
import { randomIds } from '../kernel/ids.ts';
import { runNextJob } from '../storage/jobs.ts';
import { callerOf } from './client.ts';
import { type Desk, expectRefusal, openDesk, rawCommand } from './hostileDesk.ts';
import { TEST_NOW } from './testApp.ts';
import { jobWorks } from './worker.ts';

/** Rows B65–B75 of the hostile corpus: other people's rows, states out of order, races, clocks. Against the whole application. */

let desk: Desk;
/** A row of a tenant that takes no part here. */
let foreign: { need: string; enterprise: string; file: string; regionId: string; org: number };
let serial = 0;

beforeAll(async () => {
  desk = await openDesk();
  foreign = await desk.t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    const { rows } = await tx.query<{
      region_id: string;
      id: string;
      enterprise_id: string;
      owner_org: number;
      file: string;
    }>(
      `select n.region_id, n.id, n.enterprise_id, n.owner_org, f.id as file from needs n join files f on f.owner_org = n.owner_org and f.region_id = n.region_id
       where n.owner_org <> $1 and n.title like 'canary%' order by n.id limit 1`,
      [desk.orgs.enterprise ?? 0],
    );
    const row = rows[0];
    if (!row) throw new Error('no foreign tenant');
    return { need: row.id, enterprise: row.enterprise_id, file: row.file, regionId: row.region_id, org: row.owner_org };
  });
});
afterAll(() => desk.t.close());

async function openNeed() {
  const draft = await desk.enterprise.must(draftNeed, {
    body: { enterprise: desk.own, kinds: ['finance'], title: '需要设备贷款', text: '购置' },
  });
  return desk.enterprise.must(submitNeed, { params: draft }, { version: draft.version });
}
async function openCase(...names: string[]) {
  const need = await openNeed();
  return desk.enterprise.must(sendNeed, {
    params: need,
    body: { receivers: names.map((name) => ({ org: desk.orgs[name] ?? 0 })) },
  });
}
const report = (opened: { regionId: string; id: string }) => {
  serial += 1;
  return desk.callers.bank.must(reportOutcome, {
    params: opened,
    body: {
      kind: 'credit_granted',
      amountFen: 1_000,
      period: '2026',
      happenedOn: '2026-11-01',
      evidence: { type: 'loanContract', number: `SEQ-${serial}` },
    },
  });
};
const NOBODY = '00000000-0000-4000-8000-0000000000ff';

describe('B65 an id of another tenant answers as one that does not exist', () => {
  test('in the path', async () => {
    for (const call of [
      (id: string) => desk.enterprise.call(getNeed, { params: { regionId: foreign.regionId, id } }),
      (id: string) => desk.enterprise.call(submitNeed, { params: { regionId: foreign.regionId, id } }, { version: 1 }),
    ]) {
      const [hidden, absent] = [await call(foreign.need), await call(NOBODY)];
      await expectRefusal(desk, { status: hidden.status, raw: hidden.raw }, 404, 'notFound');
      expect({ ...hidden.problem, requestId: '' }).toEqual({ ...absent.problem, requestId: '' });
    }
  });

  test('in the body, as enterprise, file, receiver or offer', async () => {
    const before = await desk.state();
    const draft = (id: string) =>
      desk.enterprise.call(draftNeed, {
        body: {
          enterprise: { regionId: foreign.regionId, id },
          kinds: ['finance'],
          title: '他人需求',
          text: '不应成功',
        },
      });
    expect((await draft(foreign.enterprise)).problem?.code).toBe((await draft(NOBODY)).problem?.code);
    expect((await draft(foreign.enterprise)).status).toBe(404);
    const acting = (id: string) =>
      desk.callers.park.call(draftNeed, {
        body: {
          enterprise: desk.own,
          kinds: ['space'],
          title: '代提需求',
          text: '扩租',
          authority: {
            grantedBy: '行政部',
            grantedOn: '2026-11-01',
            scope: '代提',
            file: { regionId: foreign.regionId, id },
          },
        },
      });
    const [hidden, absent] = [await acting(foreign.file), await acting(NOBODY)];
    await expectRefusal(desk, { status: hidden.status, raw: hidden.raw }, 400, 'input.invalid', 'authority.file');
    expect({ ...hidden.problem, requestId: '' }).toEqual({ ...absent.problem, requestId: '' });
    expect(await desk.state()).toBe(before);
  });

  test('in a filter it finds nothing, and counts nothing', async () => {
    const needs = await desk.enterprise.must(listNeeds, { query: { enterpriseId: foreign.enterprise } });
    const cases = await desk.enterprise.must(listCases, { query: { enterpriseId: foreign.enterprise } });
    const outcomes = await desk.enterprise.must(listOutcomes, { query: { enterpriseId: foreign.enterprise } });
    for (const page of [needs, cases, outcomes]) expect([page.items, page.count.value]).toEqual([[], 0]);
  });
});

test('B66 one wrong receiver among several refuses the whole, and nobody is asked', async () => {
  const need = await openNeed();
  const before = await desk.state();
  const { items } = await desk.enterprise.must(listOffers, { query: { limit: 200 } });
  const notTheirs = items.find((offer) => offer.ownerOrg !== desk.orgs.bank);
  const good = { org: desk.orgs.alliance ?? 0 };
  for (const [wrong, path] of [
    [{ org: 2_000_000_000 }, 'receivers.1.org'],
    [{ org: foreign.org }, 'receivers.1.org'],
    [{ org: desk.orgs.alliance ?? 0 }, 'receivers.1.org'],
    [{ org: desk.orgs.bank ?? 0, offer: { regionId: '310117', id: NOBODY } }, 'receivers.1.offer'],
    [
      { org: desk.orgs.bank ?? 0, offer: { regionId: notTheirs?.regionId ?? '', id: notTheirs?.id ?? '' } },
      'receivers.1.offer',
    ],
  ] as const) {
    const answer = await desk.enterprise.call(sendNeed, { params: need, body: { receivers: [good, wrong] } });
    await expectRefusal(desk, { status: answer.status, raw: answer.raw }, 400, 'input.invalid', path);
    expect(await desk.state()).toBe(before);
  }
});

describe('B67 fields that are not the caller’s to set', () => {
  test.each([
    'ownerOrg',
    'org_id',
    'status',
    'isPublic',
    'shared',
    'role',
    'version',
    'raisedByOrg',
    'verified_by',
    'id',
  ])('%s is an unknown field', async (name) => {
    const before = await desk.state();
    const body = { enterprise: desk.own, kinds: ['finance'], title: '需要设备贷款', text: '购置', [name]: 'won' };
    const answer = await rawCommand(desk, { payload: JSON.stringify(body) });
    await expectRefusal(desk, answer, 400, 'input.invalid', name);
    expect(await desk.state()).toBe(before);
  });

  test('an outcome cannot arrive confirmed, nor a role with a sign-in', async () => {
    const opened = await openCase('bank');
    const before = await desk.state();
    const outcome = await rawCommand(desk, {
      url: `/api/cases/${opened.regionId}/${opened.id}/outcomes`,
      headers: { cookie: desk.callers.bank.cookie ?? '' },
      payload: JSON.stringify({
        kind: 'credit_granted',
        amountFen: 1,
        period: '2026',
        happenedOn: '2026-11-01',
        evidence: { type: 'loanContract', number: 'X' },
        status: 'confirmed',
        confirmedByOrg: 1,
      }),
    });
    await expectRefusal(desk, outcome, 400, 'input.invalid', 'confirmedByOrg');
    const signIn = await rawCommand(desk, {
      url: '/api/session',
      payload: JSON.stringify({ login: 'a', password: 'b', role: 'administrator' }),
    });
    await expectRefusal(desk, signIn, 400, 'input.invalid', 'role');
    expect(await desk.state()).toBe(before);
  });
});

describe('B70 states out of order', () => {
  test('a draft is not sent, a claim not confirmed by its claimant, nothing twice, and 64 at once count once', async () => {
    const draft = await desk.enterprise.must(draftNeed, {
      body: { enterprise: desk.own, kinds: ['finance'], title: '仍是草稿', text: '购置' },
    });
    const sent = await desk.enterprise.call(sendNeed, {
      params: draft,
      body: { receivers: [{ org: desk.orgs.bank ?? 0 }] },
    });
    await expectRefusal(desk, { status: sent.status, raw: sent.raw }, 409, 'needs.wrongStatus');
    const opened = await openCase('bank');
    const outcome = await report(opened);
    const own = await desk.callers.bank.call(confirmOutcome, { params: outcome });
    await expectRefusal(desk, { status: own.status, raw: own.raw }, 403, 'outcomes.ownClaim');
    const entries = () =>
      desk.t.sql.tx(
        { as: 'job', why: 'test' },
        async (tx) => (await tx.query('select 1 from counted_entries where outcome_id = $1', [outcome.id])).count,
      );
    expect(await entries()).toBe(0);
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => desk.enterprise.call(confirmOutcome, { params: outcome })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.problem?.code === 'outcomes.alreadyConfirmed')).toHaveLength(63);
    expect(await entries()).toBe(1);
    expect(await desk.callers.office.must(recount)).toMatchObject({ equal: true });
  });

  test('a closed case takes no answer, no outcome and no second closing', async () => {
    const opened = await openCase('bank');
    const closed = await desk.callers.bank.must(
      closeCase,
      { params: opened, body: { reason: 'no_provider' } },
      { version: opened.version },
    );
    const late = [
      await desk.callers.bank.call(
        answerCase,
        { params: opened, body: { status: 'helped' } },
        { version: closed.version },
      ),
      await desk.callers.bank.call(
        closeCase,
        { params: opened, body: { reason: 'no_provider' } },
        { version: closed.version },
      ),
    ];
    for (const answer of late)
      await expectRefusal(desk, { status: answer.status, raw: answer.raw }, 409, 'cases.closed');
    expect((await desk.enterprise.must(getCase, { params: opened })).status).toBe('closed');
  });
});

describe('B71, B72 races and rights that end meanwhile', () => {
  test('B71 thirty answers with one version: one is taken, the others are told that they are late', async () => {
    const opened = await openCase('bank');
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        desk.callers.bank.call(answerCase, { params: opened, body: { status: 'taking' } }, { version: opened.version }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 412)).toHaveLength(29);
    const { timeline } = await desk.enterprise.must(getCase, { params: opened });
    expect(timeline.filter((entry) => entry.kind === 'position')).toHaveLength(1);
  });

  test('B72 an invitation whose starter was disabled before it ran invites nobody', async () => {
    const administrator = await desk.t.as('administrator');
    const starter = await desk.t.asOrg('districtOffice', desk.orgs.office ?? 0);
    const { accountId } = (await starter.must(getSession)).actor ?? { accountId: '' };
    const { items } = await starter.must(listOffers, { query: { withRules: 'true', limit: 10 } });
    const offer = items[0] ?? { regionId: '', id: '' };
    const job = await starter.must(inviteReach, {
      params: { regionId: offer.regionId, id: offer.id },
      body: { verdicts: ['eligible', 'near', 'needs_data'], as: 'notice' },
    });
    const account = (await administrator.must(listAccounts)).items.find((row) => row.id === accountId);
    await administrator.must(
      setAccountDisabled,
      { params: { id: accountId }, body: { disabled: true } },
      { version: account?.version ?? 0 },
    );
    expect((await starter.call(exportReach, { params: offer, query: {} })).status).toBe(401);
    const unread = (await desk.enterprise.must(listNotices)).unread;
    const { t } = desk;
    const works = jobWorks({
      sql: t.sql,
      clock: t.clock,
      ids: randomIds,
      population: t.population,
      onError: () => undefined,
    });
    while (await runNextJob(t.sql, works, () => undefined));
    expect(await desk.callers.office.must(getJob, { params: { id: job.id } })).toMatchObject({
      status: 'failed',
      done: 0,
    });
    expect((await desk.enterprise.must(listNotices)).unread).toBe(unread);
    const invitations = await t.sql.tx({ as: 'job', why: 'test' }, (tx) => tx.query('select 1 from invitations'));
    expect(invitations.count).toBe(0);
  });
});

test('B73 rules know no patterns: one that brings its own is refused by name', () => {
  const rule = (condition: string) =>
    parseProgramYaml(
      `id: X1\nkind: policy\nsubject: enterprise\nversions:\n  - id: v1\n    when: ${condition}\n`,
      'B73',
    );
  for (const condition of ["{fact: name, matches: '(a+)+$'}", "{regex: '.*.*.*=.*'}", "{fact: name, like: '%'}"]) {
    const result = rule(condition);
    expect(result.ok).toBe(false);
  }
});

describe('B75 clocks', () => {
  test('set back an hour, the order of the ledger and of the timeline holds, and no due day comes nearer', async () => {
    const opened = await openCase('bank');
    const due = opened.positions[0]?.dueOn ?? '';
    const paused = await desk.callers.bank.must(
      pauseCase,
      { params: opened, body: { reason: '补正材料' } },
      { version: opened.version },
    );
    desk.t.clock.set('2026-11-20T01:00:00.000Z');
    await desk.enterprise.must(commentCase, { params: opened, body: { note: '时钟回拨' } });
    desk.t.clock.set('2026-11-18T02:00:00.000Z');
    const resumed = await desk.callers.bank.must(resumeCase, { params: opened, body: {} }, { version: paused.version });
    desk.t.clock.set(TEST_NOW);
    expect((resumed.positions[0]?.dueOn ?? '') >= due).toBe(true);
    const auditor = await desk.t.as('auditor');
    expect(await auditor.must(verifyAudit)).toMatchObject({ intact: true });
    const { items } = await auditor.must(listAudit, { query: { regionId: opened.regionId } });
    const numbers = items.map((entry) => entry.seq);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('an instant between the years belongs to the year of Shanghai', async () => {
    desk.t.clock.set('2026-12-31T16:30:00.000Z');
    const enterprise = await desk.t.asOrg('enterprise', desk.orgs.enterprise ?? 0);
    const draft = await enterprise.must(draftNeed, {
      body: { enterprise: desk.own, kinds: ['finance'], title: '跨年需求', text: '购置', deadlineOn: '2027-01-01' },
    });
    const need = await enterprise.must(submitNeed, { params: draft }, { version: draft.version });
    const opened = await enterprise.must(sendNeed, {
      params: need,
      body: { receivers: [{ org: desk.orgs.bank ?? 0 }] },
    });
    desk.t.clock.set(TEST_NOW);
    expect(opened.number).toContain('2027');
    expect(opened.positions[0]?.dueProvisional).toBe(true);
  });

  test('a session of the past half day ends, whatever the clock of the browser says', async () => {
    const caller = callerOf(desk.t.app, desk.callers.bank.cookie);
    desk.t.clock.set('2026-11-20T14:00:01.000Z');
    const late = await caller.call(listNeeds, { query: {} });
    desk.t.clock.set(TEST_NOW);
    await expectRefusal(desk, { status: late.status, raw: late.raw }, 401, 'unauthenticated');
    desk.t.clock.set(TEST_NOW);
  });
});

test('an outcome of others shows neither by id nor by its file', async () => {
  const file = await desk.callers.alliance.must(
    uploadFile,
    { query: { name: '内部.pdf', purpose: 'evidence' } },
    { bytes: new TextEncoder().encode('%PDF-1.4') },
  );
  const hidden = await desk.t.app.inject({
    url: `/api/files/${file.regionId}/${file.id}`,
    headers: { cookie: desk.enterprise.cookie ?? '' },
  });
  await expectRefusal(desk, hidden, 404, 'notFound');
  const outcome = await desk.enterprise.call(getOutcome, { params: { regionId: foreign.regionId, id: foreign.need } });
  await expectRefusal(desk, { status: outcome.status, raw: outcome.raw }, 404, 'notFound');
});
