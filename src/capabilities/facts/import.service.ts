import { sheetFile } from '../../exchange/sheetFile.ts';
import { type Actor, mayActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { type DomainError, forbidden, notFound } from '../../kernel/errors.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { JobView } from '../../kernel/job.schema.ts';
import type { Job } from '../../storage/jobs.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { actorOfAccountId } from '../accounts/session.service.ts';
import { maySeeImport } from './import.access.ts';
import { findImport, type ImportRecord, importsOf, jobOf, lockImport, refusalsAfter } from './import.queries.ts';
import type { ImportStatus, ImportView } from './import.schema.ts';
import { dropForgotten } from './import.store.ts';
import { cellText } from './importCell.rules.ts';
import { errorSheetHeader, errorSheetRow } from './importPlan.rules.ts';

/** Imports of the own organisation: shown, listed, their refused rows given back. */

export interface ImportDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * Where an import stands, its job considered: one that was stopped before it ran has changed nothing, one that gave up may be
 * tried again.
 */
export function standing(
  record: Pick<ImportRecord, 'status' | 'done_row'>,
  job: JobView['status'] | null,
): ImportStatus {
  if (job !== 'cancelled' && job !== 'failed') return record.status;
  if (record.status === 'undoing') return 'committed';
  if (record.status !== 'committing') return record.status;
  return job === 'cancelled' && record.done_row === 0 ? 'mapped' : 'failed';
}

const presented = (record: ImportRecord, job: JobView | null): ImportView => ({
  id: record.id,
  fileName: record.file_name,
  status: standing(record, job?.status ?? null),
  ...record.state,
  counts: record.counts,
  kept: record.kept,
  job,
  failure: record.failure,
  createdAt: record.created_at,
  version: record.version,
});

/** The import as it stands in this transaction; only after its owner was checked. */
export async function viewOf(tx: Tx, id: string): Promise<ImportView> {
  const record = await findImport(tx, id);
  if (!record) throw notFound();
  return presented(record, await jobOf(tx, record));
}

/** The own import, locked, with where it stands. Another organisation's answers as one that does not exist. */
export async function requireOwnImport(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ record: ImportRecord; status: ImportStatus }> {
  const record = await lockImport(tx, id);
  if (!record || !maySeeImport(actor, record)) throw notFound();
  return { record, status: standing(record, (await jobOf(tx, record))?.status ?? null) };
}

export const showImport = (use: Use, id: string): Promise<ImportView> =>
  use.tx.asJob('imports of the own organisation', async (tx) => {
    const record = await findImport(tx, id);
    if (!record || !maySeeImport(use.actor, record)) throw notFound();
    return presented(record, await jobOf(tx, record));
  });

export const listOwnImports = (use: Use) =>
  use.tx.asJob('imports of the own organisation', async (tx) =>
    (await importsOf(tx, use.actor.org)).map((row) => ({
      id: row.id,
      fileName: row.file_name,
      status: standing({ status: row.status, done_row: row.counts === null ? 0 : 1 }, row.job_status),
      counts: row.counts,
      createdAt: row.created_at,
    })),
  );

async function* refusedRows(sql: Sql, id: string, width: number) {
  let after = -1;
  for (;;) {
    const part = await sql.tx({ as: 'job', why: 'refused rows' }, (tx) => refusalsAfter(tx, id, after));
    if (!part) return;
    after = part.first_row;
    for (const { row, problems } of part.rows) {
      const [number = null, ...cells] = errorSheetRow(row, width, problems);
      yield [number, ...cells.map((cell) => (typeof cell === 'number' ? cellText(cell) : cell))];
    }
  }
}

/** The refused rows as they came, each with its reasons, ready to be corrected and sent again. Read in parts, so that nobody waits. */
export async function errorSheet(sql: Sql, actor: Actor | null, id: string) {
  if (!actor) throw forbidden();
  const record = await sql.tx({ as: 'job', why: 'refused rows' }, (tx) => findImport(tx, id));
  if (!record || !maySeeImport(actor, record)) throw notFound();
  const header = errorSheetHeader(record.state.header);
  return sheetFile(`${record.file_name.replace(/\.[^.]*$/, '')}-错误清单`, {
    name: '错误清单',
    columns: header.map((name, at) =>
      at === 0
        ? { header: name, kind: 'number' }
        : at === header.length - 1
          ? { header: name, kind: 'text', width: 60 }
          : { header: name, kind: 'text' },
    ),
    rows: refusedRows(sql, id, header.length - 2),
  });
}

/** The import a job is about and who started it, who must still be allowed to. Null where it was decided otherwise since. */
export async function importOfJob(
  deps: ImportDeps,
  job: Job,
  statuses: readonly ImportStatus[],
): Promise<{ record: ImportRecord; actor: Actor } | null> {
  const { importId, version } = job.payload;
  const record = await deps.sql.tx({ as: 'job', why: 'imports' }, (tx) => findImport(tx, String(importId)));
  if (!record || record.version !== version || !statuses.includes(record.status)) return null;
  const actor = job.accountId === null ? null : await actorOfAccountId(deps.sql, job.accountId, deps.clock.now());
  if (!actor || !mayActor(actor, 'imports.run') || !maySeeImport(actor, record)) throw notFound();
  return { record, actor };
}

/** The sentence of a refusal, for the page. */
export const sentenceOf = (error: DomainError): string =>
  (error.text?.zh ?? error.code).replace(/\{(\w+)\}/g, (_, name: string) => String(error.params[name] ?? ''));

/** Rows a transaction: the embedded engine has one session, which a batch may hold for some tenths of a second. */
export const batchRowsOf = (sql: Sql): number => (sql.engine === 'pglite' ? 200 : 500);

const KEPT_DAYS = 30;

/** Files that nobody committed within a month are dropped; the record stays, and the file can be sent again. */
export const forgetFiles = (sql: Sql, now: Date): Promise<unknown> =>
  sql.tx({ as: 'job', why: 'imports' }, (tx) =>
    dropForgotten(tx, new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString()),
  );
