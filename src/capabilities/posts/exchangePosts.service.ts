import { codeOf, type ImportColumn, type ImportedRow, readListFile } from '../../exchange/listImport.ts';
import { type SheetFile, sheetFile } from '../../exchange/sheetFile.ts';
import type { Use } from '../../storage/use.ts';
import { makePost } from './keepPost.service.ts';
import { type PostInput, postInputSchema } from './post.schema.ts';
import { listOwnPosts } from './post.service.ts';
import { zh } from './posts.zh.ts';

/** Posts out to a workbook, without names, and in from one. */

export async function exportPostsFile(use: Use): Promise<SheetFile> {
  const posts = await listOwnPosts(use);
  return sheetFile(zh.title, {
    name: zh.title,
    columns: [
      { header: zh.column.title, kind: 'text', width: 30 },
      { header: zh.column.unit, kind: 'text', width: 30 },
      { header: zh.column.party, kind: 'text', width: 12 },
      { header: zh.column.home, kind: 'text', width: 30 },
      { header: zh.column.startsOn, kind: 'date' },
      { header: zh.column.endsOn, kind: 'date' },
      { header: zh.column.status, kind: 'text', width: 12 },
      { header: zh.column.matters, kind: 'number' },
    ],
    rows: posts.map((post) => [
      post.title,
      post.unit,
      post.party ? zh.yes : zh.no,
      post.tenure?.homeName ?? null,
      post.tenure?.startsOn ?? null,
      post.tenure?.endsOn ?? null,
      post.closedOn ? zh.status.closed : zh.status[post.tenure?.status ?? 'vacant'],
      post.openMatters,
    ]),
  });
}

const COLUMNS: readonly ImportColumn<'title' | 'unit' | 'duties' | 'party'>[] = [
  { key: 'title', headers: [zh.column.title, 'Post'], required: true },
  { key: 'unit', headers: [zh.column.unit, 'Unit'] },
  { key: 'duties', headers: [zh.form.duties, 'Duties'] },
  {
    key: 'party',
    headers: [zh.column.party, 'Party post'],
    read: (cell) => {
      const code = codeOf({ yes: [zh.yes, 'yes'], no: [zh.no, 'no'] })(cell);
      return code === undefined ? undefined : code === 'yes';
    },
    expected: { zh: '请写是或否。', en: 'yes or no.' },
  },
];

export const readPosts = (file: { readonly bytes: Uint8Array; readonly name: string }) =>
  readListFile(file, COLUMNS, postInputSchema);

export async function importRows(use: Use, rows: readonly ImportedRow<PostInput>[]): Promise<number> {
  for (const { value } of rows) await makePost(use, value);
  return rows.length;
}
