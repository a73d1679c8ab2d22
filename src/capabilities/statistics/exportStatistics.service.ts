import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { Statistic } from './statistic.schema.ts';
import { zh } from './statistics.zh.ts';

const COLUMNS: readonly ListColumn<Statistic>[] = [
  { header: zh.column.indicator, kind: 'text', width: 40, value: (one) => one.indicator },
  { header: zh.column.unit, kind: 'text', width: 10, value: (one) => one.unit },
  { header: zh.column.subjects, kind: 'number', value: (one) => one.subjects },
  { header: zh.column.results, kind: 'number', value: (one) => one.results },
  { header: zh.column.targets, kind: 'number', value: (one) => one.targets },
  { header: zh.column.latest, kind: 'text', width: 14, value: (one) => one.latest },
];

export const exportStatisticsFile = (pages: PageReader<Statistic>) => listFile(zh.title, COLUMNS, pages);
