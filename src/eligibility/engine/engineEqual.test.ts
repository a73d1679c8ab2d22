import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newContext } from '../context.ts';
import { evaluateCondition } from '../evaluateCondition.ts';
import { type FactInput, type FactSet, factSetOf } from '../factSet.ts';
import { type Judgement, judge } from '../judge.ts';
import type { Program } from '../program.ts';
import { ASOF, facts, programOf, rule } from '../randomRules.testkit.ts';
import type { Condition } from '../rule.ts';
import { newArena } from './arena.ts';
import { encode } from './encode.ts';
import type { FactTable } from './factTable.ts';
import { factTableBuilder } from './factTableBuilder.ts';
import { compilePlan } from './plan.ts';
import { ELIGIBLE, IN_PLACE, NEAR, POSSIBLE, READY, SingleRun } from './single.ts';
import { type Bitmaps, bitmapsOf, countsOf, hasBit } from './verdicts.ts';
import { wasmRun } from './wasmRun.ts';

/**
 * The engine against the interpreter on random rules and facts: nulls, edges, contradictions, every kind of condition.
 * `LANGQIAO_TEST_PAIRS=1000000` runs a million pairs; the seed is printed.
 */
const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);
const PAIRS = Number(process.env.LANGQIAO_TEST_PAIRS ?? 60_000);
const ARENA = 256 * 1024 * 1024;
process.stdout.write(`engineEqual.test.ts seed ${SEED}, ${PAIRS} pairs\n`);

function tableOf(rows: readonly (readonly FactInput[])[]): FactTable {
  const builder = factTableBuilder(ASOF);
  for (const row of rows) builder.add(row);
  return builder.build();
}

/** The state of the tree alone, before the interpreter looks at several conditions together. */
const plainState = (conditions: Condition, set: FactSet): string =>
  evaluateCondition(conditions, newContext(set, ASOF)).state;

interface Found {
  pairs: number;
  settled: number;
  readonly wrong: string[];
}

/** The engine may stop at “may qualify” where the interpreter looks through several conditions; anything else must agree. */
function compareRow(found: Found, bitmaps: Bitmaps, row: number, judged: Judgement, set: FactSet, name: string): void {
  found.pairs += 1;
  const { verdict, near } = judged;
  const engine = {
    inPlace: hasBit(bitmaps.inPlace, row),
    eligible: hasBit(bitmaps.eligible, row),
    possible: hasBit(bitmaps.possible, row),
    near: hasBit(bitmaps.near, row),
  };
  const expected = {
    inPlace: verdict !== 'not_applicable',
    eligible: verdict === 'eligible',
    possible: verdict !== 'not_applicable' && verdict !== 'not_eligible',
    near: verdict === 'not_eligible' && near,
  };
  if (JSON.stringify(engine) === JSON.stringify(expected)) return;
  const parts = judged.version ? [judged.version.conditions, judged.version.place] : [];
  const looksThrough = parts.some((part) => part && plainState(part, set) === 'unknown');
  const isOnlyUndecided = engine.inPlace && engine.possible && !engine.eligible && !engine.near && looksThrough;
  if (isOnlyUndecided) found.settled += 1;
  else
    found.wrong.push(
      `${name} row ${row}: engine ${JSON.stringify(engine)}, interpreter ${verdict}${near ? ' near' : ''}`,
    );
}

/** The condition of another program as the place of this one. */
function withPlace(program: Program, other: Program | undefined): Program {
  const place = other?.versions[0]?.conditions ?? null;
  return { ...program, versions: program.versions.map((version) => ({ ...version, place })) };
}

const stateIn = (bitmaps: Bitmaps, row: number): number =>
  (hasBit(bitmaps.inPlace, row) ? IN_PLACE : 0) |
  (hasBit(bitmaps.eligible, row) ? ELIGIBLE : 0) |
  (hasBit(bitmaps.ready, row) ? READY : 0) |
  (hasBit(bitmaps.possible, row) ? POSSIBLE : 0) |
  (hasBit(bitmaps.near, row) ? NEAR : 0);

function compareAll(programs: readonly Program[], rows: readonly (readonly FactInput[])[]): Found {
  const plan = compilePlan(programs, ASOF);
  const arena = newArena(ARENA);
  const population = encode(plan.features, tableOf(rows), arena);
  const bitmaps = bitmapsOf(plan, population);
  const generated = wasmRun(plan, population, arena);
  generated.run(0, population.blocks);
  // The generated code counts exactly what the plain reading marks, bit for bit of a program.
  expect(generated.counts()).toEqual(bitmaps.map((one) => countsOf(one, rows.length)));
  const sets = rows.map(factSetOf);
  const single = new SingleRun(plan);
  sets.slice(0, 40).forEach((set, row) => {
    const states = [...single.read(set).state];
    expect(states).toEqual(bitmaps.map((one) => stateIn(one, row)));
  });
  const found: Found = { pairs: 0, settled: 0, wrong: [] };
  programs.forEach((program, at) => {
    sets.forEach((set, row) => {
      const judged = judge(program, set, { asOf: ASOF });
      compareRow(found, bitmaps[at] as Bitmaps, row, judged, set, `program ${at}`);
    });
  });
  return found;
}

describe('the engine', () => {
  test('answers as the interpreter does on random rules and facts', () => {
    const perBatch = 300;
    const found: Found = { pairs: 0, settled: 0, wrong: [] };
    for (let batch = 0; found.pairs < PAIRS; batch += 1) {
      const drawn = fc.sample(rule, { numRuns: 100, seed: SEED + batch * 2 }).map(programOf);
      const programs = drawn.map((program, at) => (at % 3 === 0 ? withPlace(program, drawn[at + 1]) : program));
      const rows = fc.sample(facts, { numRuns: perBatch, seed: SEED + batch * 2 + 1 });
      const one = compareAll(programs, rows);
      found.pairs += one.pairs;
      found.settled += one.settled;
      found.wrong.push(...one.wrong);
    }
    process.stdout.write(
      `${found.pairs} pairs, ${found.wrong.length} wrong, ${found.settled} left undecided (${((found.settled / found.pairs) * 100).toFixed(3)} %)\n`,
    );
    expect(found.wrong.slice(0, 10)).toEqual([]);
  }, 1_200_000);
});
