import { emit } from '../../storage/outbox.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { CampaignInput, CampaignStatus, Goal, HeadcountInput } from './campaign.schema.ts';
import type { Frozen } from './report.schema.ts';

/** The only writer of campaigns and their participants. Runs as lq_job: who joins writes beside a row of the convener. */

export interface CampaignRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
  readonly convener_name: string;
  readonly title: string;
  readonly aims: string;
  readonly alliance_org: number | null;
  readonly only_alliance: boolean;
  readonly invited: number[];
  readonly from_month: string;
  readonly to_month: string;
  readonly goals: Goal[];
  readonly status: CampaignStatus;
  readonly report: Frozen | null;
  readonly closed_at: string | null;
  readonly created_at: string;
  readonly version: number;
}

export type CampaignKey = Pick<CampaignRow, 'region_id' | 'id'>;

const fieldsOf = (input: CampaignInput) => [
  input.title,
  input.aims,
  input.alliance,
  input.onlyAlliance,
  input.invited,
  input.fromMonth,
  input.toMonth,
  JSON.stringify(input.goals),
];

export const insertCampaign = (
  tx: Tx,
  row: CampaignKey & { readonly owner: number; readonly ownerName: string; readonly at: string },
  input: CampaignInput,
) =>
  tx.query(
    `insert into campaigns (region_id, id, owner_org, convener_name, created_at, title, aims, alliance_org, only_alliance, invited, from_month, to_month, goals)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::int[], $11, $12, $13::jsonb)`,
    [row.region_id, row.id, row.owner, row.ownerName, row.at, ...fieldsOf(input)],
  );

/** Optimistic: false where somebody changed or opened the draft meanwhile. */
export async function updateDraft(tx: Tx, row: CampaignRow, input: CampaignInput): Promise<boolean> {
  const changed = await tx.query(
    `update campaigns set title = $4, aims = $5, alliance_org = $6, only_alliance = $7, invited = $8::int[], from_month = $9, to_month = $10, goals = $11::jsonb, version = version + 1
     where region_id = $1 and id = $2 and version = $3 and status = 'draft'`,
    [row.region_id, row.id, row.version, ...fieldsOf(input)],
  );
  return changed.count === 1;
}

/** Holds the campaign until the transaction ends: what joins or pledges is in the frozen standings or refused. */
export const lockCampaign = (tx: Tx, row: CampaignKey) =>
  oneRow<{ status: CampaignStatus; version: number }>(
    tx,
    'select status, version from campaigns where region_id = $1 and id = $2 for update',
    [row.region_id, row.id],
  );

export const moveCampaign = (tx: Tx, row: CampaignKey, to: CampaignStatus) =>
  tx.query('update campaigns set status = $3, version = version + 1 where region_id = $1 and id = $2', [
    row.region_id,
    row.id,
    to,
  ]);

export const showCampaign = (tx: Tx, row: CampaignKey, principals: readonly number[]) =>
  tx.query('update campaigns set shared = $3::int[] where region_id = $1 and id = $2', [
    row.region_id,
    row.id,
    [...principals],
  ]);

export const keepReport = (tx: Tx, row: CampaignKey, report: Frozen) =>
  tx.query('update campaigns set report = $3::jsonb, closed_at = $4 where region_id = $1 and id = $2', [
    row.region_id,
    row.id,
    JSON.stringify(report),
    report.closedAt,
  ]);

/** False where the organisation takes part already. */
export async function insertParticipant(
  tx: Tx,
  row: CampaignRow,
  one: { readonly org: number; readonly name: string; readonly at: string; readonly staff: HeadcountInput | null },
): Promise<boolean> {
  const made = await tx.query(
    `insert into campaign_participants (region_id, campaign_id, org, owner_org, shared, org_name, joined_at, headcount, headcount_source, headcount_on)
     values ($1, $2, $3, $3, $4::int[], $5, $6, $7, $8, $9::date) on conflict do nothing`,
    [
      row.region_id,
      row.id,
      one.org,
      [...new Set([...(row.shared ?? []), row.owner_org])],
      one.name,
      one.at,
      one.staff?.headcount ?? null,
      one.staff?.source ?? '',
      one.staff?.on ?? null,
    ],
  );
  return made.count === 1;
}

export const setHeadcount = (tx: Tx, row: CampaignKey, org: number, staff: HeadcountInput) =>
  tx.query(
    'update campaign_participants set headcount = $4, headcount_source = $5, headcount_on = $6::date where region_id = $1 and campaign_id = $2 and org = $3',
    [row.region_id, row.id, org, staff.headcount, staff.source, staff.on],
  );

export const deleteParticipant = (tx: Tx, row: CampaignKey, org: number) =>
  tx.query('delete from campaign_participants where region_id = $1 and campaign_id = $2 and org = $3', [
    row.region_id,
    row.id,
    org,
  ]);

const WORDS = {
  open: ['邀请参加比学赶超活动', 'You are invited to a campaign'],
  start: ['比学赶超活动开始', 'The campaign has begun'],
  close: ['比学赶超活动收官', 'The campaign is closed'],
  report: ['比学赶超总结报告已发布', 'The report of the campaign is out'],
  cancel: ['比学赶超活动已取消', 'The campaign was cancelled'],
} as const;

export const tellCampaign = (tx: Tx, row: CampaignRow, what: keyof typeof WORDS, orgs: readonly number[]) =>
  emit(tx, 'notice.tell', row.region_id, {
    orgs: [...orgs],
    kind: 'cooperation',
    zh: `${WORDS[what][0]}：${row.title}`,
    en: `${WORDS[what][1]}: ${row.title}`,
    link: `/campaigns/${row.region_id}/${row.id}`,
  });
