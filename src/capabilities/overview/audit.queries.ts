import type { Tx } from '../../storage/sql.ts';

export interface AuditRow {
  readonly region_id: string;
  readonly seq: number;
  readonly at: string;
  readonly actor_name: string;
  readonly org: number;
  readonly action: string;
  readonly subject: string;
  readonly hash: string;
}

/**
 * As job, for the auditor: who did what and when; contents are not in the ledger. One chain is read in its own order, which a clock set
 * back does not change.
 */
export const auditRows = async (
  tx: Tx,
  filter: { regionId: string | null; action: string | null; before: number | null },
): Promise<readonly AuditRow[]> =>
  (
    await tx.query<AuditRow>(
      `select region_id, seq, at, actor_name, org, action, subject, hash from ledger_entries
       where ($1::text is null or region_id = $1) and ($2::text is null or action = $2) and ($3::bigint is null or seq < $3) order by ${filter.regionId === null ? 'at desc, seq desc' : 'seq desc'} limit 100`,
      [filter.regionId, filter.action, filter.before],
    )
  ).rows;
