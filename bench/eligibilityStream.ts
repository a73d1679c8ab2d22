import { readFileSync } from 'node:fs';
import { newArena } from '../src/eligibility/engine/arena.ts';
import { encode } from '../src/eligibility/engine/encode.ts';
import type { Plan } from '../src/eligibility/engine/plan.ts';
import { wasmRun } from '../src/eligibility/engine/wasmRun.ts';
import { population } from './eligibilityPopulation.ts';
import { type Limits, say, seconds, type Took, timed, tookText } from './eligibilityReport.ts';

/**
 * More enterprises than one memory should hold: parts of the country one after another, counts added. Making the synthetic rows
 * stands for reading them and is timed apart.
 */
const PART_ROWS = 1_000_000;
const MOST_RESIDENT = 2.5e9;
const PART_BYTES = 256 * 1024 * 1024;

export function streamed(plan: Plan, rows: number, limits: Limits): void {
  const parts = Math.ceil(rows / PART_ROWS);
  const totals = { made: 0, wallMs: 0, cpuMs: 0, eligible: 0, near: 0, possible: 0 };
  for (let at = 0; at < parts; at += 1) {
    const part = onePart(plan, Math.min(PART_ROWS, rows - at * PART_ROWS), at, parts);
    totals.made += part.made;
    totals.wallMs += part.wallMs;
    totals.cpuMs += part.cpuMs;
    for (const { eligible, near, possible } of part.counts) {
      totals.eligible += eligible;
      totals.near += near;
      totals.possible += possible;
    }
    say(`     part ${at + 1} of ${parts}: ${tookText(part)}, peak ${(peakBytes() / 1e6).toFixed(0)} MB`);
  }
  say(
    `     ${rows.toLocaleString('en')} × ${plan.programs.length}: ${tookText(totals)} to encode, emit and run; rows made in ${seconds(totals.made)}`,
  );
  say(
    `     ${totals.eligible.toLocaleString('en')} pairs eligible, ${totals.possible.toLocaleString('en')} possible, ${totals.near.toLocaleString('en')} near`,
  );
  limits.bytes('peak resident memory', peakBytes(), MOST_RESIDENT);
}

function onePart(plan: Plan, rows: number, at: number, of: number) {
  const { result: table, wallMs: made } = timed(() => population(rows, 'sorted', 7 + at, { at, of }));
  const took = timed(() => {
    const arena = newArena(PART_BYTES);
    const people = encode(plan.features, table, arena);
    const run = wasmRun(plan, people, arena);
    run.run(0, people.blocks);
    return run.counts();
  });
  const { result: counts, ...time }: Took & { result: typeof took.result } = took;
  return { ...time, counts, made };
}

/** The most the process ever held (Linux). */
const peakBytes = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024;
