import { type Binding, command, plain, query } from '../../http/binding.ts';
import { contextOf } from '../../http/pages.ts';
import { forbidden } from '../../kernel/errors.ts';
import * as api from './draft.api.ts';
import { beginDraft, changeText, giveUpDraft, listOpenDrafts, undoChange, viewDraft } from './draft.service.ts';
import * as noticeApi from './policyNotice.api.ts';
import { beginFromNotice, type NoticePages, previewNotice, viewDraftNotice } from './policyNotice.service.ts';
import { publish } from './publishDraft.service.ts';
import { goldenOf, tryDraft } from './testDraft.service.ts';

const done = <T extends { readonly regionId: string; readonly id: string }>(output: T) => ({
  output,
  regionId: output.regionId,
  subject: `draft ${output.id}`,
});

export const draftRoutes = (pages: NoticePages): Binding[] => [
  plain(noticeApi.readPolicyNotice, ({ sql, actor, now, ids, body }) => {
    if (!actor) throw forbidden();
    return sql.tx(contextOf(actor), (tx) => previewNotice({ tx, actor, now, ids }, pages, body));
  }),
  query(noticeApi.getDraftNotice, (use, call) => viewDraftNotice(use, call.params)),
  command(noticeApi.draftFromNotice, async (use, call) => done(await beginFromNotice(use, pages, call.body))),
  query(api.listDrafts, async (use) => ({ items: await listOpenDrafts(use) })),
  query(api.getDraft, (use, call) => viewDraft(use, call.params)),
  command(api.startDraft, async (use, call) => done(await beginDraft(use, call.body))),
  command(api.saveDraft, async (use, call) => done(await changeText(use, call.params, call.version, call.body.text))),
  command(api.undoDraft, async (use, call) => done(await undoChange(use, call.params, call.version))),
  command(api.discardDraft, async (use, call) => done(await giveUpDraft(use, call.params, call.version))),
  command(api.publishDraft, async (use, call) => {
    const output = await publish(use, call.params, call.version);
    return { output, regionId: output.regionId, subject: `offer ${output.offerId}` };
  }),
  command(api.testDraft, async (use, call) => ({
    output: await tryDraft(use, call.params, call.body),
    ...own(call.params),
  })),
  command(api.makeGolden, async (use, call) => ({
    output: await goldenOf(use, call.params, call.body),
    ...own(call.params),
  })),
];

const own = (ref: { readonly regionId: string; readonly id: string }) => ({
  regionId: ref.regionId,
  subject: `draft ${ref.id}`,
});
