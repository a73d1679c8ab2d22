import type * as z from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import type { Origin } from '../origins/origin.schema.ts';
import { campaignActions } from './campaign.access.ts';
import { findCampaign, listCampaignRows, type ParticipantRow, participantsOf, takingPart } from './campaign.queries.ts';
import type { Campaign, CampaignView, campaignQuerySchema, Participant } from './campaign.schema.ts';
import type { CampaignKey, CampaignRow } from './campaign.store.ts';
import { liveStandings, recountFrozen } from './standing.service.ts';

/** Reading campaigns: live standings while they run, the frozen ones afterwards. */

export const originOf = (row: CampaignKey): Origin => ({ kind: 'campaign', regionId: row.region_id, id: row.id });

export async function requireCampaign(tx: Tx, ref: RowRef): Promise<CampaignRow> {
  const row = await findCampaign(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export const participantOf = (row: ParticipantRow): Participant => ({
  org: row.org,
  name: row.org_name,
  joinedAt: new Date(row.joined_at).toISOString(),
  headcount: row.headcount,
  source: row.headcount_source,
  on: row.headcount_on,
});

/** Who takes part, for whoever sees the campaign. */
export const participantsIn = async (tx: Tx, row: CampaignKey): Promise<Participant[]> =>
  (await tx.asJob('participants of a campaign the reader sees', (job) => participantsOf(job, row))).map(participantOf);

async function presentCampaigns(use: Use, rows: readonly Omit<CampaignRow, 'report'>[]): Promise<Campaign[]> {
  const taking = await use.tx.asJob('how many take part in campaigns the reader sees', (job) =>
    takingPart(
      job,
      use.actor.org,
      rows.map((row) => row.id),
    ),
  );
  const names = await organisationNames(
    use.tx,
    rows.flatMap((row) => row.alliance_org ?? []),
  );
  return rows.map((row) => {
    const joined = taking.get(row.id)?.own ?? false;
    return {
      regionId: row.region_id,
      id: row.id,
      convenerOrg: row.owner_org,
      convenerName: row.convener_name,
      title: row.title,
      allianceOrg: row.alliance_org,
      allianceName: row.alliance_org === null ? null : (names.get(row.alliance_org) ?? null),
      onlyAlliance: row.only_alliance,
      fromMonth: row.from_month,
      toMonth: row.to_month,
      goals: row.goals,
      status: row.status,
      participants: taking.get(row.id)?.n ?? 0,
      joined,
      createdAt: new Date(row.created_at).toISOString(),
      closedAt: row.closed_at === null ? null : new Date(row.closed_at).toISOString(),
      may: campaignActions(use.actor, row.status, { convenerOrg: row.owner_org, joined }),
      version: row.version,
    };
  });
}

export async function listVisibleCampaigns(
  use: Use,
  query: z.output<typeof campaignQuerySchema>,
  cursors: Cursors,
): Promise<Page<Campaign>> {
  const after = query.after ? cursors.open('campaigns', use.actor.org, query.after) : null;
  const page = await listCampaignRows(use.tx, query, after);
  return {
    items: await presentCampaigns(use, page.rows),
    next: page.nextKey && cursors.seal('campaigns', use.actor.org, page.nextKey),
    count: page.count,
  };
}

export async function viewCampaign(use: Use, ref: RowRef): Promise<CampaignView> {
  const row = await requireCampaign(use.tx, ref);
  const [campaign] = await presentCampaigns(use, [row]);
  if (!campaign) throw notFound();
  const taking = row.report?.participants ?? (await participantsIn(use.tx, row));
  const names = await organisationNames(use.tx, row.invited);
  return {
    ...campaign,
    aims: row.aims,
    invited: row.invited.map((org) => ({ org, name: names.get(org) ?? '' })),
    taking,
    standings: row.report?.standings ?? (await liveStandings(use.tx, row, taking, use.now)),
    recount: row.report && (await recountFrozen(use.tx, row.goals, row.report)),
  };
}
