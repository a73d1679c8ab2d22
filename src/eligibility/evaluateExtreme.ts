import type { Context, Gap } from './context.ts';
import { between, isKnown, type Quantity } from './quantity.ts';
import { compare, greater, lesser, multiply, type Rational, rational } from './rational.ts';

const BASIS_POINTS = 10_000n;

/**
 * The least or the greatest of several numbers. A member that cannot be it, whatever its missing facts are, asks for nothing.
 * @param evaluate gives each member its number; gaps are taken from `context.missing`
 */
export function extremeOf(
  kind: 'least' | 'greatest',
  members: readonly (() => Quantity)[],
  context: Context,
): Quantity {
  const before = context.missing;
  const found = members.map((evaluate) => {
    context.missing = [];
    const value = evaluate();
    return { value, gaps: context.missing as readonly Gap[] };
  });
  const values = found.map(({ value }) => value);
  const low = kind === 'least' ? every(values, 'low', lesser) : some(values, 'low', greater);
  const high = kind === 'least' ? some(values, 'high', lesser) : every(values, 'high', greater);
  const cannotBe = ({ low: own, high: top }: Quantity): boolean =>
    kind === 'least'
      ? own !== null && high !== null && compare(own, high) >= 0
      : top !== null && low !== null && compare(top, low) <= 0;
  const asked = found.flatMap(({ value, gaps }) => (value.undefinedIf === 'never' && cannotBe(value) ? [] : gaps));
  context.missing = [...before, ...asked];
  const states = values.map(({ undefinedIf }) => undefinedIf);
  const undefinedIf = states.includes('always') ? 'always' : states.includes('maybe') ? 'maybe' : 'never';
  return { low, high, undefinedIf };
}

type End = 'low' | 'high';
type Pick = (a: Rational, b: Rational) => Rational;

/** An end that every member has; without one of them there is none. */
function every(values: readonly Quantity[], end: End, pick: Pick): Rational | null {
  const ends = values.map((value) => value[end]).filter((one) => one !== null);
  return ends.length < values.length || ends.length === 0 ? null : ends.reduce(pick);
}

/** An end that one member alone is enough for. */
function some(values: readonly Quantity[], end: End, pick: Pick): Rational | null {
  const ends = values.map((value) => value[end]).filter((one) => one !== null);
  return ends.length === 0 ? null : ends.reduce(pick);
}

/** A share, in basis points, of an amount. Ranges multiply end by end where neither can be negative. */
export function portionOf(of: Quantity, rate: Quantity): Quantity {
  const undefinedIf = of.undefinedIf === 'never' ? rate.undefinedIf : of.undefinedIf;
  const times = (a: Rational | null, b: Rational | null): Rational | null =>
    a && b && multiply(multiply(a, b), rational(1n, BASIS_POINTS));
  const isPlain = [of.low, rate.low].every((low) => low !== null && low.n >= 0n);
  if (isPlain || (isKnown(of) && isKnown(rate)))
    return { low: times(of.low, rate.low), high: times(of.high, rate.high), undefinedIf };
  return { ...between(null, null), undefinedIf };
}
