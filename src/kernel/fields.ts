import * as z from 'zod';

/** Field types shared by every contract. Text is bounded in code points; control characters other than line breaks are refused. */

const CONTROL = /[^\P{Cc}\t\n\r]/u;
// Directional overrides (U+202A–E, U+2066–9) can make a name read as something else.
const DIRECTIONAL = /[\u202a-\u202e\u2066-\u2069]/;
// A letter with more than 8 combining marks is not writing of any language (Zalgo text).
const STACKED_MARKS = /\p{M}{9,}/u;

const cleanText = (value: string): boolean =>
  !CONTROL.test(value) && !DIRECTIONAL.test(value) && !STACKED_MARKS.test(value) && value.isWellFormed();

/** Free text of at most `max` code points, trimmed. */
export const textOf = (max: number, min = 0) =>
  z
    .string()
    .max(max * 2)
    .transform((value) => value.trim())
    .refine((value) => [...value].length >= min, { message: min > 0 ? 'required' : 'tooShort' })
    .refine((value) => [...value].length <= max, { message: 'tooLong' })
    .refine(cleanText, { message: 'unsafeCharacters' });

/** A day that exists in the calendar, `YYYY-MM-DD`, 1949 to 2199. `2025-02-29` is refused, not rolled over. */
export const dateSchema = z.string().refine(isCalendarDay, { message: 'invalidDate' });

export function isCalendarDay(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1949 || year > 2199) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** An instant in ISO 8601 UTC. */
export const instantSchema = z.iso.datetime();
export const idSchema = z.uuid();
/** District-level home region or zone, six digits. */
export const regionIdSchema = z.string().regex(/^\d{6}$/);
/** Interned principal of an organisation, alliance or office. */
export const principalSchema = z.int().min(1).max(2_147_483_647);
/** Address of a row: the home region shards the database, so an id alone is never enough. */
export const rowRefSchema = z.object({ regionId: regionIdSchema, id: idSchema });
export type RowRef = z.infer<typeof rowRefSchema>;
