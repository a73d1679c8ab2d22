import { sql } from 'kysely';
import type * as z from 'zod';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { campaignQuerySchema } from './campaign.schema.ts';
import type { CampaignKey, CampaignRow } from './campaign.store.ts';

const COLUMNS =
  'region_id, id, owner_org, shared, convener_name, title, aims, alliance_org, only_alliance, invited, from_month, to_month, goals, status, closed_at, created_at, version';

/** With what was frozen at closing, which lists leave out. */
export const findCampaign = (tx: Tx, regionId: string, id: string): Promise<CampaignRow | null> =>
  oneRow<CampaignRow>(tx, `select ${COLUMNS}, report from campaigns where region_id = $1 and id = $2`, [regionId, id]);

export async function listCampaignRows(
  tx: Tx,
  query: z.output<typeof campaignQuerySchema>,
  after: readonly (string | number)[] | null,
) {
  return listPage<Omit<CampaignRow, 'report'>>(tx, {
    table: 'campaigns',
    columns: COLUMNS,
    conditions: [
      ...(query.status ? [sql`status = ${query.status}`] : []),
      ...(query.alliance ? [sql`alliance_org = ${query.alliance}`] : []),
    ],
    order: ['created_at', 'region_id', 'id'],
    descending: true,
    limit: query.limit,
    after,
  });
}

export interface ParticipantRow {
  readonly campaign_id: string;
  readonly org: number;
  readonly org_name: string;
  readonly joined_at: string;
  readonly headcount: number | null;
  readonly headcount_source: string;
  readonly headcount_on: string | null;
}

export const participantsOf = async (tx: Tx, row: CampaignKey): Promise<readonly ParticipantRow[]> =>
  (
    await tx.query<ParticipantRow>(
      'select campaign_id, org, org_name, joined_at, headcount, headcount_source, headcount_on from campaign_participants where region_id = $1 and campaign_id = $2 order by joined_at, org',
      [row.region_id, row.id],
    )
  ).rows;

/** As job: how many take part, and whether the organisation does. */
export const takingPart = async (job: Tx, org: number, ids: readonly string[]) => {
  const { rows } = await job.query<{ campaign_id: string; n: number; own: boolean }>(
    'select campaign_id, count(*)::int as n, bool_or(org = $1) as own from campaign_participants where campaign_id = any($2::uuid[]) group by campaign_id',
    [org, [...ids]],
  );
  return new Map(rows.map((row) => [row.campaign_id, row]));
};

/** Campaigns by id as the reader may see them. */
export const campaignTitles = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await tx.query<{ id: string; title: string }>(
    'select id, title from campaigns where id = any($1::uuid[])',
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, row.title]));
};
