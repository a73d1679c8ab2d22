import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { retireFacts, storeFacts, storeSource } from '../facts/fact.service.ts';
import { findEnterprisesByIds, markFactsChanged } from '../organisations/organisation.service.ts';
import { countPayment, reversePayment } from '../outcomes/payment.service.ts';
import { creditsOf } from './creditCheck.service.ts';
import { partiesOf, rowActions } from './grantList.access.ts';
import { amountTooHigh, creditListed, noGround, notPossible, paidInFuture } from './grantList.errors.ts';
import type { ListRow, Row } from './grantList.queries.ts';
import { noticeIsOver } from './grantList.rules.ts';
import type { accountSchema, GrantRowView, Payment, RowAction } from './grantList.schema.ts';
import { requireList, requireRow, viewRow } from './grantList.service.ts';
import type { RowChange } from './grantList.store.ts';
import { step } from './stepList.service.ts';

/** One row at the hands of others than the lead office: objections, the enterprise's account, the payment and taking it back. */

interface Loaded {
  readonly list: ListRow;
  readonly row: Row;
}

/** The row as the caller sees it, at the version that was seen, for a step that is possible for it. */
async function forStep(use: Use, ref: RowRef, action: RowAction, version: number | null): Promise<Loaded> {
  const row = await requireRow(use.tx, ref);
  const list = await use.tx.asJob('a row tells of its list', (job) =>
    requireList(job, { regionId: row.region_id, id: row.list_id }),
  );
  expectVersion(version, row.version);
  const over = noticeIsOver(list.notice_until, dayInShanghai(use.now));
  if (!rowActions(use.actor, row.status, partiesIn({ list, row }), over).includes(action))
    throw notPossible({ status: row.status });
  return { list, row };
}

const partiesIn = ({ list, row }: Loaded) => ({
  leadOrg: list.owner_org,
  financeOrg: list.finance_org,
  enterpriseOrg: row.enterprise_org,
});

async function take(
  use: Use,
  tx: Tx,
  loaded: Loaded,
  action: RowAction,
  reason: string,
  change: RowChange = {},
): Promise<void> {
  const by = { ...use, org: use.actor.org, accountId: use.actor.accountId };
  await step(tx, by, loaded.list, loaded.row, action, partiesOf(use.actor, partiesIn(loaded)), reason, change);
}

export async function object(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: { reason: string },
): Promise<GrantRowView> {
  const loaded = await forStep(use, ref, 'object', version);
  await use.tx.asJob('an objection stops the row of another', (job) =>
    take(use, job, loaded, 'object', input.reason, { objectedBy: use.actor.org }),
  );
  return viewRow(use, ref);
}

export async function confirmAccount(
  use: Use,
  ref: RowRef,
  version: number | null,
  account: z.output<typeof accountSchema>,
): Promise<GrantRowView> {
  const loaded = await forStep(use, ref, 'confirmAccount', version);
  await use.tx.asJob('the enterprise answers in the list of the office', (job) =>
    take(use, job, loaded, 'confirmAccount', '', { account }),
  );
  return viewRow(use, ref);
}

export async function declineRow(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: { reason: string },
): Promise<GrantRowView> {
  const loaded = await forStep(use, ref, 'decline', version);
  await use.tx.asJob('the enterprise answers in the list of the office', (job) =>
    take(use, job, loaded, 'decline', input.reason),
  );
  return viewRow(use, ref);
}

/** The benefit enters the enterprise's file as a fact of the platform, open to the enterprise and who serves it. */
async function fileBenefit(use: Use, job: Tx, { list, row }: Loaded, payment: Payment): Promise<string> {
  const [enterprise] = await findEnterprisesByIds(job, [row.enterprise_id]);
  const source = { regionId: row.enterprise_region_id, id: use.ids.uuid(), ownerOrg: list.owner_org };
  const id = use.ids.uuid();
  await storeSource(job, {
    ...source,
    kind: 'platform',
    name: list.title,
    accountId: use.actor.accountId,
    importId: null,
    confidence: 'high',
    at: use.now.toISOString(),
  });
  const value = {
    program: list.offer_code,
    amountFen: payment.paidFen,
    year: Number(payment.paidOn.slice(0, 4)),
    on: payment.paidOn,
  };
  const shared = [row.enterprise_org, ...(enterprise?.served_by ?? [])].filter((org) => org !== list.owner_org);
  await storeFacts(job, source, [
    {
      enterpriseId: row.enterprise_id,
      id,
      shared,
      key: 'benefitsReceived',
      period: '',
      value,
      observedOn: payment.paidOn,
      conflict: false,
    },
  ]);
  await markFactsChanged(job, row.enterprise_region_id, [row.enterprise_id]);
  return id;
}

/** Credit is compared again at payment (PROGRAMS §6); the amount is that of the notice. */
export async function pay(use: Use, ref: RowRef, version: number | null, payment: Payment): Promise<GrantRowView> {
  const loaded = await forStep(use, ref, 'pay', version);
  const { list, row } = loaded;
  if (payment.paidOn > dayInShanghai(use.now)) throw paidInFuture();
  if (row.amount_fen !== null && payment.paidFen !== row.amount_fen) throw amountTooHigh();
  const credit = (await creditsOf(use, list.owner_org, [row])).get(row.enterprise_id);
  if (credit === undefined) throw noGround();
  if (credit === 'listed') throw creditListed();
  await use.tx.asJob('a payment reaches the file and the outcomes of the enterprise', async (job) => {
    const outcomeId = await countPayment(use, job, {
      regionId: row.enterprise_region_id,
      enterpriseId: row.enterprise_id,
      enterpriseOrg: row.enterprise_org,
      enterpriseName: row.enterprise_name,
      claimedBy: list.owner_org,
      amountFen: payment.paidFen,
      paidOn: payment.paidOn,
      voucher: payment.voucher,
      note: list.title,
    });
    const factId = await fileBenefit(use, job, loaded, payment);
    const done = { on: payment.paidOn, fen: payment.paidFen, voucher: payment.voucher, outcomeId, factId };
    await take(use, job, loaded, 'pay', '', { payment: done });
  });
  return viewRow(use, ref);
}

/** A payment that came back: the fact is superseded, the outcome reversed by an entry, the row waits for payment again. */
export async function undoPayment(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: { reason: string },
): Promise<GrantRowView> {
  const loaded = await forStep(use, ref, 'undoPayment', version);
  const { row } = loaded;
  await use.tx.asJob('a payment is taken back where it was counted', async (job) => {
    if (row.outcome_id !== null)
      await reversePayment(use, job, { regionId: row.enterprise_region_id, id: row.outcome_id }, input.reason);
    if (row.fact_id !== null) {
      const at = use.now.toISOString();
      await retireFacts(job, row.enterprise_region_id, row.enterprise_id, [row.fact_id], null, at);
      await markFactsChanged(job, row.enterprise_region_id, [row.enterprise_id]);
    }
    await take(use, job, loaded, 'undoPayment', input.reason, { payment: null });
  });
  return viewRow(use, ref);
}
