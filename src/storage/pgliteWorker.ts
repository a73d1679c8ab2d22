import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './pgliteProtocol.ts';
import { asText, OID, parseInstant, parseInt8 } from './valueParsers.ts';

/** The worker thread in which the embedded database lives: a long statement here never blocks the event loop that answers HTTP. */

const start = workerData as WorkerStart;

async function open(): Promise<PGlite> {
  const fresh = start.dataDir === null || !existsSync(join(start.dataDir, 'PG_VERSION'));
  if (start.dataDir !== null) mkdirSync(start.dataDir, { recursive: true, mode: 0o700 });
  const template =
    fresh && start.template !== null && existsSync(start.template) ? await readFile(start.template) : null;
  return PGlite.create({
    ...(start.dataDir === null ? {} : { dataDir: start.dataDir }),
    ...(template === null ? {} : { loadDataDir: new Blob([new Uint8Array(template)]) }),
    // 32 MB of buffers keep the process near 200 MB instead of 310 (STORAGE §2) and serve a desk's data.
    postgresqlconf: ['shared_buffers=32MB', 'work_mem=8MB', 'random_page_cost=1.1', 'jit=off'],
    parsers: {
      [OID.int8]: parseInt8,
      [OID.numeric]: asText,
      [OID.date]: asText,
      [OID.timestamptz]: parseInstant,
    },
  });
}

async function answer(db: PGlite, request: WorkerRequest): Promise<WorkerAnswer> {
  if (request.kind === 'exec') {
    await db.exec(request.text);
    return { id: request.id, ok: true, rows: [], count: 0 };
  }
  if (request.kind === 'dump') {
    const file = await db.dumpDataDir('gzip');
    return { id: request.id, ok: true, rows: [], count: 0, bytes: new Uint8Array(await file.arrayBuffer()) };
  }
  if (request.kind === 'close') {
    await db.close();
    return { id: request.id, ok: true, rows: [], count: 0 };
  }
  const result = await db.query(request.text, [...request.values]);
  return { id: request.id, ok: true, rows: result.rows, count: result.rows.length || (result.affectedRows ?? 0) };
}

// An uncaught engine error carries kilobytes of minified source: only code, constraint and message leave this thread.
function refusal(id: number, error: unknown): WorkerAnswer {
  const known = error as { code?: unknown; constraint?: unknown; message?: unknown };
  return {
    id,
    ok: false,
    code: typeof known.code === 'string' ? known.code : 'XX000',
    constraint: typeof known.constraint === 'string' ? known.constraint : null,
    message: String(known.message ?? error).slice(0, 300),
  };
}

const port = parentPort;
if (port) {
  open().then(
    (db) => {
      port.on('message', (request: WorkerRequest) => {
        answer(db, request).then(
          (message) => port.postMessage(message),
          (error: unknown) => port.postMessage(refusal(request.id, error)),
        );
      });
      port.postMessage({ id: 0, ok: true, rows: [], count: 0 } satisfies WorkerAnswer);
    },
    (error: unknown) => port.postMessage(refusal(0, error)),
  );
}
