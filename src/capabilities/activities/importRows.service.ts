import * as z from 'zod';
import {
  codeOf,
  dayOf,
  type ImportColumn,
  type ImportedRow,
  readListFile,
  refuseRows,
  wholeOf,
} from '../../exchange/listImport.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { activityKindOf, CADENCES } from '../../vocabulary/activityKinds.ts';
import { zh } from './activities.zh.ts';
import { principalsNamed } from './activity.queries.ts';
import { appoint } from './appointment.service.ts';
import { newAppointmentSchema } from './initiative.schema.ts';
import { newItemSchema, type Programme } from './plan.schema.ts';
import { addItem, viewProgramme } from './plan.service.ts';

/** Items of a programme and letters of appointment from workbooks: organisations by their name as the directory writes it, all rows or none. */

const name = z.string().min(1).max(200);
const itemRowSchema = z.object({
  kind: newItemSchema.shape.kind,
  title: newItemSchema.shape.title,
  responsible: name,
  cadence: newItemSchema.shape.cadence,
  fixedDay: newItemSchema.shape.fixedDay,
  dueOn: newItemSchema.shape.dueOn,
});
const letterRowSchema = z.object({
  number: newAppointmentSchema.shape.number,
  role: newAppointmentSchema.shape.role,
  org: name,
  unit: newAppointmentSchema.shape.unit,
  fromOn: newAppointmentSchema.shape.fromOn,
  untilOn: newAppointmentSchema.shape.untilOn,
});

const DAY = { zh: '请写作 2026-03-05。', en: 'Write 2026-03-05.' };
const cadences = Object.fromEntries(CADENCES.map((one) => [one.code, [one.zh, one.en]]));

const ITEM_COLUMNS: readonly ImportColumn<keyof z.output<typeof itemRowSchema>>[] = [
  {
    key: 'kind',
    headers: [zh.field.kind],
    required: true,
    read: (cell) => activityKindOf(String(cell ?? '')) ?? undefined,
    expected: { zh: '没有这种活动类型。', en: 'No such kind.' },
  },
  { key: 'title', headers: [zh.plan.item] },
  { key: 'responsible', headers: [zh.plan.responsible], required: true },
  {
    key: 'cadence',
    headers: [zh.plan.cadence],
    required: true,
    read: codeOf(cadences),
    expected: { zh: '请写每月、每季度、每半年、每年或一次。', en: 'Monthly, Quarterly, Twice a year, Yearly or Once.' },
  },
  { key: 'fixedDay', headers: [zh.plan.fixedDay, '固定日'], read: wholeOf },
  { key: 'dueOn', headers: [zh.plan.dueOn, '日期'], read: dayOf, expected: DAY },
];

const LETTER_COLUMNS: readonly ImportColumn<keyof z.output<typeof letterRowSchema>>[] = [
  { key: 'number', headers: [zh.letter.number], required: true },
  { key: 'role', headers: [zh.letter.role], required: true },
  { key: 'org', headers: [zh.letter.org], required: true },
  { key: 'unit', headers: [zh.letter.unit, '部门'] },
  { key: 'fromOn', headers: [zh.letter.fromOn], required: true, read: dayOf, expected: DAY },
  { key: 'untilOn', headers: [zh.letter.untilOn], required: true, read: dayOf, expected: DAY },
];

type File = { readonly bytes: Uint8Array; readonly name: string };
export const readItems = (file: File) => readListFile(file, ITEM_COLUMNS, itemRowSchema);
export const readLetters = (file: File) => readListFile(file, LETTER_COLUMNS, letterRowSchema);

/** Names as the caller may see them; a name that is not there, or stands for several, is a fault of its row. */
async function principals(
  use: Use,
  rows: readonly { readonly number: number; readonly name: string }[],
  column: string,
): Promise<(row: string) => number> {
  const found = await principalsNamed(
    use.tx,
    rows.map((row) => row.name),
  );
  const wrong = rows.filter((row) => found.get(row.name)?.length !== 1);
  if (wrong.length > 0)
    refuseRows(
      wrong.map((row) => ({
        row: row.number,
        column,
        zh: '没有这个机构，请写目录中的全称。',
        en: 'No such organisation; write its full name.',
      })),
    );
  return (wanted) => found.get(wanted)?.[0] ?? 0;
}

export async function importItems(
  use: Use,
  ref: RowRef,
  rows: readonly ImportedRow<z.output<typeof itemRowSchema>>[],
): Promise<Programme> {
  const named = rows.map((row) => ({ number: row.number, name: row.value.responsible }));
  const orgOf = await principals(use, named, zh.plan.responsible);
  const undated = rows.filter(({ value }) => value.cadence === 'once' && value.dueOn === null);
  if (undated.length > 0) refuseRows(undated.map(({ number }) => ({ row: number, column: zh.plan.dueOn, ...DAY })));
  for (const { value } of rows) {
    const { responsible, ...item } = value;
    await addItem(use, ref, { ...item, responsibleOrg: orgOf(responsible) });
  }
  return viewProgramme(use, ref);
}

export async function importLetters(
  use: Use,
  rows: readonly ImportedRow<z.output<typeof letterRowSchema>>[],
): Promise<{ imported: number }> {
  const named = rows.map((row) => ({ number: row.number, name: row.value.org }));
  const orgOf = await principals(use, named, zh.letter.org);
  const reversed = rows.filter(({ value }) => value.untilOn < value.fromOn);
  if (reversed.length > 0)
    refuseRows(
      reversed.map(({ number }) => ({
        row: number,
        column: zh.letter.untilOn,
        zh: '聘期止不能早于聘期起。',
        en: 'The term ends before it begins.',
      })),
    );
  for (const { value } of rows) await appoint(use, { ...value, org: orgOf(value.org), reason: '' });
  return { imported: rows.length };
}
