import { type Binding, command, plain, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { exportNeedsFile } from './exportNeeds.service.ts';
import * as api from './need.api.ts';
import { changeDraft, getNeedView, listVisibleNeeds, saveDraft, submitDraft, takeBackNeed } from './need.service.ts';

const done = <T extends { regionId: string; id: string }>(output: T) => ({
  output,
  regionId: output.regionId,
  subject: `need ${output.id}`,
});

export const needRoutes = (): Binding[] => [
  query(api.listNeeds, (use, call) => listVisibleNeeds(use, call.query, call.cursors)),
  plain(api.exportNeeds, (call) =>
    exportNeedsFile(pagesOf(call, (use, page) => listVisibleNeeds(use, { ...call.query, ...page }, call.cursors))),
  ),
  query(api.getNeed, (use, call) => getNeedView(use, call.params)),
  command(api.draftNeed, async (use, call) => done(await saveDraft(use, call.body))),
  command(api.updateNeed, async (use, call) => done(await changeDraft(use, call.params, call.version, call.body))),
  command(api.submitNeed, async (use, call) => done(await submitDraft(use, call.params, call.version))),
  command(api.withdrawNeed, async (use, call) => done(await takeBackNeed(use, call.params, call.version))),
];
