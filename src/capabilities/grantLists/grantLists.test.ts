import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { randomIds } from '../../kernel/ids.ts';
import { listFacts } from '../facts/fact.api.ts';
import { recount } from '../indicators/indicator.api.ts';
import { listOffers } from '../offers/offer.api.ts';
import { listOutcomes } from '../outcomes/outcome.api.ts';
import { keepDeadlines } from './deadlines.service.ts';
import * as api from './grantList.api.ts';
import type { GrantList, GrantRowView } from './grantList.schema.ts';

/** 免申即享 end to end on a real engine: every party, every deadline, every way out. */

let t: TestApp;
let lead: Caller;
let finance: Caller;
let bystander: Caller;
let financeOrg: number;
let list: GrantList;
let rows: readonly GrantRowView[];

beforeAll(async () => {
  t = await openTestApp(120);
  lead = await t.as('districtOffice');
  finance = await t.as('corridorOffice');
  bystander = await t.as('bank');
  financeOrg = (await t.actorOf(finance)).org;
});
afterAll(() => t.close());

const again = async () => {
  list = await lead.must(api.getGrantList, { params: list });
  rows = (await lead.must(api.listGrantRows, { params: list, query: { limit: 200 } })).items;
};
const inStatus = (status: GrantRowView['status']) => rows.filter((row) => row.status === status);
const decide = (
  action: 'pass' | 'refuse' | 'confirm' | 'dismiss' | 'reopen',
  some: readonly GrantRowView[],
  more: { reason?: string; amountFen?: number } = {},
) =>
  lead.call(api.decideGrantRows, {
    params: list,
    body: { action, rows: some.map(({ id, version }) => ({ id, version })), ...more },
  });
const enterpriseOf = async (row: GrantRowView): Promise<Caller> => {
  const org = await t.sql.tx(
    { as: 'job', why: 'test' },
    async (tx) =>
      (await tx.query<{ o: number }>('select owner_org as o from enterprises where id = $1', [row.enterprise.id]))
        .rows[0]?.o ?? 0,
  );
  return t.asOrg('enterprise', org);
};
const fresh = async () => {
  lead = await t.as('districtOffice');
  finance = await t.as('corridorOffice');
  bystander = await t.as('bank');
};
const advance = async (days: number) => {
  t.clock.advanceDays(days);
  await fresh();
};
const account = (row: GrantRowView) => ({
  holder: row.enterprise.name,
  bank: '示例银行松江支行',
  number: '310117000012345',
});

