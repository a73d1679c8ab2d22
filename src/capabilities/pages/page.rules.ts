import type { Trust } from '../../restoration/restored.ts';
import type { PageMove, PageScope, PageStatus } from './page.schema.ts';

/** The life of a document, in one table, and which copy of it is the better one. Pure. */

export type PageParty = 'owner';

const TABLE: readonly (readonly [move: PageMove, from: PageStatus, to: PageStatus, by: PageParty])[] = [
  ['addVersion', 'kept', 'kept', 'owner'],
  ['takeOver', 'kept', 'kept', 'owner'],
  ['share', 'kept', 'kept', 'owner'],
  ['withdraw', 'kept', 'withdrawn', 'owner'],
  ['undo', 'withdrawn', 'kept', 'owner'],
];

export const pageMove = (move: PageMove, from: PageStatus, parties: readonly PageParty[]): PageStatus | null =>
  TABLE.find(([name, start, , by]) => name === move && start === from && parties.includes(by))?.[2] ?? null;

/** The columns of visibility: a withdrawn document is its owner's alone, whatever was chosen before. */
export const shownTo = (
  scope: PageScope,
  status: PageStatus,
  regionId: string,
): { readonly isPublic: boolean; readonly openRegion: string | null } => ({
  isPublic: status === 'kept' && scope === 'everyone',
  openRegion: status === 'kept' && scope === 'region' ? regionId : null,
});

const RANK: Readonly<Record<Trust, number>> = { normal: 0, reduced: 1, low: 2 };

interface Quality {
  readonly trust: Trust;
  readonly doubts: number;
}

/** Better trusted, or as well trusted with fewer doubts. */
export const isCleaner = (one: Quality, other: Quality): boolean =>
  RANK[one.trust] !== RANK[other.trust] ? RANK[one.trust] < RANK[other.trust] : one.doubts < other.doubts;
