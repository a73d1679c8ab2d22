import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { countingMonth, type Share, splitAmount } from './outcome.rules.ts';
import { insertCounted, type OutcomeRow } from './outcome.store.ts';

/** Outcomes become figures only here: an entry counts, an entry with sign -1 takes back. Nothing is ever updated. */

type Counting = Pick<Use, 'ids' | 'now'>;

async function enter(
  tx: Tx,
  row: OutcomeRow,
  shares: readonly Share[],
  sign: 1 | -1,
  counting: Counting,
): Promise<void> {
  await insertCounted(tx, {
    regionId: row.region_id,
    id: counting.ids.uuid(),
    outcomeId: row.id,
    revision: row.revision,
    sign,
    kind: row.kind,
    month: countingMonth(row.happened_on),
    amountFen: row.amount_fen ?? 0,
    count: row.count ?? 1,
    shares,
    amounts: splitAmount(row.amount_fen ?? 0, shares),
    at: counting.now.toISOString(),
  });
}

export const count = (tx: Tx, row: OutcomeRow, shares: readonly Share[], counting: Counting): Promise<void> =>
  enter(tx, row, shares, 1, counting);
export const uncount = (tx: Tx, row: OutcomeRow, shares: readonly Share[], counting: Counting): Promise<void> =>
  enter(tx, row, shares, -1, counting);
