import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { membersOf, membersPrincipalOf, rolesIn } from '../alliances/alliance.service.ts';
import { partiesOf } from './campaign.access.ts';
import {
  allianceRequired,
  goalTwice,
  nobodyInvited,
  notInAlliance,
  notPossible,
  periodBackwards,
  periodTooLong,
  unknownOrg,
} from './campaign.errors.ts';
import { moveTo } from './campaign.rules.ts';
import type { CampaignInput, CampaignStep, CampaignView } from './campaign.schema.ts';
import { participantsIn, requireCampaign, viewCampaign } from './campaign.service.ts';
import {
  type CampaignRow,
  insertCampaign,
  keepReport,
  lockCampaign,
  moveCampaign,
  showCampaign,
  tellCampaign,
  updateDraft,
} from './campaign.store.ts';
import { pledgesOfCampaign } from './pledge.queries.ts';
import { presentPledges } from './pledge.service.ts';
import { freezeStandings } from './standing.service.ts';

/** What the convener does: drafts, opens, starts, closes with the standings frozen, reports. */

const months = (input: CampaignInput): number =>
  (Number(input.toMonth.slice(0, 4)) - Number(input.fromMonth.slice(0, 4))) * 12 +
  Number(input.toMonth.slice(5)) -
  Number(input.fromMonth.slice(5)) +
  1;

async function check(use: Use, input: CampaignInput): Promise<void> {
  if (months(input) < 1) throw periodBackwards();
  if (months(input) > 36) throw periodTooLong();
  if (new Set(input.goals.map((goal) => goal.kind)).size < input.goals.length) throw goalTwice();
  if (input.alliance === null) {
    if (input.onlyAlliance) throw allianceRequired();
    if (input.invited.length === 0) throw nobodyInvited();
    const names = await organisationNames(use.tx, input.invited);
    if (input.invited.some((org) => !names.has(org))) throw unknownOrg();
    return;
  }
  const { alliance } = input;
  if (use.actor.org === alliance) return;
  const day = dayInShanghai(use.now);
  const roles = await use.tx.asJob('memberships are read by day', (job) => rolesIn(job, use.actor.org, alliance, day));
  if (roles.length === 0) throw notInAlliance();
}

/** Begins a draft; nobody else sees it yet. */
export async function createCampaign(use: Use, input: CampaignInput): Promise<CampaignView> {
  await check(use, input);
  const ref = { regionId: use.actor.regionId, id: use.ids.uuid() };
  const row = {
    region_id: ref.regionId,
    id: ref.id,
    owner: use.actor.org,
    ownerName: use.actor.orgName,
    at: use.now.toISOString(),
  };
  await use.tx.asJob('a campaign is drafted by its convener', (job) => insertCampaign(job, row, input));
  return viewCampaign(use, ref);
}

export async function editCampaign(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: CampaignInput,
): Promise<CampaignView> {
  const row = await requireCampaign(use.tx, ref);
  expectVersion(version, row.version);
  const parties = partiesOf(use.actor, { convenerOrg: row.owner_org, joined: false });
  if (moveTo('edit', row.status, parties) === null) throw notPossible({ status: row.status });
  await check(use, input);
  await use.tx.asJob('a draft is changed by its convener', async (job) => {
    if (!(await updateDraft(job, row, input))) throw staleVersion({ version: row.version });
  });
  return viewCampaign(use, ref);
}

const audienceOf = async (job: Tx, row: CampaignRow): Promise<number[]> =>
  row.alliance_org === null ? row.invited : [await membersPrincipalOf(job, row.alliance_org), row.alliance_org];

/** Whom a step is told: those invited when it opens, those in it afterwards. */
async function toldOf(use: Use, job: Tx, row: CampaignRow, step: CampaignStep): Promise<number[]> {
  const orgs =
    step !== 'open'
      ? (await participantsIn(job, row)).map((one) => one.org)
      : row.alliance_org === null
        ? row.invited
        : (await membersOf(job, row.alliance_org, dayInShanghai(use.now))).map((one) => one.org);
  return orgs.filter((org) => org !== use.actor.org);
}

/** Keeps the standings, the pledges and the entries behind them as they are at this moment. */
async function freeze(use: Use, job: Tx, row: CampaignRow): Promise<void> {
  const participants = await participantsIn(job, row);
  const pledges = await pledgesOfCampaign(job, { regionId: row.region_id, id: row.id }, null);
  const kept = (await presentPledges({ ...use, tx: job }, pledges)).map(
    ({ orgName, title, kind, target, reached, outcomes, dueOn, postRole, postUnit, state }) => ({
      orgName,
      title,
      kind,
      target,
      reached,
      outcomes,
      dueOn,
      postRole,
      postUnit,
      state,
    }),
  );
  const counted = await freezeStandings(job, row, participants, use.now);
  await keepReport(job, row, { closedAt: use.now.toISOString(), participants, pledges: kept, ...counted });
}

/** One step of the transition table, with the campaign held. */
export async function stepCampaign(
  use: Use,
  ref: RowRef,
  version: number | null,
  step: CampaignStep,
): Promise<CampaignView> {
  const row = await requireCampaign(use.tx, ref);
  await use.tx.asJob('a campaign is moved by its convener', async (job) => {
    const now = await lockCampaign(job, row);
    if (!now) throw notFound();
    expectVersion(version, now.version);
    const parties = partiesOf(use.actor, { convenerOrg: row.owner_org, joined: false });
    const to = moveTo(step, now.status, parties);
    if (to === null) throw notPossible({ status: now.status });
    if (step === 'open') await showCampaign(job, row, await audienceOf(job, row));
    if (step === 'close') await freeze(use, job, row);
    await moveCampaign(job, row, to);
    if (now.status !== 'draft' || step === 'open')
      await tellCampaign(job, row, step, await toldOf(use, job, row, step));
  });
  return viewCampaign(use, ref);
}
