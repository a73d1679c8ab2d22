import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type ThreadedRun, type ThreadWork, threadRunner } from '../src/eligibility/engine/wasmThreads.ts';

/** Threads for the benchmark: the bench's own file is started once more as a worker. */
export interface Threads {
  /** Everybody takes blocks until none is left; answers how many each took. */
  run(): Promise<readonly number[]>;
  close(): Promise<void>;
}

export async function startThreads(file: string, { works }: ThreadedRun): Promise<Threads> {
  const workers = works.map((work) => new Worker(new URL(file), { workerData: work }));
  const answers = (): Promise<readonly number[]> =>
    Promise.all(
      workers.map(
        (worker) =>
          new Promise<number>((resolve, reject) => {
            worker.once('message', resolve);
            worker.once('error', reject);
          }),
      ),
    );
  await answers();
  return {
    run: () => {
      const taken = answers();
      for (const worker of workers) worker.postMessage('run');
      return taken;
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** The worker's side. */
export function serveThread(): void {
  const run = threadRunner(workerData as ThreadWork);
  parentPort?.on('message', () => parentPort?.postMessage(run()));
  parentPort?.postMessage(0);
}
