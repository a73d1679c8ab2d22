import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { requireEvent } from './event.service.ts';
import type { MatchEvent } from './matchEvent.schema.ts';
import { zh } from './matchEvents.zh.ts';
import type { FollowUp, Meeting } from './matchMeeting.schema.ts';
import { viewSchedule } from './schedule.service.ts';

/** Events, timetable and follow-ups as workbooks, as their reader sees them. */

const EVENTS: readonly ListColumn<MatchEvent>[] = [
  { header: zh.column.title, kind: 'text', width: 44, value: (event) => event.title },
  { header: zh.column.day, kind: 'date', value: (event) => event.day },
  { header: zh.column.place, kind: 'text', width: 36, value: (event) => event.place },
  { header: zh.column.kind, kind: 'text', width: 12, value: (event) => zh.kind[event.kind] },
  { header: zh.column.host, kind: 'text', width: 36, value: (event) => event.hostName },
  { header: zh.column.signUpUntil, kind: 'date', value: (event) => event.signUpUntil },
  { header: zh.form.tables, kind: 'number', value: (event) => event.tables },
  { header: zh.form.capacity, kind: 'number', value: (event) => event.capacity },
  { header: zh.column.status, kind: 'text', width: 12, value: (event) => zh.status[event.status] },
];

export const exportEventsFile = (pages: PageReader<MatchEvent>) => listFile(zh.title, EVENTS, pages);

interface TimetableRow extends Meeting {
  readonly time: string;
}

const words = zh.exported;
const pairColumns = [
  { header: words.seeks, kind: 'text', width: 36, value: (row: TimetableRow) => row.seeks.name },
  { header: words.offers, kind: 'text', width: 36, value: (row: TimetableRow) => row.offers.name },
] as const;

const TIMETABLE: readonly ListColumn<TimetableRow>[] = [
  { header: words.slot, kind: 'text', width: 16, value: (row) => row.time },
  { header: words.table, kind: 'number', value: (row) => row.table },
  ...pairColumns,
  { header: words.mutual, kind: 'text', width: 8, value: (row) => (row.isMutual ? words.yes : '') },
  { header: words.status, kind: 'text', width: 10, value: (row) => zh.meeting.status[row.status] },
  { header: words.next, kind: 'text', width: 40, value: (row) => row.nextStep },
  { header: words.nextOn, kind: 'date', value: (row) => row.nextOn },
  { header: words.note, kind: 'text', width: 40, value: (row) => row.note },
];

interface FollowUpLine extends TimetableRow {
  readonly followUp: FollowUp;
}

const FOLLOW_UPS: readonly ListColumn<FollowUpLine>[] = [
  ...pairColumns,
  { header: words.days, kind: 'number', value: (row) => row.followUp.days },
  { header: words.dueOn, kind: 'date', value: (row) => row.followUp.dueOn },
  {
    header: words.answer,
    kind: 'text',
    width: 12,
    value: ({ followUp }) =>
      followUp.answer ? zh.followUp.value[followUp.answer] : followUp.overdue ? zh.followUp.overdue : '',
  },
  { header: words.words, kind: 'text', width: 50, value: (row) => row.followUp.words },
  { header: words.by, kind: 'text', width: 30, value: (row) => row.followUp.answeredByName },
];

async function rowsOf(use: Use, ref: RowRef): Promise<TimetableRow[]> {
  const event = await requireEvent(use.tx, ref);
  const times = new Map(event.slots.map(({ id, starts, ends }) => [id, `${starts}–${ends}`]));
  return (await viewSchedule(use, ref)).meetings.map((row) => ({ ...row, time: times.get(row.slot) ?? '' }));
}

const whole = <Row>(items: Row[]) => ({ items, next: null, count: { value: items.length, capped: false } });

export const readTimetable = rowsOf;
export const exportTimetableFile = (rows: TimetableRow[]) =>
  listFile(zh.timetable.title, TIMETABLE, async () => whole(rows));

export const exportFollowUpsFile = (rows: readonly TimetableRow[]) =>
  listFile(zh.followUp.title, FOLLOW_UPS, async () =>
    whole(rows.flatMap((row) => row.followUps.map((followUp) => ({ ...row, followUp })))),
  );
