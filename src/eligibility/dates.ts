import { isCalendarDay } from '../kernel/fields.ts';

/**
 * Days of rules. `asOf`, `asOf-2y`, `asOf-36m`, `asOf-30d`; `yearStart` and `yearEnd` are the first and last day of the year
 * of asOf (`yearEnd-1y`: of the year before); `2024-12-31` is that day.
 */
export interface DateRef {
  readonly base: 'asOf' | 'yearStart' | 'yearEnd' | 'day';
  readonly day: string;
  readonly shift: number;
  readonly unit: 'y' | 'm' | 'd';
}

const FORM = /^(asOf|yearStart|yearEnd)(?:([+-]\d{1,3})([ymd]))?$/;
const DAY_MS = 86_400_000;

export function parseDateRef(text: string): DateRef | null {
  if (isCalendarDay(text)) return { base: 'day', day: text, shift: 0, unit: 'd' };
  const match = FORM.exec(text);
  if (!match) return null;
  const base = match[1] === 'asOf' ? 'asOf' : match[1] === 'yearStart' ? 'yearStart' : 'yearEnd';
  const unit = match[3] === 'y' ? 'y' : match[3] === 'm' ? 'm' : 'd';
  return { base, day: '', shift: Number(match[2] ?? 0), unit };
}

const parts = (day: string): [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: string, days: number): string => iso(time(day) + days * DAY_MS);

/** The same day of a later or earlier month; the last day of that month where it has no such day (Civil Code art. 202). */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = parts(day);
  const index = year * 12 + (month - 1) + months;
  const lastDate = new Date(Date.UTC(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 0)).getUTCDate();
  return iso(Date.UTC(Math.floor(index / 12), ((index % 12) + 12) % 12, Math.min(date, lastDate)));
}

export const addYears = (day: string, years: number): string => addMonths(day, years * 12);

/** Whole days from one day to another; negative where `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((time(to) - time(from)) / DAY_MS);

/** Full months from one day to another: the last one counts from its corresponding day. */
export function fullMonths(from: string, to: string): number {
  const [fromYear, fromMonth] = parts(from);
  const [toYear, toMonth] = parts(to);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return addMonths(from, months) <= to ? months : months - 1;
}

/** The day a reference means on `asOf`. */
export function resolveDate(ref: DateRef, asOf: string): string {
  if (ref.base === 'day') return ref.day;
  const year = Number(asOf.slice(0, 4)) + (ref.base !== 'asOf' && ref.unit === 'y' ? ref.shift : 0);
  if (ref.base === 'yearStart' && ref.unit === 'y') return `${year}-01-01`;
  if (ref.base === 'yearEnd' && ref.unit === 'y') return `${year}-12-31`;
  const base = ref.base === 'asOf' ? asOf : ref.base === 'yearStart' ? `${year}-01-01` : `${year}-12-31`;
  if (ref.shift === 0) return base;
  if (ref.unit === 'd') return addDays(base, ref.shift);
  return ref.unit === 'm' ? addMonths(base, ref.shift) : addYears(base, ref.shift);
}
