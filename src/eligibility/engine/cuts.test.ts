import { expect, test } from 'vitest';
import { ASOF, programOf } from '../randomRules.testkit.ts';
import { rational } from '../rational.ts';
import { newArena } from './arena.ts';
import { cutName } from './cuts.ts';
import { encode } from './encode.ts';
import { factTableBuilder } from './factTableBuilder.ts';
import { compilePlan } from './plan.ts';
import { bitmapsOf, hasBit } from './verdicts.ts';

test('one number is one cut, however its fraction is written', () => {
  const cut = (n: number, d: number) => cutName({ bound: rational(n, d), isStrict: false });
  expect(cut(100, 10)).toBe(cut(10, 1));
  expect(cut(-6, 4)).toBe(cut(-3, 2));
  expect(cut(0, 5)).toBe(cut(0, 1));
  expect(cut(10, 1)).not.toBe(cutName({ bound: rational(10), isStrict: true }));
});

test('two programs that write one bound differently get the same answer', () => {
  const share = (bound: string) =>
    programOf({ value: { ratio: ['rdExpense@last', 'revenue@last'] }, op: '>=', word: '不低于', bound });
  const plan = compilePlan([share('10%'), share('10.0%'), share('10.00%')], ASOF);
  const builder = factTableBuilder(ASOF);
  for (const rdExpense of [5, 10, 20])
    builder.add([
      { key: 'revenue', period: '2025', value: 100 },
      { key: 'rdExpense', period: '2025', value: rdExpense },
    ]);
  const bitmaps = bitmapsOf(plan, encode(plan.features, builder.build(), newArena(1 << 22)));
  for (const one of bitmaps) expect([0, 1, 2].map((row) => hasBit(one.eligible, row))).toEqual([false, true, true]);
});
