import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import type { PageReader } from '../../kernel/paging.ts';
import { offerKindName } from '../../vocabulary/offerKinds.ts';
import type { Practice } from './practice.schema.ts';
import { zh } from './practices.zh.ts';
import { hundredths } from './scoreText.rules.ts';

const COLUMNS: readonly ListColumn<Practice>[] = [
  { header: zh.column.title, kind: 'text', width: 44, value: (one) => one.title },
  { header: zh.column.topic, kind: 'text', width: 12, value: (one) => offerKindName(one.topic) },
  { header: zh.column.enterprise, kind: 'text', width: 34, value: (one) => one.enterpriseName },
  { header: zh.column.nominator, kind: 'text', width: 34, value: (one) => one.nominatorName },
  {
    header: zh.column.score,
    kind: 'number',
    value: (one) => one.result && Number(hundredths(one.result.num, one.result.den)),
  },
  { header: zh.column.adoptions, kind: 'number', value: (one) => one.adoptions },
  { header: zh.column.published, kind: 'date', value: (one) => one.publishedAt?.slice(0, 10) ?? null },
  { header: zh.column.status, kind: 'text', width: 12, value: (one) => zh.status[one.status] },
];

/** Practices as the reader sees them. */
export const exportPracticesFile = (pages: PageReader<Practice>) => listFile(zh.title, COLUMNS, pages);
