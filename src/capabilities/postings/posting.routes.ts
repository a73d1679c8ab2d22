import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { claim, unclaim } from './claim.service.ts';
import { exportPostingsFile, importRows, readPostings } from './exchangePostings.service.ts';
import * as api from './posting.api.ts';
import type { PostingView } from './posting.schema.ts';
import { listVisiblePostings, ownAlliances, post, stepPosting, viewPosting } from './posting.service.ts';

const answer = (output: PostingView) => ({ output, regionId: output.regionId, subject: `posting ${output.id}` });

export const postingRoutes = (): Binding[] => [
  query(api.listPostings, (use, call) => listVisiblePostings(use, call.query, call.cursors)),
  plain(api.exportPostings, (call) =>
    exportPostingsFile(
      pagesOf(call, (use, page) => listVisiblePostings(use, { ...call.query, ...page }, call.cursors)),
    ),
  ),
  query(api.listOwnAlliances, async (use) => ({ items: await ownAlliances(use) })),
  query(api.getPosting, (use, call) => viewPosting(use, call.params)),
  command(api.makePosting, async (use, call) => answer(await post(use, call.body))),
  command(api.stepPosting, async (use, call) => answer(await stepPosting(use, call.params, call.version, call.body))),
  command(api.claimPosting, async (use, call) => answer(await claim(use, call.params, call.body))),
  command(api.unclaimPosting, async (use, call) => answer(await unclaim(use, call.params))),
  preparedCommand(
    api.importPostings,
    (_before, call) => readPostings({ bytes: call.bytes, name: call.query.name }),
    async (use, call, rows) => ({
      output: { imported: await importRows(use, call.query.alliance, rows) },
      regionId: use.actor.regionId,
      subject: `postings of ${call.query.alliance}`,
    }),
  ),
];
