import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workerUrl } from '../kernel/workerUrl.ts';
import { openingStatements, scopeOf, statementBudgetMs } from './context.ts';
import { lockDirectory } from './directoryLock.ts';
import { createEpochs, noteWrites, type WriteEpochs } from './epochs.ts';
import { type Sql, type SqlValue, stepUp, type Tx, type TxContext } from './sql.ts';
import { otherMajor } from './storage.errors.ts';
import { connectWorker, type WorkerConnection } from './workerConnection.ts';

/** The embedded engine behind the port: one session, a queue of transactions, an exclusive lock on the directory. */

export const EMBEDDED_MAJOR = '18';

export interface EmbeddedSql extends Sql {
  /** A physical copy of the directory, gzipped; the same major version only. Blocks the queue while it runs. */
  dumpTo(path: string): Promise<void>;
}

const inTransaction = new AsyncLocalStorage<true>();

function checkMajor(dataDir: string): void {
  let found: string;
  try {
    found = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  } catch {
    return;
  }
  if (found !== EMBEDDED_MAJOR) throw otherMajor({ found, expected: EMBEDDED_MAJOR });
}

function txOver(connection: WorkerConnection, context: TxContext, epochs: WriteEpochs, written: Set<string>): Tx {
  const budgetMs = statementBudgetMs(context);
  const tx: Tx = {
    scope: scopeOf(context),
    epochs,
    query: async <Row>(text: string, values: readonly SqlValue[] = []) => {
      noteWrites(text, written);
      const answer = await connection.query(text, values, budgetMs);
      return { rows: answer.rows as readonly Row[], count: answer.count };
    },
    asJob: (_why, work) =>
      context.as === 'app'
        ? stepUp(tx, work, (role) => connection.send({ kind: 'exec', text: `set local role ${role}` }, budgetMs))
        : work(tx),
  };
  return tx;
}

async function openWorker(dataDir: string | null, template: string | null): Promise<WorkerConnection> {
  if (dataDir !== null) checkMajor(dataDir);
  const connection = connectWorker(workerUrl('pgliteWorker'), { dataDir, template });
  try {
    await connection.ready();
    return connection;
  } catch (error) {
    await connection.terminate();
    throw error;
  }
}

/** Opens the directory, or a database in memory for null. Throws `storage.locked` with the pid of the other process. */
export async function openEmbedded(options: {
  dataDir: string | null;
  template?: string | null;
}): Promise<EmbeddedSql> {
  const { dataDir, template = null } = options;
  const unlock = dataDir === null ? async () => undefined : await lockDirectory(dataDir);
  const connection = await openWorker(dataDir, template).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  let queue: Promise<unknown> = Promise.resolve();
  const epochs = createEpochs();

  const exclusive = <T>(work: () => Promise<T>): Promise<T> => {
    if (inTransaction.getStore())
      throw new Error('a transaction was opened inside a transaction: it would wait for itself');
    const turn = queue.then(() => inTransaction.run(true, work));
    queue = turn.catch(() => undefined);
    return turn;
  };

  const exec = (text: string) => connection.send({ kind: 'exec', text }, 60_000);
  const version = await exclusive(
    async () => (await connection.query('select version()', [], 60_000)).rows[0] as { version: string },
  );

  return {
    engine: 'pglite',
    epochs,
    version: version.version,
    tx: (context, work) =>
      exclusive(async () => {
        await exec(openingStatements(context));
        try {
          const written = new Set<string>();
          const result = await work(txOver(connection, context, epochs, written));
          await exec('commit');
          epochs.committed(written);
          return result;
        } catch (error) {
          await exec('rollback').catch(() => undefined);
          throw error;
        }
      }),
    dumpTo: (path) =>
      exclusive(async () => {
        const { bytes } = await connection.send({ kind: 'dump' }, 600_000);
        await writeFile(path, bytes ?? new Uint8Array());
      }),
    close: async () => {
      await exclusive(async () => connection.send({ kind: 'close' }, 60_000)).catch(() => undefined);
      await connection.terminate();
      await unlock();
    },
  };
}
