import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictOf, type PracticeParty, practiceMove } from './practice.rules.ts';
import { practiceStepSchema } from './practice.schema.ts';
import { fullTotal, resultOf, totalOf } from './round.rules.ts';
import { hundredths } from './scoreText.rules.ts';

const org = fc.integer({ min: 1, max: 12 });
const interests = fc.record({
  nominatorOrg: org,
  enterpriseOrg: org,
  caseOrgs: fc.array(org, { maxLength: 5 }),
  creditOrgs: fc.array(org, { maxLength: 3 }),
});

describe('conflict of interest', () => {
  test('whoever is named anywhere in the practice stands aside, and nobody else', () => {
    fc.assert(
      fc.property(org, interests, (juror, given) => {
        const named = [given.nominatorOrg, given.enterpriseOrg, ...given.caseOrgs, ...given.creditOrgs];
        expect(conflictOf(juror, given) !== null).toBe(named.includes(juror));
      }),
    );
  });
});

describe('the life of a practice', () => {
  test('nothing is published without the firm’s consent, whatever is tried in whatever order', () => {
    const step = fc.record({
      move: fc.constantFrom(...practiceStepSchema.options, 'score' as const),
      by: fc.constantFrom<PracticeParty>('enterprise', 'nominator', 'convener', 'round'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let status = 'nominated' as NonNullable<ReturnType<typeof practiceMove>>;
        let consents = false;
        for (const { move, by } of steps) {
          const to = practiceMove(move, status, [by]);
          if (to === null) continue;
          if (move === 'consent') consents = by === 'enterprise';
          if (move === 'withdrawConsent') consents = false;
          status = to;
          if (status === 'published') expect(consents).toBe(true);
          if (status === 'withdrawn') expect(consents && move !== 'withdraw').toBe(false);
        }
      }),
    );
  });
});

describe('scorecards', () => {
  const criteria = fc.array(fc.record({ title: fc.constant('标准'), weight: fc.integer({ min: 1, max: 100 }) }), {
    minLength: 1,
    maxLength: 10,
  });
  test('the mean lies between the lowest and the highest card and does not depend on their order', () => {
    fc.assert(
      fc.property(
        criteria,
        fc.array(fc.array(fc.nat(10), { minLength: 10, maxLength: 10 }), { minLength: 1 }),
        (of, cards) => {
          const totals = cards.map((scores) => totalOf(of, scores));
          const result = resultOf(of, totals);
          if (!result) throw new Error('no result');
          expect(resultOf(of, [...totals].reverse())).toEqual(result);
          expect(result.low * result.cards).toBeLessThanOrEqual(result.num);
          expect(result.num).toBeLessThanOrEqual(result.high * result.cards);
          expect(result.high).toBeLessThanOrEqual(fullTotal(of));
        },
      ),
    );
  });
  test('a mark is rounded only to be read', () => {
    expect([hundredths(1, 3), hundredths(2, 3), hundredths(1, 1), hundredths(0, 7)]).toEqual([
      '33.33',
      '66.67',
      '100.00',
      '0.00',
    ]);
  });
});
