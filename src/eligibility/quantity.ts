import { add, compare, divide, multiply, type Rational, rational, ZERO } from './rational.ts';

/**
 * What is known of a number: it lies between `low` and `high` (null: no bound on that side), and whether it exists at all
 * (`undefinedIf`: a division by zero is certain, possible or excluded). A known number has `low` = `high`.
 */
export interface Quantity {
  readonly low: Rational | null;
  readonly high: Rational | null;
  readonly undefinedIf: 'never' | 'maybe' | 'always';
}

export const exactly = (value: Rational): Quantity => ({ low: value, high: value, undefinedIf: 'never' });
export const between = (low: Rational | null, high: Rational | null): Quantity => ({ low, high, undefinedIf: 'never' });
export const ANY_NUMBER = between(null, null);
export const NOT_NEGATIVE = between(ZERO, null);
const NO_NUMBER: Quantity = { low: null, high: null, undefinedIf: 'always' };

export const isKnown = (q: Quantity): q is Quantity & { low: Rational; high: Rational } =>
  q.undefinedIf === 'never' && q.low !== null && q.high !== null && compare(q.low, q.high) === 0;

const both = (a: Quantity, b: Quantity): Quantity['undefinedIf'] =>
  a.undefinedIf === 'always' || b.undefinedIf === 'always'
    ? 'always'
    : a.undefinedIf === 'maybe' || b.undefinedIf === 'maybe'
      ? 'maybe'
      : 'never';

export const sum = (a: Quantity, b: Quantity): Quantity => ({
  low: a.low && b.low && add(a.low, b.low),
  high: a.high && b.high && add(a.high, b.high),
  undefinedIf: both(a, b),
});

export const scale = (q: Quantity, factor: Rational): Quantity => {
  const ends = [q.low && multiply(q.low, factor), q.high && multiply(q.high, factor)] as const;
  if (factor.n === 0n) return { ...exactly(ZERO), undefinedIf: q.undefinedIf };
  return factor.n > 0n
    ? { low: ends[0], high: ends[1], undefinedIf: q.undefinedIf }
    : { low: ends[1], high: ends[0], undefinedIf: q.undefinedIf };
};

export const difference = (a: Quantity, b: Quantity): Quantity => sum(a, scale(b, rational(-1n)));

const isZero = (q: Quantity): boolean => isKnown(q) && q.low.n === 0n;
const mayBeZero = (q: Quantity): boolean => (q.low === null || q.low.n <= 0n) && (q.high === null || q.high.n >= 0n);

/**
 * A fraction whose denominator must be above zero; a denominator of zero or less gives no number (guarded division).
 * Facts of a denominator are amounts that are never negative, so “zero” is the only case met in practice.
 */
export function quotient(a: Quantity, b: Quantity): Quantity {
  const certain = both(a, b) === 'always' || isZero(b) || (b.high !== null && b.high.n <= 0n);
  if (certain) return NO_NUMBER;
  const maybe = both(a, b) === 'maybe' || mayBeZero(b) || b.low === null || b.low.n < 0n;
  const undefinedIf = maybe ? 'maybe' : 'never';
  const smallest = b.low !== null && b.low.n > 0n ? b.low : null;
  // With the denominator in (0, ∞) the fraction has the sign of the numerator; an unbounded denominator draws it to zero.
  const low = a.low && (a.low.n >= 0n ? over(a.low, b.high, ZERO) : over(a.low, smallest, null));
  const high = a.high && (a.high.n > 0n ? over(a.high, smallest, null) : over(a.high, b.high, ZERO));
  return { low, high, undefinedIf };
}

const over = (numerator: Rational, denominator: Rational | null, otherwise: Rational | null): Rational | null => {
  if (numerator.n === 0n) return ZERO;
  return denominator === null ? otherwise : divide(numerator, denominator);
};
