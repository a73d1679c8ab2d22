import type * as z from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { getEnterpriseRow } from '../organisations/organisation.service.ts';
import { openCaseFrom } from '../origins/origin.service.ts';
import { partiesOf, postingActions } from './posting.access.ts';
import { alreadyClaimed, enterpriseRequired, full, notPossible } from './posting.errors.ts';
import { claimedBy, enterpriseOfOrg } from './posting.queries.ts';
import { beneficiaryOf, leadOf, moveTo, statusByClaims } from './posting.rules.ts';
import type { claimInputSchema, PostingStatus, PostingView } from './posting.schema.ts';
import { originOf, requirePosting, viewPosting } from './posting.service.ts';
import { endClaim, insertClaim, lockPosting, movePosting, type PostingRow } from './posting.store.ts';

/** Claiming: one place, one case, in one transaction; the posting is locked, so that fifty places are never fifty-one. */

type ClaimInput = z.output<typeof claimInputSchema>;

const refOf = (row: { region_id: string; id: string } | null): RowRef | null =>
  row && { regionId: row.region_id, id: row.id };

async function sidesOf(use: Use, job: Tx, row: PostingRow, input: ClaimInput) {
  const posted =
    row.enterprise_id === null || row.enterprise_region_id === null
      ? null
      : { regionId: row.enterprise_region_id, id: row.enterprise_id };
  return {
    list: row.list,
    posterOrg: row.owner_org,
    claimerOrg: use.actor.org,
    posted,
    named: input.enterprise,
    posterIs: refOf(await enterpriseOfOrg(job, row.owner_org)),
    claimerIs: use.actor.enterprise,
  };
}

async function openClaim(use: Use, job: Tx, row: PostingRow, input: ClaimInput): Promise<RowRef> {
  const sides = await sidesOf(use, job, row, input);
  const enterprise = beneficiaryOf(sides);
  if (enterprise === null) throw enterpriseRequired();
  const beneficiary = await getEnterpriseRow(job, enterprise);
  const lead = leadOf(sides, beneficiary.owner_org, row.alliance_org);
  return openCaseFrom({ ...use, tx: job }, originOf(row), {
    enterprise,
    title: row.title,
    lead,
    parties: [row.owner_org, use.actor.org],
    message: input.note,
    alliance: row.alliance_org,
    originTitle: row.title,
  });
}

function refuseUnlessOpen(status: PostingStatus, claimed: number): void {
  if (status === 'full') throw full({ claimed });
  if (moveTo('claim', status, ['member']) === null) throw notPossible({ status });
}

export async function claim(use: Use, ref: RowRef, input: ClaimInput): Promise<PostingView> {
  const row = await requirePosting(use.tx, ref);
  if (!partiesOf(use.actor, { posterOrg: row.owner_org }).includes('member')) throw notPossible({ status: row.status });
  // An enterprise named by the claim must be one the claimer may name.
  if (input.enterprise !== null) await getEnterpriseRow(use.tx, input.enterprise);
  await use.tx.asJob('a claim takes a place of the posting and opens a case', async (job) => {
    const now = await lockPosting(job, row);
    if (!now) throw notFound();
    if ((await claimedBy(job, use.actor.org, [row.id])).has(row.id)) throw alreadyClaimed();
    refuseUnlessOpen(now.status, now.claimed);
    const caseRef = await openClaim(use, job, row, input);
    await insertClaim(job, row, {
      id: use.ids.uuid(),
      org: use.actor.org,
      name: use.actor.orgName,
      note: input.note,
      caseRef,
      at: use.now.toISOString(),
    });
    const claimed = now.claimed + 1;
    await movePosting(job, row, statusByClaims(now.status, claimed, row.capacity), claimed);
  });
  return viewPosting(use, ref);
}

/** Gives the place back; the case stays and is closed there, with its reason. */
export async function unclaim(use: Use, ref: RowRef): Promise<PostingView> {
  const row = await requirePosting(use.tx, ref);
  await use.tx.asJob('a claim is given back', async (job) => {
    const now = await lockPosting(job, row);
    if (!now) throw notFound();
    const ownClaim = (await claimedBy(job, use.actor.org, [row.id])).has(row.id);
    const state = { posterOrg: row.owner_org, status: now.status, claimed: now.claimed, ownClaim };
    if (!postingActions(use.actor, state).includes('unclaim') || !(await endClaim(job, row, use.actor.org)))
      throw notPossible({ status: now.status });
    const claimed = now.claimed - 1;
    await movePosting(job, row, statusByClaims(now.status, claimed, row.capacity), claimed);
  });
  return viewPosting(use, ref);
}
