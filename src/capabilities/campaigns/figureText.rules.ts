import { formatFen } from '../../kernel/money.ts';
import { outcomeKindByCode } from '../../vocabulary/outcomeKinds.ts';
import { isMoney } from './standing.rules.ts';

/** Shares in words: exact as far as they can be written, a ratio to two places. Pure. */

const MILLION = 1_000_000;

/** At most six places, without trailing noughts. */
const number = (value: number, places = 6): string => value.toLocaleString('en-US', { maximumFractionDigits: places });

/** A share at a goal: fen or millionths. */
export function shareText(kind: string, value: number, language: 'zh' | 'en'): string {
  if (isMoney(kind)) return language === 'zh' ? formatFen(value) : `CNY ${number(value / 100, 2)}`;
  const counter = outcomeKindByCode(kind)?.counter?.[language] ?? (language === 'zh' ? '平方米' : 'm²');
  return `${number(value / MILLION)} ${counter}`;
}

/** A target or a result: fen or a whole number. */
export const targetText = (kind: string, value: number, language: 'zh' | 'en'): string =>
  shareText(kind, isMoney(kind) ? value : value * MILLION, language);

export const perHeadText = (kind: string, value: number, headcount: number, language: 'zh' | 'en'): string =>
  isMoney(kind) ? shareText(kind, Math.round(value / headcount), language) : number(value / MILLION / headcount, 3);

export function growthText(value: number, before: number): string {
  const percent = ((value - before) * 100) / before;
  return `${percent > 0 ? '+' : ''}${number(percent, 1)}%`;
}
