import { Worker } from 'node:worker_threads';
import { workerUrl } from '../kernel/workerUrl.ts';
import { fileError, fileErrors } from './fileErrors.ts';
import { FILE_LIMITS } from './fileLimits.ts';
import { sniffFile } from './sniffFile.ts';
import type { ReadOptions, SheetRow, SpreadsheetSummary, WorkerMessage, WorkerRequest } from './spreadsheet.types.ts';

export interface ReadSpreadsheetOptions extends ReadOptions {
  /** Receives the rows in order; the worker waits until it resolves. What it throws ends the reading and is thrown on. */
  readonly onRows: (rows: readonly SheetRow[]) => Promise<void> | void;
  readonly batchRows?: number;
  readonly timeMs?: number;
  /** Ends the worker at once; the reading is refused as `files.stopped`. */
  readonly signal?: AbortSignal;
}

const DEFAULT_BATCH = 1_000;

/**
 * Reads one sheet of an .xlsx or a .csv in a worker thread that is killed when it takes too long, uses too much memory or is no longer wanted.
 * @throws DomainError with a code of `fileErrors`; nothing has been kept, `onRows` may have seen rows before the fault
 */
export function readSpreadsheet(
  file: { readonly bytes: Uint8Array; readonly name: string },
  options: ReadSpreadsheetOptions,
): Promise<SpreadsheetSummary> {
  const { onRows, batchRows = DEFAULT_BATCH, timeMs = FILE_LIMITS.timeMs, signal, ...readOptions } = options;
  return new Promise((resolve, reject) => {
    const format = sniffFile(file.bytes, file.name);
    if (signal?.aborted) throw fileErrors.stopped();
    const request: WorkerRequest = { format, bytes: file.bytes, options: readOptions, batchRows };
    const worker = new Worker(workerUrl('spreadsheetWorker'), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: FILE_LIMITS.workerHeapMb, maxYoungGenerationSizeMb: 32 },
    });
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      worker.removeAllListeners();
      // A dying worker may still report; nobody is listening for the reason any more.
      worker.on('error', () => {});
      void worker.terminate().then(settle, settle);
    };
    const fail = (error: unknown) => finish(() => reject(error));
    const stop = () => fail(fileErrors.stopped());
    const timer = setTimeout(() => fail(fileErrors.tooSlow({ seconds: Math.round(timeMs / 1000) })), timeMs);
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'done') finish(() => resolve(message.summary));
      else if (message.type === 'refused') fail(fileError(message.code, message.params));
      else
        Promise.resolve(message.rows)
          .then(onRows)
          .then(() => worker.postMessage('next'), fail);
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? fileErrors.tooMuchMemory() : error),
    );
    worker.on('exit', () => fail(fileErrors.damagedArchive()));
  });
}
