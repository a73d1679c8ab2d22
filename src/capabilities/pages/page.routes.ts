import type { FetchRules } from '../../exchange/guardedFetch.ts';
import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { addPage } from './addPage.service.ts';
import { comparePages } from './changes.service.ts';
import { exportPagesFile } from './exportPages.service.ts';
import { prepareAddress, preparePaste, prepareUpload } from './intake.service.ts';
import { sharePage, stepPage, takeOver } from './keepPage.service.ts';
import * as api from './page.api.ts';
import type { Added } from './page.schema.ts';
import { keptPage, listVisiblePages, viewPage } from './page.service.ts';
import type { PageDependants } from './pageDependants.service.ts';
import * as sources from './source.api.ts';
import type { PageSource } from './source.schema.ts';
import { listSources, stepSource, watchSource } from './source.service.ts';

export interface PageDeps {
  readonly fetch: FetchRules;
  /** Who can say what rests on a document. */
  readonly dependants: readonly PageDependants[];
}

const about = (id: string): string => `page ${id}`;
const kept = async (use: Use, ref: RowRef) => ({
  output: await keptPage(use, ref),
  regionId: ref.regionId,
  subject: about(ref.id),
});
const watched = (output: PageSource) => ({
  output,
  regionId: output.regionId,
  subject: `page source ${output.id}`,
});
const added = (output: Added) => ({ output, regionId: output.regionId, subject: about(output.id) });

export function pageRoutes({ fetch, dependants }: PageDeps): Binding[] {
  return [
    query(api.listPages, (use, call) => listVisiblePages(use, call.query, call.cursors)),
    plain(api.exportPages, (call) =>
      exportPagesFile(pagesOf(call, (use, page) => listVisiblePages(use, { ...call.query, ...page }, call.cursors))),
    ),
    query(api.getPage, (use, call) => viewPage(use, dependants, call.params, call.query.version)),
    query(api.comparePages, (use, call) => comparePages(use, dependants, call.params, call.query)),
    preparedCommand(
      api.uploadPage,
      (_before, call) => prepareUpload(call.query.fileName, call.bytes, call.query.mediaType),
      async (use, call, prepared) => added(await addPage(use, prepared, call.query.of)),
    ),
    preparedCommand(
      api.pastePage,
      (_before, call) => preparePaste(call.body),
      async (use, call, prepared) => added(await addPage(use, prepared, call.body.of)),
    ),
    preparedCommand(
      api.fetchPage,
      (_before, call) => prepareAddress(call.body.address, fetch, 'address'),
      async (use, _call, prepared) => added(await addPage(use, prepared)),
    ),
    command(api.stepPage, async (use, call) => {
      await stepPage(use, call.params, call.version, call.body.step);
      return kept(use, call.params);
    }),
    command(api.sharePage, async (use, call) => {
      await sharePage(use, call.params, call.version, call.body.scope);
      return kept(use, call.params);
    }),
    command(api.takeOverPage, async (use, call) => {
      await takeOver(use, call.params, call.version, call.body.copyId);
      return kept(use, call.params);
    }),
    query(sources.listSources, (use, call) => listSources(use, call.query, call.cursors)),
    command(sources.watchSource, async (use, call) => watched(await watchSource(use, call.body, fetch))),
    command(sources.stepSource, async (use, call) =>
      watched(await stepSource(use, call.params, call.version, call.body.step)),
    ),
  ];
}
