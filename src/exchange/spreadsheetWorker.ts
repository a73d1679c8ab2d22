import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../kernel/errors.ts';
import { fileErrors } from './fileErrors.ts';
import { readSheetRows } from './readSheets.ts';
import type { WorkerMessage, WorkerRequest } from './spreadsheet.types.ts';

/** The worker of `readSpreadsheet`: parses apart from the server, so that a file which never ends can be ended. */
async function work(request: WorkerRequest): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('spreadsheetWorker runs as a worker only');
  const say = (message: WorkerMessage) => port.postMessage(message);
  const sendBatch = (rows: Extract<WorkerMessage, { type: 'rows' }>['rows']) =>
    new Promise<void>((resolve) => {
      port.once('message', () => resolve());
      say({ type: 'rows', rows });
    });
  try {
    const { format, bytes, options, batchRows } = request;
    say({ type: 'done', summary: await readSheetRows(format, bytes, options, batchRows, sendBatch) });
  } catch (error) {
    const refusal = error instanceof DomainError ? error : fileErrors.damagedArchive();
    say({ type: 'refused', code: refusal.code, params: refusal.params });
  }
}

void work(workerData as WorkerRequest);
