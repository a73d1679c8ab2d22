import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { PageReader } from '../../kernel/paging.ts';
import { closingReasonName } from '../../vocabulary/closingReasons.ts';
import { regionPath } from '../../vocabulary/regions.ts';
import type { CaseSummary } from './case.schema.ts';
import { zh } from './cases.zh.ts';

const COLUMNS: readonly ListColumn<CaseSummary>[] = [
  { header: zh.column.number, kind: 'text', width: 20, value: (one) => one.number },
  { header: zh.column.title, kind: 'text', width: 40, value: (one) => one.title },
  { header: zh.column.enterprise, kind: 'text', width: 36, value: (one) => one.enterpriseName },
  { header: zh.filter.region, kind: 'text', value: (one) => regionPath(one.regionId) },
  { header: zh.column.lead, kind: 'text', width: 30, value: (one) => one.leadName },
  { header: zh.column.status, kind: 'text', width: 12, value: (one) => zh.status[one.status] },
  {
    header: zh.column.position,
    kind: 'text',
    width: 14,
    value: (one) => one.ownPosition && zh.position[one.ownPosition],
  },
  { header: zh.column.due, kind: 'date', value: (one) => one.dueOn },
  { header: '超期', kind: 'boolean', value: (one) => one.overdue },
  { header: zh.column.opened, kind: 'date', value: (one) => dayInShanghai(new Date(one.openedAt)) },
  {
    header: '办结',
    kind: 'date',
    value: (one) => one.closedAt && dayInShanghai(new Date(one.closedAt)),
  },
  {
    header: '办结原因',
    kind: 'text',
    value: (one) => one.closingReason && closingReasonName(one.closingReason),
  },
];

/** The cases of a list as a workbook. */
export const exportCasesFile = (pages: PageReader<CaseSummary>) => listFile(zh.title, COLUMNS, pages);
