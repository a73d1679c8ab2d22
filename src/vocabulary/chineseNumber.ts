/** Exact Chinese numerals: 三千, 一千二百三十四, 两亿五千万, 〇 and 零, formal 壹贰叁. */

const DIGITS: Readonly<Record<string, bigint>> = {
  零: 0n,
  〇: 0n,
  一: 1n,
  二: 2n,
  两: 2n,
  三: 3n,
  四: 4n,
  五: 5n,
  六: 6n,
  七: 7n,
  八: 8n,
  九: 9n,
  壹: 1n,
  贰: 2n,
  叁: 3n,
  肆: 4n,
  伍: 5n,
  陆: 6n,
  柒: 7n,
  捌: 8n,
  玖: 9n,
};
const SMALL: Readonly<Record<string, bigint>> = { 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n };

/**
 * A Chinese numeral below 10,000 (`三千`, `一千零五十`, `十二`); null where units do not fall or a digit stands without its unit,
 * as in 三千五, which people read both as 3,005 and as 3,500.
 */
export function parseChineseNumeral(text: string): bigint | null {
  if (text === '') return null;
  let total = 0n;
  let digit: bigint | null = null;
  let lastUnit = 10_000n;
  let zeroBefore = false;
  for (const character of text) {
    const value = DIGITS[character];
    const unit = SMALL[character];
    if (value !== undefined) {
      if (digit !== null && digit !== 0n) return null;
      zeroBefore = digit === 0n || zeroBefore || value === 0n;
      digit = value;
    } else if (unit !== undefined) {
      if (unit >= lastUnit || digit === 0n || (digit === null && !(unit === 10n && total === 0n))) return null;
      total += (digit ?? 1n) * unit;
      lastUnit = unit;
      digit = null;
      zeroBefore = false;
    } else return null;
  }
  if (digit === null || digit === 0n) return total === 0n && digit === null ? null : total;
  const adjacent = lastUnit === 10n || lastUnit === 10_000n || zeroBefore;
  return adjacent ? total + digit : null;
}
