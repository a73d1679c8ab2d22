import type { CountedText } from '../../relevance/countedWords.ts';
import type { VersionWords } from './page.queries.ts';

/** Counted words of versions, kept while they fit: a version never changes, so what is on the shelf is never out of date. Who may read it was asked before. */
export interface WordShelf {
  take(
    ids: readonly string[],
    load: (missing: readonly string[]) => Promise<readonly VersionWords[]>,
  ): Promise<readonly CountedText[]>;
}

const MAX_CHARACTERS = 16 * 1024 * 1024;

export function createWordShelf(limit = MAX_CHARACTERS): WordShelf {
  const kept = new Map<string, CountedText>();
  let held = 0;
  const keep = (one: CountedText): void => {
    kept.set(one.id, one);
    held += one.words.length;
    for (const [id, oldest] of kept) {
      if (held <= limit) break;
      kept.delete(id);
      held -= oldest.words.length;
    }
  };
  return {
    take: async (ids, load) => {
      const found = new Map(ids.flatMap((id) => [kept.get(id)].flatMap((one) => (one ? [[id, one] as const] : []))));
      const missing = ids.filter((id) => !found.has(id));
      for (const row of missing.length > 0 ? await load(missing) : []) {
        const one = { id: row.id, words: row.words, length: row.word_count };
        found.set(one.id, one);
        keep(one);
      }
      return [...found.values()];
    },
  };
}
