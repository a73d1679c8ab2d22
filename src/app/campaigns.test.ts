import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getAllianceOutcomes, listAlliances } from '../capabilities/alliances/alliance.api.ts';
import {
  createCampaign,
  downloadReport,
  enterHeadcount,
  exportStandings,
  getCampaign,
  importPledges,
  joinCampaign,
  leaveCampaign,
  listCampaigns,
  stepCampaign,
} from '../capabilities/campaigns/campaign.api.ts';
import {
  exportPledges,
  getPledge,
  listPledges,
  makePledge,
  tiePledge,
  withdrawPledge,
} from '../capabilities/campaigns/pledge.api.ts';
import { getIndicators } from '../capabilities/indicators/indicator.api.ts';
import { confirmOutcome, reportOutcome } from '../capabilities/outcomes/outcome.api.ts';
import { claimPosting, makePosting } from '../capabilities/postings/posting.api.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Caller } from './client.ts';
import { openTestApp, type TestApp } from './testApp.ts';

/** Campaigns: figures come from counted outcomes, standings equal the indicator, what is frozen can be counted again. */

let t: TestApp;
let alliance: Actor;
let office: Caller;
let bank: Caller;
let institute: Caller;
let enterprise: Caller;

beforeAll(async () => {
  t = await openTestApp(60);
  office = await t.as('allianceSecretariat');
  alliance = await t.actorOf(office);
  [bank, institute, enterprise] = [await t.as('bank'), await t.as('institute'), await t.as('enterprise')];
});
afterAll(() => t.close());

const draft = (change: object = {}) => ({
  title: '百日服务竞赛',
  aims: '比服务、学先进',
  alliance: alliance.org,
  onlyAlliance: true,
  fromMonth: '2026-10',
  toMonth: '2026-12',
  goals: [{ kind: 'credit_drawn' as const, target: 1_000_000_000 }],
  ...change,
});

async function running(change: object = {}) {
  const made = await office.must(createCampaign, { body: draft(change) });
  const opened = await office.must(stepCampaign, { params: made, body: { step: 'open' } }, { version: made.version });
  return office.must(stepCampaign, { params: made, body: { step: 'start' } }, { version: opened.version });
}

async function caseOf(title: string) {
  const posting = await enterprise.must(makePosting, {
    body: { list: 'need', alliance: alliance.org, kind: 'finance', title },
  });
  const { claims } = await bank.must(claimPosting, { params: posting, body: {} });
  const caseRef = claims[0]?.caseRef;
  if (!caseRef) throw new Error('no case');
  return caseRef;
}

async function confirmed(caseRef: { regionId: string; id: string }, number: string, amountFen: number) {
  const outcome = await bank.must(reportOutcome, {
    params: caseRef,
    body: {
      kind: 'credit_drawn',
      amountFen,
      period: '2026',
      happenedOn: '2026-11-12',
      evidence: { type: 'loanContract', number },
    },
  });
  return enterprise.must(confirmOutcome, { params: outcome }, { version: outcome.version });
}

const pledge = (campaign: { regionId: string; id: string } | null, change: object = {}) => ({
  title: '季度内放款八百万元',
  kind: 'credit_drawn' as const,
  target: 800_000_000,
  dueOn: '2026-12-31',
  postRole: '客户经理',
  postUnit: '普惠金融部',
  campaign,
  ...change,
});
const refOf = (row: { regionId: string; id: string }) => ({ regionId: row.regionId, id: row.id });

