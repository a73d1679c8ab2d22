import { newArena } from '../src/eligibility/engine/arena.ts';
import { encode } from '../src/eligibility/engine/encode.ts';
import { factsOfRow } from '../src/eligibility/engine/factTable.ts';
import type { Plan } from '../src/eligibility/engine/plan.ts';
import { wasmRun } from '../src/eligibility/engine/wasmRun.ts';
import type { Peer } from './eligibilityPeers.ts';
import type { PlainRules } from './eligibilityPlain.ts';
import { population } from './eligibilityPopulation.ts';
import { checksum, type Took, timedAsync } from './eligibilityReport.ts';

/** A peer on the largest sample that ends within the time: rows are raised until the next step would not. */
export interface Sampled extends Took {
  readonly name: string;
  readonly note: string;
  readonly rows: number;
  readonly sum: string;
  readonly ours: string;
}

const FIRST_ROWS = 4;
const MOST_GROWTH = 16;
const MOST_ROWS = 100_000;
/** A run is started only if it should end well within the time; one that takes longer than it should still counts. */
const SAFETY = 0.75;
const SAMPLE_SEED = 23;
const SAMPLE_BYTES = 512 * 1024 * 1024;

export async function sampled(peer: Peer, plain: PlainRules, plan: Plan, mostMs: number): Promise<Sampled> {
  const work = peer.start(plain.programs);
  let rows = FIRST_ROWS;
  for (;;) {
    const one = await measured(peer, work, plain, plan, rows);
    const fits = Math.floor((rows * mostMs * SAFETY) / Math.max(1, one.wallMs));
    const next = Math.min(fits, rows * MOST_GROWTH, MOST_ROWS);
    if (next < rows * 1.5) return one;
    rows = next;
  }
}

async function measured(
  { name, note }: Peer,
  work: ReturnType<Peer['start']>,
  plain: PlainRules,
  plan: Plan,
  rows: number,
): Promise<Sampled> {
  const table = population(rows, 'random', SAMPLE_SEED);
  const inputs = Array.from({ length: rows }, (_, row) => plain.inputsOf(factsOfRow(table, row)));
  const counts = plan.programs.map(() => 0);
  const took = await timedAsync(async () => {
    for (const row of inputs) for (const program of await work(row)) counts[program] = (counts[program] ?? 0) + 1;
  });
  const arena = newArena(SAMPLE_BYTES);
  const people = encode(plan.features, table, arena);
  const run = wasmRun(plan, people, arena);
  run.run(0, people.blocks);
  const ours = run.counts().map(({ eligible }) => eligible);
  const { wallMs, cpuMs } = took;
  return { name, note, rows, wallMs, cpuMs, sum: checksum(counts), ours: checksum(ours) };
}
