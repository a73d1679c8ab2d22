import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { loadCase } from '../cases/case.service.ts';
import { recordOrigin } from '../origins/origin.service.ts';
import { notJoined, notPossible } from './campaign.errors.ts';
import { moveTo } from './campaign.rules.ts';
import { originOf, requireCampaign } from './campaign.service.ts';
import type { CampaignRow } from './campaign.store.ts';
import { alreadyTied, duePast, kindNotAimed, notYourCase, pledgeNotPossible, tooLittle } from './pledge.errors.ts';
import { basisTitle } from './pledge.queries.ts';
import { type PledgeMove, pledgeMove } from './pledge.rules.ts';
import type { PledgeInput, PledgeView } from './pledge.schema.ts';
import { pledgeOrigin, requirePledge, viewPledge } from './pledge.service.ts';
import {
  insertPledge,
  insertPledgeCase,
  lockPledge,
  movePledge,
  type NewPledge,
  type PledgeRow,
} from './pledge.store.ts';
import { isMoney } from './standing.rules.ts';
import { holdCampaign } from './takePart.service.ts';

/** Pledging, tying a pledge to the cases that keep it, taking it back. A campaign that has closed takes none of these. */

const campaignRef = (row: Pick<PledgeRow, 'campaign_region_id' | 'campaign_id'>): RowRef | null =>
  row.campaign_region_id === null || row.campaign_id === null
    ? null
    : { regionId: row.campaign_region_id, id: row.campaign_id };

/** Holds the campaign, so that a pledge is in the frozen standings or refused, never half. */
async function holdForPledge(use: Use, job: Tx, campaign: CampaignRow | null): Promise<void> {
  if (campaign === null) return;
  const { status, joined, parties } = await holdCampaign(use, job, campaign);
  if (moveTo('pledge', status, parties) === null) throw joined ? notPossible({ status }) : notJoined();
}

/** A case the organisation works on, leads or benefits from. */
async function ownCase(use: Use, ref: RowRef): Promise<RowRef> {
  const { row, own } = await loadCase(use, ref);
  const { org } = use.actor;
  if (own === null && row.lead_org !== org && row.enterprise_org !== org) throw notYourCase();
  return { regionId: row.region_id, id: row.id };
}

/** The case counts for the pledge and, with it, for the campaign and the alliance it is held in. */
async function tieCase(use: Use, job: Tx, row: PledgeRow, campaign: CampaignRow | null, ref: RowRef): Promise<void> {
  const at = use.now.toISOString();
  if (!(await insertPledgeCase(job, row, ref, at))) throw alreadyTied();
  const shared = {
    subject: { kind: 'case' as const, ...ref },
    alliance: row.alliance_org,
    org: use.actor.org,
    at,
  };
  await recordOrigin(job, { ...shared, origin: pledgeOrigin(row), title: row.title });
  if (campaign) await recordOrigin(job, { ...shared, origin: originOf(campaign), title: campaign.title });
}

function check(use: Use, input: PledgeInput, campaign: CampaignRow | null): void {
  if (input.dueOn < dayInShanghai(use.now)) throw duePast();
  if (isMoney(input.kind) && input.target < 100) throw tooLittle();
  if (campaign && !campaign.goals.some((goal) => goal.kind === input.kind)) throw kindNotAimed();
}

async function rowOf(use: Use, input: PledgeInput, campaign: CampaignRow | null): Promise<NewPledge> {
  const basis = input.basis && (await basisTitle(use.tx, input.basis.kind, input.basis));
  if (input.basis && !basis) throw notFound();
  return {
    region_id: use.actor.regionId,
    id: use.ids.uuid(),
    owner_org: use.actor.org,
    shared: campaign && [...new Set([...(campaign.shared ?? []), campaign.owner_org])],
    org_name: use.actor.orgName,
    title: input.title,
    kind: input.kind,
    target: input.target,
    due_on: input.dueOn,
    from_month: campaign?.from_month ?? dayInShanghai(use.now).slice(0, 7),
    post_role: input.postRole,
    post_unit: input.postUnit,
    campaign_region_id: campaign?.region_id ?? null,
    campaign_id: campaign?.id ?? null,
    alliance_org: campaign?.alliance_org ?? null,
    basis_kind: input.basis?.kind ?? null,
    basis_region_id: input.basis?.regionId ?? null,
    basis_id: input.basis?.id ?? null,
    basis_title: basis?.title ?? '',
    created_at: use.now.toISOString(),
  };
}

export async function makePledge(use: Use, input: PledgeInput): Promise<PledgeView> {
  const campaign = input.campaign && (await requireCampaign(use.tx, input.campaign));
  check(use, input, campaign);
  const caseRef = input.case && (await ownCase(use, input.case));
  const row = await rowOf(use, input, campaign);
  await use.tx.asJob('a pledge is made by the organisation that owes it', async (job) => {
    await holdForPledge(use, job, campaign);
    await insertPledge(job, row);
    if (caseRef) await tieCase(use, job, { ...row, status: 'live', version: 1 }, campaign, caseRef);
  });
  return viewPledge(use, { regionId: row.region_id, id: row.id });
}

/** A move of the pledge's owner, with campaign and pledge held. */
async function movePledgeBy(
  use: Use,
  row: PledgeRow,
  version: number | null,
  move: PledgeMove,
  effect: (job: Tx, campaign: CampaignRow | null) => Promise<unknown>,
): Promise<void> {
  if (row.owner_org !== use.actor.org) throw pledgeNotPossible({ status: row.status });
  const ref = campaignRef(row);
  const campaign = ref && (await requireCampaign(use.tx, ref));
  await use.tx.asJob('a pledge is moved by its owner', async (job) => {
    await holdForPledge(use, job, campaign);
    const now = await lockPledge(job, row);
    if (!now) throw notFound();
    expectVersion(version, now.version);
    const to = pledgeMove(move, now.status);
    if (to === null) throw pledgeNotPossible({ status: now.status });
    await effect(job, campaign);
    await movePledge(job, row, to);
  });
}

export async function tiePledge(use: Use, ref: RowRef, version: number | null, asked: RowRef): Promise<PledgeView> {
  const row = await requirePledge(use.tx, ref);
  if (row.owner_org !== use.actor.org) throw pledgeNotPossible({ status: row.status });
  const caseRef = await ownCase(use, asked);
  await movePledgeBy(use, row, version, 'tie', (job, campaign) => tieCase(use, job, row, campaign, caseRef));
  return viewPledge(use, ref);
}

export async function withdrawPledge(use: Use, ref: RowRef, version: number | null): Promise<PledgeView> {
  const row = await requirePledge(use.tx, ref);
  await movePledgeBy(use, row, version, 'withdraw', async () => undefined);
  return viewPledge(use, ref);
}