describe('a list', () => {
  test('is made by the owner of an auto-grant program, of those it may name; who decides cannot be who pays', async () => {
    const offers = (await lead.must(listOffers, { query: { withRules: 'true', limit: 200 } })).items;
    const leadOrg = (await t.actorOf(lead)).org;
    const body = { title: '高企认定奖励第一批', financeOrg };
    const ordinary = offers.find((offer) => offer.code === 'D02');
    expect((await lead.call(api.makeGrantList, { params: ordinary ?? list, body })).problem?.code).toBe(
      'grantLists.notAutoGrant',
    );
    const own = offers.filter((offer) => offer.ownerOrg === leadOrg);
    for (const offer of own) {
      const made = await lead.call(api.makeGrantList, { params: offer, body });
      if (made.status !== 200 || made.body.counts.candidate < 7) continue;
      const same = await lead.call(api.makeGrantList, { params: offer, body: { ...body, financeOrg: leadOrg } });
      expect(same.problem?.fields[0]?.path).toBe('financeOrg');
      list = made.body;
      break;
    }
    // Tenants with marked texts never take part.
    await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query(
        `delete from grant_rows where enterprise_id in (select enterprise_id from needs where title like 'canary-%')`,
      ),
    );
    await again();
    expect(rows.length).toBe(list.counts.candidate);
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect((await finance.call(api.makeGrantList, { params: own[0] ?? list, body })).problem?.code).toBe(
      'grantLists.notAutoGrant',
    );
  });

  test('before the notice neither the enterprise nor anybody else knows of it', async () => {
    const [row] = rows as [GrantRowView];
    const enterprise = await enterpriseOf(row);
    for (const caller of [enterprise, bystander]) {
      expect((await caller.call(api.getGrantList, { params: list })).status).toBe(404);
      expect((await caller.call(api.getGrantRow, { params: row })).status).toBe(404);
    }
    expect((await enterprise.must(api.listOwnGrantRows, { query: {} })).items).toEqual([]);
    expect((await finance.must(api.getGrantRow, { params: row })).may).toEqual([]);
  });

  test('credit is compared: clear passes, listed is refused with its reason, unknown waits for a person', async () => {
    const checked = await lead.call(api.checkGrantList, { params: list }, { version: list.version });
    expect(checked.status).toBe(200);
    const stale = await lead.call(api.checkGrantList, { params: list }, { version: list.version });
    expect(stale.status).toBe(412);
    await again();
    for (const row of rows) {
      if (row.status === 'checked') expect(row.credit).toBe('clear');
      if (row.status === 'refused')
        expect([row.credit, row.reason]).toEqual(['listed', expect.stringContaining('信用核查')]);
      if (row.status === 'candidate') expect(row.credit).toBe('unknown');
    }
    const waiting = inStatus('candidate');
    if (waiting.length > 0) {
      expect((await decide('pass', waiting)).problem?.fields[0]?.path).toBe('reason');
      expect((await decide('pass', waiting, { reason: '与信用平台人工比对' })).status).toBe(200);
    }
    await again();
    expect(inStatus('checked').length).toBeGreaterThanOrEqual(4);
  });

  test('the lead office confirms row by row or together; a refusal says why; a row that changed meanwhile stops all', async () => {
    const some = inStatus('checked');
    const [first, ...others] = some as [GrantRowView, ...GrantRowView[]];
    expect((await decide('refuse', [first])).problem?.fields[0]?.path).toBe('reason');
    expect((await decide('refuse', [first], { reason: '已由市级项目支持' })).status).toBe(200);
    expect((await decide('confirm', some, { amountFen: 10_000_000 })).status).toBe(412);
    const open = others.find((row) => row.amountFen === null);
    if (open) expect((await decide('confirm', [open])).problem?.fields[0]?.path).toBe('amountFen');
    expect((await decide('confirm', others, { amountFen: 10_000_000 })).status).toBe(200);
    await again();
    expect(inStatus('confirmed')).toHaveLength(others.length);
    const refused = rows.find((row) => row.id === first.id) as GrantRowView;
    expect((await decide('reopen', [refused], { reason: '核实后恢复' })).status).toBe(200);
    await again();
    expect(rows.find((row) => row.id === first.id)?.status).toBe('candidate');
    // Refused before the notice: its enterprise never hears of it.
    expect((await (await enterpriseOf(first)).must(api.listOwnGrantRows, { query: {} })).items).toEqual([]);
  });

  test('the notice is open to everybody for its working days: name, amount and ground, nothing else', async () => {
    const published = await lead.must(api.publishGrantList, { params: list }, { version: list.version });
    // Friday 20 November and five working days: until Friday 27 November.
    expect([published.noticeFrom, published.noticeUntil]).toEqual(['2026-11-20', '2026-11-27']);
    await again();
    const seen = await bystander.must(api.listGrantRows, { params: list, query: { limit: 200 } });
    expect(seen.items.length).toBe(inStatus('noticed').length);
    for (const row of seen.items)
      expect([row.credit, row.account, row.steps, row.reason]).toEqual([null, null, [], '']);
    const early = await lead.call(api.endGrantNotice, { params: list }, { version: list.version });
    expect(early.problem?.code).toBe('grantLists.nothingToDo');
    expect(await keepDeadlines(t.sql, t.clock.now(), randomIds)).toBe(0);
  });

  test('an objection stops a row until the lead office settles it, either way', async () => {
    const [one, two] = inStatus('noticed') as [GrantRowView, GrantRowView];
    const object = (row: GrantRowView) =>
      bystander.must(api.objectToGrant, { params: row, body: { reason: '注册地已迁出' } }, { version: row.version });
    expect((await object(one)).status).toBe('objected');
    await object(two);
    await again();
    const objected = inStatus('objected');
    expect(objected).toHaveLength(2);
    expect((await decide('dismiss', objected.slice(0, 1))).problem?.fields[0]?.path).toBe('reason');
    expect((await decide('dismiss', objected.slice(0, 1), { reason: '经核实未迁出' })).status).toBe(200);
    expect((await decide('refuse', objected.slice(1), { reason: '经核实已迁出' })).status).toBe(200);
    await again();
    const refused = rows.find((row) => row.id === objected[1]?.id) as GrantRowView;
    // It was in the notice, so its enterprise learns why.
    const own = await (await enterpriseOf(refused)).must(api.listOwnGrantRows, { query: {} });
    expect(own.items[0]).toMatchObject({ status: 'refused', reason: '经核实已迁出' });
  });

  test('after the notice the enterprise has its working days; who lets them pass forfeits, and may be taken up again', async () => {
    await advance(8);
    expect(await keepDeadlines(t.sql, t.clock.now(), randomIds)).toBe(1);
    expect(await keepDeadlines(t.sql, t.clock.now(), randomIds)).toBe(0);
    await again();
    const waiting = inStatus('awaitingAccount');
    // Saturday 28 November and three working days.
    expect(new Set(waiting.map((row) => row.dueOn))).toEqual(new Set(['2026-12-02']));
    expect((await bystander.call(api.getGrantRow, { params: waiting[0] ?? list })).status).toBe(404);
    const [one] = waiting as [GrantRowView];
    const enterprise = await enterpriseOf(one);
    const wrong = await enterprise.call(
      api.confirmGrantAccount,
      { params: one, body: { ...account(one), number: '12ab' } },
      { version: one.version },
    );
    expect(wrong.problem?.fields[0]?.path).toContain('number');
    const done = await enterprise.must(
      api.confirmGrantAccount,
      { params: one, body: account(one) },
      { version: one.version },
    );
    expect(done.status).toBe('accountConfirmed');
    const twice = await enterprise.call(
      api.confirmGrantAccount,
      { params: done, body: account(one) },
      { version: done.version },
    );
    expect(twice.problem?.code).toBe('grantLists.notPossible');
    await advance(5);
    expect(await keepDeadlines(t.sql, t.clock.now(), randomIds)).toBe(waiting.length - 1);
    await again();
    expect(inStatus('forfeited')).toHaveLength(waiting.length - 1);
    const [late] = inStatus('forfeited') as [GrantRowView];
    expect((await decide('reopen', [late], { reason: '企业来函说明' })).status).toBe(200);
    await again();
    const given = rows.find((row) => row.id === late.id) as GrantRowView;
    expect([given.status, given.dueOn]).toEqual(['awaitingAccount', '2026-12-08']);
    const giving = await enterpriseOf(given);
    await giving.must(
      api.declineGrantRow,
      { params: given, body: { reason: '已享受其他支持' } },
      { version: given.version },
    );
  });

  test('only the paying organisation pays, the amount of the notice, once; it enters the file and counts as one outcome', async () => {
    await again();
    const [row] = inStatus('accountConfirmed') as [GrantRowView];
    const enterprise = await enterpriseOf(row);
    const body = { paidFen: row.amountFen ?? 0, paidOn: '2026-12-03', voucher: '松财付〔2026〕001号' };
    const version = { version: row.version };
    for (const caller of [lead, enterprise, bystander])
      expect([403, 404, 409]).toContain((await caller.call(api.payGrantRow, { params: row, body }, version)).status);
    const wrong = await finance.call(
      api.payGrantRow,
      { params: row, body: { ...body, paidFen: body.paidFen + 1 } },
      version,
    );
    expect(wrong.problem?.fields[0]?.path).toBe('paidFen');
    const future = await finance.call(
      api.payGrantRow,
      { params: row, body: { ...body, paidOn: '2027-01-01' } },
      version,
    );
    expect(future.problem?.fields[0]?.path).toBe('paidOn');
    const before = await countedPaid();
    const paid = await finance.must(api.payGrantRow, { params: row, body }, version);
    expect(paid).toMatchObject({ status: 'paid', paidFen: body.paidFen, may: ['undoPayment'] });
    expect((await finance.call(api.payGrantRow, { params: paid, body }, { version: paid.version })).problem?.code).toBe(
      'grantLists.notPossible',
    );
    expect(await countedPaid()).toBe(before + body.paidFen);
    expect(await benefits(enterprise, row)).toContain(list.offer.code);
    const outcomes = (await enterprise.must(listOutcomes, { query: { kind: 'subsidy_paid', limit: 50 } })).items;
    expect(outcomes.filter((one) => one.evidence.number === body.voucher)).toMatchObject([
      { status: 'confirmed', amountFen: body.paidFen },
    ]);
  });

  test('a payment that came back leaves the file and the figures, and can be made again', async () => {
    await again();
    const [row] = inStatus('paid') as [GrantRowView];
    const enterprise = await enterpriseOf(row);
    const counted = await countedPaid();
    const undone = await finance.must(
      api.undoGrantPayment,
      { params: row, body: { reason: '账号有误退回' } },
      { version: row.version },
    );
    expect([undone.status, undone.voucher, undone.outcome]).toEqual(['accountConfirmed', null, null]);
    expect(await countedPaid()).toBe(counted - (row.paidFen ?? 0));
    expect(await benefits(enterprise, row)).not.toContain(list.offer.code);
    const body = { paidFen: row.amountFen ?? 0, paidOn: '2026-12-03', voucher: '松财付〔2026〕001号' };
    await finance.must(api.payGrantRow, { params: undone, body }, { version: undone.version });
    expect(await countedPaid()).toBe(counted);
    expect((await finance.must(recount, {})).differences).toEqual([]);
  });

  test('credit is compared again before payment', async () => {
    await again();
    const [late] = inStatus('forfeited');
    if (!late) return;
    await decide('reopen', [late], { reason: '恢复' });
    await again();
    const row = rows.find((one) => one.id === late.id) as GrantRowView;
    const enterprise = await enterpriseOf(row);
    const confirmed = await enterprise.must(
      api.confirmGrantAccount,
      { params: row, body: account(row) },
      { version: row.version },
    );
    await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query(
        `update facts set value = 'true'::jsonb where enterprise_id = $1 and key in ('seriousDishonesty', 'abnormalList')`,
        [row.enterprise.id],
      ),
    );
    await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query(
        `insert into facts (region_id, enterprise_id, id, owner_org, key, period, value, source_id, observed_on)
         select $1, $2, gen_random_uuid(), 1, 'seriousDishonesty', '', 'true', id, '2026-12-01' from fact_sources where region_id = $1 limit 1`,
        [row.enterprise.regionId, row.enterprise.id],
      ),
    );
    const body = { paidFen: row.amountFen ?? 0, paidOn: '2026-12-03', voucher: '松财付〔2026〕002号' };
    const refused = await finance.call(api.payGrantRow, { params: confirmed, body }, { version: confirmed.version });
    expect(refused.problem?.code).toBe('grantLists.creditListed');
    await again();
    const now = rows.find((one) => one.id === late.id) as GrantRowView;
    expect((await decide('refuse', [now], { reason: '兑付前复核未通过' })).status).toBe(200);
  });

  test('the list exports as its reader sees it', async () => {
    const answer = await lead.call(api.exportGrantRows, { params: list, query: {} });
    expect(answer.status).toBe(200);
    expect(String(answer.headers['content-type'])).toContain('spreadsheetml');
  });
});

/** Fen of subsidies paid, as the indicators count them. */
const countedPaid = async (): Promise<number> => {
  const { rows: sums } = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query<{ fen: number }>(
      `select coalesce(sum(sign * amount_fen), 0)::bigint as fen from counted_entries where kind = 'subsidy_paid'`,
    ),
  );
  return sums[0]?.fen ?? 0;
};

const benefits = async (enterprise: Caller, row: GrantRowView): Promise<string[]> => {
  const { groups } = await enterprise.must(listFacts, { params: row.enterprise });
  return groups
    .flatMap((group) => group.facts)
    .filter((fact) => fact.key === 'benefitsReceived')
    .map((fact) => JSON.stringify(fact.value))
    .map((text) => /"program":"([^"]+)"/.exec(text)?.[1] ?? '');
};
