import { expectVersion } from '../../kernel/errors.ts';
import type { JobProgress, JobWork } from '../../storage/jobs.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import {
  clearIdentity,
  countImportedEnterprises,
  markFactsChanged,
  removeImportedEnterprises,
} from '../organisations/organisation.service.ts';
import { type GoneFact, type Place, settleConflicts, sourcesOfImport, withdrawFacts } from './factBulk.store.ts';
import { mayNow } from './import.access.ts';
import { notUndoable } from './import.errors.ts';
import type { ImportView } from './import.schema.ts';
import { batchRowsOf, type ImportDeps, importOfJob, requireOwnImport, viewOf } from './import.service.ts';
import { decideStatus, finishImport, isCancelled, queueImport } from './import.store.ts';

/** Taking a committed import back, once: its facts go, those they replaced return, its enterprises go unless worked with since. */

export const startUndo = (use: Use, id: string, version: number | null): Promise<ImportView> =>
  use.tx.asJob('imports of the own organisation', async (tx) => {
    const { record, status } = await requireOwnImport(tx, use.actor, id);
    expectVersion(version, record.version);
    if (!mayNow('undo', status)) throw notUndoable();
    await decideStatus(tx, id, 'undoing');
    await queueImport(tx, 'imports.undo', {
      id: use.ids.uuid(),
      importId: id,
      version: record.version + 1,
      accountId: use.actor.accountId,
      org: use.actor.org,
    });
    return viewOf(tx, id);
  });

const FACTS_PER_ENTERPRISE = 8;

const textOf = (fact: GoneFact): string => String(fact.value);

/** Some facts of one source, with everything that hangs on them. Answers how many went. */
async function withdrawSome(tx: Tx, source: Place, limit: number): Promise<number> {
  const gone = await withdrawFacts(tx, source, limit);
  if (gone.length === 0) return 0;
  const ids = [...new Set(gone.map((fact) => fact.enterprise_id))];
  const keys = [...new Set(gone.map((fact) => fact.key))];
  await settleConflicts(
    tx,
    ids.map((id) => ({ regionId: source.regionId, id })),
    keys,
  );
  // What the import filled in of the register's own columns was empty before.
  for (const fact of gone)
    if (fact.key === 'industry' || fact.key === 'foundedOn')
      await clearIdentity(tx, source.regionId, fact.enterprise_id, fact.key, textOf(fact));
  await markFactsChanged(tx, source.regionId, ids);
  return gone.length;
}

/** Repeatable: what is gone is not found again. */
export async function takeBack(
  deps: ImportDeps,
  importId: string,
  report: (done: number) => Promise<void>,
): Promise<number> {
  const asJob = <T>(work: (tx: Tx) => Promise<T>) => deps.sql.tx({ as: 'job', why: 'undo of an import' }, work);
  const batch = batchRowsOf(deps.sql);
  const limit = batch * FACTS_PER_ENTERPRISE;
  let done = 0;
  for (const source of await asJob((tx) => sourcesOfImport(tx, importId))) {
    for (;;) {
      const gone = await asJob((tx) => withdrawSome(tx, source, limit));
      done += gone;
      await report(done);
      if (gone < limit) break;
    }
  }
  for (;;) {
    const gone = await asJob((tx) => removeImportedEnterprises(tx, importId, batch));
    done += gone;
    await report(done);
    if (gone < batch) break;
  }
  return asJob((tx) => countImportedEnterprises(tx, importId));
}

/** Tells how far it is, which keeps the job's lease; a wish to stop is not heard: an import taken back by half would be neither. */
export const reportOnly =
  (progress: JobProgress) =>
  (done: number): Promise<void> =>
    progress.report(done, null).catch((error: unknown) => {
      if (!isCancelled(error)) throw error;
    });

/** The job. Whoever repeats it finds less to do. */
export const undoWork =
  (deps: ImportDeps): JobWork =>
  async (job, progress) => {
    const found = await importOfJob(deps, job, ['undoing']);
    if (!found) return null;
    const { id, version } = found.record;
    const kept = await takeBack(deps, id, reportOnly(progress));
    await deps.sql.tx({ as: 'job', why: 'imports' }, (tx) => finishImport(tx, id, version, 'undone', kept));
    return null;
  };
