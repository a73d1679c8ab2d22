import type { Place } from './proposedProgram.ts';

/** The letters of a notice, one for one: full-width forms become ASCII, so that every offset of the folded text is one of the source. */
export function foldNotice(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\t\r\u00a0Ⅰ]/g, (letter) => {
    const code = letter.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    return letter === 'Ⅰ' ? 'I' : ' ';
  });
}

/** Words without blanks and quotation marks, as the grammar compares them. */
export const squeeze = (text: string): string => text.replace(/[\s“”"‘’'「」]/g, '');

/** A stretch of the folded text without blanks at its ends. */
export function trimmed(text: string, from: number, to: number): Place {
  let [start, end] = [from, to];
  while (start < end && text.charAt(start) === ' ') start += 1;
  while (end > start && text.charAt(end - 1) === ' ') end -= 1;
  return { from: start, to: end };
}

/** Whether a comma parts thousands: a digit before it and exactly three after. */
const isThousands = (text: string, at: number): boolean =>
  /\d/.test(text.charAt(at - 1)) && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));

/** A half-width point ends a sentence where no digit follows it. */
const isMark = (text: string, at: number, marks: string): boolean => {
  const letter = text.charAt(at);
  if (letter === '.') return marks.includes('。') && !/[\d.]/.test(text.charAt(at + 1));
  return marks.includes(letter) && !(letter === ',' && isThousands(text, at));
};

/** Splits a stretch at marks outside brackets; the marks belong to no part. */
export function splitAt(text: string, { from, to }: Place, marks: string): readonly Place[] {
  const parts: Place[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < to; at += 1) {
    const letter = text.charAt(at);
    if (letter === '(') depth += 1;
    else if (letter === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && isMark(text, at, marks)) {
      parts.push(trimmed(text, start, at));
      start = at + 1;
    }
  }
  parts.push(trimmed(text, start, to));
  return parts.filter((part) => part.to > part.from);
}

export const wordsAt = (text: string, place: Place): string => text.slice(place.from, place.to);
