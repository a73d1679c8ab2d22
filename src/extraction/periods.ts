import type { Period } from './extraction.ts';

const PLANS: Readonly<Record<string, readonly [string, string]>> = {
  二: ['2011', '2015'],
  三: ['2016', '2020'],
  四: ['2021', '2025'],
  五: ['2026', '2030'],
};
const PERIOD =
  /(?<until>截至|截止|到|至)?“?十(?<plan>[二三四五])五”?(?<part>期间|时期|以来|末)?|(?<upto>截至|截止|到|至)?(?<year>20\d\d|19\d\d)年(?:(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?)?(?<edge>底|末|前|上半年|下半年)?|(?<relative>去年|今年|上半年|前年)|(?<lone>截至|到)?(?<onlyMonth>\d{1,2})月(?:(?<onlyDay>\d{1,2})日)?/;

const two = (text: string): string => text.padStart(2, '0');
const real = (month: string | undefined, day: string | undefined): boolean =>
  (month === undefined || (Number(month) >= 1 && Number(month) <= 12)) &&
  (day === undefined || (Number(day) >= 1 && Number(day) <= 31));

const joined = (year: string, month?: string, day?: string): string =>
  month === undefined ? year : day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;

function planPeriod(text: string, groups: Readonly<Record<string, string | undefined>>): Period | null {
  const years = PLANS[groups.plan ?? ''];
  if (!years) return null;
  const end = groups.part === '末' || groups.until !== undefined;
  return { text, from: end ? null : years[0], to: groups.part === '以来' ? null : years[1], inferred: false };
}

/**
 * The span of time a clause names, as exact as it is written. A year that is not written comes from the day of publication and is
 * marked `inferred`; without one it stays unknown.
 */
export function periodIn(text: string, published: string | null): Period | null {
  const match = PERIOD.exec(text);
  if (!match) return null;
  const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
  const year = published?.slice(0, 4) ?? null;
  if (groups.plan) return planPeriod(match[0], groups);
  if (groups.year) {
    if (!real(groups.month, groups.day)) return null;
    const at = joined(groups.year, groups.month, groups.day);
    const until = groups.upto !== undefined || groups.edge === '底' || groups.edge === '前' || groups.edge === '末';
    return { text: match[0], from: until ? null : at, to: at, inferred: false };
  }
  if (groups.relative) {
    const back = groups.relative === '去年' ? 1 : groups.relative === '前年' ? 2 : 0;
    const at = year === null ? null : String(Number(year) - back);
    return { text: match[0], from: at, to: at, inferred: true };
  }
  if (!real(groups.onlyMonth, groups.onlyDay)) return null;
  const at = year === null ? null : joined(year, groups.onlyMonth, groups.onlyDay);
  return { text: match[0], from: groups.lone ? null : at, to: at, inferred: true };
}
