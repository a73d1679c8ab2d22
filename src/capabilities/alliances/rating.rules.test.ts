import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FULL_POINTS, gradeOf, PROPOSED_CRITERIA, rate, sumOf } from './rating.rules.ts';

test('weights of figures that nothing counts fall away; the rest makes up the whole', () => {
  const criteria = [
    { figure: 'members', weight: 30, full: 10 },
    { figure: 'outcomes', weight: 10, full: 4 },
    { figure: 'activities', weight: 60, full: 12 },
  ];
  const rated = rate(
    criteria,
    new Map([
      ['members', 25],
      ['outcomes', 1],
      ['activities', null],
    ]),
  );
  expect(rated.map((one) => [one.value, one.points])).toEqual([
    [25, 7_500],
    [1, 625],
    [null, 0],
  ]);
  expect(gradeOf(sumOf(rated))).toBe('good');
});

test('grades change at their bounds, the bound included', () => {
  expect([8_999, 9_000, 7_499, 7_500, 5_999, 6_000].map(gradeOf)).toEqual([
    'good',
    'excellent',
    'qualified',
    'good',
    'improve',
    'qualified',
  ]);
});

test('more is never worth less, and nothing is worth more than the whole', () => {
  expect(PROPOSED_CRITERIA.reduce((sum, one) => sum + one.weight, 0)).toBe(100);
  const figure = fc.option(fc.nat(2_000_000_000), { freq: 5 });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 6, maxLength: 6 }), fc.nat(5), fc.nat(1_000), (counted, at, more) => {
      const values = new Map(PROPOSED_CRITERIA.map((one, index) => [one.figure, counted[index] ?? null]));
      const before = sumOf(rate(PROPOSED_CRITERIA, values));
      expect(before).toBeLessThanOrEqual(FULL_POINTS);
      const name = PROPOSED_CRITERIA[at]?.figure ?? '';
      const value = values.get(name);
      if (value === null || value === undefined) return;
      values.set(name, value + more);
      expect(sumOf(rate(PROPOSED_CRITERIA, values))).toBeGreaterThanOrEqual(before);
    }),
  );
});
