import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listAccounts } from '../capabilities/accounts/account.api.ts';
import * as cases from '../capabilities/cases/case.api.ts';
import * as consents from '../capabilities/consents/grant.api.ts';
import { NOTICE_VERSION } from '../capabilities/consents/grant.rules.ts';
import { downloadFile, uploadFile } from '../capabilities/documents/file.api.ts';
import * as facts from '../capabilities/facts/fact.api.ts';
import * as grantLists from '../capabilities/grantLists/grantList.api.ts';
import { listReach, matchNeed, sendNeed } from '../capabilities/matching/match.api.ts';
import * as needs from '../capabilities/needs/need.api.ts';
import * as notices from '../capabilities/notices/notice.api.ts';
import { listOffers } from '../capabilities/offers/offer.api.ts';
import * as organisations from '../capabilities/organisations/organisation.api.ts';
import * as outcomes from '../capabilities/outcomes/outcome.api.ts';
import { getEnterprisePage } from '../capabilities/overview/overview.api.ts';
import type { Contract } from '../kernel/contract.ts';
import type { Caller } from './client.ts';
import { openTestApp, type TestApp } from './testApp.ts';

/**
 * Every access rule answers yes here, on purpose: what is left is row security alone, and it must still keep every row of others from
 * being read or changed. Run on both engines.
 */
vi.mock('../capabilities/cases/case.rules.ts', async (original) => ({
  ...(await original<object>()),
  possibleActions: () => [
    'answer',
    'pause',
    'resume',
    'transfer',
    'addTask',
    'contact',
    'comment',
    'attach',
    'close',
    'reportOutcome',
  ],
}));
vi.mock('../capabilities/needs/need.access.ts', () => ({ raiseRelation: () => 'self', canSteerNeed: () => true }));
vi.mock('../capabilities/facts/fact.access.ts', () => ({ mayRecordFor: () => true, mayDecideFor: () => true }));
vi.mock('../capabilities/outcomes/outcome.access.ts', () => ({
  confirmerRelation: () => 'beneficiary',
  outcomeActions: () => ['confirm', 'reject', 'merge', 'declareDistinct', 'reverse'],
}));
vi.mock('../capabilities/consents/consent.access.ts', () => ({
  decideReading: () => ({ basisOf: () => 'own', whole: true, any: true, ground: null }),
  grantActions: () => ['accept', 'decline', 'withdraw'],
  giverRelation: () => 'self',
}));
vi.mock('../capabilities/grantLists/grantList.access.ts', () => ({
  partiesOf: () => ['lead', 'finance', 'enterprise', 'anyone'],
  rowActions: () => ['confirmAccount', 'decline', 'pay', 'undoPayment', 'object'],
  concerns: () => true,
  listActions: () => ['check', 'publish', 'endNotice'],
  mayMakeList: () => true,
}));
vi.mock('../kernel/actor.ts', async (original) => ({ ...(await original<object>()), mayActor: () => true }));

let t: TestApp;
let attackers: Caller[];
const ref: Record<string, { regionId: string; id: string }> = {};

beforeAll(async () => {
  t = await openTestApp(40);
  const enterprise = await t.as('enterprise');
  const bank = await t.as('bank');
  const own = (await t.actorOf(enterprise)).enterprise ?? { regionId: '', id: '' };
  const bankOrg = (await t.actorOf(bank)).org;
  const draft = await enterprise.must(needs.draftNeed, {
    body: { enterprise: own, kinds: ['finance'], title: '仅收件人可见', text: '保密' },
  });
  const need = await enterprise.must(needs.submitNeed, { params: draft }, { version: draft.version });
  const opened = await enterprise.must(sendNeed, { params: need, body: { receivers: [{ org: bankOrg }] } });
  const file = await bank.must(
    uploadFile,
    { query: { name: 'a.pdf', purpose: 'attachment' } },
    { bytes: new TextEncoder().encode('%PDF-1.4') },
  );
  const outcome = await bank.must(outcomes.reportOutcome, {
    params: opened,
    body: {
      kind: 'credit_granted',
      amountFen: 100,
      period: '2026',
      happenedOn: '2026-11-01',
      evidence: { type: 'loanContract', number: 'STUB-1' },
    },
  });
  const grant = (await enterprise.must(consents.listGrants, { params: own })).items.find((one) => one.basis === 'case');
  const list = await listOf(own, bankOrg);
  Object.assign(ref, { enterprise: own, need, case: opened, file, outcome, grant, list });
  const stranger = await t.sql.tx(
    { as: 'job', why: 'test' },
    async (tx) =>
      (
        await tx.query<{ owner_org: number }>('select owner_org from enterprises where id <> $1 order by id limit 1', [
          own.id,
        ])
      ).rows[0]?.owner_org ?? 0,
  );
  attackers = [
    await t.as('institute'),
    await t.as('allianceSecretariat'),
    await t.as('auditor'),
    await t.asOrg('enterprise', stranger),
  ];
});
afterAll(() => t.close());

