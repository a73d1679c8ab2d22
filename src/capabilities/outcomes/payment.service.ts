import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { normaliseEvidenceNumber } from '../../vocabulary/evidenceTypes.ts';
import { count, uncount } from './countOutcome.service.ts';
import { outcomeCanBecome } from './outcome.rules.ts';
import { claimsOf, confirmRow, lockOutcome, setStatus } from './outcome.store.ts';
import { claimOutcome } from './reportOutcome.service.ts';

/** A payment of a program as an outcome: claimed by who granted it, confirmed on the voucher by who paid. Runs as lq_job. */
export interface PaidBenefit {
  readonly regionId: string;
  readonly enterpriseId: string;
  readonly enterpriseOrg: number;
  readonly enterpriseName: string;
  readonly claimedBy: number;
  readonly amountFen: number;
  readonly paidOn: string;
  readonly voucher: string;
  readonly note: string;
}

const sharesOf = async (tx: Tx, ref: RowRef) =>
  (await claimsOf(tx, ref.regionId, ref.id)).map(({ org, num, den }) => ({ org, num, den }));

/** The same voucher is the same outcome, whoever reported it first: it counts once. Answers its id. */
export async function countPayment(use: Use, tx: Tx, paid: PaidBenefit): Promise<string> {
  const row = {
    region_id: paid.regionId,
    id: use.ids.uuid(),
    owner_org: paid.enterpriseOrg,
    shared: [...new Set([paid.claimedBy, use.actor.org])],
    enterprise_id: paid.enterpriseId,
    enterprise_name: paid.enterpriseName,
    kind: 'subsidy_paid',
    amount_fen: paid.amountFen,
    count: null,
    unit: null,
    period: paid.paidOn.slice(0, 7),
    happened_on: paid.paidOn,
    evidence_type: 'paymentVoucher',
    evidence_number: paid.voucher,
    evidence_key: normaliseEvidenceNumber(paid.voucher) || null,
    evidence_file_id: null,
    status: 'claimed' as const,
    note: paid.note,
    claimed_by_org: paid.claimedBy,
    claimed_by_account: use.actor.accountId,
    claimed_at: use.now.toISOString(),
  };
  const id = await claimOutcome(use, tx, row, [{ org: paid.claimedBy, num: 1, den: 1 }], new Map());
  const outcome = await lockOutcome(tx, paid.regionId, id);
  const shares = await sharesOf(tx, { regionId: paid.regionId, id });
  const second = shares.every((share) => share.org !== use.actor.org);
  if (outcome?.status === 'claimed' && second) {
    await confirmRow(tx, outcome, use.actor.org, use.actor.accountId, use.now.toISOString());
    await count(tx, outcome, shares, use);
  }
  return id;
}

/** Takes a payment back: what was counted is reversed by an entry, what was only claimed is rejected. */
export async function reversePayment(use: Use, tx: Tx, ref: RowRef, reason: string): Promise<void> {
  const outcome = await lockOutcome(tx, ref.regionId, ref.id);
  if (!outcome) return;
  if (outcomeCanBecome(outcome.status, 'reversed')) {
    await uncount(tx, outcome, await sharesOf(tx, ref), use);
    await setStatus(tx, outcome, 'reversed', { reason });
  } else if (outcomeCanBecome(outcome.status, 'rejected')) await setStatus(tx, outcome, 'rejected', { reason });
}
