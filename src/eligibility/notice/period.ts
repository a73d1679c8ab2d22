import { parseChineseNumeral } from '../../vocabulary/chineseNumber.ts';

/** The years a sentence speaks of: one of them, several together, or each of several. `null` years: those named just before. */
export type Period =
  | { readonly kind: 'one'; readonly year: string }
  | { readonly kind: 'years'; readonly years: number; readonly each: boolean }
  | { readonly kind: 'each'; readonly years: null };

const LAST = /^(?:截至)?(?:上一?年度?|上一?个?会计年度|最近一个?(?:会计)?年度?|去年)(?:年?末|年?底)?/;
const THIS = /^(?:本年度|本年|今年|当年)/;
const ABSOLUTE = /^(?:截至|至)?(20\d\d)年度?(?:末|底)?/;
const YEARS = /^(?:连续|最?近|过去)([一二两三四五六七八九十\d]{1,2})个?(?:会计)?年度?(?:以?来|内)?(?:\([^()]{1,40}\))?/;
const EACH = /^(?:均|各年度?|每一?年|逐年|每年度)/;

export const countOf = (text: string): number | null => {
  const value = /^\d+$/.test(text) ? Number(text) : Number(parseChineseNumeral(text) ?? 0n);
  return value > 0 && value <= 10 ? value : null;
};

/** The period words at the start, and what is left behind them. */
export function readPeriod(text: string): { readonly period: Period | null; readonly rest: string } {
  const last = LAST.exec(text);
  if (last) return { period: { kind: 'one', year: 'last' }, rest: text.slice(last[0].length) };
  const now = THIS.exec(text);
  if (now) return { period: { kind: 'one', year: 'this' }, rest: text.slice(now[0].length) };
  const absolute = ABSOLUTE.exec(text);
  if (absolute) return { period: { kind: 'one', year: absolute[1] ?? '' }, rest: text.slice(absolute[0].length) };
  const several = YEARS.exec(text);
  if (several) {
    const years = countOf(several[1] ?? '');
    const rest = text.slice(several[0].length);
    const each = EACH.exec(rest);
    if (years === null) return { period: null, rest: text };
    const behind = rest.slice(each?.[0].length ?? 0);
    if (years === 1) return { period: { kind: 'one', year: 'last' }, rest: behind };
    // 连续两年: one after the other, so each of them.
    return { period: { kind: 'years', years, each: each !== null || text.startsWith('连续') }, rest: behind };
  }
  const each = EACH.exec(text);
  if (each) return { period: { kind: 'each', years: null }, rest: text.slice(each[0].length) };
  return { period: null, rest: text };
}

/** “of a firm younger than that, by its actual years”: a sum over years that do not all exist. */
const LIFE =
  /\((?:按近([一二两三四五\d])年合计,)?[^(),]{0,12}(?:不满|不足)[一二两三四五\d]{1,2}年的?,?按(?:照)?实际(?:经营)?(?:时间|年限|年份)?(?:计算)?(?:,下同)?\)/;

export interface WithoutLife {
  readonly text: string;
  readonly orLife: boolean;
  /** The years added up, where the remark names them. */
  readonly summed: number | null;
}

/** Words without the remark on young firms, and whether there was one. */
export function withoutLife(text: string): WithoutLife {
  const match = LIFE.exec(text);
  if (!match) return { text, orLife: false, summed: null };
  return { text: text.replace(match[0], ''), orLife: true, summed: match[1] === undefined ? null : countOf(match[1]) };
}
