import { enqueueJob, JobCancelled } from '../../storage/jobs.ts';
import type { Tx } from '../../storage/sql.ts';
import type { ColumnTarget, ImportCounts, ImportStatus } from './import.schema.ts';
import type { ImportState, RefusedRows } from './importState.ts';

/** The only writer of imports, their files and refused rows. As job: these tables are closed to lq_app. */

const MAX_KEPT = 2_000;

/** As jsonb can hold it: no zero character, no half of a surrogate pair, nothing longer than any value that is taken. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.slice(0, MAX_KEPT).toWellFormed().replaceAll('\u0000', '\ufffd') : value;
const jsonOf = (value: unknown): string => JSON.stringify(value, storable);

export interface NewImport {
  readonly id: string;
  readonly org: number;
  readonly accountId: string;
  readonly regionId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly status: ImportStatus;
  readonly state: ImportState;
  readonly at: string;
}

export async function insertImport(tx: Tx, row: NewImport, bytes: Uint8Array): Promise<void> {
  await tx.query(
    `insert into imports (id, org, account_id, region_id, file_name, file_hash, status, state, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)`,
    [row.id, row.org, row.accountId, row.regionId, row.fileName, row.fileHash, row.status, jsonOf(row.state), row.at],
  );
  await tx.query('insert into import_files (import_id, bytes) values ($1, $2)', [row.id, bytes]);
}

export type ImportQueue = 'imports.check' | 'imports.commit' | 'imports.undo';

/** Queues work on an import; the version tells a job that somebody has decided otherwise since. */
export async function queueImport(
  tx: Tx,
  queue: ImportQueue,
  job: { id: string; importId: string; version: number; accountId: string; org: number },
): Promise<void> {
  await enqueueJob(tx, {
    id: job.id,
    queue,
    payload: { importId: job.importId, version: job.version },
    accountId: job.accountId,
    org: job.org,
  });
  await tx.query('update imports set job_id = $2 where id = $1', [job.importId, job.id]);
}

/** A decision of a person: new columns, nothing counted yet. */
export const saveMapping = (tx: Tx, id: string, status: 'staged' | 'mapped', state: ImportState) =>
  tx.query(
    `update imports set status = $3, state = $2::jsonb, counts = null, failure = null, job_id = null, version = version + 1 where id = $1`,
    [id, jsonOf(state), status],
  );

export const decideStatus = (tx: Tx, id: string, status: ImportStatus) =>
  tx.query('update imports set status = $2, failure = null, version = version + 1 where id = $1', [id, status]);

export const finishCheck = (tx: Tx, id: string, version: number, counts: ImportCounts, state: ImportState) =>
  tx.query('update imports set counts = $3::jsonb, state = $4::jsonb where id = $1 and version = $2', [
    id,
    version,
    jsonOf(counts),
    jsonOf(state),
  ]);

export const failImport = (tx: Tx, id: string, version: number, failure: string) =>
  tx.query(`update imports set status = 'failed', failure = $3 where id = $1 and version = $2`, [id, version, failure]);

/** Moves the mark of committed rows on. Answers false where another runner of the same job has moved it. */
export async function advance(
  tx: Tx,
  id: string,
  version: number,
  rows: { from: number; to: number },
  counts: ImportCounts,
): Promise<boolean> {
  const moved = await tx.query(
    `update imports set done_row = $4, counts = $5::jsonb where id = $1 and version = $2 and done_row = $3 and status = 'committing'`,
    [id, version, rows.from, rows.to, jsonOf(counts)],
  );
  return moved.count === 1;
}

/** The end of the work on an import. A committed or undone one needs its file no more. */
export async function finishImport(
  tx: Tx,
  id: string,
  version: number,
  status: 'mapped' | 'committed' | 'undone',
  kept: number | null,
): Promise<void> {
  const done = status === 'mapped' ? 'done_row = 0' : 'done_row = done_row';
  const changed = await tx.query(
    `update imports set status = $3, kept = $4, ${done} where id = $1 and version = $2 and status in ('committing', 'undoing')`,
    [id, version, status, kept],
  );
  if (changed.count === 1 && status !== 'mapped') await tx.query('delete from import_files where import_id = $1', [id]);
}

export const saveRefusals = (tx: Tx, id: string, firstRow: number, rows: readonly RefusedRows[]) =>
  tx.query(
    `insert into import_refusals (import_id, first_row, rows) values ($1, $2, $3::jsonb) on conflict (import_id, first_row) do update set rows = excluded.rows`,
    [id, firstRow, jsonOf(rows)],
  );

export const dropRefusals = (tx: Tx, id: string) => tx.query('delete from import_refusals where import_id = $1', [id]);

export const rememberTargets = (
  tx: Tx,
  org: number,
  targets: readonly { readonly header: string; readonly target: ColumnTarget }[],
  at: string,
) =>
  tx.query(
    `insert into import_mappings (org, header, target, used_at) select $1, x.header, x.target, $3 from jsonb_to_recordset($2::jsonb) as x (header text, target jsonb)
     on conflict (org, header) do update set target = excluded.target, used_at = excluded.used_at`,
    [org, jsonOf(targets), at],
  );

/** Files that were never committed are not kept for ever. */
export const dropForgotten = (tx: Tx, before: string) =>
  tx.query(
    `delete from import_files f using imports i where i.id = f.import_id and i.created_at < $1 and i.status in ('staged', 'mapped')`,
    [before],
  );

/** Somebody asked the job to stop. */
export const isCancelled = (error: unknown): boolean => error instanceof JobCancelled;