/** A list before its notice with one row of the same id, led by the bank. */
async function listOf(own: { regionId: string; id: string }, leadOrg: number) {
  const id = crypto.randomUUID();
  await t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    await tx.query(
      `insert into grant_lists (region_id, id, owner_org, shared, offer_region_id, offer_id, offer_code, title, finance_org, as_of, notice_days, confirm_days, created_by, created_at)
       values ($1, $2, $3, '{1}', $1, $2, 'M', '名单', 1, '2026-11-20', 5, 3, $2, now())`,
      [own.regionId, id, leadOrg],
    );
    await tx.query(
      `insert into grant_rows (region_id, list_id, id, owner_org, shared, enterprise_region_id, enterprise_id, enterprise_org, enterprise_name, credit_code, status, amount_fen, ground_zh, ground_en, created_at)
       select $1, $2, $2, $3, '{1}', region_id, id, owner_org, name, credit_code, 'accountConfirmed', 100, '', '', now() from enterprises where id = $4`,
      [own.regionId, id, leadOrg, own.id],
    );
  });
  return { regionId: own.regionId, id };
}

const WATCHED = [
  'enterprises',
  'facts',
  'needs',
  'cases',
  'positions',
  'case_entries',
  'case_tasks',
  'outcomes',
  'outcome_claims',
  'counted_entries',
  'files',
  'inbox',
  'grants',
  'fact_reads',
  'grant_lists',
  'grant_rows',
];
const state = () =>
  t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    const hashes: string[] = [];
    for (const table of WATCHED)
      hashes.push(
        `${table} ${(await tx.query<{ h: string }>(`select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as h from ${table} r`)).rows[0]?.h}`,
      );
    return hashes;
  });

test('reads of rows of others answer 404, lists do not contain them', async () => {
  for (const caller of attackers) {
    const reads: [Contract, string][] = [
      [needs.getNeed, 'need'],
      [matchNeed, 'need'],
      [cases.getCase, 'case'],
      [outcomes.getOutcome, 'outcome'],
      [downloadFile, 'file'],
      [facts.listFacts, 'enterprise'],
      [getEnterprisePage, 'enterprise'],
      [organisations.getEnterprise, 'enterprise'],
      [consents.listGrants, 'enterprise'],
      [consents.listFactReads, 'enterprise'],
      [grantLists.getGrantList, 'list'],
      [grantLists.getGrantRow, 'list'],
    ];
    for (const [contract, name] of reads)
      expect((await caller.call(contract, { params: ref[name] })).status, contract.name).toBe(404);
    const needPage = await caller.must(needs.listNeeds, { query: { limit: 200 } });
    expect(needPage.items.map((row) => row.id)).not.toContain(ref.need?.id);
    const casePage = await caller.must(cases.listCases, { query: { limit: 200 } });
    expect(casePage.items.map((row) => row.id)).not.toContain(ref.case?.id);
    const outcomePage = await caller.must(outcomes.listOutcomes, { query: { limit: 200 } });
    expect(outcomePage.items.map((row) => row.id)).not.toContain(ref.outcome?.id);
  }
});

