import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factSetOf } from '../factSet.ts';
import { ASOF, facts, programOf, rule } from '../randomRules.testkit.ts';
import { newArena } from './arena.ts';
import { BlockRun, type Lane } from './blockRun.ts';
import { encode } from './encode.ts';
import { factTableBuilder } from './factTableBuilder.ts';
import { compilePlan } from './plan.ts';
import { SingleRun } from './single.ts';

const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);

test('masks and points of one row are those of the population run', () => {
  process.stdout.write(`single.test.ts seed ${SEED}\n`);
  const plan = compilePlan(fc.sample(rule, { numRuns: 150, seed: SEED }).map(programOf), ASOF);
  const rows = fc.sample(facts, { numRuns: 60, seed: SEED + 1 });
  const builder = factTableBuilder(ASOF);
  for (const row of rows) builder.add(row);
  const run = new BlockRun(plan, encode(plan.features, builder.build(), newArena(256 * 1024 * 1024)));
  run.enter(0);
  const single = new SingleRun(plan);
  rows.forEach((row, at) => {
    const answers = single.read(factSetOf(row));
    const bit = (lane: Lane, gate: number): number => ((run.words(lane, gate)[at >> 5] as number) >>> (at & 31)) & 1;
    plan.programs.forEach(({ conditions, points }, program) => {
      const mask = (wanted: (one: (typeof conditions)[number]) => number): number =>
        conditions.reduce((bits, one, position) => (position < 32 ? bits | (wanted(one) << position) : bits), 0) >>> 0;
      expect(answers.failing[program]).toBe(mask(({ gates }) => 1 - bit('open', gates.open)));
      expect(answers.sure[program]).toBe(mask(({ gates }) => bit('sure', gates.sure)));
      const total = (lane: Lane, digits: readonly number[]): number =>
        digits.reduce((sum, gate, position) => sum + bit(lane, gate) * 2 ** position, 0);
      expect(answers.points.get(program) ?? []).toEqual(
        points.map((table) => ({ low: total('sure', table.total), high: total('open', table.total) })),
      );
    });
  });
});