describe('campaigns', () => {
  test('a pledge kept by a case: campaign, alliance and indicator show one figure; frozen at closing and counted again', async () => {
    const campaign = await running();
    await bank.must(joinCampaign, {
      params: campaign,
      body: { staff: { headcount: 40, source: '单位年报', on: '2026-10-01' } },
    });
    await institute.must(joinCampaign, { params: campaign, body: {} });
    const caseRef = await caseOf('竞赛期放款');
    const made = await bank.must(makePledge, { body: pledge(refOf(campaign)) });
    expect([made.reached, made.state]).toEqual([0, 'underWay']);
    await bank.must(tiePledge, { params: made, body: { case: caseRef } }, { version: made.version });
    await confirmed(caseRef, 'CAMP-1', 900_000_000);
    const kept = await bank.must(getPledge, { params: made });
    expect([kept.reached, kept.state, kept.percent]).toEqual([900_000_000, 'met', 112]);
    const seen = await institute.must(getCampaign, { params: campaign });
    const goal = seen.standings.goals[0];
    expect(goal?.rows[0]).toMatchObject({
      name: kept.orgName,
      rank: 1,
      value: 900_000_000,
      headcount: 40,
      headRank: 1,
    });
    expect(goal?.rows[1]).toMatchObject({ value: 0, rank: 2, headRank: null, growthRank: null });
    const indicator = await office.must(getIndicators, {
      query: { alliance: alliance.org, kind: 'credit_drawn', from: '2026-10', to: '2026-12' },
    });
    expect(goal?.total.amountFen).toBe(indicator.total.amountFen);
    const own = (await office.must(listAlliances, { query: {} })).items.find((one) => one.org === alliance.org);
    if (!own) throw new Error('no alliance');
    const page = await office.must(getAllianceOutcomes, { params: own });
    expect(page.byKind.find((row) => row.kind === 'credit_drawn')?.amountFen).toBe(indicator.total.amountFen);

    const closed = await office.must(
      stepCampaign,
      { params: campaign, body: { step: 'close' } },
      { version: seen.version },
    );
    expect(closed.recount).toEqual({ entries: 1, equal: true });
    await confirmed(await caseOf('收官之后'), 'CAMP-2', 100_000_000);
    const later = await office.must(getCampaign, { params: campaign });
    expect(later.standings).toEqual(closed.standings);
    expect(later.recount?.equal).toBe(true);
    expect((await bank.call(makePledge, { body: pledge(refOf(campaign)) })).status).toBe(409);
    expect((await bank.call(withdrawPledge, { params: kept }, { version: kept.version })).status).toBe(409);
    expect((await institute.call(downloadReport, { params: campaign })).raw.startsWith('PK')).toBe(true);
    expect((await institute.call(exportStandings, { params: campaign })).raw.startsWith('PK')).toBe(true);
  });

  test('joining twice at once is joining once; a close against two hundred pledges freezes exactly those that were taken', async () => {
    const campaign = await running({ title: '并发竞赛' });
    const joins = await Promise.all(
      Array.from({ length: 20 }, () => bank.call(joinCampaign, { params: campaign, body: {} })),
    );
    expect(joins.filter((one) => one.status === 200)).toHaveLength(1);
    expect(joins.filter((one) => one.status === 409)).toHaveLength(19);
    const { version } = await office.must(getCampaign, { params: campaign });
    const sent = Array.from({ length: 200 }, (_, index) => index);
    const [closing, ...pledges] = await Promise.all([
      new Promise((resolve) => setTimeout(resolve, 60)).then(() =>
        office.call(stepCampaign, { params: campaign, body: { step: 'close' } }, { version }),
      ),
      ...sent.map((index) => bank.call(makePledge, { body: pledge(refOf(campaign), { title: `承诺事项 ${index}` }) })),
    ]);
    expect(closing.status).toBe(200);
    const taken = pledges.filter((one) => one.status === 200).length;
    expect(pledges.filter((one) => ![200, 409].includes(one.status)).map((one) => one.raw)).toEqual([]);
    const frozen = await t.sql.tx(
      { as: 'job', why: 'test' },
      async (tx) =>
        (
          await tx.query<{ n: number }>(
            `select jsonb_array_length(report -> 'pledges')::int as n from campaigns where id = $1`,
            [campaign.id],
          )
        ).rows[0]?.n,
    );
    expect(frozen).toBe(taken);
    expect((await bank.must(listPledges, { query: { campaign: campaign.id, limit: 1 } })).count.value).toBe(taken);
  });

  test('a draft is its convener’s alone; who is not invited sees nothing; who left the alliance sees nothing any more', async () => {
    const made = await office.must(createCampaign, { body: draft({ title: '只见草案' }) });
    expect((await bank.call(getCampaign, { params: made })).status).toBe(404);
    await office.must(stepCampaign, { params: made, body: { step: 'open' } }, { version: made.version });
    expect((await bank.call(getCampaign, { params: made })).status).toBe(200);
    expect((await bank.call(stepCampaign, { params: made, body: { step: 'start' } }, { version: 2 })).status).toBe(403);
    const bankOrg = (await t.actorOf(bank)).org;
    const until = (day: string | null) =>
      t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
        tx.query('update memberships set until = $3::date where alliance_org = $1 and member_org = $2', [
          alliance.org,
          bankOrg,
          day,
        ]),
      );
    await until('2026-11-20');
    expect((await bank.call(getCampaign, { params: made })).status).toBe(404);
    expect((await bank.call(joinCampaign, { params: made, body: {} })).status).toBe(404);
    await until(null);
    expect((await bank.must(listCampaigns, { query: { status: 'open' } })).items.map((one) => one.title)).toContain(
      '只见草案',
    );
  });

  test('headcounts are dated and not of the future; leaving asks for pledges to be withdrawn first', async () => {
    const made = await office.must(createCampaign, { body: draft({ title: '报名阶段' }) });
    await office.must(stepCampaign, { params: made, body: { step: 'open' } }, { version: made.version });
    await bank.must(joinCampaign, { params: made, body: {} });
    const staff = (on: string) =>
      bank.call(enterHeadcount, { params: made, body: { headcount: 12, source: '花名册', on } });
    expect((await staff('2026-12-01')).status).toBe(400);
    expect((await staff('2026-11-01')).body.taking[0]?.headcount).toBe(12);
    const one = await bank.must(makePledge, { body: pledge(refOf(made)) });
    expect((await bank.call(leaveCampaign, { params: made })).problem?.code).toBe('campaigns.hasPledges');
    await bank.must(withdrawPledge, { params: one }, { version: one.version });
    expect((await bank.must(leaveCampaign, { params: made })).joined).toBe(false);
    expect((await bank.call(makePledge, { body: pledge(refOf(made)) })).problem?.code).toBe('campaigns.notJoined');
  });

  test('pledges come from a workbook, all rows or none, and go into one', async () => {
    const campaign = await running({ title: '导入承诺' });
    await bank.must(joinCampaign, { params: campaign, body: {} });
    const send = (amount: string) =>
      bank.call(
        importPledges,
        { params: campaign, query: { name: '承诺.csv' } },
        {
          bytes: new TextEncoder().encode(
            `承诺,成效类别,目标金额（元）,期限,岗位\n首笔放款五百万,实际放款,5000000,2026-12-31,客户经理\n第二笔放款,实际放款,${amount},2026-12-31,\n`,
          ),
        },
      );
    expect((await send('')).problem?.fields[0]?.path).toContain('rows.3');
    expect((await send('3000000')).body).toEqual({ imported: 2 });
    const mine = await bank.must(listPledges, { query: { campaign: campaign.id, mine: 'true' } });
    expect(mine.items.map((one) => one.target).sort()).toEqual([300_000_000, 500_000_000]);
    expect((await bank.call(exportPledges, { query: {} })).raw.startsWith('PK')).toBe(true);
  });
});
