import * as z from 'zod';

/** Lists page by key. The cursor is opaque, signed and bound to the organisation that received it (http/cursor.ts). */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(20),
  after: z.string().max(600).optional(),
});

/** Counts stop here and are shown as `10,000+`: a full count of a large table is slow with or without row security. */
export const COUNT_CAP = 10_000;

export const cappedCountSchema = z.object({ value: z.int(), capped: z.boolean() });
export type CappedCount = z.infer<typeof cappedCountSchema>;

/** A page of `item`: rows, the cursor of the next page or null, and the capped count of all matching rows. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable(), count: cappedCountSchema });

export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
  readonly count: CappedCount;
}

/** Reads the page after a cursor; a list that is walked to its end is read through one of these. */
export type PageReader<T> = (page: { readonly limit: number; readonly after: string | undefined }) => Promise<Page<T>>;

/** Page cursors are signed and bound to organisation and list: one that was made for another, or changed, is refused. */
export interface Cursors {
  seal(list: string, org: number, key: readonly (string | number)[]): string;
  open(list: string, org: number, cursor: string): (string | number)[];
}
