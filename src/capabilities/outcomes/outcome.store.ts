import { emit } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Share } from './outcome.rules.ts';
import type { OutcomeStatus } from './outcome.schema.ts';

/** The only writer of outcomes, claims and counted entries. Runs as lq_job: an outcome joins claims of several organisations. */

export interface OutcomeRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
  readonly enterprise_id: string;
  readonly enterprise_name: string;
  readonly kind: string;
  readonly amount_fen: number | null;
  readonly count: number | null;
  readonly unit: string | null;
  readonly period: string;
  readonly happened_on: string;
  readonly evidence_type: string;
  readonly evidence_number: string | null;
  readonly evidence_key: string | null;
  readonly evidence_file_id: string | null;
  readonly status: OutcomeStatus;
  readonly note: string;
  readonly revision: number;
  readonly claimed_by_org: number;
  readonly claimed_by_account: string;
  readonly claimed_at: string;
  readonly confirmed_by_org: number | null;
  readonly confirmed_at: string | null;
  readonly merged_into: string | null;
  readonly version: number;
}

export type NewOutcome = Omit<
  OutcomeRow,
  'confirmed_by_org' | 'confirmed_at' | 'merged_into' | 'version' | 'revision' | 'shared'
> & { readonly shared: readonly number[] };

/** Inserts, unless the same evidence already makes an outcome: then answers false and the caller joins that one. */
export async function insertOutcome(tx: Tx, row: NewOutcome): Promise<boolean> {
  const inserted = await tx.query(
    `insert into outcomes (region_id, id, owner_org, shared, enterprise_id, enterprise_name, kind, amount_fen, count, unit, period, happened_on, evidence_type, evidence_number,
       evidence_key, evidence_file_id, status, note, claimed_by_org, claimed_by_account, claimed_at)
     values ($1, $2, $3, $4::int[], $5, $6, $7, $8, $9, $10, $11, $12::date, $13, $14, $15, $16, $17, $18, $19, $20, $21)
     on conflict (region_id, enterprise_id, kind, evidence_type, evidence_key) where evidence_key is not null and status not in ('rejected', 'merged', 'reversed') do nothing`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.shared,
      row.enterprise_id,
      row.enterprise_name,
      row.kind,
      row.amount_fen,
      row.count,
      row.unit,
      row.period,
      row.happened_on,
      row.evidence_type,
      row.evidence_number,
      row.evidence_key,
      row.evidence_file_id,
      row.status,
      row.note,
      row.claimed_by_org,
      row.claimed_by_account,
      row.claimed_at,
    ],
  );
  if (inserted.count === 1) await emit(tx, 'outcome.claimed', row.region_id, { id: row.id });
  return inserted.count === 1;
}

export const lockOutcome = async (tx: Tx, regionId: string, id: string): Promise<OutcomeRow | null> =>
  (await tx.query<OutcomeRow>('select * from outcomes where region_id = $1 and id = $2 for update', [regionId, id]))
    .rows[0] ?? null;

export async function lockByEvidence(
  tx: Tx,
  regionId: string,
  enterpriseId: string,
  kind: string,
  type: string,
  key: string,
): Promise<OutcomeRow | null> {
  const { rows } = await tx.query<OutcomeRow>(
    `select * from outcomes where region_id = $1 and enterprise_id = $2 and kind = $3 and evidence_type = $4 and evidence_key = $5 and status not in ('rejected', 'merged', 'reversed') for update`,
    [regionId, enterpriseId, kind, type, key],
  );
  return rows[0] ?? null;
}

/** Live outcomes of the same enterprise and kind, as candidates for likeness. */
export const similarOutcomes = async (
  tx: Tx,
  regionId: string,
  enterpriseId: string,
  kind: string,
): Promise<readonly OutcomeRow[]> =>
  (
    await tx.query<OutcomeRow>(
      `select * from outcomes where region_id = $1 and enterprise_id = $2 and kind = $3 and status in ('claimed', 'review', 'confirmed') order by claimed_at limit 200`,
      [regionId, enterpriseId, kind],
    )
  ).rows;

export interface ClaimRow {
  readonly org: number;
  readonly case_id: string | null;
  readonly num: number;
  readonly den: number;
  readonly claimed_by_account: string;
  readonly claimed_at: string;
}

export const claimsOf = async (tx: Tx, regionId: string, outcomeId: string): Promise<readonly ClaimRow[]> =>
  (
    await tx.query<ClaimRow>(
      'select org, case_id, num, den, claimed_by_account, claimed_at from outcome_claims where region_id = $1 and outcome_id = $2 order by claimed_at, org',
      [regionId, outcomeId],
    )
  ).rows;

