import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { newArena } from '../src/eligibility/engine/arena.ts';
import { encode, type Population } from '../src/eligibility/engine/encode.ts';
import type { Plan } from '../src/eligibility/engine/plan.ts';
import { readSqlCounts, SQL_BATCH, sqlCounts } from '../src/eligibility/engine/sqlCounts.ts';
import { classAnswers, sqlCells, sqlInsert, sqlTable } from '../src/eligibility/engine/sqlTable.ts';
import type { Counts } from '../src/eligibility/engine/verdicts.ts';
import { wasmRun } from '../src/eligibility/engine/wasmRun.ts';
import { population } from './eligibilityPopulation.ts';
import { checksum } from './eligibilityReport.ts';
import type { Sampled } from './eligibilitySample.ts';
import { cpuSeconds } from './processFigures.ts';

/** The same plan counted by PostgreSQL over the codes of a population: one backend, no index, just-in-time compiling off. */
const TABLE = 'langqiao_bench_codes';
const SAMPLE_SEED = 23;
const SAMPLE_BYTES = 512 * 1024 * 1024;
const FIRST_ROWS = 2_048;
const MOST_ROWS = 524_288;
const SAFETY = 0.75;

const allCounts = (counts: readonly Counts[]): string =>
  checksum(
    counts.flatMap(({ inPlace, eligible, ready, possible, near }) => [inPlace, eligible, ready, possible, near]),
  );

export async function postgresSampled(url: string, plan: Plan, mostMs: number): Promise<Sampled> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set jit = off; set max_parallel_workers_per_gather = 0');
    const { rows: own } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    for (let rows = FIRST_ROWS; ; ) {
      const one = await measured(client, own[0]?.pid ?? 0, plan, rows);
      const next = Math.min(Math.floor((rows * mostMs * SAFETY) / one.wallMs), rows * 16, MOST_ROWS);
      if (next < rows * 1.5) return one;
      rows = next;
    }
  } finally {
    await client.end();
  }
}

async function measured(client: pg.Client, backend: number, plan: Plan, rows: number): Promise<Sampled> {
  const arena = newArena(SAMPLE_BYTES);
  const people = encode(plan.features, population(rows, 'random', SAMPLE_SEED), arena);
  await fill(client, plan, people);
  const statements: { text: string; from: number; to: number }[] = [];
  for (let from = 0; from < plan.programs.length; from += SQL_BATCH) {
    const to = Math.min(plan.programs.length, from + SQL_BATCH);
    statements.push({ from, to, text: sqlCounts(plan, classAnswers(people), TABLE, from, to) });
  }
  const counts: Counts[] = [];
  const [wall, cpu] = [performance.now(), cpuSeconds(backend)];
  for (const { text, from, to } of statements) {
    const answer = await client.query<Record<string, unknown>>(text);
    counts.push(...readSqlCounts(answer.rows[0] ?? {}, from, to));
  }
  const took = { wallMs: performance.now() - wall, cpuMs: (cpuSeconds(backend) - cpu) * 1_000 };
  const run = wasmRun(plan, people, arena);
  run.run(0, people.blocks);
  return {
    ...took,
    name: 'PostgreSQL, our plan as SQL',
    note: 'codes in a table, all five counts compared, 1 backend',
    rows,
    sum: allCounts(counts),
    ours: allCounts(run.counts()),
  };
}

async function fill(client: pg.Client, plan: Plan, people: Population): Promise<void> {
  await client.query(`drop table if exists pg_temp.${TABLE}`);
  await client.query(sqlTable(plan, `pg_temp.${TABLE}`));
  for (let block = 0; block < people.blocks; block += 1) {
    const cells = sqlCells(plan, people, block);
    const ids = (cells[0] ?? []).map(() => randomUUID());
    await client.query(sqlInsert(plan, `pg_temp.${TABLE}`), [ids.map(() => '000000'), ids, ...cells]);
  }
  await client.query(`analyze pg_temp.${TABLE}`);
}
