import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factSetOf } from '../factSet.ts';
import { judge, versionOn } from '../judge.ts';
import { ASOF, facts, programOf, rule } from '../randomRules.testkit.ts';
import { tally } from '../tally.ts';
import { factTableBuilder } from './factTableBuilder.ts';
import { answerProgram } from './programAnswer.ts';
import { countBits } from './verdicts.ts';

const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);
process.stdout.write(`programAnswer.test.ts seed ${SEED}\n`);

test('counts, near misses and the conditions in the way are those of the interpreter, row for row', () => {
  const rows = fc.sample(facts, { numRuns: 400, seed: SEED });
  const builder = factTableBuilder(ASOF);
  for (const row of rows) builder.add(row);
  const table = builder.build();
  const sets = rows.map(factSetOf);
  for (const program of fc.sample(rule, { numRuns: 60, seed: SEED + 1 }).map(programOf)) {
    const answer = answerProgram(program, versionOn(program, ASOF), table, ASOF);
    const { bitmaps } = answer;
    const expected = tally(sets.map((set) => judge(program, set, { asOf: ASOF })));
    expect(answer.unasked).toBe(0);
    const { counts } = expected;
    expect({
      eligible: countBits(bitmaps.eligible),
      ready: countBits(bitmaps.ready),
      possible: countBits(bitmaps.possible),
      near: countBits(bitmaps.near),
    }).toEqual({
      eligible: counts.eligible,
      ready: counts.eligible + counts.needs_person,
      possible: counts.eligible + counts.needs_person + counts.needs_data,
      near: expected.near,
    });
    for (const { conditionId, failed, alone } of expected.excluding) {
      const unit = answer.units.find(({ id }) => id === conditionId);
      const found = unit && { failed: countBits(unit.failing), alone: countBits(unit.alone) };
      // Rows that only look-through settles fail no single condition the engine could count.
      expect(found?.failed ?? 0).toBe(failed);
      expect(found?.alone ?? 0).toBe(alone);
    }
  }
}, 60_000);
