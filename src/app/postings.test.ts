import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getCase } from '../capabilities/cases/case.api.ts';
import { confirmOutcome, reportOutcome } from '../capabilities/outcomes/outcome.api.ts';
import {
  claimPosting,
  exportPostings,
  getPosting,
  importPostings,
  listOwnAlliances,
  listPostings,
  makePosting,
  stepPosting,
  unclaimPosting,
} from '../capabilities/postings/posting.api.ts';
import type { Actor } from '../kernel/actor.ts';
import { randomIds } from '../kernel/ids.ts';
import { OFFER_KINDS } from '../vocabulary/offerKinds.ts';
import type { Caller } from './client.ts';
import { openTestApp, type TestApp } from './testApp.ts';

/** The three lists: places hold under pressure, a claim is a case, what comes of it is counted. */

let t: TestApp;
let alliance: Actor;
let bank: Caller;
let enterprise: Caller;
let institute: Caller;

beforeAll(async () => {
  t = await openTestApp(80);
  alliance = await t.actorOf(await t.as('allianceSecretariat'));
  [bank, enterprise, institute] = [await t.as('bank'), await t.as('enterprise'), await t.as('institute')];
});
afterAll(() => t.close());

const need = (change: object = {}) => ({
  list: 'need' as const,
  alliance: alliance.org,
  kind: 'finance' as const,
  title: '订单周转资金',
  ...change,
});

describe('the three lists', () => {
  test('two hundred members at once on fifty places: exactly fifty', async () => {
    const seats = 50;
    const posting = await bank.must(makePosting, {
      body: need({ list: 'resource', title: '检测设备开放共享', capacity: seats }),
    });
    const firms = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query<{ owner_org: number }>(
        `select owner_org from enterprises where owner_org not in (select member_org from memberships where alliance_org = $1) order by owner_org`,
        [alliance.org],
      ),
    );
    const callers: Caller[] = [];
    for (const { owner_org: org } of firms.rows) {
      await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
        tx.query(
          `insert into memberships (id, alliance_org, member_org, role, since) values ($1, $2, $3, 'member', '2026-01-01')`,
          [randomIds.uuid(), alliance.org, org],
        ),
      );
      callers.push(await t.asOrg('enterprise', org));
    }
    expect(callers.length).toBeGreaterThan(seats);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        (callers[index % callers.length] ?? bank).call(claimPosting, { params: posting, body: {} }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(seats);
    expect(answers.filter((answer) => ![200, 409].includes(answer.status)).map((answer) => answer.raw)).toEqual([]);
    const after = await bank.must(getPosting, { params: posting });
    expect([after.status, after.claimed, after.claims.length]).toEqual(['full', seats, seats]);
    expect(new Set(after.claims.map((one) => one.org)).size).toBe(seats);
  });

  test('claimed, it is a case with a position; its outcome counts for the posting and the alliance, once', async () => {
    const posting = await enterprise.must(makePosting, { body: need() });
    const claimed = await bank.must(claimPosting, { params: posting, body: { note: '可授信' } });
    const caseRef = claimed.claims[0]?.caseRef;
    if (!caseRef) throw new Error('no case');
    const opened = await bank.must(getCase, { params: caseRef });
    expect(opened.positions.map((position) => position.status)).toEqual(['taking']);
    const outcome = await bank.must(reportOutcome, {
      params: caseRef,
      body: {
        kind: 'credit_granted',
        amountFen: 300_000_000,
        period: '2026',
        happenedOn: '2026-11-12',
        evidence: { type: 'loanContract', number: 'LIST-1' },
      },
    });
    await enterprise.must(confirmOutcome, { params: outcome }, { version: outcome.version });
    expect((await enterprise.must(getPosting, { params: posting })).counted).toMatchObject({
      outcomes: 1,
      amountFen: 300_000_000,
    });
  });

  test('a place given back is open again; a posting that was claimed is closed, not withdrawn', async () => {
    const posting = await enterprise.must(makePosting, { body: need({ title: '技术难题会诊' }) });
    const full = await institute.must(claimPosting, { params: posting, body: {} });
    expect(full.status).toBe('full');
    expect((await bank.call(claimPosting, { params: posting, body: {} })).problem?.code).toBe('postings.full');
    const open = await institute.must(unclaimPosting, { params: posting });
    expect([open.status, open.claimed]).toEqual(['open', 0]);
    const again = await bank.must(claimPosting, { params: posting, body: {} });
    const step = (name: 'withdraw' | 'close') =>
      enterprise.call(stepPosting, { params: posting, body: { step: name } }, { version: again.version });
    expect((await step('withdraw')).status).toBe(409);
    expect((await step('close')).body.status).toBe('closed');
  });

  test('only members see and claim; who left sees nothing from the next request', async () => {
    const posting = await enterprise.must(makePosting, { body: need({ title: '人才需求对接' }) });
    const office = await t.actorOf(await t.as('corridorOffice'));
    const roles = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query('select 1 from memberships where alliance_org = $1 and member_org = $2', [alliance.org, office.org]),
    );
    const stranger = roles.count === 0 ? await t.as('corridorOffice') : await t.as('parkOfficer');
    expect((await stranger.call(getPosting, { params: posting })).status).toBe(404);
    const bankOrg = (await t.actorOf(bank)).org;
    const until = (day: string | null) =>
      t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
        tx.query('update memberships set until = $3::date where alliance_org = $1 and member_org = $2', [
          alliance.org,
          bankOrg,
          day,
        ]),
      );
    expect((await bank.call(getPosting, { params: posting })).status).toBe(200);
    await until('2026-11-20');
    expect((await bank.call(getPosting, { params: posting })).status).toBe(404);
    expect((await bank.call(claimPosting, { params: posting, body: {} })).status).toBe(404);
    expect((await bank.must(listOwnAlliances)).items.map((one) => one.org)).not.toContain(alliance.org);
    await until(null);
    expect((await bank.call(getPosting, { params: posting })).status).toBe(200);
  });

  test('comes from a workbook and goes into one', async () => {
    const csv = (kind: string) =>
      new TextEncoder().encode(
        `清单,事项,类别,可认领数,期限\n资源清单,中试平台预约,技术成果,3,2026-12-31\n需求,短期周转资金,${kind},1,\n`,
      );
    const send = (bytes: Uint8Array) =>
      institute.call(importPostings, { query: { name: '清单.csv', alliance: alliance.org } }, { bytes });
    const refused = await send(csv('不存在的类别'));
    expect(refused.problem?.fields.map((field) => field.path)).toContain('rows.3.类别');
    const [first, second] = OFFER_KINDS;
    const bytes = new TextEncoder().encode(
      `清单,事项,类别,可认领数,期限\n资源清单,中试平台预约,${first.zh},3,2026-12-31\n需求,短期周转资金,${second.zh},1,\n`,
    );
    expect((await send(bytes)).body).toEqual({ imported: 2 });
    const mine = await institute.must(listPostings, { query: { mine: 'true' } });
    expect(mine.items.map((one) => one.title)).toContain('中试平台预约');
    expect((await institute.call(exportPostings, { query: {} })).raw.startsWith('PK')).toBe(true);
  });
});
