import { oneRow, type Tx } from '../../storage/sql.ts';
import type { FactValue } from '../../vocabulary/factCatalogue.ts';
import type { SourceKind } from './fact.schema.ts';

export interface FactRow {
  readonly enterprise_id: string;
  readonly region_id: string;
  readonly id: string;
  readonly key: string;
  readonly period: string;
  readonly value: FactValue;
  readonly observed_on: string;
  readonly conflict: boolean;
  readonly version: number;
  readonly source_kind: SourceKind;
  readonly source_name: string;
  readonly source_org: number;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly recorded_at: string;
}

const SELECT = `select f.region_id, f.enterprise_id, f.id, f.key, f.period, f.value, f.observed_on, f.conflict, f.version, s.kind as source_kind, s.name as source_name, s.org as source_org, s.confidence, s.recorded_at
  from facts f join fact_sources s on s.region_id = f.region_id and s.id = f.source_id`;

/** Current facts of one enterprise that the caller sees. */
export const factsOf = async (tx: Tx, regionId: string, enterpriseId: string): Promise<readonly FactRow[]> =>
  (
    await tx.query<FactRow>(
      `${SELECT} where f.region_id = $1 and f.enterprise_id = $2 and f.superseded_at is null order by f.key, f.period desc, f.observed_on desc`,
      [regionId, enterpriseId],
    )
  ).rows;

/** As job: current facts of an enterprise to which a live grant of the organisation exists; which keys it opens is decided by the caller. */
export const factsUnderGrants = async (
  tx: Tx,
  regionId: string,
  enterpriseId: string,
  org: number,
  at: string,
): Promise<readonly FactRow[]> =>
  (
    await tx.query<FactRow>(
      `${SELECT} where f.region_id = $1 and f.enterprise_id = $2 and f.superseded_at is null and exists (
         select 1 from grants g where g.region_id = f.region_id and g.enterprise_id = f.enterprise_id and g.grantee_org = $3
           and g.status = 'active' and g.revoked_at is null and g.valid_from <= $4 and g.valid_until > $4)
       order by f.key, f.period desc, f.observed_on desc`,
      [regionId, enterpriseId, org, at],
    )
  ).rows;

export const findFact = (tx: Tx, regionId: string, enterpriseId: string, id: string) =>
  oneRow<FactRow>(
    tx,
    `${SELECT} where f.region_id = $1 and f.enterprise_id = $2 and f.id = $3 and f.superseded_at is null`,
    [regionId, enterpriseId, id],
  );

export const standingFacts = async (
  tx: Tx,
  regionId: string,
  enterpriseId: string,
  key: string,
  period: string,
): Promise<readonly FactRow[]> =>
  (
    await tx.query<FactRow>(
      `${SELECT} where f.region_id = $1 and f.enterprise_id = $2 and f.key = $3 and f.period = $4 and f.superseded_at is null`,
      [regionId, enterpriseId, key, period],
    )
  ).rows;

export const conflictFacts = async (tx: Tx): Promise<readonly (FactRow & { enterprise_name: string })[]> =>
  (
    await tx.query<FactRow & { enterprise_name: string }>(
      `select x.*, e.name as enterprise_name from (${SELECT} where f.conflict and f.superseded_at is null limit 500) x join enterprises e on e.region_id = x.region_id and e.id = x.enterprise_id
       order by x.enterprise_id, x.key, x.period, x.recorded_at`,
    )
  ).rows;

/** As job: current facts of many enterprises of one region, for the population. */
export const factsOfMany = async (tx: Tx, regionId: string, ids: readonly string[]): Promise<readonly FactRow[]> =>
  (
    await tx.query<FactRow>(
      `${SELECT} where f.region_id = $1 and f.enterprise_id = any($2::uuid[]) and f.superseded_at is null`,
      [regionId, [...ids]],
    )
  ).rows;
