import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newArena } from '../../eligibility/engine/arena.ts';
import { encode } from '../../eligibility/engine/encode.ts';
import { factTableBuilder } from '../../eligibility/engine/factTableBuilder.ts';
import { compilePlan } from '../../eligibility/engine/plan.ts';
import { ELIGIBLE, IN_PLACE, NEAR, POSSIBLE, READY } from '../../eligibility/engine/single.ts';
import { readSqlCounts, sqlCounts, sqlRows } from '../../eligibility/engine/sqlCounts.ts';
import { classAnswers, ofRegion, sqlCells, sqlInsert, sqlTable } from '../../eligibility/engine/sqlTable.ts';
import { type Bitmaps, bitmapsOf, type Counts, countsOf, hasBit } from '../../eligibility/engine/verdicts.ts';
import type { Program } from '../../eligibility/program.ts';
import { ASOF, facts, programOf, rule } from '../../eligibility/randomRules.testkit.ts';
import type { Sql, SqlValue } from '../../storage/sql.ts';
import { openTestDatabase } from '../../storage/testDatabase.ts';

/**
 * The plan as SQL against the engine, row by row, on random rules and facts of every kind. The embedded engine is given fewer
 * pairs; `LANGQIAO_TEST_PAIRS` sets another number. The seed is printed.
 */
const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);
const PROGRAMS = 60;
const ROWS = 500;
const REGIONS = ['310117', '330402', '320505'];
const TABLE = 'codes_under_test';

let sql: Sql;
beforeAll(async () => {
  sql = await openTestDatabase();
});
afterAll(() => sql.close());

interface Case {
  readonly programs: readonly Program[];
  readonly ids: readonly string[];
  readonly plan: ReturnType<typeof compilePlan>;
  readonly population: ReturnType<typeof encode>;
  readonly bitmaps: readonly Bitmaps[];
}

function drawn(seed: number): Case {
  const programs = fc.sample(rule, { numRuns: PROGRAMS, seed }).map(programOf);
  const builder = factTableBuilder(ASOF);
  for (const row of fc.sample(facts, { numRuns: ROWS, seed: seed + 1 })) builder.add(row);
  const plan = compilePlan(programs, ASOF);
  const population = encode(plan.features, builder.build(), newArena(256 * 1024 * 1024));
  const bitmaps = bitmapsOf(plan, population);
  return { programs, plan, population, bitmaps, ids: Array.from({ length: ROWS }, () => randomUUID()) };
}

const stateIn = (bitmaps: Bitmaps, row: number): number =>
  (hasBit(bitmaps.inPlace, row) ? IN_PLACE : 0) |
  (hasBit(bitmaps.eligible, row) ? ELIGIBLE : 0) |
  (hasBit(bitmaps.ready, row) ? READY : 0) |
  (hasBit(bitmaps.possible, row) ? POSSIBLE : 0) |
  (hasBit(bitmaps.near, row) ? NEAR : 0);

/** Fills a table, reads counts, counts by region and rows of every program back, and drops the table. */
async function compare({ plan, population, bitmaps, ids }: Case): Promise<readonly string[]> {
  const wrong: string[] = [];
  const classes = classAnswers(population);
  await sql.tx({ as: 'owner', budgetMs: 120_000 }, async (tx) => {
    await tx.query(sqlTable(plan, TABLE));
    const cells = sqlCells(plan, population, 0) as readonly SqlValue[];
    const regions = ids.map((_, row) => REGIONS[row % REGIONS.length] ?? '');
    await tx.query(sqlInsert(plan, TABLE), [regions, ids, ...cells]);
    const { rows } = await tx.query(sqlCounts(plan, classes, TABLE, 0, PROGRAMS));
    const counts = readSqlCounts(rows[0] ?? {}, 0, PROGRAMS);
    expect(counts).toEqual(bitmaps.map((one) => countsOf(one, ROWS)));
    const parts: (readonly Counts[])[] = [];
    for (const region of REGIONS) {
      const part = await tx.query(sqlCounts(plan, classes, ofRegion(TABLE), 0, PROGRAMS), [region]);
      parts.push(readSqlCounts(part.rows[0] ?? {}, 0, PROGRAMS));
    }
    const sumOf = (name: keyof Counts): readonly number[] =>
      counts.map((_, program) => parts.reduce((sum, part) => sum + (part[program]?.[name] ?? 0), 0));
    for (const name of ['rows', 'inPlace', 'eligible', 'ready', 'possible', 'near'] as const)
      expect(sumOf(name)).toEqual(counts.map((one) => one[name]));
    for (let program = 0; program < PROGRAMS; program += 1) {
      const found = await tx.query<{ id: string; state: number }>(sqlRows(plan, classes, TABLE, program));
      const states = new Map(found.rows.map(({ id, state }) => [id, state]));
      ids.forEach((id, row) => {
        const expected = stateIn(bitmaps[program] as Bitmaps, row);
        const state = states.get(id) ?? 0;
        if (state !== expected) wrong.push(`program ${program} row ${row}: SQL ${state}, engine ${expected}`);
      });
    }
    await tx.query(`drop table ${TABLE}`);
  });
  return wrong;
}

describe('a plan as SQL', () => {
  test('answers as the engine does, for every row and program', async () => {
    const wanted = Number(process.env.LANGQIAO_TEST_PAIRS ?? (sql.engine === 'postgres' ? 120_000 : 30_000));
    process.stdout.write(`sqlEqual.test.ts seed ${SEED}, ${wanted} pairs on ${sql.version}\n`);
    for (let pairs = 0; pairs < wanted; pairs += PROGRAMS * ROWS)
      expect((await compare(drawn(SEED + (pairs / ROWS) * 2))).slice(0, 10)).toEqual([]);
  }, 600_000);
});
