import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NamingDeps } from '../matching/namedReach.service.ts';
import { exportGrantRowsFile } from './exportGrantRows.service.ts';
import * as api from './grantList.api.ts';
import type { GrantList, GrantRowView } from './grantList.schema.ts';
import { listOwnRows, listVisibleLists, listVisibleRows, viewList, viewRow } from './grantList.service.ts';
import { findEligible, makeList } from './makeList.service.ts';
import { confirmAccount, declineRow, object, pay, undoPayment } from './settleRow.service.ts';
import { check, decide, endNotice, publish } from './stepList.service.ts';

const list = (output: GrantList) => ({ output, regionId: output.regionId, subject: `grant list ${output.id}` });
const row = (output: GrantRowView) => ({ output, regionId: output.regionId, subject: `grant row ${output.id}` });

export const grantListRoutes = (deps: NamingDeps & { readonly clock: Clock }): Binding[] => [
  query(api.listGrantLists, (use, call) => listVisibleLists(use, call.query, call.cursors)),
  query(api.getGrantList, (use, call) => viewList(use, call.params)),
  query(api.listGrantRows, (use, call) => listVisibleRows(use, call.params, call.query, call.cursors)),
  plain(api.exportGrantRows, (call) =>
    exportGrantRowsFile(
      pagesOf(call, (use, page) => listVisibleRows(use, call.params, { ...call.query, ...page }, call.cursors)),
    ),
  ),
  query(api.listOwnGrantRows, (use, call) => listOwnRows(use, call.query, call.cursors)),
  query(api.getGrantRow, (use, call) => viewRow(use, call.params)),
  preparedCommand(
    api.makeGrantList,
    (before, call) => findEligible(deps, before.actor, call.params, deps.clock.now()),
    async (use, call, found) => list(await makeList(use, found, call.body)),
  ),
  command(api.checkGrantList, async (use, call) => list(await check(use, call.params, call.version))),
  command(api.decideGrantRows, async (use, call) => list(await decide(use, call.params, call.body))),
  command(api.publishGrantList, async (use, call) => list(await publish(use, call.params, call.version))),
  command(api.endGrantNotice, async (use, call) => list(await endNotice(use, call.params, call.version))),
  command(api.objectToGrant, async (use, call) => row(await object(use, call.params, call.version, call.body))),
  command(api.confirmGrantAccount, async (use, call) =>
    row(await confirmAccount(use, call.params, call.version, call.body)),
  ),
  command(api.declineGrantRow, async (use, call) => row(await declineRow(use, call.params, call.version, call.body))),
  command(api.payGrantRow, async (use, call) => row(await pay(use, call.params, call.version, call.body))),
  command(api.undoGrantPayment, async (use, call) => row(await undoPayment(use, call.params, call.version, call.body))),
];