/** Claims of many outcomes in one read, in the order of claiming, by outcome. */
export async function claimsOfMany(tx: Tx, outcomeIds: readonly string[]): Promise<Map<string, ClaimRow[]>> {
  const { rows } = await tx.query<ClaimRow & { outcome_id: string }>(
    'select outcome_id, org, case_id, num, den, claimed_by_account, claimed_at from outcome_claims where outcome_id = any($1::uuid[]) order by claimed_at, org',
    [[...outcomeIds]],
  );
  const byOutcome = new Map<string, ClaimRow[]>();
  for (const row of rows) byOutcome.set(row.outcome_id, [...(byOutcome.get(row.outcome_id) ?? []), row]);
  return byOutcome;
}

export interface ClaimContext {
  readonly regionId: string;
  readonly outcomeId: string;
  readonly shared: readonly number[];
  readonly account: string;
  readonly at: string;
}

/** Writes the shares; an organisation that claims by its own case names that case, others keep what they had. */
export async function putClaims(
  tx: Tx,
  context: ClaimContext,
  shares: readonly Share[],
  caseOf: ReadonlyMap<number, string>,
): Promise<void> {
  for (const share of shares) {
    await tx.query(
      `insert into outcome_claims (region_id, outcome_id, org, owner_org, shared, case_id, num, den, claimed_by_account, claimed_at) values ($1, $2, $3, $3, $4::int[], $5, $6, $7, $8, $9)
       on conflict (region_id, outcome_id, org) do update set num = excluded.num, den = excluded.den, case_id = coalesce(outcome_claims.case_id, excluded.case_id), shared = excluded.shared`,
      [
        context.regionId,
        context.outcomeId,
        share.org,
        context.shared,
        caseOf.get(share.org) ?? null,
        share.num,
        share.den,
        context.account,
        context.at,
      ],
    );
  }
}

/** Lets more organisations see an outcome and the claims to it. */
export async function showOutcomeTo(tx: Tx, regionId: string, id: string, orgs: readonly number[]): Promise<void> {
  const widened = `(select array_agg(distinct p) from unnest(coalesce(shared, '{}') || $3::int[]) p)`;
  await tx.query(`update outcomes set shared = ${widened}, version = version + 1 where region_id = $1 and id = $2`, [
    regionId,
    id,
    [...orgs],
  ]);
  await tx.query(`update outcome_claims set shared = ${widened} where region_id = $1 and outcome_id = $2`, [
    regionId,
    id,
    [...orgs],
  ]);
}

export const nextRevision = (tx: Tx, regionId: string, id: string) =>
  tx.query('update outcomes set revision = revision + 1 where region_id = $1 and id = $2', [regionId, id]);

/** claimed → confirmed, once: of any number of parallel confirmations exactly one changes a row. */
export async function confirmRow(tx: Tx, row: OutcomeRow, org: number, account: string, at: string): Promise<boolean> {
  const changed = await tx.query(
    `update outcomes set status = 'confirmed', confirmed_by_org = $3, confirmed_by_account = $4, confirmed_at = $5, version = version + 1 where region_id = $1 and id = $2 and status = 'claimed'`,
    [row.region_id, row.id, org, account, at],
  );
  if (changed.count === 1) await emit(tx, 'outcome.confirmed', row.region_id, { id: row.id });
  return changed.count === 1;
}

export async function setStatus(
  tx: Tx,
  row: OutcomeRow,
  status: OutcomeStatus,
  change: { reason: string; mergedInto?: string },
): Promise<boolean> {
  const changed = await tx.query(
    `update outcomes set status = $4, distinct_reason = $5, merged_into = coalesce($6::uuid, merged_into), version = version + 1 where region_id = $1 and id = $2 and version = $3`,
    [row.region_id, row.id, row.version, status, change.reason, change.mergedInto ?? null],
  );
  return changed.count === 1;
}

export interface CountedEntry {
  readonly regionId: string;
  readonly id: string;
  readonly outcomeId: string;
  readonly revision: number;
  readonly sign: 1 | -1;
  readonly kind: string;
  readonly month: string;
  readonly amountFen: number;
  readonly count: number;
  readonly shares: readonly Share[];
  readonly amounts: readonly number[];
  readonly at: string;
}

/** Adds to what indicators are sums of. The unique key (outcome, revision, sign) makes a second count impossible. */
export async function insertCounted(tx: Tx, entry: CountedEntry): Promise<void> {
  await tx.query(
    `insert into counted_entries (region_id, id, outcome_id, revision, sign, kind, month, amount_fen, count, credits, counted_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11)`,
    [
      entry.regionId,
      entry.id,
      entry.outcomeId,
      entry.revision,
      entry.sign,
      entry.kind,
      entry.month,
      entry.amountFen,
      entry.count,
      JSON.stringify(entry.shares),
      entry.at,
    ],
  );
  for (const [index, share] of entry.shares.entries()) {
    await tx.query(
      'insert into counted_credits (region_id, entry_id, org, num, den, amount_fen, sign) values ($1, $2, $3, $4, $5, $6, $7)',
      [entry.regionId, entry.id, share.org, share.num, share.den, entry.amounts[index] ?? 0, entry.sign],
    );
  }
}
