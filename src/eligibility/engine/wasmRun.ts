import type { Arena } from './arena.ts';
import type { Population } from './encode.ts';
import type { Plan } from './plan.ts';
import type { Counts } from './verdicts.ts';
import { COUNTER_BYTES, COUNTERS, emitPlan } from './wasmPlan.ts';

/** A compiled plan with a population in memory, ready to be read block by block. */
export interface WasmRun {
  /** Reads blocks `from` … `to` − 1 and adds to the counters. */
  run(from: number, to: number): void;
  counts(): readonly Counts[];
  reset(): void;
  readonly codeBytes: number;
  readonly scratchBytes: number;
}

export function wasmRun(plan: Plan, population: Population, arena: Arena): WasmRun {
  const emitted = emitPlan(plan, population, arena.maximumPages);
  const module = new WebAssembly.Module(emitted.bytes);
  const scratch = arena.bytes(emitted.scratchBytes);
  const out = arena.bytes(plan.programs.length * COUNTER_BYTES);
  const { run } = new WebAssembly.Instance(module, { engine: { memory: arena.memory } }).exports;
  if (!run) throw new Error('the module has no entry');
  return {
    run: (from, to) => {
      for (let block = from; block < to; block += 1) run(block, scratch.at, out.at);
    },
    counts: () => readCounters(out.view, population.rows),
    reset: () => {
      out.view.fill(0);
    },
    codeBytes: emitted.bytes.byteLength,
    scratchBytes: emitted.scratchBytes,
  };
}

export function readCounters(view: Uint8Array, rows: number): readonly Counts[] {
  const words = new Uint32Array(view.buffer, view.byteOffset, view.byteLength / 4);
  return Array.from({ length: words.length / COUNTERS.length }, (_, at) => {
    const read = (name: (typeof COUNTERS)[number]): number => words[at * COUNTERS.length + COUNTERS.indexOf(name)] ?? 0;
    return {
      rows,
      inPlace: read('inPlace'),
      eligible: read('eligible'),
      ready: read('ready'),
      possible: read('possible'),
      near: read('near'),
    };
  });
}
