import { searchWords } from './segment.ts';

/** Ranking of texts by BM25 (Robertson & Zaragoza 2009), k1 1.2, b 0.75: a plain, well understood measure whose matched words are the reason. */
export interface TextIndex {
  /** Score of every document that shares a word with the query, with the shared words, best first. */
  rank(query: string): RankedText[];
}

export interface RankedText {
  readonly id: string;
  /** 0 where nothing matches; only comparable within one query. */
  readonly score: number;
  readonly words: readonly string[];
}

const K1 = 1.2;
const B = 0.75;

interface Posting {
  readonly document: number;
  readonly times: number;
}

/** Builds the index of a set of documents; rebuilding a thousand takes some milliseconds, so it is made when the set changes. */
export function indexTexts(documents: readonly { readonly id: string; readonly text: string }[]): TextIndex {
  const postings = new Map<string, Posting[]>();
  const lengths: number[] = [];
  for (const [document, { text }] of documents.entries()) {
    const words = searchWords(text);
    lengths.push(words.length);
    const times = new Map<string, number>();
    for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
    for (const [word, count] of times) {
      const list = postings.get(word);
      if (list) list.push({ document, times: count });
      else postings.set(word, [{ document, times: count }]);
    }
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return {
    rank: (query) => {
      const found = new Map<number, { score: number; words: string[] }>();
      for (const word of new Set(searchWords(query))) {
        const list = postings.get(word) ?? [];
        const rarity = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
        for (const { document, times } of list) {
          const entry = found.get(document) ?? { score: 0, words: [] };
          found.set(document, entry);
          entry.score +=
            (rarity * times * (K1 + 1)) / (times + K1 * (1 - B + (B * (lengths[document] ?? 0)) / Math.max(1, mean)));
          entry.words.push(word);
        }
      }
      return [...found]
        .map(([document, entry]) => ({ id: documents[document]?.id ?? '', ...entry }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    },
  };
}
