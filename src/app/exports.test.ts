import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSession } from '../capabilities/accounts/account.api.ts';
import { exportCases, listCases } from '../capabilities/cases/case.api.ts';
import { exportIndicatorEntries, listIndicatorEntries } from '../capabilities/indicators/indicator.api.ts';
import { sendNeed } from '../capabilities/matching/match.api.ts';
import { draftNeed, exportNeeds, listNeeds, submitNeed } from '../capabilities/needs/need.api.ts';
import { exportOffers, listOffers } from '../capabilities/offers/offer.api.ts';
import { exportEnterprises, listEnterprises } from '../capabilities/organisations/organisation.api.ts';
import { confirmOutcome, exportOutcomes, listOutcomes, reportOutcome } from '../capabilities/outcomes/outcome.api.ts';
import { readSpreadsheet } from '../exchange/readSpreadsheet.ts';
import type { CellValue, SheetRow } from '../exchange/spreadsheet.types.ts';
import { type Role, roleSchema } from '../kernel/actor.ts';
import type { Contract } from '../kernel/contract.ts';
import type { Page } from '../kernel/paging.ts';
import type { Caller } from './client.ts';
import { openTestApp, type TestApp } from './testApp.ts';

/** What a person exports is what the list shows that person, row by row, and nothing else. */

const MORE_THAN_A_PAGE = 205;

let t: TestApp;
const callers = new Map<Role, Caller>();
const caller = (role: Role): Caller => {
  const found = callers.get(role);
  if (!found) throw new Error(`nobody signed in as ${role}`);
  return found;
};

beforeAll(async () => {
  t = await openTestApp();
  for (const role of roleSchema.options) callers.set(role, await t.as(role));
  const enterprise = caller('enterprise');
  const own = (await enterprise.must(getSession)).actor?.enterprise ?? { regionId: '', id: '' };
  const bankOrg = (await t.actorOf(caller('bank'))).org;
  const raise = async (title: string, amountFen: number) => {
    const draft = await enterprise.must(draftNeed, {
      body: {
        enterprise: own,
        kinds: ['finance', 'service'],
        title,
        text: '购置设备',
        amountFen,
        deadlineOn: '2026-12-31',
      },
    });
    return enterprise.must(submitNeed, { params: draft }, { version: draft.version });
  };
  await raise('仅本企业可见的需求', 12_345_678_901);
  for (let at = 1; at <= MORE_THAN_A_PAGE; at += 1) {
    await enterprise.must(draftNeed, {
      body: { enterprise: own, kinds: ['talent'], title: `草稿第 ${at} 号`, text: '招聘' },
    });
  }
  const need = await raise('=cmd|"/c calc"!A1 设备贷款', 500_000_050);
  const opened = await enterprise.must(sendNeed, { params: need, body: { receivers: [{ org: bankOrg }] } });
  const outcome = await caller('bank').must(reportOutcome, {
    params: opened,
    body: {
      kind: 'credit_granted',
      amountFen: 500_000_050,
      period: '2026',
      happenedOn: '2026-11-01',
      evidence: { type: 'loanContract', number: '+EXPORT-1' },
    },
  });
  await enterprise.must(confirmOutcome, { params: outcome });
});
afterAll(async () => {
  expect(t.answers.serverErrors).toEqual([]);
  await t.close();
});

async function exported(who: Caller, contract: Contract, query: Record<string, string> = {}) {
  const search = new URLSearchParams(query);
  const answer = await t.app.inject({
    method: 'GET',
    url: `/api${contract.path}?${search}`,
    headers: { cookie: who.cookie ?? '' },
  });
  expect(answer.statusCode, `${contract.name} ${answer.statusCode < 400 ? '' : answer.payload}`).toBe(200);
  expect(answer.headers['cache-control']).toContain('no-store');
  const rows: SheetRow[] = [];
  const bytes = new Uint8Array(answer.rawPayload);
  await readSpreadsheet({ bytes, name: 'list.xlsx' }, { onRows: (batch) => void rows.push(...batch) });
  const [header = [], ...lines] = rows.map((row) => row.cells);
  return { header, lines, column: (name: string) => lines.map((line) => line[header.indexOf(name)] ?? null) };
}

