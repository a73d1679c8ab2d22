import { type Rational, rational } from './rational.ts';

/**
 * Amounts as rules write them: `1500万元`, `60%`, `5‰`, `300人`, `365天`, `3年`. Read exactly into stored units:
 * money in fen, ratios in basis points, areas in 1/100 m², everything else as it stands.
 */
export type Dimension = 'money' | 'ratio' | 'area' | 'count' | 'years' | 'months' | 'days';

export interface Literal {
  readonly value: Rational;
  readonly dimension: Dimension;
  /** The unit as written, for sentences: `万元`, `%`, `人`. */
  readonly unit: string;
}

type Unit = readonly [dimension: Dimension, n: bigint, d: bigint];
const COUNT_UNITS = ['', '人', '项', '件', '户', '家', '个', '次', '笔', '份', '套', '名', '分', '吨标准煤'];

const UNITS = new Map<string, Unit>([
  ['元', ['money', 100n, 1n]],
  ['千元', ['money', 100_000n, 1n]],
  ['万元', ['money', 1_000_000n, 1n]],
  ['百万元', ['money', 100_000_000n, 1n]],
  ['千万元', ['money', 1_000_000_000n, 1n]],
  ['亿元', ['money', 10_000_000_000n, 1n]],
  ['万亿元', ['money', 100_000_000_000_000n, 1n]],
  ['%', ['ratio', 100n, 1n]],
  ['‰', ['ratio', 10n, 1n]],
  ['个基点', ['ratio', 1n, 1n]],
  ['平方米', ['area', 100n, 1n]],
  ['㎡', ['area', 100n, 1n]],
  // 15 亩 are one hectare.
  ['亩', ['area', 200_000n, 3n]],
  ['年', ['years', 1n, 1n]],
  ['个月', ['months', 1n, 1n]],
  ['月', ['months', 1n, 1n]],
  ['天', ['days', 1n, 1n]],
  ['日', ['days', 1n, 1n]],
  ...COUNT_UNITS.map((unit): [string, Unit] => [unit, ['count', 1n, 1n]]),
]);

// At most 15 digits before and 6 after the point: 10^15 万元 is past anything stored, and the text stays short.
const FORM = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?(.*)$/;

/** The exact value of an amount text; null where it is not a number with a known unit. Spaces and thousands commas may stand. */
export function parseLiteral(text: string): Literal | null {
  if (text.length > 40) return null;
  const match = FORM.exec(text.normalize('NFKC').replace(/[\s,]/g, ''));
  if (!match) return null;
  const [, sign = '', whole = '0', decimals = '', unit = ''] = match;
  const known = UNITS.get(unit);
  if (!known) return null;
  const digits = BigInt(whole + decimals) * (sign === '-' ? -1n : 1n);
  const [dimension, n, d] = known;
  return { value: rational(digits * n, 10n ** BigInt(decimals.length) * d), dimension, unit };
}

/** The stored form of an amount text: a safe integer, or null where the text is none or needs rounding. */
export function parseStored(text: string): { value: number; dimension: Dimension } | null {
  const literal = parseLiteral(text);
  if (!literal || literal.value.n % literal.value.d !== 0n) return null;
  const value = Number(literal.value.n / literal.value.d);
  return Number.isSafeInteger(value) ? { value, dimension: literal.dimension } : null;
}
