import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import type { PageReader } from '../../kernel/paging.ts';
import { industryName } from '../../vocabulary/industries.ts';
import { regionPath } from '../../vocabulary/regions.ts';
import type { Enterprise } from './organisation.schema.ts';
import { zh } from './organisations.zh.ts';

// Headed as the import knows its columns, so that a corrected file can come back.
const COLUMNS: readonly ListColumn<Enterprise>[] = [
  { header: '企业名称', kind: 'text', width: 36, value: (one) => one.name },
  { header: zh.column.creditCode, kind: 'text', value: (one) => one.creditCode },
  { header: '所在区', kind: 'text', value: (one) => regionPath(one.regionId) },
  { header: '行业代码', kind: 'text', width: 12, value: (one) => one.industryCode },
  { header: '行业名称', kind: 'text', value: (one) => one.industryCode && industryName(one.industryCode, 'zh') },
  { header: zh.column.founded, kind: 'date', value: (one) => one.foundedOn },
  { header: '数据说明', kind: 'text', width: 14, value: (one) => (one.synthetic ? zh.synthetic : null) },
];

/** The enterprises of a list as a workbook. */
export const exportEnterprisesFile = (pages: PageReader<Enterprise>) => listFile(zh.title, COLUMNS, pages);
