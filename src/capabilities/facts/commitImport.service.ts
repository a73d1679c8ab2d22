import { dayInShanghai } from '../../kernel/clock.ts';
import { DomainError, expectVersion } from '../../kernel/errors.ts';
import type { JobWork } from '../../storage/jobs.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { findRegistered } from '../organisations/organisation.service.ts';
import { mayNow } from './import.access.ts';
import { importBusy, notChecked, nothingToCommit, notMapped } from './import.errors.ts';
import { fileOf, type ImportRecord } from './import.queries.ts';
import type { ImportView } from './import.schema.ts';
import { batchRowsOf, type ImportDeps, importOfJob, requireOwnImport, sentenceOf, viewOf } from './import.service.ts';
import {
  advance,
  decideStatus,
  dropRefusals,
  failImport,
  finishImport,
  isCancelled,
  queueImport,
  saveRefusals,
} from './import.store.ts';
import { ImportPlanner, type PlannedRow, type RowPlan } from './importPlan.rules.ts';
import { keysOf, meetRegister } from './importRegister.service.ts';
import { reportOnly, takeBack } from './undoImport.service.ts';
import { type ReadBatch, usedColumns, walkImport } from './walkImport.service.ts';
import { type ImportWriter, importWriter } from './writeImport.service.ts';

/** The commit: one transaction a batch, the mark of the last row moved in the same transaction, so that each row counts once. */

export const startCommit = (use: Use, id: string, version: number | null): Promise<ImportView> =>
  use.tx.asJob('imports of the own organisation', async (tx) => {
    const { record, status } = await requireOwnImport(tx, use.actor, id);
    expectVersion(version, record.version);
    if (status === 'staged') throw notMapped();
    if (!mayNow('commit', status)) throw importBusy();
    const { counts } = record;
    if (counts === null) throw notChecked();
    if (record.done_row === 0 && counts.create + counts.update === 0) throw nothingToCommit();
    await decideStatus(tx, id, 'committing');
    await queueImport(tx, 'imports.commit', {
      id: use.ids.uuid(),
      importId: id,
      version: record.version + 1,
      accountId: use.actor.accountId,
      org: use.actor.org,
    });
    return viewOf(tx, id);
  });

class TakenOver extends Error {}

interface Commit {
  readonly deps: ImportDeps;
  readonly record: ImportRecord;
  readonly planner: ImportPlanner;
  readonly writer: ImportWriter;
  readonly keys: readonly string[];
  doneRow: number;
}

/** Rows of before an interruption: not planned again, only known, so that later rows of the same enterprise are its duplicates. */
async function rememberDone(tx: Tx, commit: Commit, batch: ReadBatch): Promise<void> {
  const done = batch.readings.filter((reading) => reading.ok && reading.row <= commit.doneRow);
  const rows = new Map(done.flatMap((reading) => (reading.ok ? [[reading.identity.creditCode, reading.row]] : [])));
  if (rows.size === 0) return;
  for (const { credit_code: code } of await findRegistered(tx, [...rows.keys()]))
    commit.planner.remember(code, rows.get(code) ?? 0);
}

const isPlanned = (plan: RowPlan): plan is PlannedRow => !('problems' in plan);

async function commitBatch(tx: Tx, commit: Commit, batch: ReadBatch): Promise<number> {
  if (commit.doneRow > 0) await rememberDone(tx, commit, batch);
  const readings = batch.readings.filter((reading) => reading.row > commit.doneRow);
  const last = readings[readings.length - 1]?.row ?? commit.doneRow;
  if (readings.length === 0) return last;
  const { record, planner, writer } = commit;
  const met = await meetRegister(tx, readings, commit.keys, { org: record.org });
  const plans = readings.map((reading) => planner.plan(reading, (code) => met.get(code)?.known));
  await writer.write(tx, plans.filter(isPlanned), met);
  const rows = new Map(batch.rows.map((row) => [row.number, row]));
  const refused = plans.flatMap((plan) => {
    const row = rows.get(plan.row);
    return isPlanned(plan) || !row ? [] : [{ row, problems: plan.problems }];
  });
  if (refused.length > 0) await saveRefusals(tx, record.id, refused[0]?.row.number ?? 0, refused);
  const moved = await advance(tx, record.id, record.version, { from: commit.doneRow, to: last }, planner.counts);
  if (!moved) throw new TakenOver('another runner goes on with this import');
  return last;
}

async function run(commit: Commit, bytes: Uint8Array, report: (done: number) => Promise<void>): Promise<void> {
  const { deps, record } = commit;
  const options = { asOf: dayInShanghai(deps.clock.now()), batchRows: batchRowsOf(deps.sql) };
  const file = { name: record.file_name, bytes, encoding: record.state.encoding };
  await walkImport(file, record.state, options, async (batch) => {
    commit.doneRow = await deps.sql.tx({ as: 'job', why: 'import batch' }, (tx) => commitBatch(tx, commit, batch));
    await report(commit.planner.counts.rows);
  });
}

/** The job. Stopped by a person, it takes back what it wrote; killed, it goes on after the last committed row. */
export const commitWork =
  (deps: ImportDeps): JobWork =>
  async (job, progress) => {
    const found = await importOfJob(deps, job, ['committing']);
    if (!found) return null;
    const { record, actor } = found;
    const { id, version, state } = record;
    const asJob = <T>(work: (tx: Tx) => Promise<T>) => deps.sql.tx({ as: 'job', why: 'imports' }, work);
    const bytes = await asJob(async (tx) => {
      if (record.done_row === 0) await dropRefusals(tx, id);
      return fileOf(tx, id);
    });
    if (!bytes) return null;
    const counts = record.done_row > 0 && record.counts ? record.counts : undefined;
    const commit: Commit = {
      deps,
      record,
      planner: new ImportPlanner(usedColumns(state), actor.org, counts),
      writer: importWriter(deps, record, actor),
      keys: keysOf(state),
      doneRow: record.done_row,
    };
    const total = state.sheets.find((sheet) => sheet.name === state.sheet)?.rows ?? null;
    try {
      await run(commit, bytes, (done) => progress.report(done, total));
    } catch (error) {
      if (isCancelled(error)) {
        await takeBack(deps, id, reportOnly(progress));
        await asJob(async (tx) => {
          await finishImport(tx, id, version, 'mapped', null);
          await queueImport(tx, 'imports.check', {
            id: deps.ids.uuid(),
            importId: id,
            version,
            accountId: actor.accountId,
            org: actor.org,
          });
        });
      } else if (error instanceof DomainError) await asJob((tx) => failImport(tx, id, version, sentenceOf(error)));
      throw error;
    }
    await asJob((tx) => finishImport(tx, id, version, 'committed', null));
    return null;
  };