/** All rows the list shows, page by page as the screen fetches them. */
async function listed<Row>(who: Caller, contract: Contract): Promise<Row[]> {
  const items: Row[] = [];
  let after: string | null = null;
  do {
    const query = { limit: 50, ...(after === null ? {} : { after }) };
    const page: Page<Row> = JSON.parse((await who.call(contract, { query } as never)).raw);
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}

/** As the guard leaves them: the two texts of this suite that would run as a formula. */
const guarded = (text: string | null): CellValue => (text !== null && /^[=+]/.test(text) ? `'${text}` : text);

describe('the exported list', () => {
  test.each(roleSchema.options)('holds for %s exactly the rows the list shows', async (role) => {
    const who = caller(role);
    const { permissions } = await t.actorOf(who);
    const may = (contract: Contract) => permissions.includes(contract.permission);
    if (may(exportNeeds)) {
      const file = await exported(who, exportNeeds);
      const rows = await listed<{ title: string; enterpriseName: string; amountFen: number | null }>(who, listNeeds);
      expect(file.column('需求')).toEqual(rows.map((row) => guarded(row.title)));
      expect(file.column('企业')).toEqual(rows.map((row) => row.enterpriseName));
      expect(file.column('金额（元）')).toEqual(
        rows.map((row) => (row.amountFen === null ? null : row.amountFen / 100)),
      );
    }
    if (may(exportCases)) {
      const file = await exported(who, exportCases);
      const rows = await listed<{ number: string; dueOn: string | null }>(who, listCases);
      expect(file.column('编号')).toEqual(rows.map((row) => row.number));
      expect(file.column('时限')).toEqual(rows.map((row) => row.dueOn));
    }
    if (may(exportOutcomes)) {
      const file = await exported(who, exportOutcomes);
      const rows = await listed<{ enterpriseName: string; evidence: { number: string | null } }>(who, listOutcomes);
      expect(file.column('企业')).toEqual(rows.map((row) => row.enterpriseName));
      expect(file.column('证据编号')).toEqual(rows.map((row) => guarded(row.evidence.number)));
    }
    if (may(exportEnterprises)) {
      const file = await exported(who, exportEnterprises);
      const rows = await listed<{ creditCode: string; foundedOn: string | null }>(who, listEnterprises);
      expect(file.column('统一社会信用代码')).toEqual(rows.map((row) => row.creditCode));
      expect(file.column('成立日期')).toEqual(rows.map((row) => row.foundedOn));
    }
    if (may(exportOffers)) {
      const file = await exported(who, exportOffers);
      const rows = await listed<{ code: string; machineShareBp: number | null }>(who, listOffers);
      expect(file.column('编号')).toEqual(rows.map((row) => row.code));
      const shares = rows.map((row) => (row.machineShareBp === null ? null : row.machineShareBp / 10_000));
      expect(file.column('机器可核')).toEqual(shares);
    }
    if (may(exportIndicatorEntries)) {
      const file = await exported(who, exportIndicatorEntries);
      const rows = await listed<{ enterpriseName: string | null; amountFen: number; sign: number }>(
        who,
        listIndicatorEntries,
      );
      expect(file.column('企业')).toEqual(rows.map((row) => row.enterpriseName ?? '不在您可见范围内'));
      expect(file.column('金额（元）')).toEqual(rows.map((row) => (row.sign * row.amountFen) / 100));
    }
  });

  test('is longer than a page where the list is, and never shows one enterprise the need of another', async () => {
    const own = (await exported(caller('enterprise'), exportNeeds)).column('需求');
    expect(own).toContain('仅本企业可见的需求');
    expect(own.filter((title) => String(title).startsWith('草稿第'))).toHaveLength(MORE_THAN_A_PAGE);
    expect((await exported(caller('bank'), exportNeeds)).column('需求')).not.toContain('仅本企业可见的需求');
  });

  test('keeps the filters, and refuses what is no filter of it', async () => {
    const office = caller('corridorOffice');
    const all = await exported(office, exportOffers);
    const finance = await exported(office, exportOffers, { kind: 'finance' });
    expect(finance.lines.length).toBeGreaterThan(0);
    expect(finance.lines).toEqual(all.lines.filter((_, at) => all.column('类别')[at] === '金融'));
    expect((await exported(caller('enterprise'), exportNeeds, { status: 'withdrawn' })).lines).toEqual([]);
    const refused = await t.app.inject({
      method: 'GET',
      url: '/api/needs.xlsx?limit=5',
      headers: { cookie: office.cookie ?? '' },
    });
    expect(refused.statusCode).toBe(400);
  });

  test('writes no formula, names codes and keeps figures exact', async () => {
    const file = await exported(caller('bank'), exportNeeds, { scope: 'received' });
    expect(file.column('需求')).toContain(`'=cmd|"/c calc"!A1 设备贷款`);
    expect(file.column('类别')).toContain('金融、服务');
    expect(file.column('金额（元）')).toContain(5_000_000.5);
    expect(file.column('期望期限')).toContain('2026-12-31');
  });
});
