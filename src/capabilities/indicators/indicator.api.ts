import { contract } from '../../kernel/contract.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  indicatorEntryQuerySchema,
  indicatorEntrySchema,
  indicatorQuerySchema,
  indicatorTableSchema,
  recountSchema,
} from './indicator.schema.ts';

/** Counted outcomes by region, organisation, kind or month: sums over entries, never counters. */
export const getIndicators = contract({
  name: 'indicators.table',
  method: 'GET',
  path: '/indicators',
  permission: 'indicators.read',
  summary: '成效指标',
  query: indicatorQuerySchema,
  output: indicatorTableSchema,
});

/** The entries behind a figure. */
export const listIndicatorEntries = contract({
  name: 'indicators.entries',
  method: 'GET',
  path: '/indicators/entries',
  permission: 'indicators.read',
  summary: '指标明细',
  query: indicatorEntryQuerySchema,
  output: pageOf(indicatorEntrySchema),
});

/** The entries behind a figure as a workbook, with the filters of the list. */
export const exportIndicatorEntries = contract({
  name: 'indicators.export',
  method: 'GET',
  path: '/indicators/entries.xlsx',
  permission: 'indicators.read',
  summary: '导出指标明细',
  query: indicatorEntryQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** Recounts everything from the outcomes and compares with the entries. */
export const recount = contract({
  name: 'indicators.recount',
  method: 'GET',
  path: '/indicators/recount',
  permission: 'indicators.recount',
  summary: '重新计数核对',
  output: recountSchema,
});
