import type * as z from 'zod';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { regionName } from '../../vocabulary/regions.ts';
import { organisationNames } from '../accounts/names.service.ts';
import {
  listEntries,
  orphanEntries,
  recountRows,
  type SumRow,
  sums,
  totals,
  unconfirmed,
  visibleOutcomes,
} from './indicator.queries.ts';
import type {
  IndicatorEntry,
  IndicatorQuery,
  IndicatorRow,
  indicatorEntryQuerySchema,
  indicatorTableSchema,
  recountSchema,
} from './indicator.schema.ts';
import { recountProblem } from './recount.rules.ts';

/** Indicators: sums that open down to entries, outcomes and evidence. */

async function labelsOf(
  tx: Tx,
  by: IndicatorQuery['by'],
  rows: readonly SumRow[],
): Promise<(key: string) => { zh: string; en: string }> {
  if (by === 'region') return (key) => ({ zh: regionName(key, 'zh'), en: regionName(key, 'en') });
  if (by === 'kind') return (key) => ({ zh: outcomeKindName(key, 'zh'), en: outcomeKindName(key, 'en') });
  if (by === 'month') return (key) => ({ zh: key, en: key });
  const names = await organisationNames(
    tx,
    rows.map((row) => Number(row.key)),
  );
  return (key) => ({ zh: names.get(Number(key)) ?? key, en: names.get(Number(key)) ?? key });
}

/** Origins are references only jobs read; what comes back are figures, open to all who may read indicators. */
const figures = <T>(use: Use, alliance: number | undefined, work: (tx: Tx) => Promise<T>): Promise<T> =>
  alliance === undefined ? work(use.tx) : use.tx.asJob('figures of an alliance', work);

export async function indicatorTable(use: Use, query: IndicatorQuery): Promise<z.infer<typeof indicatorTableSchema>> {
  const rows = await figures(use, query.alliance, (tx) => sums(tx, query.by, query));
  // What waits for confirmation has no entry yet and is not told apart by alliance here; the alliance's page shows its own.
  const waiting = query.alliance === undefined ? await unconfirmed(use.tx, query.by, query) : new Map<string, number>();
  const label = await labelsOf(use.tx, query.by, rows);
  const missing = [...waiting.keys()]
    .filter((key) => !rows.some((row) => row.key === key))
    .map((key): SumRow => ({ key, outcomes: 0, amount_fen: 0, count: 0, kinds: 0 }));
  const view = (row: SumRow): IndicatorRow => ({
    key: row.key,
    label: label(row.key),
    outcomes: row.outcomes,
    amountFen: row.kinds > 1 ? null : row.amount_fen,
    count: row.kinds > 1 ? null : row.count,
    unconfirmed: waiting.get(row.key) ?? 0,
  });
  const total = await figures(use, query.alliance, (tx) => totals(tx, query));
  return {
    rows: [...rows, ...missing].map(view),
    total: {
      key: 'total',
      label: { zh: '合计', en: 'Total' },
      outcomes: total.outcomes,
      amountFen: total.kinds > 1 ? null : total.amount_fen,
      count: total.kinds > 1 ? null : total.count,
      unconfirmed: [...waiting.values()].reduce((a, b) => a + b, 0),
    },
  };
}

export async function entriesBehind(
  use: Use,
  query: z.output<typeof indicatorEntryQuerySchema>,
  cursors: Cursors,
): Promise<Page<IndicatorEntry>> {
  const after = query.after ? cursors.open('entries', use.actor.org, query.after) : null;
  const page = await figures(use, query.alliance, (tx) => listEntries(tx, query, after));
  const outcomes = await visibleOutcomes(
    use.tx,
    page.rows.map((row) => row.outcome_id),
  );
  const names = await organisationNames(
    use.tx,
    page.rows.flatMap((row) => row.credits.map((credit) => credit.org)),
  );
  const items = page.rows.map((row): IndicatorEntry => {
    const outcome = outcomes.get(row.outcome_id);
    return {
      regionId: row.region_id,
      id: row.id,
      outcomeId: row.outcome_id,
      enterpriseName: outcome?.enterprise_name ?? null,
      kind: row.kind,
      month: row.month,
      amountFen: row.amount_fen,
      count: row.count,
      sign: row.sign,
      orgs: row.credits.map((credit) => ({ ...credit, name: names.get(credit.org) ?? '' })),
      evidence: outcome ? { type: outcome.evidence_type, number: outcome.evidence_number } : null,
      countedAt: row.counted_at,
    };
  });
  return { items, next: page.nextKey && cursors.seal('entries', use.actor.org, page.nextKey), count: page.count };
}

/** Recounts from the outcomes and compares, over all regions; runs as lq_job. */
export async function recountAll(tx: Tx, now: Date): Promise<z.infer<typeof recountSchema>> {
  const differences: { outcomeId: string; problem: string }[] = (await orphanEntries(tx)).map((outcomeId) => ({
    outcomeId,
    problem: 'counted without an outcome',
  }));
  let after = '00000000-0000-0000-0000-000000000000';
  let outcomes = 0;
  let entries = 0;
  for (;;) {
    const rows = await recountRows(tx, after, 1000);
    for (const row of rows) {
      const problem = recountProblem({
        status: row.status,
        amountFen: row.amount_fen ?? 0,
        count: row.count ?? 1,
        net: row.net,
        netAmount: row.net_amount,
        netCount: row.net_count,
        netCredit: row.net_credit,
      });
      if (problem) differences.push({ outcomeId: row.id, problem });
      outcomes += 1;
      entries += row.entries;
    }
    const last = rows[rows.length - 1];
    if (!last || rows.length < 1000) break;
    after = last.id;
  }
  return {
    outcomes,
    entries,
    equal: differences.length === 0,
    differences: differences.slice(0, 100),
    checkedAt: now.toISOString(),
  };
}
