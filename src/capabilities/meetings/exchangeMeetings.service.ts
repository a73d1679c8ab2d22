import * as z from 'zod';
import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { type ImportColumn, type ImportedRow, readListFile, refuseRows, wholeOf } from '../../exchange/listImport.ts';
import { type SheetFile, sheetFile } from '../../exchange/sheetFile.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import { type RowRef, textOf } from '../../kernel/fields.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { recordPresence } from './holdMeeting.service.ts';
import type { Meeting } from './meeting.schema.ts';
import { viewMeeting } from './meeting.service.ts';
import { zh } from './meetings.zh.ts';

/** Meetings and their units out to workbooks, numbers present in from one. */

const COLUMNS: readonly ListColumn<Meeting>[] = [
  { header: zh.column.title, kind: 'text', width: 44, value: (one) => one.title },
  { header: zh.column.body, kind: 'text', width: 16, value: (one) => zh.body[one.body] },
  { header: zh.column.convener, kind: 'text', width: 34, value: (one) => one.allianceName ?? one.ownerName },
  { header: zh.column.day, kind: 'date', value: (one) => dayInShanghai(new Date(one.startsAt)) },
  { header: zh.column.place, kind: 'text', width: 30, value: (one) => one.place },
  { header: zh.column.status, kind: 'text', width: 12, value: (one) => zh.status[one.status] },
  { header: zh.column.invited, kind: 'number', value: (one) => one.invited },
  { header: zh.column.replied, kind: 'number', value: (one) => one.replied },
  { header: zh.column.expected, kind: 'number', value: (one) => one.expected },
  { header: zh.column.present, kind: 'number', value: (one) => one.present },
];

export const exportMeetingsFile = (pages: PageReader<Meeting>) => listFile(zh.title, COLUMNS, pages);

export async function exportUnitsFile(use: Use, ref: RowRef): Promise<SheetFile> {
  const meeting = await viewMeeting(use, ref);
  return sheetFile(`${meeting.title} ${zh.units.title}`, {
    name: zh.units.title,
    columns: [
      { header: zh.units.name, kind: 'text', width: 40 },
      { header: zh.units.votes, kind: 'text', width: 10 },
      { header: zh.units.reply, kind: 'text', width: 12 },
      { header: zh.units.people, kind: 'number' },
      { header: zh.units.present, kind: 'number' },
      { header: zh.units.seat, kind: 'text', width: 16 },
      { header: zh.units.note, kind: 'text', width: 30 },
    ],
    rows: meeting.units.map((unit) => [
      unit.name,
      unit.votes ? '是' : '否',
      zh.reply[unit.reply],
      unit.people,
      unit.present,
      unit.seat,
      unit.replyNote,
    ]),
  });
}

const rowSchema = z.strictObject({ name: textOf(120, 1), present: z.int().min(0).max(500) });
type PresenceRow = z.output<typeof rowSchema>;

const IMPORT: readonly ImportColumn<keyof PresenceRow>[] = [
  { key: 'name', headers: [zh.units.name, 'Unit'], required: true },
  {
    key: 'present',
    headers: [zh.units.present, 'Present'],
    required: true,
    read: wholeOf,
    expected: { zh: '请写 0 到 500 的整数。', en: 'A whole number from 0 to 500.' },
  },
];

export const readPresence = (file: { readonly bytes: Uint8Array; readonly name: string }) =>
  readListFile(file, IMPORT, rowSchema);

export async function importPresenceRows(
  use: Use,
  ref: RowRef,
  rows: readonly ImportedRow<PresenceRow>[],
): Promise<number> {
  const meeting = await viewMeeting(use, ref);
  const orgs = new Map(meeting.units.map((unit) => [unit.name, unit.org]));
  const unknown = rows.filter((row) => !orgs.has(row.value.name));
  if (unknown.length > 0)
    refuseRows(
      unknown.map((row) => ({
        row: row.number,
        column: zh.units.name,
        zh: '不在参会单位名单中。',
        en: 'Not on the list of units.',
      })),
    );
  await recordPresence(use, ref, {
    units: rows.map(({ value }) => ({ org: orgs.get(value.name) ?? 0, present: value.present })),
  });
  return rows.length;
}
