import * as z from 'zod';
import { type ImportColumn, readListFile, refuseRows, wholeOf } from '../../exchange/listImport.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { Use } from '../../storage/use.ts';
import { activityKindOf } from '../../vocabulary/activityKinds.ts';
import { zh } from './activities.zh.ts';
import { activityInputSchema } from './activity.schema.ts';
import { arrangeActivity } from './arrange.service.ts';
import { instantOfLocal } from './calendar.rules.ts';

/** A year's activities from a workbook with the headings of the export: all rows or none, each one planned by the own organisation. */

const rowSchema = z.object({
  title: activityInputSchema.shape.title,
  kind: activityInputSchema.shape.kind,
  startsAt: activityInputSchema.shape.startsAt,
  endsAt: activityInputSchema.shape.endsAt,
  place: activityInputSchema.shape.place,
  capacity: activityInputSchema.shape.capacity,
});
export type ImportedActivity = z.output<typeof rowSchema>;

const TIME = { zh: '请写作 2026-03-05 14:00（北京时间）。', en: 'Write 2026-03-05 14:00 (Beijing time).' };
const time = (cell: unknown): string | undefined => instantOfLocal(String(cell ?? '')) ?? undefined;

const COLUMNS: readonly ImportColumn<keyof ImportedActivity>[] = [
  { key: 'title', headers: [zh.field.title], required: true },
  {
    key: 'kind',
    headers: [zh.field.kind],
    required: true,
    read: (cell) => activityKindOf(String(cell ?? '')) ?? undefined,
    expected: {
      zh: '没有这种活动类型，例如：主题党日、讲座、沙龙。',
      en: 'No such kind; for example 主题党日, 讲座, 沙龙.',
    },
  },
  { key: 'startsAt', headers: [zh.field.startsAt], required: true, read: time, expected: TIME },
  { key: 'endsAt', headers: [zh.field.endsAt], required: true, read: time, expected: TIME },
  { key: 'place', headers: [zh.field.place], required: true },
  {
    key: 'capacity',
    headers: [zh.field.capacity],
    read: wholeOf,
    expected: { zh: '请写 1 至 5000 的整数，或留空。', en: 'A whole number from 1 to 5000, or nothing.' },
  },
];

/** Reads the file before the transaction; a row that ends before it starts is named with the others. */
export async function readActivities(file: { readonly bytes: Uint8Array; readonly name: string }) {
  const rows = await readListFile(file, COLUMNS, rowSchema);
  const wrong = rows.filter(({ value }) => value.endsAt <= value.startsAt);
  if (wrong.length > 0)
    refuseRows(
      wrong.map(({ number }) => ({
        row: number,
        column: zh.field.endsAt,
        zh: '结束时间须晚于开始时间。',
        en: 'The end must be later than the start.',
      })),
    );
  return rows.map((row) => row.value);
}

export async function importActivities(
  use: Use,
  rows: readonly ImportedActivity[],
): Promise<{ imported: number; from: string | null }> {
  for (const row of rows) await arrangeActivity(use, activityInputSchema.parse(row));
  const first = rows.map((row) => row.startsAt).sort()[0];
  return { imported: rows.length, from: first === undefined ? null : dayInShanghai(new Date(first)) };
}
