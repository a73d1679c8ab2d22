import { indexTexts } from '../../relevance/bm25.ts';
import type { MatchKind } from './matchParticipant.schema.ts';

/** Whom to meet: ranked by shared kinds, by the words that one side's statement shares with the other's, and by nearness. */

export interface Stated {
  readonly id: string;
  readonly statement: string;
  readonly kinds: readonly MatchKind[];
  readonly homeRegionId: string;
}

export interface Proposed {
  readonly id: string;
  readonly score: number;
  readonly kinds: readonly MatchKind[];
  readonly words: readonly string[];
  readonly sameRegion: boolean;
}

/** A shared kind weighs as much as the best shared wording; the same district decides between equals. */
const KIND_WEIGHT = 1;
const WORDS_WEIGHT = 1;
const REGION_WEIGHT = 0.2;
const MOST_WORDS = 6;

/**
 * All of the other side for one participant, the most fitting first; those with nothing in common come last, by id.
 * Pure: the same statements give the same order.
 */
export function proposalsFor(own: Stated, others: readonly Stated[]): readonly Proposed[] {
  const ranked = indexTexts(others.map(({ id, statement }) => ({ id, text: statement }))).rank(own.statement);
  const best = Math.max(1e-9, ...ranked.map(({ score }) => score));
  const texts = new Map(ranked.map((one) => [one.id, one]));
  return others
    .map((other) => {
      const kinds = own.kinds.filter((kind) => other.kinds.includes(kind));
      const text = texts.get(other.id);
      const sameRegion = own.homeRegionId === other.homeRegionId;
      const score =
        KIND_WEIGHT * kinds.length + (WORDS_WEIGHT * (text?.score ?? 0)) / best + (sameRegion ? REGION_WEIGHT : 0);
      return { id: other.id, score, kinds, words: [...new Set(text?.words ?? [])].slice(0, MOST_WORDS), sameRegion };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
