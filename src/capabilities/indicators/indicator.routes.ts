import { type Binding, query } from '../../http/binding.ts';
import * as api from './indicator.api.ts';
import { entriesBehind, indicatorTable, recountAll } from './indicator.service.ts';

export const indicatorRoutes = (): Binding[] => [
  query(api.getIndicators, (use, call) => indicatorTable(use, call.query)),
  query(api.listIndicatorEntries, (use, call) => entriesBehind(use, call.query, call.cursors)),
  query(api.recount, (use) => use.tx.asJob('a recount covers every region', (tx) => recountAll(tx, use.now))),
];
