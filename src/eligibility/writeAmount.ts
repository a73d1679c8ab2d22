import type { FactKind } from '../vocabulary/factCatalogue.data.ts';
import { type Literal, parseLiteral } from './literal.ts';
import { type Rational, rational } from './rational.ts';

/** Numbers as rule files write them, exactly: what the reader makes of them is the number that was given. */

const TEN_TO_SIX = 6;

/** `value` × 10^places / d as decimal digits; the denominator must divide. */
function digits(value: bigint, places: number): string {
  const sign = value < 0n ? '-' : '';
  const text = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  return `${sign}${text.slice(0, text.length - places)}${places > 0 ? `.${text.slice(-places)}` : ''}`;
}

/** A fraction with the decimals its denominator stands for (a power of ten, as the reader leaves it); null for any other. */
export function decimalOf({ n, d }: Rational): string | null {
  for (let places = 0, scale = 1n; places <= TEN_TO_SIX; places += 1, scale *= 10n)
    if (scale === d) return digits(n, places);
  return null;
}

/** `1500万元`, `62.5%`: the number in the unit it was written in, with as many decimals as were written. */
export function literalText({ value, unit }: Literal): string {
  const one = parseLiteral(`1${unit}`)?.value ?? rational(1n);
  return `${decimalOf({ n: value.n / one.n, d: value.d / one.d }) ?? '0'}${unit}`;
}

/** A stored whole number in a unit; null where six decimals do not suffice. */
export function inUnit(stored: number, unit: string): string | null {
  const one = parseLiteral(`1${unit}`)?.value;
  if (!one || !Number.isSafeInteger(stored)) return null;
  for (let places = 0, scale = 1n; places <= TEN_TO_SIX; places += 1, scale *= 10n) {
    const scaled = BigInt(stored) * one.d * scale;
    if (scaled % one.n === 0n) return `${digits(scaled / one.n, places)}${unit}`;
  }
  return null;
}

/** An amount in fen, in 亿元 or 万元 where that needs no decimals, else in 元: `20万元`. */
export function amountText(fen: number): string {
  const whole = ['亿元', '万元'].map((unit) => inUnit(fen, unit)).find((text) => text && !text.includes('.'));
  return (fen === 0 ? null : whole) ?? inUnit(fen, '元') ?? '0元';
}

const UNIT_OF: Readonly<Partial<Record<FactKind, string>>> = { ratio: '%', area: '平方米' };

/** A stored fact value as enterprise files write it. */
export function storedText<T extends string | number | boolean>(value: T, kind: FactKind): T | string {
  if (typeof value !== 'number') return value;
  if (kind === 'money') return amountText(value);
  const unit = UNIT_OF[kind];
  return unit === undefined ? value : (inUnit(value, unit) ?? value);
}

/** A number of the format without a unit (`times: 1.5`): a number where that prints alike, else the text. */
export function bareNumber(value: Rational): string | number {
  const text = decimalOf(value) ?? '0';
  return String(Number(text)) === text ? Number(text) : text;
}
