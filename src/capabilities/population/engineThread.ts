import { Worker } from 'node:worker_threads';
import { populationTooLarge } from '../../eligibility/engine/arena.ts';
import type { FactTable } from '../../eligibility/engine/factTable.ts';
import type { ProgramAnswer } from '../../eligibility/engine/programAnswer.ts';
import type { Program, Version } from '../../eligibility/program.ts';
import { workerUrl } from '../../kernel/workerUrl.ts';
import { runFailed, runStopped } from './population.errors.ts';
import type { PopulationReply, PopulationRequest, SentTable } from './populationWorker.ts';

/** Work on one program over one table. */
export interface Run {
  readonly program: Program;
  readonly version: Version | null;
  readonly table: FactTable;
  readonly asOf: string;
}

export interface RunOptions {
  /** Part done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
  /** Ends the work; it is refused as `population.stopped`. */
  readonly signal?: AbortSignal;
}

interface Waiting {
  readonly resolve: (answer: ProgramAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** One thread for all large runs, started when the first comes, started again when it dies. */
export interface EngineThread {
  answer(run: Run, options: RunOptions): Promise<ProgramAnswer>;
  close(): Promise<void>;
}

const sent = (table: FactTable): SentTable => ({
  ...table,
  exceptions: [...table.exceptions].map(([row, { inputs }]) => [row, inputs] as const),
});

function refusalOf(reply: Exclude<PopulationReply, { kind: 'progress' | 'answer' }>): Error {
  if (reply.kind === 'cancelled') return runStopped();
  // The words of a refusal do not cross threads; its figures do.
  return reply.kind === 'tooLarge' ? populationTooLarge(reply.params) : runFailed({ reason: reply.message });
}

export function createEngineThread(maxBytes: number): EngineThread {
  const waiting = new Map<number, Waiting>();
  let known = new WeakMap<FactTable, number>();
  let worker: Worker | null = null;
  let last = 0;

  const settle = (call: number): Waiting | null => {
    const entry = waiting.get(call) ?? null;
    waiting.delete(call);
    return entry;
  };
  const receive = (reply: PopulationReply): void => {
    if (reply.kind === 'progress') waiting.get(reply.call)?.onProgress(reply.done);
    else if (reply.kind === 'answer') {
      const entry = settle(reply.call);
      // A run may end before the thread has seen that nobody waits: who gave up is told so all the same.
      if (entry?.signal?.aborted) entry.reject(runStopped());
      else entry?.resolve(reply.answer);
    } else settle(reply.call)?.reject(refusalOf(reply));
  };
  const died = (): void => {
    worker = null;
    known = new WeakMap();
    for (const call of [...waiting.keys()]) settle(call)?.reject(runFailed({ reason: 'the thread ended' }));
  };
  const start = (): Worker => {
    const made = new Worker(workerUrl('populationWorker'));
    made.on('message', receive);
    made.on('error', died);
    made.on('exit', died);
    // A waiting thread must not keep a process alive that is done.
    made.unref();
    return made;
  };

  return {
    answer: ({ program, version, table, asOf }, { onProgress = () => undefined, signal }) => {
      if (signal?.aborted) return Promise.reject(runStopped());
      worker ??= start();
      last += 1;
      const call = last;
      const isNew = !known.has(table);
      const number = known.get(table) ?? call;
      known.set(table, number);
      const cancelled = new Int32Array(new SharedArrayBuffer(4));
      signal?.addEventListener('abort', () => Atomics.store(cancelled, 0, 1), { once: true });
      const request: PopulationRequest = {
        call,
        table: number,
        columns: isNew ? sent(table) : null,
        program,
        version,
        asOf,
        maxBytes,
        cancelled,
      };
      return new Promise((resolve, reject) => {
        waiting.set(call, { resolve, reject, onProgress, signal });
        worker?.postMessage(request);
      });
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}
