import { parseChineseNumeral } from '../vocabulary/chineseNumber.ts';

/** Places of ten a magnitude word shifts by. */
const MAGNITUDES: Readonly<Record<string, number>> = {
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
};

/** `19.5` shifted by 4 places → `195000`: decimal text, no floats, no leading or trailing zeros. */
export function shiftDecimal(number: string, places: number): string {
  const [units = '', decimals = ''] = number.replaceAll(',', '').split('.');
  const moved = decimals.padEnd(places, '0');
  const whole = (units + moved.slice(0, places)).replace(/^0+(?=\d)/, '');
  const rest = moved.slice(places).replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}

const CHINESE = /^[零〇一二两三四五六七八九十百千]+$/;

/**
 * The decimal text of a number and its magnitude word: `1.41` + `万亿`, `三百` + `万`, `` + `百亿`; null where it is none or has two
 * readings.
 */
export function readNumber(number: string, magnitude: string): string | null {
  const places = magnitude === '' ? 0 : MAGNITUDES[magnitude];
  if (places === undefined) return null;
  if (number === '') return places > 0 ? shiftDecimal('1', places) : null;
  if (/^\d/.test(number)) return shiftDecimal(number, places);
  if (!CHINESE.test(number)) return null;
  const value = parseChineseNumeral(number);
  return value === null ? null : shiftDecimal(value.toString(), places);
}

/** 三成 → 30, 七成五 → 75: percent. */
export function readTenths(tens: string, half: string): string | null {
  const first = parseChineseNumeral(tens);
  const second = half === '' ? 0n : parseChineseNumeral(half);
  return first === null || second === null || first > 10n ? null : (first * 10n + second).toString();
}

/** A denominator or numerator: 120 or 二十. */
export function readWhole(text: string): number | null {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const value = parseChineseNumeral(text);
  return value === null ? null : Number(value);
}
