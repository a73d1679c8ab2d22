import type * as z from 'zod';
import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import {
  codeOf,
  dayOf,
  fenOf,
  type ImportColumn,
  type ImportedRow,
  readListFile,
  refuseRows,
  wholeOf,
} from '../../exchange/listImport.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { OUTCOME_KINDS, outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { zh } from './campaigns.zh.ts';
import { makePledge } from './makePledge.service.ts';
import { type Pledge, pledgeInputSchema } from './pledge.schema.ts';
import { isMoney } from './standing.rules.ts';

/** Pledges out to a workbook and in from one; what is reached goes out and is never read in. */

const money = (one: Pledge, fen: number): number | null => (isMoney(one.kind) ? fen : null);
const whole = (one: Pledge, count: number): number | null => (isMoney(one.kind) ? null : count);
const words = zh.pledge;

const COLUMNS: readonly ListColumn<Pledge>[] = [
  { header: words.org, kind: 'text', width: 34, value: (one) => one.orgName },
  { header: words.name, kind: 'text', width: 44, value: (one) => one.title },
  { header: words.kind, kind: 'text', width: 16, value: (one) => outcomeKindName(one.kind) },
  { header: words.amountYuan, kind: 'yuan', value: (one) => money(one, one.target) },
  { header: words.targetCount, kind: 'number', value: (one) => whole(one, one.target) },
  { header: words.doneYuan, kind: 'yuan', value: (one) => money(one, one.reached) },
  { header: words.doneCount, kind: 'number', value: (one) => whole(one, one.reached) },
  { header: words.due, kind: 'date', value: (one) => one.dueOn },
  { header: words.postRole, kind: 'text', width: 20, value: (one) => one.postRole },
  { header: words.postUnit, kind: 'text', width: 24, value: (one) => one.postUnit },
  { header: words.campaign, kind: 'text', width: 34, value: (one) => one.campaign?.title ?? null },
  { header: words.state, kind: 'text', width: 12, value: (one) => words.states[one.state] },
];

export const exportPledgesFile = (pages: PageReader<Pledge>) => listFile(words.title, COLUMNS, pages);

const rowSchema = pledgeInputSchema
  .pick({ title: true, kind: true, dueOn: true, postRole: true, postUnit: true })
  .extend({
    amountFen: pledgeInputSchema.shape.target.nullable().default(null),
    count: pledgeInputSchema.shape.target.nullable().default(null),
  });
type PledgeRowInput = z.output<typeof rowSchema>;

const KINDS = Object.fromEntries(OUTCOME_KINDS.map((kind) => [kind.code, [kind.zh, kind.en]])) as unknown as Record<
  PledgeRowInput['kind'],
  readonly string[]
>;

const IMPORT: readonly ImportColumn<keyof PledgeRowInput & string>[] = [
  { key: 'title', headers: [words.name, 'Pledge'], required: true },
  {
    key: 'kind',
    headers: [words.kind, 'Kind of outcome'],
    required: true,
    read: codeOf(KINDS),
    expected: { zh: '请写成效类别的名称，如“实际放款”。', en: 'The name of a kind of outcome.' },
  },
  {
    key: 'amountFen',
    headers: [words.amountYuan, 'Target amount (yuan)'],
    read: fenOf,
    expected: { zh: '请写以元为单位的金额。', en: 'An amount in yuan.' },
  },
  {
    key: 'count',
    headers: [words.targetCount, 'Target number'],
    read: wholeOf,
    expected: { zh: '请写正整数。', en: 'A whole number.' },
  },
  {
    key: 'dueOn',
    headers: [words.due, 'Due'],
    required: true,
    read: dayOf,
    expected: { zh: '请写成 2026-12-31。', en: 'Write 2026-12-31.' },
  },
  { key: 'postRole', headers: [words.postRole, 'Post'] },
  { key: 'postUnit', headers: [words.postUnit, 'Unit'] },
];

export const readPledges = (file: { readonly bytes: Uint8Array; readonly name: string }) =>
  readListFile(file, IMPORT, rowSchema);

const targetOf = (row: PledgeRowInput): number | null => (isMoney(row.kind) ? row.amountFen : row.count);

export async function importRows(
  use: Use,
  campaign: RowRef,
  rows: readonly ImportedRow<PledgeRowInput>[],
): Promise<number> {
  const without = rows.filter(({ value }) => targetOf(value) === null);
  if (without.length > 0)
    refuseRows(
      without.map(({ number, value }) => ({
        row: number,
        column: isMoney(value.kind) ? words.amountYuan : words.targetCount,
        zh: '该类别需要填写此目标。',
        en: 'This kind asks for this target.',
      })),
    );
  for (const { value } of rows) {
    const { amountFen: _amount, count: _count, ...rest } = value;
    await makePledge(use, { ...rest, target: targetOf(value) ?? 0, campaign, case: null, basis: null });
  }
  return rows.length;
}
