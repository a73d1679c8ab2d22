import { type Arena, newArena } from '../src/eligibility/engine/arena.ts';
import { BLOCK_WORDS, BlockRun } from '../src/eligibility/engine/blockRun.ts';
import { encode, type Population } from '../src/eligibility/engine/encode.ts';
import type { FactTable } from '../src/eligibility/engine/factTable.ts';
import { compilePlan, type Plan } from '../src/eligibility/engine/plan.ts';
import { type Counts, countBits, emptyBitmaps, readBlock } from '../src/eligibility/engine/verdicts.ts';
import { type WasmRun, wasmRun } from '../src/eligibility/engine/wasmRun.ts';
import { threadedRun } from '../src/eligibility/engine/wasmThreads.ts';
import type { Program } from '../src/eligibility/program.ts';
import { ASOF } from './eligibilityPopulation.ts';
import { checksum, medianTook, say, type Took, timed, timedAsync, tookText } from './eligibilityReport.ts';
import { startThreads } from './eligibilityThreads.ts';

/** The engine over a whole population: cold once, then warm several times. */
export const ARENA_BYTES = 2 * 1024 ** 3;
const WARM_RUNS = 7;
const THREADS = 2;

export interface Whole {
  readonly plan: Plan;
  readonly population: Population;
  readonly arena: Arena;
  readonly run: WasmRun;
  readonly cold: Took;
  readonly codeBytes: number;
}

export const eligibleSum = (counts: readonly Counts[]): string => checksum(counts.map(({ eligible }) => eligible));

/** After a change of every program: compile, encode, emit, first run. */
export function coldRun(rules: readonly Program[], table: FactTable): Whole {
  const steps: string[] = [];
  const step = <T>(name: string, work: () => T): T => {
    const { result, ...took } = timed(work);
    steps.push(`${name} ${took.wallMs.toFixed(0)} ms (CPU ${took.cpuMs.toFixed(0)})`);
    return result;
  };
  const { result, ...cold } = timed(() => {
    const plan = step('compile', () => compilePlan(rules, ASOF));
    const arena = newArena(ARENA_BYTES);
    const population = step('encode', () => encode(plan.features, table, arena));
    const codeBytes = arena.used;
    const run = step('emit', () => wasmRun(plan, population, arena));
    step('first run', () => run.run(0, population.blocks));
    return { plan, population, arena, run, codeBytes };
  });
  say(`     cold: ${steps.join(', ')}`);
  return { ...result, cold };
}

export function warmRuns({ run, population }: Pick<Whole, 'run' | 'population'>): Took {
  const all: Took[] = [];
  for (let turn = 0; turn < WARM_RUNS; turn += 1) {
    run.reset();
    all.push(timed(() => run.run(0, population.blocks)));
  }
  return medianTook(all);
}

/** Two threads over one memory; the counts must be those of one thread. */
export async function threadRuns(
  { plan, population, arena, run }: Whole,
  file: string,
): Promise<Took & { readonly sum: string }> {
  const shared = threadedRun(plan, population, arena, THREADS);
  const threads = await startThreads(file, shared);
  try {
    const all: Took[] = [];
    for (let turn = 0; turn <= WARM_RUNS; turn += 1) {
      shared.reset();
      const { result, ...took } = await timedAsync(threads.run);
      if (turn > 0) all.push(took);
      if (turn === WARM_RUNS) say(`     ${THREADS} threads: ${result.join(' + ')} blocks, ${tookText(took)}`);
    }
    const counts = shared.counts();
    if (JSON.stringify(counts) !== JSON.stringify(run.counts())) throw new Error('threads count otherwise than one');
    return { ...medianTook(all), sum: eligibleSum(counts) };
  } finally {
    await threads.close();
  }
}

/** The same plan read by plain JavaScript, once over everybody. */
export function javascriptRun({ plan, population }: Whole): Took & { readonly sum: string } {
  const run = new BlockRun(plan, population);
  const bitmaps = emptyBitmaps(population.blocks * BLOCK_WORDS);
  const eligible = plan.programs.map(() => 0);
  const took = timed(() => {
    for (let block = 0; block < population.blocks; block += 1) {
      run.enter(block);
      const [from, to] = [block * BLOCK_WORDS, (block + 1) * BLOCK_WORDS];
      plan.programs.forEach((planned, at) => {
        readBlock(run, planned, population, block, bitmaps);
        eligible[at] = (eligible[at] ?? 0) + countBits(bitmaps.eligible.subarray(from, to));
      });
    }
  });
  return { wallMs: took.wallMs, cpuMs: took.cpuMs, sum: checksum(eligible) };
}
