import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import type { Origin } from '../origins/origin.schema.ts';
import { countedFor, countedShares } from '../origins/origin.service.ts';
import { campaignTitles } from './campaign.queries.ts';
import { casesOfPledge, findPledge, listPledgeRows } from './pledge.queries.ts';
import { pledgeMove, reachedPercent, stateOf } from './pledge.rules.ts';
import type { Pledge, PledgeView, pledgeQuerySchema } from './pledge.schema.ts';
import type { PledgeRow } from './pledge.store.ts';
import { isMoney, shareValue } from './standing.rules.ts';

/** Reading pledges: how far one is comes from counted outcomes of its cases, never from what somebody typed. */

export const pledgeOrigin = (row: PledgeRow): Origin => ({ kind: 'pledge', regionId: row.region_id, id: row.id });

export async function requirePledge(tx: Tx, ref: RowRef): Promise<PledgeRow> {
  const row = await findPledge(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

/** The organisation's own share of what was counted for the pledge's cases (and its agreement or posting), of its kind, by its due month. */
async function resultOf(tx: Tx, row: PledgeRow) {
  const basis: Origin[] =
    row.basis_kind === null || row.basis_region_id === null || row.basis_id === null
      ? []
      : [{ kind: row.basis_kind, regionId: row.basis_region_id, id: row.basis_id }];
  const filter = {
    origins: [pledgeOrigin(row), ...basis],
    kind: row.kind,
    from: row.from_month,
    to: row.due_on.slice(0, 7),
  };
  const [share] = await countedShares(tx, filter, [row.owner_org]);
  const value = share ? shareValue(row.kind, share) : 0;
  const { unconfirmed } = await countedFor(tx, { ...filter, org: row.owner_org });
  return {
    outcomes: share?.outcomes ?? 0,
    reached: isMoney(row.kind) ? value : Math.floor(value / 1_000_000),
    unconfirmed,
  };
}

const basisOf = (row: PledgeRow): Pledge['basis'] =>
  row.basis_kind === null || row.basis_region_id === null || row.basis_id === null
    ? null
    : { kind: row.basis_kind, regionId: row.basis_region_id, id: row.basis_id, title: row.basis_title };

const campaignOf = (row: PledgeRow, titles: ReadonlyMap<string, string>): Pledge['campaign'] =>
  row.campaign_id === null || row.campaign_region_id === null
    ? null
    : { regionId: row.campaign_region_id, id: row.campaign_id, title: titles.get(row.campaign_id) ?? '' };

export async function presentPledges(use: Use, rows: readonly PledgeRow[]): Promise<Pledge[]> {
  const titles = await campaignTitles(
    use.tx,
    rows.flatMap((row) => row.campaign_id ?? []),
  );
  const today = dayInShanghai(use.now);
  const pledges: Pledge[] = [];
  for (const row of rows) {
    const result = await resultOf(use.tx, row);
    const own = row.owner_org === use.actor.org && use.actor.permissions.includes('campaigns.pledge');
    pledges.push({
      regionId: row.region_id,
      id: row.id,
      org: row.owner_org,
      orgName: row.org_name,
      title: row.title,
      kind: row.kind,
      target: row.target,
      ...result,
      percent: reachedPercent(result.reached, row.target),
      dueOn: row.due_on,
      postRole: row.post_role,
      postUnit: row.post_unit,
      campaign: campaignOf(row, titles),
      basis: basisOf(row),
      state: stateOf(row.status, result.reached, row.target, row.due_on, today),
      createdAt: new Date(row.created_at).toISOString(),
      may: own ? (['tie', 'withdraw'] as const).filter((move) => pledgeMove(move, row.status) !== null) : [],
      version: row.version,
    });
  }
  return pledges;
}

export async function listVisiblePledges(
  use: Use,
  query: z.output<typeof pledgeQuerySchema>,
  cursors: Cursors,
): Promise<Page<Pledge>> {
  const after = query.after ? cursors.open('pledges', use.actor.org, query.after) : null;
  const page = await listPledgeRows(use.tx, use.actor.org, query, after);
  return {
    items: await presentPledges(use, page.rows),
    next: page.nextKey && cursors.seal('pledges', use.actor.org, page.nextKey),
    count: page.count,
  };
}

export async function viewPledge(use: Use, ref: RowRef): Promise<PledgeView> {
  const row = await requirePledge(use.tx, ref);
  const [pledge] = await presentPledges(use, [row]);
  if (!pledge) throw notFound();
  const cases = await casesOfPledge(use.tx, row);
  return {
    ...pledge,
    cases: cases.map((one) => ({
      caseRef: one.title === null ? null : { regionId: one.case_region_id, id: one.case_id },
      title: one.title,
      tiedAt: new Date(one.tied_at).toISOString(),
    })),
  };
}
