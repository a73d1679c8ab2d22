import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './pgliteProtocol.ts';
import { SqlError, type SqlValue } from './sql.ts';
import { statementTooLong } from './storage.errors.ts';

type WithoutId<T> = T extends { id: number } ? Omit<T, 'id'> : never;

interface Waiting {
  readonly resolve: (answer: Extract<WorkerAnswer, { ok: true }>) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout | null;
}

/** One worker, restarted when a statement outruns its budget: the embedded engine ignores statement_timeout (STORAGE §2). */
export interface WorkerConnection {
  ready(): Promise<void>;
  send(request: WithoutId<WorkerRequest>, budgetMs: number): Promise<Extract<WorkerAnswer, { ok: true }>>;
  query(text: string, values: readonly SqlValue[], budgetMs: number): Promise<Extract<WorkerAnswer, { ok: true }>>;
  terminate(): Promise<void>;
}

export function connectWorker(url: URL, start: WorkerStart): WorkerConnection {
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  let worker: Worker;
  let opened: Promise<void>;

  const failAll = (error: Error) => {
    for (const entry of waiting.values()) {
      if (entry.timer) clearTimeout(entry.timer);
      entry.reject(error);
    }
    waiting.clear();
  };

  const receive = (answer: WorkerAnswer) => {
    const entry = waiting.get(answer.id);
    if (!entry) return;
    waiting.delete(answer.id);
    if (entry.timer) clearTimeout(entry.timer);
    if (answer.ok) entry.resolve(answer);
    else entry.reject(new SqlError(answer.code, answer.constraint, answer.message));
  };

  const launch = (): Promise<void> => {
    worker = new Worker(url, { workerData: start });
    const ready = new Promise<void>((resolve, reject) =>
      waiting.set(0, { resolve: () => resolve(), reject, timer: null }),
    );
    worker.on('message', receive);
    worker.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))));
    ready.catch(() => undefined);
    return ready;
  };
  opened = launch();

  // From here on everybody waits for the new worker: what was sent to the old one would never be answered.
  const restart = (reason: Error): void => {
    const old = worker;
    old.removeAllListeners('message');
    opened = old.terminate().then(launch);
    opened.catch(() => undefined);
    failAll(reason);
  };

  const send: WorkerConnection['send'] = async (request, budgetMs) => {
    await opened;
    nextId += 1;
    const id = nextId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        restart(statementTooLong({ budgetMs }));
      }, budgetMs);
      waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ ...request, id });
    });
  };

  return {
    ready: () => opened,
    send,
    query: (text, values, budgetMs) => send({ kind: 'query', text, values }, budgetMs),
    terminate: async () => {
      await worker.terminate();
    },
  };
}
