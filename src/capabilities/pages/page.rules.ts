import type { Restored, Trust } from '../../restoration/restored.ts';
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

/** A number that reaches somebody, with the separators in it: seven digits or more. */
const REACHES = /\d(?:[ -]?\d){6,}/g;
const blanked = (text: string): string => text.replace(REACHES, (number) => number.replace(/\d/g, '●'));

type Read = Pick<Restored, 'raw' | 'edits' | 'dropped' | 'flags'>;

/**
 * A version as those read it whom it was shown to: numbers in what was taken out (telephones, adverts, contact lines) are blotted out, digit for digit, so that every
 * offset stays. What the text keeps is untouched.
 */
export function forOthers<T extends Read>(version: T): T {
  const taken = version.edits.filter(({ kinds }) => kinds.includes('personal') || kinds.includes('line'));
  const isTaken = new Set(taken);
  let raw = '';
  let from = 0;
  for (const edit of taken) {
    raw += version.raw.slice(from, edit.from) + blanked(version.raw.slice(edit.from, edit.to));
    from = edit.to;
  }
  return {
    ...version,
    raw: raw + version.raw.slice(from),
    edits: version.edits.map((edit) => (isTaken.has(edit) ? { ...edit, before: blanked(edit.before) } : edit)),
    dropped: version.dropped.map((line) => ({ ...line, line: blanked(line.line) })),
    flags: version.flags.map((flag) => ({ ...flag, text: blanked(flag.text) })),
  };
}

const RANK: Readonly<Record<Trust, number>> = { normal: 0, reduced: 1, low: 2 };

interface Quality {
  readonly trust: Trust;
  readonly doubts: number;
}

/** Better trusted, or as well trusted with fewer doubts. */
export const isCleaner = (one: Quality, other: Quality): boolean =>
  RANK[one.trust] !== RANK[other.trust] ? RANK[one.trust] < RANK[other.trust] : one.doubts < other.doubts;
