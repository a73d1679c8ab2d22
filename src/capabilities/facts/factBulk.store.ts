import type { Tx } from '../../storage/sql.ts';
import type { FactValue } from '../../vocabulary/factCatalogue.ts';
import type { SourceKind } from './fact.schema.ts';

/**
 * Facts of many enterprises of many regions in one statement, and taking them back. One JSON text a statement: arrays cost the
 * driver an escape per element, and a batch of 500 enterprises has some 30,000 elements.
 */

export interface BulkSource {
  readonly regionId: string;
  readonly id: string;
  readonly kind: SourceKind;
  readonly name: string;
}

/** Sources of an import; the same import names the same source again when its job is repeated. */
export const ensureSources = (
  tx: Tx,
  sources: readonly BulkSource[],
  by: { org: number; accountId: string; importId: string; at: string },
) =>
  tx.query(
    `insert into fact_sources (region_id, id, owner_org, is_public, kind, name, org, account_id, import_id, confidence, recorded_at)
     select x.r, x.i, $2, true, x.k, x.n, $2, $3, $4, 'medium', $5 from json_to_recordset($1::json) as x (r text, i uuid, k text, n text)
     on conflict (region_id, id) do nothing`,
    [
      JSON.stringify(sources.map((source) => ({ r: source.regionId, i: source.id, k: source.kind, n: source.name }))),
      by.org,
      by.accountId,
      by.importId,
      by.at,
    ],
  );

export interface BulkFact {
  /** Given where another fact names it as its successor. */
  readonly id: string | null;
  readonly sourceId: string;
  readonly key: string;
  readonly period: string;
  readonly value: FactValue;
  readonly observedOn: string;
  readonly conflict: boolean;
}

export interface BulkEnterprise {
  readonly regionId: string;
  readonly id: string;
  readonly shared: readonly number[];
  readonly facts: readonly BulkFact[];
}

export async function insertFactBatch(tx: Tx, ownerOrg: number, enterprises: readonly BulkEnterprise[]): Promise<void> {
  const filled = enterprises.filter((enterprise) => enterprise.facts.length > 0);
  if (filled.length === 0) return;
  const rows = filled.map((enterprise) => ({
    r: enterprise.regionId,
    e: enterprise.id,
    s: enterprise.shared.length > 0 ? enterprise.shared : null,
    f: enterprise.facts.map((fact) => ({
      i: fact.id,
      s: fact.sourceId,
      k: fact.key,
      p: fact.period,
      v: fact.value,
      o: fact.observedOn,
      c: fact.conflict,
    })),
  }));
  await tx.query(
    `insert into facts (region_id, enterprise_id, id, owner_org, shared, key, period, value, source_id, observed_on, conflict)
     select x.r, x.e, coalesce(y.i, gen_random_uuid()), $2, x.s, y.k, y.p, y.v, y.s, y.o, y.c
     from json_to_recordset($1::json) as x (r text, e uuid, s int[], f json)
       cross join lateral json_to_recordset(x.f) as y (i uuid, s uuid, k text, p text, v jsonb, o date, c boolean)`,
    [JSON.stringify(rows), ownerOrg],
  );
}

export interface Succession {
  readonly regionId: string;
  readonly enterpriseId: string;
  readonly id: string;
  readonly by: string;
}

export async function supersedeBatch(tx: Tx, rows: readonly Succession[], at: string): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `update facts f set superseded_at = $2, superseded_by = x.b, conflict = false, version = f.version + 1
     from json_to_recordset($1::json) as x (r text, e uuid, i uuid, b uuid)
     where f.region_id = x.r and f.enterprise_id = x.e and f.id = x.i and f.superseded_at is null`,
    [JSON.stringify(rows.map((row) => ({ r: row.regionId, e: row.enterpriseId, i: row.id, b: row.by }))), at],
  );
}

export interface Place {
  readonly regionId: string;
  readonly id: string;
}

/** Marks as contested exactly the standing facts beside which another value of the same key and period stands. */
export async function settleConflicts(tx: Tx, places: readonly Place[], keys: readonly string[]): Promise<void> {
  if (places.length === 0) return;
  await tx.query(
    `update facts f set conflict = not f.conflict, version = f.version + 1
     from unnest($1::text[], $2::uuid[]) as e (region_id, id)
     where f.region_id = e.region_id and f.enterprise_id = e.id and f.key = any($3::text[]) and f.superseded_at is null
       and f.conflict <> exists (select 1 from facts o where o.region_id = f.region_id and o.enterprise_id = f.enterprise_id
         and o.key = f.key and o.period = f.period and o.id <> f.id and o.value <> f.value and o.superseded_at is null)`,
    [places.map((place) => place.regionId), places.map((place) => place.id), [...keys]],
  );
}

/** Where facts of an import may lie. */
export const sourcesOfImport = async (tx: Tx, importId: string): Promise<readonly Place[]> =>
  (
    await tx.query<{ region_id: string; id: string }>('select region_id, id from fact_sources where import_id = $1', [
      importId,
    ])
  ).rows.map((row) => ({ regionId: row.region_id, id: row.id }));

export interface GoneFact {
  readonly enterprise_id: string;
  readonly id: string;
  readonly key: string;
  readonly value: FactValue;
  readonly superseded_by: string | null;
}

/** Takes some facts of a source away; those they had replaced stand again, or point to what replaced the facts since. */
export async function withdrawFacts(tx: Tx, source: Place, limit: number): Promise<readonly GoneFact[]> {
  const { rows: gone } = await tx.query<GoneFact>(
    `delete from facts where (region_id, enterprise_id, id) in
       (select region_id, enterprise_id, id from facts where region_id = $1 and source_id = $2 limit $3)
     returning enterprise_id, id, key, value, superseded_by`,
    [source.regionId, source.id, limit],
  );
  if (gone.length === 0) return gone;
  await tx.query(
    `update facts f set superseded_by = x.b, superseded_at = case when x.b is null then null else f.superseded_at end, version = f.version + 1
     from json_to_recordset($2::json) as x (e uuid, i uuid, b uuid)
     where f.region_id = $1 and f.enterprise_id = x.e and f.superseded_by = x.i`,
    [
      source.regionId,
      JSON.stringify(gone.map((fact) => ({ e: fact.enterprise_id, i: fact.id, b: fact.superseded_by }))),
    ],
  );
  return gone;
}
