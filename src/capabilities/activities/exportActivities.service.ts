import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { sheetFile } from '../../exchange/sheetFile.ts';
import type { PageReader } from '../../kernel/paging.ts';
import { activityKindName, cadenceName } from '../../vocabulary/activityKinds.ts';
import { zh } from './activities.zh.ts';
import type { ActivitySummary } from './activity.schema.ts';
import { localTime } from './calendar.rules.ts';
import type { Appointment, Initiative } from './initiative.schema.ts';
import type { Programme } from './plan.schema.ts';

/** Lists as workbooks, as their reader sees them. The first columns of activities are those that an import takes. */

const ACTIVITY: readonly ListColumn<ActivitySummary>[] = [
  { header: zh.field.title, kind: 'text', width: 40, value: (row) => row.title },
  { header: zh.field.kind, kind: 'text', width: 16, value: (row) => activityKindName(row.kind) },
  { header: zh.field.startsAt, kind: 'text', width: 18, value: (row) => localTime(row.startsAt) },
  { header: zh.field.endsAt, kind: 'text', width: 18, value: (row) => localTime(row.endsAt) },
  { header: zh.field.place, kind: 'text', width: 28, value: (row) => row.place },
  { header: zh.field.capacity, kind: 'number', value: (row) => row.capacity },
  { header: zh.field.host, kind: 'text', width: 28, value: (row) => row.hostName },
  { header: zh.field.status, kind: 'text', value: (row) => zh.status[row.status] },
  { header: zh.field.seated, kind: 'number', value: (row) => row.seats.taken },
  { header: zh.field.present, kind: 'number', value: (row) => row.presentCount },
];

export const exportActivitiesFile = (pages: PageReader<ActivitySummary>) => listFile(zh.title, ACTIVITY, pages);

const LETTER: readonly ListColumn<Appointment>[] = [
  { header: zh.letter.number, kind: 'text', width: 20, value: (row) => row.number },
  { header: zh.letter.role, kind: 'text', width: 24, value: (row) => row.role },
  { header: zh.letter.org, kind: 'text', width: 30, value: (row) => row.orgName },
  { header: zh.letter.unit, kind: 'text', width: 20, value: (row) => row.unit },
  { header: zh.letter.fromOn, kind: 'date', value: (row) => row.fromOn },
  { header: zh.letter.untilOn, kind: 'date', value: (row) => row.untilOn },
  { header: zh.letter.state, kind: 'text', value: (row) => zh.letterState[row.state] },
  { header: zh.letter.issuer, kind: 'text', width: 30, value: (row) => row.ownerName },
];

export const exportAppointmentsFile = (pages: PageReader<Appointment>) => listFile(zh.letters.title, LETTER, pages);

const INITIATIVE: readonly ListColumn<Initiative>[] = [
  { header: zh.initiatives.name, kind: 'text', width: 40, value: (row) => row.title },
  { header: zh.initiatives.text, kind: 'text', width: 60, value: (row) => row.text },
  { header: zh.initiatives.proposedBy, kind: 'text', width: 30, value: (row) => row.ownerName },
  { header: zh.initiatives.proposedOn, kind: 'date', value: (row) => localTime(row.at).slice(0, 10) },
  {
    header: zh.initiatives.joinedBy,
    kind: 'text',
    width: 60,
    value: (row) =>
      row.joins
        .filter((join) => join.withdrawnOn === null)
        .map((join) => join.name)
        .join('、'),
  },
];

export const exportInitiativesFile = (pages: PageReader<Initiative>) =>
  listFile(zh.initiatives.title, INITIATIVE, pages);

/** One line a period, so that what is due can be sorted and filtered. */
export const exportProgrammeFile = (programme: Programme) =>
  sheetFile(programme.title, {
    name: zh.plans.title,
    columns: [
      { header: zh.field.kind, kind: 'text', width: 18 },
      { header: zh.plan.item, kind: 'text', width: 30 },
      { header: zh.plan.responsible, kind: 'text', width: 30 },
      { header: zh.plan.cadence, kind: 'text' },
      { header: zh.plan.from, kind: 'date' },
      { header: zh.plan.until, kind: 'date' },
      { header: zh.plan.state, kind: 'text' },
    ],
    rows: programme.rows.flatMap((item) =>
      item.periods.map((period) => [
        activityKindName(item.kind),
        item.title,
        item.responsibleName,
        cadenceName(item.cadence),
        period.from,
        period.until,
        zh.due[period.state],
      ]),
    ),
  });
