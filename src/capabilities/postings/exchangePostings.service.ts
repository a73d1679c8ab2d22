import type * as z from 'zod';
import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import {
  codeOf,
  dayOf,
  type ImportColumn,
  type ImportedRow,
  readListFile,
  wholeOf,
} from '../../exchange/listImport.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { OFFER_KINDS, type OfferKind, offerKindName } from '../../vocabulary/offerKinds.ts';
import { type ListKind, type Posting, postingInputSchema } from './posting.schema.ts';
import { post } from './posting.service.ts';
import { zh } from './postings.zh.ts';

/** The lists out to a workbook, and a member's rows in from one. */

const COLUMNS: readonly ListColumn<Posting>[] = [
  { header: zh.column.list, kind: 'text', width: 12, value: (one) => zh.list[one.list] },
  { header: zh.column.title, kind: 'text', width: 40, value: (one) => one.title },
  { header: zh.column.kind, kind: 'text', width: 12, value: (one) => offerKindName(one.kind) },
  { header: zh.column.text, kind: 'text', width: 60, value: (one) => one.text },
  { header: zh.column.capacity, kind: 'number', value: (one) => one.capacity },
  { header: zh.column.due, kind: 'date', value: (one) => one.dueOn },
  { header: zh.column.poster, kind: 'text', width: 34, value: (one) => one.posterName },
  { header: zh.column.alliance, kind: 'text', width: 30, value: (one) => one.allianceName },
  { header: zh.column.claimed, kind: 'number', value: (one) => one.claimed },
  { header: zh.column.status, kind: 'text', width: 10, value: (one) => zh.status[one.status] },
  { header: zh.column.created, kind: 'date', value: (one) => dayInShanghai(new Date(one.createdAt)) },
];

export const exportPostingsFile = (pages: PageReader<Posting>) => listFile(zh.title, COLUMNS, pages);

const rowSchema = postingInputSchema.omit({ alliance: true, enterprise: true });
type PostingRowInput = z.output<typeof rowSchema>;

const LISTS: Readonly<Record<ListKind, readonly string[]>> = {
  need: [zh.list.need, '需求', 'Needs'],
  resource: [zh.list.resource, '资源', 'Resources'],
  project: [zh.list.project, '项目', 'Projects'],
};
const KINDS = Object.fromEntries(OFFER_KINDS.map((kind) => [kind.code, [kind.zh, kind.en]])) as unknown as Record<
  OfferKind,
  readonly string[]
>;

const IMPORT: readonly ImportColumn<keyof PostingRowInput & string>[] = [
  {
    key: 'list',
    headers: [zh.column.list, 'List'],
    required: true,
    read: codeOf(LISTS),
    expected: { zh: '请写需求、资源或项目。', en: 'Needs, resources or projects.' },
  },
  { key: 'title', headers: [zh.column.title, 'Title'], required: true },
  {
    key: 'kind',
    headers: [zh.column.kind, 'Kind'],
    required: true,
    read: codeOf(KINDS),
    expected: {
      zh: `请写其中之一：${OFFER_KINDS.map((kind) => kind.zh).join('、')}。`,
      en: 'One of the kinds of offer.',
    },
  },
  { key: 'text', headers: [zh.column.text, 'Details'] },
  {
    key: 'capacity',
    headers: [zh.column.capacity, 'Places'],
    read: wholeOf,
    expected: { zh: '请写 1 到 500 的整数。', en: 'A whole number from 1 to 500.' },
  },
  {
    key: 'dueOn',
    headers: [zh.column.due, 'Due'],
    read: dayOf,
    expected: { zh: '请写成 2026-12-31。', en: 'Write 2026-12-31.' },
  },
];

export const readPostings = (file: { readonly bytes: Uint8Array; readonly name: string }) =>
  readListFile(file, IMPORT, rowSchema);

export async function importRows(
  use: Use,
  alliance: number,
  rows: readonly ImportedRow<PostingRowInput>[],
): Promise<number> {
  for (const { value } of rows) await post(use, { ...value, alliance, enterprise: null });
  return rows.length;
}
