import { contract } from '../../kernel/contract.ts';
import { pageOf } from '../../kernel/paging.ts';
import { comparisonQuerySchema, comparisonSchema, statisticQuerySchema, statisticSchema } from './statistic.schema.ts';

/** Indicators of which the reader sees a figure. */
export const listStatistics = contract({
  name: 'statistics.list',
  method: 'GET',
  path: '/statistics',
  permission: 'statistics.read',
  summary: '公开指标',
  query: statisticQuerySchema,
  output: pageOf(statisticSchema),
});

/** All figures of one indicator, results apart from targets. */
export const compareStatistic = contract({
  name: 'statistics.compare',
  method: 'GET',
  path: '/statistics/comparison',
  permission: 'statistics.read',
  summary: '指标对比',
  query: comparisonQuerySchema,
  output: comparisonSchema,
});

export const exportStatistics = contract({
  name: 'statistics.export',
  method: 'GET',
  path: '/statistics.xlsx',
  permission: 'statistics.read',
  summary: '导出公开指标',
  query: statisticQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});
