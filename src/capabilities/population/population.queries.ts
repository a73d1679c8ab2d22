import { oneRow, type Tx } from '../../storage/sql.ts';

/** As job: what the population is made of, in small pages so that nobody waits long for the one session of the embedded engine. */
export interface SubjectRow {
  readonly region_id: string;
  readonly id: string;
  readonly credit_code: string;
  readonly name: string;
  readonly industry_code: string | null;
  readonly founded_on: string | null;
  readonly zone_codes: string[];
  readonly facts_version: number;
  readonly version: number;
}

const SELECT =
  'select region_id, id, credit_code, name, industry_code, founded_on, zone_codes, facts_version, version from enterprises';

export const subjectsAfter = async (
  tx: Tx,
  after: { regionId: string; id: string },
  limit: number,
): Promise<readonly SubjectRow[]> =>
  (
    await tx.query<SubjectRow>(`${SELECT} where (region_id, id) > ($1, $2::uuid) order by region_id, id limit $3`, [
      after.regionId,
      after.id,
      limit,
    ])
  ).rows;

/**
 * The oldest transaction still running: everything before it is decided. What was touched since is read again from there, so
 * a transaction that takes long is seen when it commits.
 */
export const horizon = async (tx: Tx): Promise<string> =>
  (await oneRow<{ xmin: string }>(tx, 'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin'))?.xmin ?? '0';

export const touchedSince = async (tx: Tx, since: string, limit: number): Promise<readonly SubjectRow[]> =>
  (
    await tx.query<SubjectRow>(`${SELECT} where touched_in >= $1::xid8 order by touched_in, region_id, id limit $2`, [
      since,
      limit,
    ])
  ).rows;

export const removedSince = async (tx: Tx, since: string): Promise<readonly string[]> =>
  (await tx.query<{ id: string }>('select id from enterprise_removals where touched_in >= $1::xid8', [since])).rows.map(
    (row) => row.id,
  );
