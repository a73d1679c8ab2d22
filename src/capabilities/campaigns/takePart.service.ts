import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { partiesOf } from './campaign.access.ts';
import { alreadyJoined, hasPledges, headcountAhead, notPossible } from './campaign.errors.ts';
import { takingPart } from './campaign.queries.ts';
import { isFrozen, moveTo } from './campaign.rules.ts';
import type { CampaignView, HeadcountInput } from './campaign.schema.ts';
import { requireCampaign, viewCampaign } from './campaign.service.ts';
import {
  type CampaignRow,
  deleteParticipant,
  insertParticipant,
  lockCampaign,
  setHeadcount,
} from './campaign.store.ts';
import { pledgesOfCampaign } from './pledge.queries.ts';

/** Taking part: once, while the campaign is open or running; with the organisation's own dated headcount, if it gives one. */

const checkStaff = (use: Use, staff: HeadcountInput | null): void => {
  if (staff !== null && staff.on > dayInShanghai(use.now)) throw headcountAhead();
};

/** Holds the campaign and says where it stands for the caller at this moment. */
export async function holdCampaign(use: Use, job: Tx, row: CampaignRow) {
  const now = await lockCampaign(job, row);
  if (!now) throw notFound();
  const joined = (await takingPart(job, use.actor.org, [row.id])).get(row.id)?.own ?? false;
  const parties = partiesOf(use.actor, { convenerOrg: row.owner_org, joined });
  return { status: now.status, joined, parties };
}

export async function joinCampaign(use: Use, ref: RowRef, staff: HeadcountInput | null): Promise<CampaignView> {
  const row = await requireCampaign(use.tx, ref);
  checkStaff(use, staff);
  await use.tx.asJob('an organisation joins a campaign it is invited to', async (job) => {
    const { status, joined, parties } = await holdCampaign(use, job, row);
    if (joined) throw alreadyJoined();
    if (moveTo('join', status, parties) === null) throw notPossible({ status });
    const one = { org: use.actor.org, name: use.actor.orgName, at: use.now.toISOString(), staff };
    if (!(await insertParticipant(job, row, one))) throw alreadyJoined();
  });
  return viewCampaign(use, ref);
}

export async function leaveCampaign(use: Use, ref: RowRef): Promise<CampaignView> {
  const row = await requireCampaign(use.tx, ref);
  await use.tx.asJob('an organisation leaves a campaign', async (job) => {
    const { status, parties } = await holdCampaign(use, job, row);
    if (moveTo('leave', status, parties) === null) throw notPossible({ status });
    if ((await pledgesOfCampaign(job, ref, use.actor.org)).length > 0) throw hasPledges();
    await deleteParticipant(job, row, use.actor.org);
  });
  return viewCampaign(use, ref);
}

/** The organisation's own figure, with where it is taken from and of which day; not after closing. */
export async function enterHeadcount(use: Use, ref: RowRef, staff: HeadcountInput): Promise<CampaignView> {
  const row = await requireCampaign(use.tx, ref);
  checkStaff(use, staff);
  await use.tx.asJob('an organisation enters its headcount', async (job) => {
    const { status, joined } = await holdCampaign(use, job, row);
    if (!joined || isFrozen(status)) throw notPossible({ status });
    await setHeadcount(job, row, use.actor.org, staff);
  });
  return viewCampaign(use, ref);
}
