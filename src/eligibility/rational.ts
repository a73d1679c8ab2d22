/** Exact fractions. Every comparison of a rule is a cross-multiplication of these; a float never takes part. */
export interface Rational {
  readonly n: bigint;
  /** Always above zero. */
  readonly d: bigint;
}

export const rational = (n: bigint | number, d: bigint | number = 1n): Rational => {
  const numerator = BigInt(n);
  const denominator = BigInt(d);
  return denominator < 0n ? { n: -numerator, d: -denominator } : { n: numerator, d: denominator };
};

export const ZERO = rational(0n);

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));
export const multiply = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d });
/** `b` must not be zero. */
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);

/** −1, 0 or 1 as `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export const lesser = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const greater = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

/** The largest whole number not above the fraction. */
export const floor = (a: Rational): bigint => {
  const quotient = a.n / a.d;
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient;
};
export const ceil = (a: Rational): bigint => -floor(negate(a));

export const power = (a: Rational, exponent: number): Rational => ({
  n: a.n ** BigInt(exponent),
  d: a.d ** BigInt(exponent),
});
