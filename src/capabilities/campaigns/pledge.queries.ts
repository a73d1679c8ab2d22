import { sql } from 'kysely';
import type * as z from 'zod';
import type { RowRef } from '../../kernel/fields.ts';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { pledgeQuerySchema } from './pledge.schema.ts';
import type { PledgeRow } from './pledge.store.ts';

const COLUMNS =
  'region_id, id, owner_org, shared, org_name, title, kind, target, due_on, from_month, post_role, post_unit, campaign_region_id, campaign_id, alliance_org, basis_kind, basis_region_id, basis_id, basis_title, status, created_at, version';

export const findPledge = (tx: Tx, regionId: string, id: string): Promise<PledgeRow | null> =>
  oneRow<PledgeRow>(tx, `select ${COLUMNS} from pledges where region_id = $1 and id = $2`, [regionId, id]);

export async function listPledgeRows(
  tx: Tx,
  org: number,
  query: z.output<typeof pledgeQuerySchema>,
  after: readonly (string | number)[] | null,
) {
  return listPage<PledgeRow>(tx, {
    table: 'pledges',
    columns: COLUMNS,
    conditions: [
      ...(query.campaign ? [sql`campaign_id = ${query.campaign}`] : []),
      ...(query.mine ? [sql`owner_org = ${org}`] : []),
      ...(query.kind ? [sql`kind = ${query.kind}`] : []),
    ],
    order: ['due_on', 'region_id', 'id'],
    descending: true,
    limit: query.limit,
    after,
  });
}

/** As job, at closing: every pledge of a campaign that stands. */
export const pledgesOfCampaign = async (job: Tx, campaign: RowRef, org: number | null): Promise<readonly PledgeRow[]> =>
  (
    await job.query<PledgeRow>(
      `select ${COLUMNS} from pledges where campaign_region_id = $1 and campaign_id = $2 and status = 'live' and ($3::int is null or owner_org = $3) order by owner_org, due_on, id`,
      [campaign.regionId, campaign.id, org],
    )
  ).rows;

/** Cases a pledge is tied to; the title only for whoever sees the case. */
export const casesOfPledge = async (tx: Tx, row: PledgeRow) =>
  (
    await tx.query<{ case_region_id: string; case_id: string; title: string | null; tied_at: string }>(
      `select k.case_region_id, k.case_id, c.title, k.tied_at from pledge_cases k left join cases c on c.region_id = k.case_region_id and c.id = k.case_id
       where k.region_id = $1 and k.pledge_id = $2 order by k.tied_at, k.case_id`,
      [row.region_id, row.id],
    )
  ).rows;

/** The title of an agreement or posting the reader may see. */
export const basisTitle = (tx: Tx, kind: 'agreement' | 'posting', ref: RowRef) =>
  oneRow<{ title: string }>(
    tx,
    `select title from ${kind === 'agreement' ? 'agreements' : 'postings'} where region_id = $1 and id = $2`,
    [ref.regionId, ref.id],
  );
