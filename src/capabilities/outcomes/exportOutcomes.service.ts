import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { PageReader } from '../../kernel/paging.ts';
import { evidenceTypeName } from '../../vocabulary/evidenceTypes.ts';
import { outcomeKindByCode, outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { regionPath } from '../../vocabulary/regions.ts';
import type { Outcome } from './outcome.schema.ts';
import { zh } from './outcomes.zh.ts';

const COLUMNS: readonly ListColumn<Outcome>[] = [
  { header: zh.column.kind, kind: 'text', width: 18, value: (one) => outcomeKindName(one.kind) },
  { header: zh.column.enterprise, kind: 'text', width: 36, value: (one) => one.enterpriseName },
  { header: '区域', kind: 'text', value: (one) => regionPath(one.regionId) },
  { header: '金额（元）', kind: 'yuan', value: (one) => one.amountFen },
  { header: '数量', kind: 'number', value: (one) => one.count },
  {
    header: '单位',
    kind: 'text',
    width: 8,
    value: (one) => (one.count === null ? null : (one.unit ?? outcomeKindByCode(one.kind)?.counter?.zh ?? null)),
  },
  { header: zh.column.period, kind: 'text', width: 12, value: (one) => one.period },
  { header: '发生日期', kind: 'date', value: (one) => one.happenedOn },
  { header: '证据类型', kind: 'text', width: 18, value: (one) => evidenceTypeName(one.evidence.type) },
  { header: '证据编号', kind: 'text', value: (one) => one.evidence.number },
  { header: zh.column.status, kind: 'text', width: 12, value: (one) => zh.status[one.status] },
  {
    header: zh.column.claims,
    kind: 'text',
    width: 40,
    value: (one) => one.claims.map((claim) => `${claim.orgName} ${claim.num}/${claim.den}`).join('、'),
  },
  { header: '确认单位', kind: 'text', width: 30, value: (one) => one.confirmedByName },
  {
    header: '确认日期',
    kind: 'date',
    value: (one) => one.confirmedAt && dayInShanghai(new Date(one.confirmedAt)),
  },
];

/** The outcomes of a list as a workbook. */
export const exportOutcomesFile = (pages: PageReader<Outcome>) => listFile(zh.title, COLUMNS, pages);