test('commands with well-formed bodies on rows of others answer 404 and change nothing', async () => {
  const before = await state();
  const version = { version: 1 };
  const needRef = ref.need ?? { regionId: '', id: '' };
  const caseRef = ref.case ?? { regionId: '', id: '' };
  const outcomeRef = ref.outcome ?? { regionId: '', id: '' };
  const enterpriseRef = ref.enterprise ?? { regionId: '', id: '' };
  const fileRef = { regionId: ref.file?.regionId ?? '', id: ref.file?.id ?? '' };
  const grantRef = { regionId: ref.grant?.regionId ?? '', id: ref.grant?.id ?? '' };
  const listRef = ref.list ?? { regionId: '', id: '' };
  const need = { kinds: ['finance' as const], title: '改成别的标题', text: 'x' };
  const reason = { reason: '试试' };
  for (const caller of attackers) {
    const org = (await t.actorOf(caller)).org;
    const answers = [
      await caller.call(needs.draftNeed, { body: { ...need, enterprise: enterpriseRef } }),
      await caller.call(needs.updateNeed, { params: needRef, body: need }, version),
      await caller.call(needs.submitNeed, { params: needRef }, version),
      await caller.call(needs.withdrawNeed, { params: needRef }, version),
      await caller.call(sendNeed, { params: needRef, body: { receivers: [{ org: org === 1 ? 2 : 1 }] } }),
      await caller.call(cases.answerCase, { params: caseRef, body: { status: 'taking' } }, version),
      await caller.call(cases.pauseCase, { params: caseRef, body: reason }, version),
      await caller.call(cases.resumeCase, { params: caseRef, body: {} }, version),
      await caller.call(cases.transferCase, { params: caseRef, body: { toOrg: org, reason: 'x' } }, version),
      await caller.call(cases.addTask, { params: caseRef, body: { title: 'x', ownerOrg: org, dueOn: '2026-12-01' } }),
      await caller.call(cases.recordContact, { params: caseRef, body: { channel: 'phone', note: 'x' } }),
      await caller.call(cases.commentCase, { params: caseRef, body: { note: 'x' } }),
      await caller.call(cases.attachFile, { params: caseRef, body: { file: fileRef } }),
      await caller.call(cases.closeCase, { params: caseRef, body: { reason: 'helped' } }, version),
      await caller.call(outcomes.reportOutcome, {
        params: caseRef,
        body: {
          kind: 'credit_granted',
          amountFen: 1,
          period: '2026',
          happenedOn: '2026-11-01',
          evidence: { type: 'loanContract', number: 'STUB-1' },
        },
      }),
      await caller.call(outcomes.confirmOutcome, { params: outcomeRef }),
      await caller.call(outcomes.rejectOutcome, { params: outcomeRef, body: reason }, version),
      await caller.call(outcomes.reverseOutcome, { params: outcomeRef, body: reason }, version),
      await caller.call(outcomes.declareDistinct, { params: outcomeRef, body: reason }, version),
      await caller.call(facts.recordFact, {
        params: enterpriseRef,
        body: { key: 'staff', period: '2025', value: '1人' },
      }),
      await caller.call(facts.decideConflict, {
        params: enterpriseRef,
        body: { keepFactId: enterpriseRef.id, reason: 'x' },
      }),
      await caller.call(consents.giveGrant, {
        params: enterpriseRef,
        body: { granteeOrg: org, purpose: 'financing', fields: ['size'], noticeVersion: NOTICE_VERSION },
      }),
      await caller.call(consents.requestGrant, {
        params: enterpriseRef,
        body: { purpose: 'financing', fields: ['size'] },
      }),
      await caller.call(consents.acceptGrant, { params: grantRef, body: { noticeVersion: NOTICE_VERSION } }, version),
      await caller.call(consents.declineGrant, { params: grantRef, body: {} }, version),
      await caller.call(consents.withdrawGrant, { params: grantRef }, version),
      await caller.call(grantLists.checkGrantList, { params: listRef }, version),
      await caller.call(grantLists.publishGrantList, { params: listRef }, version),
      await caller.call(grantLists.decideGrantRows, {
        params: listRef,
        body: { action: 'refuse', rows: [{ id: listRef.id, version: 1 }], reason: '试试' },
      }),
      await caller.call(grantLists.objectToGrant, { params: listRef, body: { reason: '试试而已' } }, version),
      await caller.call(
        grantLists.confirmGrantAccount,
        { params: listRef, body: { holder: '某某', bank: '某行', number: '12345678' } },
        version,
      ),
      await caller.call(
        grantLists.payGrantRow,
        { params: listRef, body: { paidFen: 100, paidOn: '2026-11-20', voucher: 'V-1' } },
        version,
      ),
      await caller.call(grantLists.undoGrantPayment, { params: listRef, body: { reason: '试试' } }, version),
      await caller.call(notices.readNotice, { params: { regionId: enterpriseRef.regionId, id: enterpriseRef.id } }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 404));
  }
  expect(await state()).toEqual(before);
});

test('a reverse list names nobody whose row is closed, whatever the decision about consent says', async () => {
  const office = attackers[0];
  const offers = await office?.must(listOffers, { query: { withRules: 'true', limit: 200 } });
  for (const offer of (offers?.items ?? []).slice(0, 5))
    for (const verdict of ['eligible', 'needs_data', 'not_eligible'] as const) {
      const page = await office?.must(listReach, { params: offer, query: { verdict, limit: 200 } });
      expect(page?.items).toEqual([]);
    }
});

test('the closed tables stay closed: accounts are read through the identity role only', async () => {
  const direct = t.sql.tx({ as: 'app', org: 1, regions: [], shared: [1] }, (tx) =>
    tx.query('select password_hash from accounts'),
  );
  await expect(direct).rejects.toMatchObject({ code: '42501' });
  expect((await attackers[0]?.call(listAccounts))?.status).toBe(200);
});
