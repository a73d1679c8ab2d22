import { type Binding, command, query } from '../../http/binding.ts';
import * as api from './draft.api.ts';
import { beginDraft, changeText, giveUpDraft, listOpenDrafts, undoChange, viewDraft } from './draft.service.ts';
import { publish } from './publishDraft.service.ts';
import { goldenOf, tryDraft } from './testDraft.service.ts';

const done = <T extends { readonly regionId: string; readonly id: string }>(output: T) => ({
  output,
  regionId: output.regionId,
  subject: `draft ${output.id}`,
});

export const draftRoutes = (): Binding[] => [
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
