import { type Binding, command, plain, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { confirm, declareTwo, merge, reject, reverse } from './decideOutcome.service.ts';
import { exportOutcomesFile } from './exportOutcomes.service.ts';
import * as api from './outcome.api.ts';
import type { Outcome } from './outcome.schema.ts';
import { listDuplicatePairs, listVisibleOutcomes, viewOutcome } from './outcome.service.ts';
import { report } from './reportOutcome.service.ts';

const done = (output: Outcome) => ({ output, regionId: output.regionId, subject: `outcome ${output.id}` });

export const outcomeRoutes = (): Binding[] => [
  command(api.reportOutcome, async (use, call) => done(await report(use, call.params, call.body))),
  query(api.listOutcomes, (use, call) => listVisibleOutcomes(use, call.query, call.cursors)),
  plain(api.exportOutcomes, (call) =>
    exportOutcomesFile(
      pagesOf(call, (use, page) => listVisibleOutcomes(use, { ...call.query, ...page }, call.cursors)),
    ),
  ),
  query(api.getOutcome, (use, call) => viewOutcome(use, call.params)),
  command(api.confirmOutcome, async (use, call) => done(await confirm(use, call.params))),
  command(api.rejectOutcome, async (use, call) => done(await reject(use, call.params, call.version, call.body))),
  command(api.reverseOutcome, async (use, call) => done(await reverse(use, call.params, call.version, call.body))),
  query(api.listDuplicates, async (use) => ({ items: await listDuplicatePairs(use) })),
  command(api.mergeOutcome, async (use, call) => done(await merge(use, call.params, call.version, call.body))),
  command(api.declareDistinct, async (use, call) => done(await declareTwo(use, call.params, call.version, call.body))),
];
