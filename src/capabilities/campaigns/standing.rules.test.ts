import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthText, perHeadText, shareText, targetText } from './figureText.rules.ts';
import { pledgeMove, reachedPercent, stateOf } from './pledge.rules.ts';
import { type Entrant, periodOf, ranksOf, standingsOf } from './standing.rules.ts';

const entrants = fc
  .array(
    fc.record({
      name: fc.constant('单位'),
      outcomes: fc.nat(9),
      value: fc.oneof(fc.nat(5), fc.nat(9_000_000_000_000)),
      headcount: fc.option(fc.integer({ min: 1, max: 5000 })),
      before: fc.oneof(fc.constant(0), fc.nat(9_000_000_000)),
    }),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((row, index): Entrant => ({ ...row, org: index + 1 })));

describe('places', () => {
  test('equals share a place, and a place is one more than the number of those above', () => {
    fc.assert(
      fc.property(entrants, (rows) => {
        for (const row of standingsOf(rows)) {
          expect(row.rank).toBe(1 + rows.filter((other) => other.value > row.value).length);
          const heads = rows.flatMap((other) =>
            other.headcount === null ? [] : [[other.value, other.headcount] as const],
          );
          const { headcount } = row;
          if (headcount === null) expect(row.headRank).toBeNull();
          else
            expect(row.headRank).toBe(
              1 +
                heads.filter(([value, count]) => BigInt(value) * BigInt(headcount) > BigInt(row.value) * BigInt(count))
                  .length,
            );
          expect(row.growthRank === null).toBe(row.before <= 0);
        }
      }),
    );
  });

  test('one, one, three', () => {
    const ranks = ranksOf([
      { org: 1, num: 2, den: 4 },
      { org: 2, num: 1, den: 3 },
      { org: 3, num: 1, den: 2 },
    ]);
    expect([ranks.get(1), ranks.get(3), ranks.get(2)]).toEqual([1, 1, 3]);
  });
});

describe('periods', () => {
  test('growth compares with as many months right before as have passed', () => {
    expect(periodOf('2026-10', '2026-12', '2026-11')).toEqual({
      now: { from: '2026-10', to: '2026-11' },
      before: { from: '2026-08', to: '2026-09' },
    });
    expect(periodOf('2026-01', '2026-03', '2027-05').before).toEqual({ from: '2025-10', to: '2025-12' });
    expect(periodOf('2026-10', '2026-12', '2026-07').now).toEqual({ from: '2026-10', to: '2026-12' });
  });
});

describe('pledges', () => {
  test('kept as soon as as much is counted as was promised, never by a step', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1 }), fc.boolean(), (reached, target, late) => {
        const state = stateOf('live', reached, target, '2026-11-20', late ? '2026-11-21' : '2026-11-20');
        expect(state === 'met').toBe(reached >= target);
        expect(reachedPercent(reached, target) >= 100).toBe(reached >= target);
        if (reached < target) expect(state).toBe(late ? 'missed' : 'underWay');
      }),
    );
    expect(pledgeMove('tie', 'withdrawn')).toBeNull();
    expect(stateOf('withdrawn', 9, 1, '2026-11-20', '2026-11-20')).toBe('withdrawn');
  });

  test('figures are written exactly, in both languages', () => {
    expect(shareText('credit_drawn', 900_000_000, 'zh')).toBe('900 万元');
    expect(shareText('trial_done', 333_333, 'zh')).toBe('0.333333 次');
    expect(targetText('talent_hired', 12, 'en')).toBe('12 people');
    expect(perHeadText('credit_drawn', 100, 3, 'zh')).toBe('0.33 元');
    expect([growthText(150, 100), growthText(50, 100)]).toEqual(['+50%', '-50%']);
  });
});
