import type { Origin, OriginKind } from './origin.schema.ts';

/** Kinds that have a page of their own; a resolution, a question, a meeting of two are read on the page they belong to. */
const PAGES: Readonly<Partial<Record<OriginKind, string>>> = {
  agreement: 'agreements',
  meeting: 'meetings',
  posting: 'postings',
  activity: 'activities',
  matchEvent: 'match-events',
  campaign: 'campaigns',
  practice: 'practices',
};

/** The page of an origin, or null where it has none. */
export function originAddress(origin: Origin): string | null {
  const page = PAGES[origin.kind];
  return page === undefined ? null : `/${page}/${origin.regionId}/${origin.id}`;
}
