import type { Period } from './extraction.ts';

const PLANS: Readonly<Record<string, readonly [string, string]>> = {
  二: ['2011', '2015'],
  三: ['2016', '2020'],
  四: ['2021', '2025'],
  五: ['2026', '2030'],
};

const PLAN = '(?<until>截至|截止|到|至)?“?十(?<plan>[二三四五])五”?(?<part>期间|时期|以来|末)?';
// 较2020年, 由2020年的: what a figure is compared with is not its own time.
const YEAR = '(?<![较比由从自])(?<year>(?:19|20)\\d\\d)年(?:度)?';
const RELATIVE = '(?<relative>去年|今年|前年)';
const PART =
  '(?<half>上半年|下半年)|(?<quarter>[一二三四])季度|前(?<quarters>三)季度|(?<first>\\d{1,2})月?(?:份)?[—~至-]{1,2}(?<last>\\d{1,2})月|前(?<months>[一二三四五六七八九十]{1,2})个?月|(?<month>\\d{1,2})月(?:(?<day>\\d{1,2})日)?';
const PERIOD = new RegExp(
  `(?<![较比同]“?)(?:${PLAN}|(?<upto>截至|截止|到|至)?(?:(?:${YEAR}|${RELATIVE})(?:${PART})?|${PART.replaceAll('?<', '?<lone_')})(?<edge>底|末|前(?![一二三四五六七八九十\\d])|初)?)`,
);

const two = (text: string | number): string => String(text).padStart(2, '0');
const HAN = '零一二三四五六七八九十';

interface Months {
  readonly from: string;
  readonly to: string;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** `-03`, `-03-05`, or a stretch of months of a year; null: no such day. */
function monthsOf(groups: Groups, prefix: string): Months | null {
  const part = (name: string): string | undefined => groups[`${prefix}${name}`];
  const half = part('half');
  if (half) return half === '上半年' ? { from: '-01', to: '-06' } : { from: '-07', to: '-12' };
  const quarter = part('quarter');
  if (quarter) return { from: `-${two(HAN.indexOf(quarter) * 3 - 2)}`, to: `-${two(HAN.indexOf(quarter) * 3)}` };
  if (part('quarters')) return { from: '-01', to: '-09' };
  const months = part('months');
  if (months) {
    const count = months.length === 2 ? 10 + HAN.indexOf(months.charAt(1)) : HAN.indexOf(months);
    return count >= 1 && count <= 12 ? { from: '-01', to: `-${two(count)}` } : null;
  }
  const [first, last] = [Number(part('first') ?? part('month') ?? 0), Number(part('last') ?? part('month') ?? 0)];
  const day = part('day');
  if (first < 1 || last > 12 || first > last || (day !== undefined && (Number(day) < 1 || Number(day) > 31)))
    return null;
  const end = day === undefined ? '' : `-${two(day)}`;
  return { from: `-${two(first)}${end}`, to: `-${two(last)}${end}` };
}

function planPeriod(text: string, groups: Groups): Period | null {
  const years = PLANS[groups.plan ?? ''];
  if (!years) return null;
  const end = groups.part === '末' || groups.until !== undefined;
  return { text, from: end ? null : years[0], to: groups.part === '以来' ? null : years[1], inferred: false };
}

const BACK: Readonly<Record<string, number>> = { 今年: 0, 去年: 1, 前年: 2 };

/**
 * The span of time a clause names, as exact as it is written. A year that is not written comes from the day of publication and is
 * marked `inferred`; without one it stays unknown.
 */
export function periodIn(text: string, published: string | null): Period | null {
  const match = PERIOD.exec(text);
  if (!match) return null;
  const groups: Groups = match.groups ?? {};
  if (groups.plan) return planPeriod(match[0], groups);
  const alone = groups.year === undefined && groups.relative === undefined;
  const now = published?.slice(0, 4) ?? null;
  const year = groups.year ?? (now === null ? null : String(Number(now) - (BACK[groups.relative ?? ''] ?? 0)));
  const prefix = alone ? 'lone_' : '';
  const whole = !alone && !['half', 'quarter', 'quarters', 'first', 'months', 'month'].some((name) => groups[name]);
  const months = whole ? { from: '', to: '' } : monthsOf(groups, prefix);
  if (months === null) return null;
  const until = groups.upto !== undefined || (groups.edge !== undefined && groups.edge !== '初');
  return {
    text: match[0],
    from: until || year === null ? null : `${year}${months.from}`,
    to: year === null ? null : `${year}${months.to}`,
    inferred: groups.year === undefined,
  };
}
