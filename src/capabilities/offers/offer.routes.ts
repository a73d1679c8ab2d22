import { type Binding, plain, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { draftRoutes } from './draft.routes.ts';
import { exportOffersFile } from './exportOffers.service.ts';
import * as api from './offer.api.ts';
import { listVisibleOffers, viewProgram } from './offer.service.ts';
import type { NoticePages } from './policyNotice.service.ts';

export const offerRoutes = (pages: NoticePages): Binding[] => [
  query(api.listOffers, (use, call) => listVisibleOffers(use, call.query, call.cursors)),
  plain(api.exportOffers, (call) =>
    exportOffersFile(pagesOf(call, (use, page) => listVisibleOffers(use, { ...call.query, ...page }, call.cursors))),
  ),
  query(api.getProgram, (use, call) => viewProgram(use, call.params)),
  ...draftRoutes(pages),
];
