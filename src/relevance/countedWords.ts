import { searchWords } from './segment.ts';

/** BM25 over texts whose words were counted when they were written: a search reads counts, it never segments the texts again. */

const K1 = 1.2;
const B = 0.75;

export interface CountedText {
  readonly id: string;
  /** `\n词\t3\n另\t1\n` */
  readonly words: string;
  readonly length: number;
}

/** Search words of a text with how often each stands there, as one string that is found in by `indexOf`. */
export function countWords(text: string): { readonly words: string; readonly length: number } {
  const times = new Map<string, number>();
  const words = searchWords(text);
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return { words: `\n${[...times].map(([word, count]) => `${word}\t${count}\n`).join('')}`, length: words.length };
}

function timesOf(text: CountedText, word: string): number {
  const at = text.words.indexOf(`\n${word}\t`);
  return at < 0 ? 0 : Number.parseInt(text.words.slice(at + word.length + 2, at + word.length + 10), 10);
}

/** Texts that share a word with the query, best first, with the shared words. */
export function rankCounted(
  texts: readonly CountedText[],
  query: string,
): { readonly id: string; readonly score: number; readonly words: readonly string[] }[] {
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
  const found = new Map<string, { score: number; words: string[] }>();
  for (const word of new Set(searchWords(query))) {
    const hits = texts.flatMap((text) => {
      const times = timesOf(text, word);
      return times > 0 ? [{ text, times }] : [];
    });
    const rarity = Math.log(1 + (texts.length - hits.length + 0.5) / (hits.length + 0.5));
    for (const { text, times } of hits) {
      const entry = found.get(text.id) ?? { score: 0, words: [] };
      found.set(text.id, entry);
      entry.score += (rarity * times * (K1 + 1)) / (times + K1 * (1 - B + (B * text.length) / Math.max(1, mean)));
      entry.words.push(word);
    }
  }
  return [...found]
    .map(([id, entry]) => ({ id, ...entry }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
