import { type Binding, command, plain, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { exportPledgesFile } from './exchangePledges.service.ts';
import { makePledge, tiePledge, withdrawPledge } from './makePledge.service.ts';
import * as api from './pledge.api.ts';
import type { PledgeView } from './pledge.schema.ts';
import { listVisiblePledges, viewPledge } from './pledge.service.ts';

const answer = (output: PledgeView) => ({ output, regionId: output.regionId, subject: `pledge ${output.id}` });

export const pledgeRoutes = (): Binding[] => [
  query(api.listPledges, (use, call) => listVisiblePledges(use, call.query, call.cursors)),
  plain(api.exportPledges, (call) =>
    exportPledgesFile(pagesOf(call, (use, page) => listVisiblePledges(use, { ...call.query, ...page }, call.cursors))),
  ),
  query(api.getPledge, (use, call) => viewPledge(use, call.params)),
  command(api.makePledge, async (use, call) => answer(await makePledge(use, call.body))),
  command(api.tiePledge, async (use, call) => answer(await tiePledge(use, call.params, call.version, call.body.case))),
  command(api.withdrawPledge, async (use, call) => answer(await withdrawPledge(use, call.params, call.version))),
];
