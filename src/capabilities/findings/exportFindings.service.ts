import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { Finding } from './finding.schema.ts';
import { zh } from './findings.zh.ts';

const COLUMNS: readonly ListColumn<Finding>[] = [
  { header: zh.column.subject, kind: 'text', width: 24, value: (one) => one.subjectName },
  { header: zh.column.indicator, kind: 'text', width: 28, value: (one) => one.indicator },
  { header: zh.column.value, kind: 'text', width: 16, value: (one) => one.value },
  { header: zh.column.unit, kind: 'text', width: 8, value: (one) => one.unit },
  { header: zh.column.qualifier, kind: 'text', width: 10, value: (one) => one.qualifierText },
  { header: zh.column.state, kind: 'text', width: 10, value: (one) => zh.state[one.state] },
  { header: zh.column.period, kind: 'text', width: 14, value: (one) => one.periodTo ?? one.periodText },
  { header: zh.column.quote, kind: 'text', width: 60, value: (one) => one.quote },
  { header: zh.column.page, kind: 'text', width: 36, value: (one) => one.page.title },
  { header: zh.column.published, kind: 'text', width: 14, value: (one) => one.page.published },
  { header: zh.column.status, kind: 'text', width: 10, value: (one) => zh.status[one.status] },
];

/** Facts as their reader sees them. */
export const exportFindingsFile = (pages: PageReader<Finding>) => listFile(zh.title, COLUMNS, pages);
