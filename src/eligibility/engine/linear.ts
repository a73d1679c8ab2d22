import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { add, multiply, negate, type Rational, rational, ZERO } from '../rational.ts';
import type { Expression, YearRef } from '../rule.ts';

/** A sum of facts with factors and a constant: what most conditions compare. */
export interface Linear {
  readonly terms: ReadonlyMap<string, Rational>;
  readonly constant: Rational;
}

/** The number a condition compares, as columns can compute it. `ratio` and `growth` exist only over a denominator above zero. */
export type Measure =
  | { readonly kind: 'linear'; readonly of: Linear }
  | { readonly kind: 'quotient'; readonly of: Linear; readonly to: Linear; readonly scale: Rational };

const BASIS_POINTS = rational(10_000n);
const ONE = rational(1n);

export const yearIn = (ref: YearRef, asOf: string): number =>
  'absolute' in ref ? ref.absolute : Number(asOf.slice(0, 4)) - ref.back;

/** The column a fact is read from: facts that hold from a day on have one for all periods. */
export const slotName = (key: string, period: string): string =>
  factDefinition(key)?.period === 'asOf' ? `${key}@` : `${key}@${period}`;

const term = (name: string): Linear => ({ terms: new Map([[name, ONE]]), constant: ZERO });

function plus(a: Linear, b: Linear): Linear {
  const terms = new Map(a.terms);
  for (const [name, factor] of b.terms) terms.set(name, add(terms.get(name) ?? ZERO, factor));
  return { terms, constant: add(a.constant, b.constant) };
}

const times = (a: Linear, factor: Rational): Linear => ({
  terms: new Map([...a.terms].map(([name, one]) => [name, multiply(one, factor)])),
  constant: multiply(a.constant, factor),
});

const sumOf = (parts: readonly Linear[]): Linear =>
  parts.reduce(plus, { terms: new Map<string, Rational>(), constant: ZERO });

/**
 * The linear form of an expression on a day, or null where it has none. Intervals of a sum with a fact read twice would be
 * narrower here than in the interpreter, so such sums have none either.
 */
function linearOf(expression: Expression, asOf: string): Linear | null {
  switch (expression.kind) {
    case 'constant':
      return { terms: new Map(), constant: expression.literal.value };
    case 'fact':
      return term(slotName(expression.key, expression.year ? String(yearIn(expression.year, asOf)) : ''));
    case 'add':
      return disjointSum(expression.of.map((part) => linearOf(part, asOf)));
    case 'subtract': {
      const less = linearOf(expression.less, asOf);
      return disjointSum([linearOf(expression.from, asOf), less && times(less, negate(ONE))]);
    }
    case 'times': {
      const of = linearOf(expression.of, asOf);
      return of && expression.factor.n !== 0n ? times(of, expression.factor) : null;
    }
    case 'sumYears': {
      if (expression.orLife) return null;
      const year = Number(asOf.slice(0, 4));
      return sumOf(
        Array.from({ length: expression.years }, (_, back) => term(slotName(expression.key, String(year - 1 - back)))),
      );
    }
    case 'quarterMean': {
      const year = yearIn(expression.year, asOf);
      const ends = ['Q1', 'Q2', 'Q3', 'Q4'].flatMap((quarter) => [
        term(slotName(expression.start, `${year}-${quarter}`)),
        term(slotName(expression.end, `${year}-${quarter}`)),
      ]);
      return expression.start === expression.end ? null : times(sumOf(ends), rational(1n, 8n));
    }
    default:
      return null;
  }
}

function disjointSum(parts: readonly (Linear | null)[]): Linear | null {
  const known = parts.filter((part) => part !== null);
  const names = known.flatMap((part) => [...part.terms.keys()]);
  return known.length < parts.length || new Set(names).size < names.length ? null : sumOf(known);
}

/** The measure of an expression on a day; null where only the interpreter can compute it. */
export function measureOf(expression: Expression, asOf: string): Measure | null {
  if (expression.kind === 'ratio') {
    const of = linearOf(expression.of, asOf);
    const to = linearOf(expression.to, asOf);
    return of && to && { kind: 'quotient', of, to, scale: BASIS_POINTS };
  }
  if (expression.kind === 'growth') {
    const last = yearIn(expression.year, asOf);
    const of = term(slotName(expression.key, String(last)));
    return { kind: 'quotient', of, to: term(slotName(expression.key, String(last - expression.years))), scale: ONE };
  }
  const of = linearOf(expression, asOf);
  return of && { kind: 'linear', of };
}
