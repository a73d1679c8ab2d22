import { isCalendarDay } from '../../kernel/fields.ts';
import { squeeze, wordsAt } from './noticeText.ts';
import type { Place, Placed, ProposedWindow } from './proposedProgram.ts';

/** Days, spans of days and terms in a folded text. */

const DAY = '(20\\d\\d)(?:年|-|/|\\.)(\\d{1,2})(?:月|-|/|\\.)(\\d{1,2})日?';
const ONE_DAY = new RegExp(DAY);
const SPAN = new RegExp(`${DAY}(?:起)?(?:至|到|—|-|~)(?:(20\\d\\d)年)?(\\d{1,2})月(\\d{1,2})日`, 'g');

const isoDay = (year: string, month: string, date: string): string | null => {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isCalendarDay(day) ? day : null;
};

/** The first day named in a stretch. */
export function firstDay(text: string, place: Place): Placed<string> | null {
  const match = ONE_DAY.exec(wordsAt(text, place));
  const [all = '', year = '', month = '', date = ''] = match ?? [];
  const value = match && isoDay(year, month, date);
  if (!match || !value) return null;
  const from = place.from + match.index;
  return { value, from, to: from + all.length };
}

/** Spans from a day to a day; a second day without a year is of the same year. */
export function spansIn(text: string, place: Place): readonly ProposedWindow[] {
  return [...wordsAt(text, place).matchAll(SPAN)].flatMap((match) => {
    const [all, year = '', month = '', date = '', endYear, endMonth = '', endDate = ''] = match;
    const start = isoDay(year, month, date);
    const end = isoDay(endYear ?? year, endMonth, endDate);
    const from = place.from + match.index;
    return start && end && start <= end ? [{ start, end, from, to: from + all.length }] : [];
  });
}

const IN_FORCE = /(?:施行|实施|执行|生效)/;
const NUMBER: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 八: 8, 十: 10 };

export interface Force {
  readonly start: Placed<string> | null;
  readonly end: Placed<string> | null;
  /** From the day it was issued. */
  readonly onIssue: boolean;
}

/** What a sentence says of the days it is in force; null where it speaks of something else. */
export function forceIn(text: string, place: Place): Force | null {
  const words = wordsAt(text, place);
  const short = squeeze(words);
  const isSpan = /^(?:实施期限|有效期|政策有效期)?[:：]?自?20\d\d年.*(?:至|到).*止$/.test(short);
  if (!IN_FORCE.test(short) && !/^(?:有效期|生效日期)/.test(short) && !isSpan) return null;
  const [span] = spansIn(text, place);
  if (span && (isSpan || /有效期|施行|实施/.test(short)))
    return { start: { ...span, value: span.start }, end: { ...span, value: span.end }, onIssue: false };
  if (/自(?:发布|印发|公布)之日起/.test(short)) return { start: null, end: endIn(text, place, null), onIssue: true };
  const start = /自?20\d\d.*(?:施行|实施|执行|生效)|^生效日期/.test(short) ? firstDay(text, place) : null;
  if (!start) return null;
  return { start, end: endIn(text, { from: start.to, to: place.to }, start.value), onIssue: false };
}

/** 有效期至2031年3月31日, 至2027年12月31日止, 有效期五年. */
function endIn(text: string, place: Place, start: string | null): Placed<string> | null {
  const words = wordsAt(text, place);
  const until = /(?:有效期至|有效期限至|至)(?=20\d\d年)/.exec(words);
  if (until) return firstDay(text, { from: place.from + until.index, to: place.to });
  const term = /有效期(?:为)?([一二两三四五六八十\d])年/.exec(words);
  const years = term && (NUMBER[term[1] ?? ''] ?? Number(term[1]));
  if (!start || !term || !years) return null;
  const from = place.from + term.index;
  return { value: dayBefore(start, years), from, to: from + term[0].length };
}

/** A term of years that begins on a day ends the day before its anniversary. */
function dayBefore(start: string, years: number): string {
  const end = new Date(
    Date.UTC(Number(start.slice(0, 4)) + years, Number(start.slice(5, 7)) - 1, Number(start.slice(8)) - 1),
  );
  return end.toISOString().slice(0, 10);
}
