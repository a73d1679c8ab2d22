import { type Binding, plain, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { exportStatisticsFile } from './exportStatistics.service.ts';
import * as api from './statistic.api.ts';
import { compareStatistic, listStatistics } from './statistic.service.ts';

export const statisticRoutes = (): Binding[] => [
  query(api.listStatistics, (use, call) => listStatistics(use, call.query)),
  query(api.compareStatistic, (use, call) => compareStatistic(use, call.query)),
  plain(api.exportStatistics, (call) =>
    exportStatisticsFile(pagesOf(call, (use, page) => listStatistics(use, { ...call.query, ...page }))),
  ),
];
