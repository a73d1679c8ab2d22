import type { Tx } from '../../storage/sql.ts';
import type { Origin, Subject } from './origin.schema.ts';

/** The only writer of origins. Runs as lq_job, in the transaction that makes the subject. */
export interface NewOrigin {
  readonly subject: Subject;
  readonly origin: Origin;
  /** The alliance in whose name the work is done: its count and its members' opens down to here. */
  readonly alliance: number | null;
  readonly org: number;
  readonly title?: string;
  readonly at: string;
}

/** Remembers once where a subject came from; told again, nothing changes. */
export const insertOrigin = (tx: Tx, row: NewOrigin) =>
  tx.query(
    `insert into origins (region_id, subject_kind, subject_id, origin_kind, origin_region_id, origin_id, alliance_org, org, title, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      row.subject.regionId,
      row.subject.kind,
      row.subject.id,
      row.origin.kind,
      row.origin.regionId,
      row.origin.id,
      row.alliance,
      row.org,
      row.title ?? '',
      row.at,
    ],
  );

/** What served one subject serves the one that grew out of it: a task's case counts for the meeting the task came from. */
export const copyOrigins = (tx: Tx, from: Subject, to: Subject) =>
  tx.query(
    `insert into origins (region_id, subject_kind, subject_id, origin_kind, origin_region_id, origin_id, alliance_org, org, title, at)
     select $4, $5, $6, origin_kind, origin_region_id, origin_id, alliance_org, org, title, at from origins where region_id = $1 and subject_kind = $2 and subject_id = $3
     on conflict do nothing`,
    [from.regionId, from.kind, from.id, to.regionId, to.kind, to.id],
  );
