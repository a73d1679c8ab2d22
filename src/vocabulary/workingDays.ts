import chineseDays from 'chinese-days';

/**
 * Working days of the Chinese calendar. Holidays and moved working days come from the yearly notices in chinese-days; for a year
 * whose notice is not in the package the statutory days (Regulation of 2024-11-12: 13 days) and weekends are free, no working day
 * is moved, and every answer that touches such a year is marked provisional.
 */
export interface DueDay {
  readonly day: string;
  readonly provisional: boolean;
}

const DAY_MS = 86_400_000;
const MAX_STEPS = 5_000;

const toTime = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
const plus = (day: string, days: number): string => toDay(toTime(day) + days * DAY_MS);

const published = new Map<number, boolean>();
const statutory = new Map<number, ReadonlySet<string>>();

/** Whether the holiday notice of this year is in the package: National Day then is a listed holiday, not only a weekend. */
export function isCalendarPublished(year: number): boolean {
  const known = published.get(year);
  if (known !== undefined) return known;
  const listed = chineseDays.getHolidaysInRange(`${year}-10-01`, `${year}-10-03`, false).length > 0;
  published.set(year, listed);
  return listed;
}

const lunarDay = (year: number, month: string): string => chineseDays.getSolarDateFromLunar(`${year}-${month}`).date;

function statutoryDays(year: number): ReadonlySet<string> {
  const known = statutory.get(year);
  if (known) return known;
  const newYear = lunarDay(year, '01-01');
  const days = new Set([
    `${year}-01-01`,
    ...[-1, 0, 1, 2].map((offset) => plus(newYear, offset)),
    chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
    `${year}-05-01`,
    `${year}-05-02`,
    lunarDay(year, '05-05'),
    lunarDay(year, '08-15'),
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ]);
  statutory.set(year, days);
  return days;
}

/** True on a working day, moved working days included. */
export function isWorkingDay(day: string): boolean {
  const year = Number(day.slice(0, 4));
  if (isCalendarPublished(year)) return chineseDays.isWorkday(day);
  const weekday = new Date(toTime(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !statutoryDays(year).has(day);
}

/**
 * The working day `count` working days after `day` (which is not counted itself); before it where count is negative; `day` itself
 * where count is 0. Provisional where the way touches a year whose calendar is not published.
 */
export function addWorkingDays(day: string, count: number): DueDay {
  if (!Number.isInteger(count) || Math.abs(count) > MAX_STEPS) throw new RangeError('count of working days');
  const step = count < 0 ? -1 : 1;
  let at = day;
  let provisional = false;
  for (let left = Math.abs(count); left > 0; ) {
    at = plus(at, step);
    provisional ||= !isCalendarPublished(Number(at.slice(0, 4)));
    if (isWorkingDay(at)) left -= 1;
  }
  return { day: at, provisional };
}

/** Working days after `from` up to and including `to`: 0 on the same day, negative where `to` is earlier. */
export function workingDaysBetween(from: string, to: string): { readonly days: number; readonly provisional: boolean } {
  const backwards = to < from;
  const [start, end] = backwards ? [to, from] : [from, to];
  let days = 0;
  let provisional = false;
  for (let at = plus(start, 1); at <= end; at = plus(at, 1)) {
    provisional ||= !isCalendarPublished(Number(at.slice(0, 4)));
    if (isWorkingDay(at)) days += 1;
  }
  return { days: backwards ? 0 - days : days, provisional };
}
