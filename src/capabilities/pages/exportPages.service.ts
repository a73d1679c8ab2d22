import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { PageRecord } from './page.schema.ts';
import { zh } from './pages.zh.ts';

const COLUMNS: readonly ListColumn<PageRecord>[] = [
  { header: zh.column.title, kind: 'text', width: 60, value: (one) => one.title },
  { header: zh.column.published, kind: 'text', width: 18, value: (one) => one.published },
  { header: zh.column.source, kind: 'text', width: 24, value: (one) => one.source },
  { header: zh.column.trust, kind: 'text', width: 12, value: (one) => zh.trust[one.trust] },
  { header: zh.column.doubts, kind: 'number', value: (one) => one.doubts },
  { header: zh.column.copies, kind: 'number', value: (one) => one.copies },
  { header: zh.column.versions, kind: 'number', value: (one) => one.versions },
  { header: zh.column.owner, kind: 'text', width: 30, value: (one) => one.ownerName },
  { header: zh.column.scope, kind: 'text', width: 12, value: (one) => zh.scope[one.scope] },
  { header: zh.column.changed, kind: 'date', value: (one) => dayInShanghai(new Date(one.changedAt)) },
];

/** Documents as the reader sees them. */
export const exportPagesFile = (pages: PageReader<PageRecord>) => listFile(zh.title, COLUMNS, pages);
