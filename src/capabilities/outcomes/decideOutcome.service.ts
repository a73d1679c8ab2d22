import type * as z from 'zod';
import { expectVersion, forbidden, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { count, uncount } from './countOutcome.service.ts';
import { confirmerRelation } from './outcome.access.ts';
import {
  alreadyConfirmed,
  mergeTarget,
  needsEvidence,
  needsReview,
  notConfirmable,
  notInReview,
  notReversible,
  ownClaim,
} from './outcome.errors.ts';
import { outcomeCanBecome, sharesAfterClaim } from './outcome.rules.ts';
import type { mergeSchema, Outcome, reasonSchema } from './outcome.schema.ts';
import { partiesOf, requireOutcome, viewOutcome } from './outcome.service.ts';
import {
  claimsOf,
  confirmRow,
  lockOutcome,
  nextRevision,
  type OutcomeRow,
  putClaims,
  setStatus,
  showOutcomeTo,
} from './outcome.store.ts';

/** Confirming, rejecting, merging, reversing. */

const sharesOf = async (tx: Tx, row: OutcomeRow) =>
  (await claimsOf(tx, row.region_id, row.id)).map((claim) => ({ org: claim.org, num: claim.num, den: claim.den }));

/** Who may confirm: says which rule stands against it. */
async function requireConfirmer(use: Use, row: OutcomeRow): Promise<void> {
  const relation = confirmerRelation(use.actor, partiesOf(row, await claimsOf(use.tx, row.region_id, row.id)));
  if (relation === 'claimant') throw ownClaim();
  if (relation === 'withoutEvidence') throw needsEvidence();
}

/** Confirms and counts, once, whatever arrives in parallel. */
export async function confirm(use: Use, ref: RowRef): Promise<Outcome> {
  const seen = await requireOutcome(use.tx, ref);
  await requireConfirmer(use, seen);
  await use.tx.asJob('a confirmed outcome is counted for all who share it', async (tx) => {
    const row = await lockOutcome(tx, ref.regionId, ref.id);
    if (!row) throw notFound();
    if (row.status === 'confirmed') throw alreadyConfirmed();
    if (row.status === 'review') throw needsReview();
    if (!outcomeCanBecome(row.status, 'confirmed')) throw notConfirmable({ status: row.status });
    if (!(await confirmRow(tx, row, use.actor.org, use.actor.accountId, use.now.toISOString())))
      throw alreadyConfirmed();
    await count(tx, row, await sharesOf(tx, row), use);
  });
  return viewOutcome(use, ref);
}

export async function reject(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof reasonSchema>,
): Promise<Outcome> {
  const seen = await requireOutcome(use.tx, ref);
  expectVersion(version, seen.version);
  await requireConfirmer(use, seen);
  if (!outcomeCanBecome(seen.status, 'rejected')) throw notConfirmable({ status: seen.status });
  await use.tx.asJob('a rejection reaches the row of the enterprise', async (tx) => {
    if (!(await setStatus(tx, seen, 'rejected', { reason: input.reason })))
      throw staleVersion({ version: seen.version });
  });
  return viewOutcome(use, ref);
}

/** Takes a counted outcome back by a reversing entry. */
export async function reverse(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof reasonSchema>,
): Promise<Outcome> {
  const seen = await requireOutcome(use.tx, ref);
  expectVersion(version, seen.version);
  if (!use.actor.permissions.includes('outcomes.review')) throw forbidden();
  await use.tx.asJob('a correction reverses the entry of all who share it', async (tx) => {
    const row = await lockOutcome(tx, ref.regionId, ref.id);
    if (!row || !outcomeCanBecome(row.status, 'reversed')) throw notReversible();
    await uncount(tx, row, await sharesOf(tx, row), use);
    await setStatus(tx, row, 'reversed', { reason: input.reason });
  });
  return viewOutcome(use, ref);
}

/** Both are one outcome: the claims move to the target, which is counted anew if it was counted. */
export async function merge(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof mergeSchema>,
): Promise<Outcome> {
  const seen = await requireOutcome(use.tx, ref);
  expectVersion(version, seen.version);
  if (seen.status !== 'review') throw notInReview();
  const target = await requireOutcome(use.tx, input.into);
  const fits =
    target.id !== seen.id &&
    target.enterprise_id === seen.enterprise_id &&
    target.kind === seen.kind &&
    (target.status === 'claimed' || target.status === 'confirmed');
  if (!fits) throw mergeTarget();
  await use.tx.asJob('merging moves claims of several organisations', async (tx) => {
    const row = await lockOutcome(tx, target.region_id, target.id);
    if (!row) throw notFound();
    const before = await sharesOf(tx, row);
    const claims = await claimsOf(tx, seen.region_id, seen.id);
    const after = sharesAfterClaim(before, claims);
    const counted = row.status === 'confirmed' && after.length !== before.length;
    if (counted) {
      await uncount(tx, row, before, use);
      await nextRevision(tx, row.region_id, row.id);
    }
    const everyone = [...new Set([...(row.shared ?? []), ...(seen.shared ?? [])])];
    await showOutcomeTo(tx, row.region_id, row.id, everyone);
    const caseOf = new Map(
      claims.flatMap((claim) => (claim.case_id === null ? [] : [[claim.org, claim.case_id] as const])),
    );
    await putClaims(
      tx,
      {
        regionId: row.region_id,
        outcomeId: row.id,
        shared: [...everyone, row.owner_org],
        account: use.actor.accountId,
        at: use.now.toISOString(),
      },
      after,
      caseOf,
    );
    if (counted) await count(tx, { ...row, revision: row.revision + 1 }, after, use);
    if (!(await setStatus(tx, seen, 'merged', { reason: input.reason, mergedInto: target.id })))
      throw staleVersion({ version: seen.version });
  });
  return viewOutcome(use, input.into);
}

/** A person says they are two: the claim may now be confirmed like any other. */
export async function declareTwo(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof reasonSchema>,
): Promise<Outcome> {
  const seen = await requireOutcome(use.tx, ref);
  expectVersion(version, seen.version);
  if (seen.status !== 'review') throw notInReview();
  await use.tx.asJob('the decision reaches the row of the enterprise', async (tx) => {
    if (!(await setStatus(tx, seen, 'claimed', { reason: input.reason })))
      throw staleVersion({ version: seen.version });
  });
  return viewOutcome(use, ref);
}
