import { compare, type Rational } from '../rational.ts';

/**
 * The bounds a feature is compared with, sorted: cut k stands for “value ≥ bound” or, where strict, “value > bound”. The rank
 * of a value is how many cuts it passes, so every comparison of a rule is a comparison of ranks, exactly.
 */
export interface Cut {
  readonly bound: Rational;
  readonly isStrict: boolean;
}

/** One name for one number: 10 % and 10.0 % are the same cut, however the fraction was written. */
export function cutName({ bound, isStrict }: Cut): string {
  let [common, rest] = [bound.n < 0n ? -bound.n : bound.n, bound.d];
  while (rest !== 0n) [common, rest] = [rest, common % rest];
  return `${isStrict ? '>' : '≥'}${bound.n / common}/${bound.d / common}`;
}

const before = (a: Cut, b: Cut): number => compare(a.bound, b.bound) || Number(a.isStrict) - Number(b.isStrict);

/** In ascending order of what they ask, each once. */
export function sortedCuts(cuts: Iterable<Cut>): readonly Cut[] {
  const sorted = [...cuts].sort(before);
  return sorted.filter((cut, at) => at === 0 || before(sorted[at - 1] as Cut, cut) !== 0);
}

export const passes = (value: Rational, { bound, isStrict }: Cut): boolean => {
  const sign = compare(value, bound);
  return isStrict ? sign > 0 : sign >= 0;
};

/** Rank of an exact value; `null` lies below (`low`) or above (`high`) every cut. */
export function rankOf(value: Rational, cuts: readonly Cut[]): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(value, cuts[middle] as Cut)) low = middle + 1;
    else high = middle;
  }
  return low;
}
