import { Worker } from 'node:worker_threads';
import { workerUrl } from '../../kernel/workerUrl.ts';
import type { Restored } from '../../restoration/restored.ts';
import { pageErrors } from './page.errors.ts';
import type { RestoreReply } from './restoreWorker.ts';

/** One thread that restores one text after another; its tables are read once. A text that takes too long ends the thread, and the next text starts another. */

const TIME_MS = 30_000;
const HEAP_MB = 512;

interface Asked {
  readonly resolve: (restored: Restored) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

let worker: Worker | null = null;
let asked: Asked | null = null;
let last: Promise<unknown> = Promise.resolve();

function settle(act: (one: Asked) => void): void {
  const one = asked;
  asked = null;
  if (!one) return;
  clearTimeout(one.timer);
  act(one);
}

const tooComplex = (): Error => pageErrors.tooComplex({ seconds: TIME_MS / 1000 });

function start(): Worker {
  const made = new Worker(workerUrl('restoreWorker'), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  const died = (error: Error): void => {
    if (worker !== made) return;
    worker = null;
    settle((one) => one.reject(error));
  };
  made.on('message', (reply: RestoreReply) =>
    settle((one) =>
      reply.kind === 'restored'
        ? one.resolve(reply.restored)
        : one.reject(new Error(`restoration failed: ${reply.message}`)),
    ),
  );
  made.on('error', (error: NodeJS.ErrnoException) =>
    died(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooComplex() : error),
  );
  made.on('exit', () => died(tooComplex()));
  // A waiting thread must not keep a process alive that is done.
  made.unref();
  return made;
}

function giveUp(): void {
  const slow = worker;
  worker = null;
  settle((one) => one.reject(tooComplex()));
  void slow?.terminate();
}

function ask(raw: string): Promise<Restored> {
  worker ??= start();
  const thread = worker;
  return new Promise((resolve, reject) => {
    asked = { resolve, reject, timer: setTimeout(giveUp, TIME_MS) };
    thread.postMessage({ raw });
  });
}

/** @throws DomainError `pages.tooComplex` */
export function restoreApart(raw: string): Promise<Restored> {
  const turn = last.then(
    () => ask(raw),
    () => ask(raw),
  );
  last = turn;
  return turn;
}
