import { Worker } from 'node:worker_threads';
import { DomainError } from '../kernel/errors.ts';
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './pgliteProtocol.ts';
import { SqlError, type SqlValue } from './sql.ts';

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

  const launch = () => {
    worker = new Worker(url, { workerData: start });
    opened = new Promise((resolve, reject) => waiting.set(0, { resolve: () => resolve(), reject, timer: null }));
    worker.on('message', receive);
    worker.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))));
    opened.catch(() => undefined);
  };
  launch();

  const restart = async (reason: Error) => {
    const old = worker;
    old.removeAllListeners('message');
    failAll(reason);
    await old.terminate();
    launch();
  };

  const send: WorkerConnection['send'] = async (request, budgetMs) => {
    await opened;
    nextId += 1;
    const id = nextId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        void restart(new DomainError('unavailable', 'storage.statementTooLong', { budgetMs }));
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
