/** A mark out of 100 from an exact fraction, rounded to two places only to be read. Pure. */
export function hundredths(num: number, den: number): string {
  if (den <= 0) return '0.00';
  const scaled = (BigInt(num) * 20_000n + BigInt(den)) / (2n * BigInt(den));
  return `${scaled / 100n}.${String(scaled % 100n).padStart(2, '0')}`;
}
