import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { PageReader } from '../../kernel/paging.ts';
import { evidenceTypeName } from '../../vocabulary/evidenceTypes.ts';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { regionPath } from '../../vocabulary/regions.ts';
import type { IndicatorEntry } from './indicator.schema.ts';
import { zh } from './indicators.zh.ts';

// Reversing entries are negative, so that the columns add up to the figure they stand behind.
const COLUMNS: readonly ListColumn<IndicatorEntry>[] = [
  { header: zh.entry.kind, kind: 'text', width: 18, value: (entry) => outcomeKindName(entry.kind) },
  { header: zh.entry.month, kind: 'text', width: 12, value: (entry) => entry.month },
  {
    header: zh.entry.enterprise,
    kind: 'text',
    width: 36,
    value: (entry) => entry.enterpriseName ?? zh.hiddenEnterprise,
  },
  { header: zh.region, kind: 'text', value: (entry) => regionPath(entry.regionId) },
  { header: '金额（元）', kind: 'yuan', value: (entry) => entry.sign * entry.amountFen },
  { header: zh.column.count, kind: 'number', value: (entry) => entry.sign * entry.count },
  { header: zh.entry.reversed, kind: 'boolean', value: (entry) => entry.sign === -1 },
  {
    header: zh.entry.orgs,
    kind: 'text',
    width: 40,
    value: (entry) => entry.orgs.map((org) => `${org.name} ${org.num}/${org.den}`).join('、'),
  },
  {
    header: '证据类型',
    kind: 'text',
    width: 18,
    value: (entry) => entry.evidence && evidenceTypeName(entry.evidence.type),
  },
  { header: '证据编号', kind: 'text', value: (entry) => entry.evidence?.number ?? null },
  { header: '计数日期', kind: 'date', value: (entry) => dayInShanghai(new Date(entry.countedAt)) },
];

/** The ledger entries behind a figure as a workbook. */
export const exportEntriesFile = (pages: PageReader<IndicatorEntry>) => listFile('指标明细', COLUMNS, pages);
