import { type NoticePages, programsFromPage } from '../capabilities/offers/policyNotice.service.ts';
import { viewPage } from '../capabilities/pages/page.service.ts';
import type { PageDependants } from '../capabilities/pages/pageDependants.service.ts';

/** Rules are written before pages in the order of rooms: here the two meet. A notice is read from the restored text the caller may see. */
export const NOTICE_PAGES: NoticePages = {
  read: async (use, ref) => {
    const { shown } = await viewPage(use, [], ref);
    return { text: shown.text, versionId: shown.id };
  },
};

/** A document shows the programs that were written from it. */
export const PROGRAMS_OF_PAGES: PageDependants = { list: programsFromPage };
