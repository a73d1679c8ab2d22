import type { Tx } from '../../storage/sql.ts';
import type { FactValue } from '../../vocabulary/factCatalogue.ts';
import type { SourceKind } from './fact.schema.ts';

/** The only writer of facts and their sources. */

export interface NewSource {
  readonly regionId: string;
  readonly id: string;
  readonly ownerOrg: number;
  readonly kind: SourceKind;
  readonly name: string;
  readonly accountId: string | null;
  readonly importId: string | null;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly at: string;
}

// Where a value comes from is shown wherever the value is; the row says nothing of any enterprise, so it is open to all signed in.
export const insertSource = (tx: Tx, source: NewSource) =>
  tx.query(
    `insert into fact_sources (region_id, id, owner_org, is_public, kind, name, org, account_id, import_id, confidence, recorded_at) values ($1, $2, $3, true, $4, $5, $3, $6, $7, $8, $9)`,
    [
      source.regionId,
      source.id,
      source.ownerOrg,
      source.kind,
      source.name,
      source.accountId,
      source.importId,
      source.confidence,
      source.at,
    ],
  );

export interface NewFact {
  readonly enterpriseId: string;
  readonly id: string;
  readonly shared: readonly number[];
  readonly key: string;
  readonly period: string;
  readonly value: FactValue;
  readonly observedOn: string;
  readonly conflict: boolean;
}

/** Inserts the facts of one source in one statement; a thousand cost about as much as ten single ones. */
export async function insertFacts(
  tx: Tx,
  source: { regionId: string; id: string; ownerOrg: number },
  facts: readonly NewFact[],
): Promise<void> {
  if (facts.length === 0) return;
  await tx.query(
    `insert into facts (region_id, enterprise_id, id, owner_org, shared, key, period, value, source_id, observed_on, conflict)
     select $1, e, i, $2, case when s = '' then null else string_to_array(s, ',')::int[] end, k, p, v::jsonb, $3, o, c
     from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::date[], $11::boolean[]) as t (e, i, s, k, p, v, o, c)`,
    [
      source.regionId,
      source.ownerOrg,
      source.id,
      facts.map((fact) => fact.enterpriseId),
      facts.map((fact) => fact.id),
      facts.map((fact) => fact.shared.join(',')),
      facts.map((fact) => fact.key),
      facts.map((fact) => fact.period),
      facts.map((fact) => JSON.stringify(fact.value)),
      facts.map((fact) => fact.observedOn),
      facts.map((fact) => String(fact.conflict)),
    ],
  );
}

export const supersede = (
  tx: Tx,
  regionId: string,
  enterpriseId: string,
  ids: readonly string[],
  by: string | null,
  at: string,
) =>
  tx.query(
    'update facts set superseded_at = $4, superseded_by = $5, conflict = false, version = version + 1 where region_id = $1 and enterprise_id = $2 and id = any($3::uuid[]) and superseded_at is null',
    [regionId, enterpriseId, [...ids], at, by],
  );

export const setConflict = (
  tx: Tx,
  regionId: string,
  enterpriseId: string,
  ids: readonly string[],
  conflict: boolean,
) =>
  tx.query(
    'update facts set conflict = $4, version = version + 1 where region_id = $1 and enterprise_id = $2 and id = any($3::uuid[])',
    [regionId, enterpriseId, [...ids], conflict],
  );
