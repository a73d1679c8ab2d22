import { type Binding, command, plain, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { accept, decline, withdraw } from './decideGrant.service.ts';
import { exportReadsFile } from './exportReads.service.ts';
import { give, request } from './giveGrant.service.ts';
import * as api from './grant.api.ts';
import type { Grant } from './grant.schema.ts';
import { listGrantsOf, listReadsOf, listReceivedBy } from './grant.service.ts';

const done = (output: Grant) => ({ output, regionId: output.regionId, subject: `grant ${output.id}` });

export const consentRoutes = (): Binding[] => [
  query(api.listGrants, (use, call) => listGrantsOf(use, call.params)),
  query(api.listFactReads, (use, call) => listReadsOf(use, call.params, call.query, call.cursors)),
  plain(api.exportFactReads, (call) =>
    exportReadsFile(pagesOf(call, (use, page) => listReadsOf(use, call.params, page, call.cursors))),
  ),
  query(api.listReceived, (use) => listReceivedBy(use)),
  command(api.giveGrant, async (use, call) => done(await give(use, call.params, call.body))),
  command(api.requestGrant, async (use, call) => done(await request(use, call.params, call.body))),
  command(api.acceptGrant, async (use, call) => done(await accept(use, call.params, call.version, call.body))),
  command(api.declineGrant, async (use, call) => done(await decline(use, call.params, call.version, call.body))),
  command(api.withdrawGrant, async (use, call) => done(await withdraw(use, call.params, call.version))),
];
