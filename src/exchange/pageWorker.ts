import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../kernel/errors.ts';
import { fileErrors } from './fileErrors.ts';
import type { PageAnswer, PageRequest } from './pageFile.types.ts';
import { parsePage } from './pageParse.ts';

/** The worker of `readPageFile`: parses apart from the server, so that a page which never ends can be ended. */
async function work(request: PageRequest): Promise<void> {
  const say = (answer: PageAnswer) => parentPort?.postMessage(answer);
  try {
    say({ type: 'done', page: await parsePage(request) });
  } catch (error) {
    const fault = error instanceof RangeError ? fileErrors.tooMuchMemory() : fileErrors.damagedArchive();
    const refusal = error instanceof DomainError ? error : fault;
    say({ type: 'refused', code: refusal.code, params: refusal.params });
  }
}

void work(workerData as PageRequest);
