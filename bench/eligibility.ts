import { isMainThread } from 'node:worker_threads';
import type { FactTable } from '../src/eligibility/engine/factTable.ts';
import { tableBytes } from '../src/eligibility/engine/factTable.ts';
import { compilePlan } from '../src/eligibility/engine/plan.ts';
import type { Program } from '../src/eligibility/program.ts';
import { coldRun, eligibleSum, javascriptRun, threadRuns, type Whole, warmRuns } from './eligibilityOurs.ts';
import { PEERS } from './eligibilityPeers.ts';
import { PlainRules } from './eligibilityPlain.ts';
import { ASOF, population } from './eligibilityPopulation.ts';
import { checkOneProgram, checkSingle, checkSnapshot } from './eligibilityQuestions.ts';
import { Limits, say, seconds, type Took, timed } from './eligibilityReport.ts';
import { programs } from './eligibilityRules.ts';
import { type Sampled, sampled } from './eligibilitySample.ts';
import { checkAnswers, checkRows, checkRules } from './eligibilityShape.ts';
import { postgresSampled } from './eligibilitySql.ts';
import { streamed } from './eligibilityStream.ts';
import { serveThread } from './eligibilityThreads.ts';

/**
 * `npm run bench -- eligibility [rows]`: 2,000 programs over a synthetic population, beside peers on the same rules and rows.
 * More than two million rows are streamed by region. `LANGQIAO_BENCH_PEER_SECONDS` (60) is the time each peer gets; 0 leaves
 * them out. Limits are those of 1,000,000 rows × 2,000 programs on two cores.
 */
const PROGRAMS = 2_000;
const ROWS = 1_000_000;
const STREAMED_FROM = 2_000_000;
const PEER_SECONDS = Number(process.env.LANGQIAO_BENCH_PEER_SECONDS ?? 60);
const { LANGQIAO_TEST_DATABASE_URL: DATABASE } = process.env;

if (!isMainThread) serveThread();

interface Line extends Took {
  readonly name: string;
  readonly rows: number;
  readonly sum: string;
  readonly note: string;
}

export async function bench([rowsText]: readonly string[]): Promise<boolean> {
  const rows = Number(rowsText ?? ROWS);
  if (!Number.isSafeInteger(rows) || rows < 1) throw new Error('eligibility [rows]');
  const limits = new Limits();
  say(`eligibility: ${rows.toLocaleString('en')} enterprises × ${PROGRAMS.toLocaleString('en')} programs`);
  const rules = programs(PROGRAMS);
  if (rows >= STREAMED_FROM) {
    const plan = compilePlan(rules, ASOF);
    checkRules(plan, limits);
    streamed(plan, rows, limits);
    return limits.isKept;
  }
  const lines = await ours(rules, rows, limits);
  lines.push(...(await peers(rules, limits)));
  table(lines);
  return limits.isKept;
}

async function ours(rules: readonly Program[], rows: number, limits: Limits): Promise<Line[]> {
  const { result: people, wallMs } = timed(() => population(rows, 'sorted'));
  say(`     rows made in ${seconds(wallMs)}`);
  const whole = coldRun(rules, people);
  checkRules(whole.plan, limits);
  checkRows(people, limits);
  const { run } = whole;
  checkAnswers(run.counts(), rows, limits);
  const lines: Line[] = [];
  const add = (name: string, took: Took, note: string, sum = eligibleSum(run.counts())): void => {
    lines.push({ name, rows, sum, note, wallMs: took.wallMs, cpuMs: took.cpuMs });
  };
  const warm = warmRuns(whole);
  add('Wasm, rows sorted by region and industry', warm, 'three answers, median of 7');
  const two = await threadRuns(whole, import.meta.url);
  add('Wasm, sorted, 2 threads', two, 'counts equal to one thread', two.sum);
  limits.below('warm, three answers, CPU', warm.cpuMs, 600, 200);
  limits.below('warm, three answers, wall, better of one and two threads', Math.min(warm.wallMs, two.wallMs), 500);
  limits.below('cold after a change of all programs', whole.cold.wallMs, 4_000);
  limits.bytes('memory of codes', whole.codeBytes, 64e6);
  limits.bytes('codes with raw columns', whole.codeBytes + tableBytes(people), 220e6);
  await questions(rules, whole, people, limits);
  const random = randomOrder(rules, rows);
  add('Wasm, rows in random order', random, 'three answers, median of 7', random.sum);
  const plain = javascriptRun(whole);
  add('JavaScript, block by block', plain, 'same plan, no generated code', plain.sum);
  return lines;
}

async function questions(rules: readonly Program[], { plan }: Whole, people: FactTable, limits: Limits): Promise<void> {
  checkSingle(plan, people, limits);
  checkOneProgram(rules, people, limits);
  await checkSnapshot(people, limits, DATABASE);
}

function randomOrder(rules: readonly Program[], rows: number): Took & { readonly sum: string } {
  const whole = coldRun(rules, population(rows, 'random'));
  return { ...warmRuns(whole), sum: eligibleSum(whole.run.counts()) };
}

async function peers(rules: readonly Program[], limits: Limits): Promise<Line[]> {
  if (PEER_SECONDS === 0) return [];
  const plan = compilePlan(rules, ASOF);
  const plain = new PlainRules(rules, ASOF);
  const lines: Line[] = [];
  const add = async (name: string, work: () => Promise<Sampled>): Promise<void> => {
    try {
      const { sum, ours: own, ...one } = await work();
      limits.check(`${name}: counts on ${one.rows.toLocaleString('en')} rows ${sum}, ours ${own}`, sum === own);
      lines.push({ ...one, sum });
    } catch (error) {
      say(`     ${name}: not measured, ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  if (DATABASE) await add('PostgreSQL', () => postgresSampled(DATABASE, plan, PEER_SECONDS * 1_000));
  else say('     PostgreSQL: not measured, LANGQIAO_TEST_DATABASE_URL is not set');
  for (const peer of PEERS) await add(peer.name, () => sampled(peer, plain, plan, PEER_SECONDS * 1_000));
  return lines;
}

/** One table; times scaled to a million rows, ratios by CPU time to the first line. */
function table(lines: readonly Line[]): void {
  const perMillion = (line: Line, ms: number): number => (ms / line.rows) * 1e6;
  const base = lines[0] ? perMillion(lines[0], lines[0].cpuMs) : 1;
  say('');
  say('| engine | rows | wall | CPU | CPU per 1 M rows | ratio | counts | note |');
  say('|---|--:|--:|--:|--:|--:|---|---|');
  for (const line of lines) {
    const scaled = perMillion(line, line.cpuMs);
    const ratio = scaled / base;
    const shown = ratio < 10 ? ratio.toFixed(1) : Math.round(ratio).toLocaleString('en');
    say(
      `| ${line.name} | ${line.rows.toLocaleString('en')} | ${seconds(line.wallMs)} | ${seconds(line.cpuMs)} | ${seconds(scaled)} | ${shown} | ${line.sum} | ${line.note} |`,
    );
  }
}
