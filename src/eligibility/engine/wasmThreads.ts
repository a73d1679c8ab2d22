import type { Arena } from './arena.ts';
import type { Population } from './encode.ts';
import type { Plan } from './plan.ts';
import type { Counts } from './verdicts.ts';

import { COUNTER_BYTES, emitPlan } from './wasmPlan.ts';
import { readCounters } from './wasmRun.ts';

/**
 * A compiled plan for several threads over one memory. Every thread has scratch memory and counters of its own and takes the
 * next block from one shared number, so none waits for another. A work can be sent to a thread as it is.
 */
export interface ThreadWork {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly scratch: number;
  readonly out: number;
  readonly blocks: number;
  /** The next block to be taken; one number that all threads share. */
  readonly next: Int32Array;
}

export interface ThreadedRun {
  readonly works: readonly ThreadWork[];
  /** To be called before each run, while no thread is at work. */
  reset(): void;
  /** Of all threads together. */
  counts(): readonly Counts[];
}

export function threadedRun(plan: Plan, population: Population, arena: Arena, threads: number): ThreadedRun {
  const emitted = emitPlan(plan, population, arena.maximumPages);
  const module = new WebAssembly.Module(emitted.bytes);
  const next = new Int32Array(new SharedArrayBuffer(4));
  const outs = Array.from({ length: threads }, () => arena.bytes(plan.programs.length * COUNTER_BYTES));
  const works = outs.map(({ at: out }): ThreadWork => {
    const { at: scratch } = arena.bytes(emitted.scratchBytes);
    return { module, memory: arena.memory, scratch, out, blocks: population.blocks, next };
  });
  return {
    works,
    reset: () => {
      next[0] = 0;
      for (const { view } of outs) view.fill(0);
    },
    counts: () =>
      outs.map(({ view }) => readCounters(view, population.rows)).reduce((total, own) => total.map(added(own))),
  };
}

const added =
  (own: readonly Counts[]) =>
  (total: Counts, at: number): Counts => {
    const more = own[at] ?? total;
    return {
      rows: total.rows,
      inPlace: total.inPlace + more.inPlace,
      eligible: total.eligible + more.eligible,
      ready: total.ready + more.ready,
      possible: total.possible + more.possible,
      near: total.near + more.near,
    };
  };

/** The part of one thread: answers a function that takes blocks until none is left and says how many it took. */
export function threadRunner({ module, memory, scratch, out, blocks, next }: ThreadWork): () => number {
  const { run } = new WebAssembly.Instance(module, { engine: { memory } }).exports;
  if (!run) throw new Error('the module has no entry');
  return () => {
    let taken = 0;
    for (let block = Atomics.add(next, 0, 1); block < blocks; block = Atomics.add(next, 0, 1)) {
      run(block, scratch, out);
      taken += 1;
    }
    return taken;
  };
}
