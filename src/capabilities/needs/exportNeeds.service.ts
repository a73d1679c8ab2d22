import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { PageReader } from '../../kernel/paging.ts';
import { offerKindName } from '../../vocabulary/offerKinds.ts';
import { regionPath } from '../../vocabulary/regions.ts';
import type { Need } from './need.schema.ts';
import { zh } from './needs.zh.ts';

const COLUMNS: readonly ListColumn<Need>[] = [
  { header: zh.column.title, kind: 'text', width: 40, value: (need) => need.title },
  { header: zh.column.enterprise, kind: 'text', width: 36, value: (need) => need.enterpriseName },
  { header: zh.filter.region, kind: 'text', value: (need) => regionPath(need.regionId) },
  {
    header: zh.column.kinds,
    kind: 'text',
    value: (need) => need.kinds.map((kind) => offerKindName(kind)).join('、'),
  },
  { header: '金额（元）', kind: 'yuan', value: (need) => need.amountFen },
  { header: zh.form.quantity, kind: 'number', value: (need) => need.quantity },
  { header: zh.form.unit, kind: 'text', width: 8, value: (need) => need.quantityUnit },
  { header: zh.column.deadline, kind: 'date', value: (need) => need.deadlineOn },
  { header: zh.column.status, kind: 'text', width: 12, value: (need) => zh.status[need.status] },
  { header: zh.form.audience, kind: 'text', value: (need) => zh.audience[need.audience] },
  { header: zh.column.raisedBy, kind: 'text', width: 30, value: (need) => need.raisedByName },
  {
    header: zh.column.submitted,
    kind: 'date',
    value: (need) => need.submittedAt && dayInShanghai(new Date(need.submittedAt)),
  },
  { header: zh.form.text, kind: 'text', width: 60, value: (need) => need.text },
];

/** The needs of a list as a workbook. */
export const exportNeedsFile = (pages: PageReader<Need>) => listFile(zh.title, COLUMNS, pages);
