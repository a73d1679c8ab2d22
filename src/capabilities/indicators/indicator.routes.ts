import { type Binding, plain, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { exportEntriesFile } from './exportIndicatorEntries.service.ts';
import * as api from './indicator.api.ts';
import { entriesBehind, indicatorTable, recountAll } from './indicator.service.ts';

export const indicatorRoutes = (): Binding[] => [
  query(api.getIndicators, (use, call) => indicatorTable(use, call.query)),
  query(api.listIndicatorEntries, (use, call) => entriesBehind(use, call.query, call.cursors)),
  plain(api.exportIndicatorEntries, (call) =>
    exportEntriesFile(pagesOf(call, (use, page) => entriesBehind(use, { ...call.query, ...page }, call.cursors))),
  ),
  query(api.recount, (use) => use.tx.asJob('a recount covers every region', (tx) => recountAll(tx, use.now))),
];
