import { isCalendarDay } from '../kernel/fields.ts';
import { parseChineseNumeral } from './chineseNumber.ts';

/** Days, percentages and counts as people and spreadsheets write them. Exact or refused with a reason. */
export type Reading<T, Reason extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Reason };

const fold = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
const no = <Reason extends string>(reason: Reason): { ok: false; reason: Reason } => ({ ok: false, reason });

/** Excel's day 60 is 29 February 1900, which never was; days before it are off by one and refused with it. */
const FIRST_SERIAL = 61;
const LAST_SERIAL = 109_573;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const EXCEL_EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Day of an Excel serial number (1900 system unless `date1904`); serial 60 and less, fractions and days after 2199 are refused. */
export function dayOfExcelSerial(serial: number, date1904 = false): Reading<string, 'invalidDate'> {
  if (!Number.isInteger(serial) || serial > LAST_SERIAL || (!date1904 && serial < FIRST_SERIAL))
    return no('invalidDate');
  const day = new Date((date1904 ? EXCEL_EPOCH_1904 : EXCEL_EPOCH) + serial * 86_400_000).toISOString().slice(0, 10);
  return isCalendarDay(day) ? { ok: true, value: day } : no('invalidDate');
}

const DAY_FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T?00:00(?::00(?:\.0+)?)?Z?)?$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** `2022年4月21日`, `2022-04-21`, `2022/4/21`, `2022.4.21`, `20220421` → `2022-04-21`. A day that never was is refused, not rolled over. */
export function parseDateText(text: string): Reading<string, 'empty' | 'invalidDate' | 'incomplete'> {
  const folded = fold(text);
  if (folded === '') return no('empty');
  if (/^\d{4}(年|[-/.])?(\d{1,2}月?)?$/.test(folded) && !/^\d{5}$/.test(folded)) return no('incomplete');
  for (const form of DAY_FORMS) {
    const match = form.exec(folded);
    if (!match) continue;
    const day = `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`;
    return isCalendarDay(day) ? { ok: true, value: day } : no('invalidDate');
  }
  return /^\d{2,6}$/.test(folded) ? dayOfExcelSerial(Number(folded)) : no('invalidDate');
}

const BASIS_POINTS = 100n;

/**
 * `12.5%`, `百分之八十`, `0.125` (only when `bareIsRatio`) → whole basis points (1250). Limits are the field's: pass `min` and `max` in basis
 * points, 0 to 10,000 unless told. More than two decimals of a percent are refused as too precise.
 */
export function parsePercentText(
  text: string,
  limits: { readonly min?: number; readonly max?: number; readonly bareIs?: 'percent' | 'ratio' } = {},
): Reading<number, 'empty' | 'notAPercentage' | 'noUnit' | 'tooPrecise' | 'outOfRange'> {
  const folded = fold(text);
  if (folded === '') return no('empty');
  const words = /^百分之(.+)$/.exec(folded);
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,8}))?(%|‰)?$/.exec(words ? `${chineseOrSame(words[1] ?? '')}%` : folded);
  if (!match) return no('notAPercentage');
  const [, sign, whole = '0', fraction = '', mark] = match;
  if (mark === undefined && limits.bareIs === undefined) return no('noUnit');
  const perUnit = mark === '‰' ? 10n : mark === '%' || limits.bareIs === 'percent' ? BASIS_POINTS : 10_000n;
  const scaled = BigInt(whole + fraction) * perUnit;
  const divisor = 10n ** BigInt(fraction.length);
  if (scaled % divisor !== 0n) return no('tooPrecise');
  const value = Number(scaled / divisor) * (sign ? -1 : 1);
  if (value < (limits.min ?? 0) || value > (limits.max ?? 10_000)) return no('outOfRange');
  return { ok: true, value: value === 0 ? 0 : value };
}

const chineseOrSame = (text: string): string => parseChineseNumeral(text)?.toString() ?? text;

/** `1,200`, `１２００人`, `三十五家`, `1.2万人` → an exact non-negative integer of at most 10^12. */
export function parseCountText(
  text: string,
): Reading<number, 'empty' | 'notACount' | 'negative' | 'fraction' | 'tooLarge'> {
  const folded = fold(text).replace(/(人次|人|家|项|件|个|名|台|套|次|户|条)$/u, '');
  if (folded === '') return no('empty');
  if (/^[-\u2212]/.test(folded)) return no('negative');
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,8}))?(万|亿)?$/.exec(folded);
  const numeral = match ? null : parseChineseNumeral(folded.replace(/万$/, ''));
  if (numeral !== null) return { ok: true, value: Number(numeral) * (folded.endsWith('万') ? 10_000 : 1) };
  if (!match) return no('notACount');
  const [, whole = '', fraction = '', magnitude] = match;
  const scaled =
    BigInt(whole.replaceAll(',', '') + fraction) * (magnitude === '亿' ? 100_000_000n : magnitude ? 10_000n : 1n);
  const divisor = 10n ** BigInt(fraction.length);
  if (scaled % divisor !== 0n) return no('fraction');
  const value = scaled / divisor;
  return value > 1_000_000_000_000n ? no('tooLarge') : { ok: true, value: Number(value) };
}
