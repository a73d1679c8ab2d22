import type { Snippet } from './page.schema.ts';

/** The sentence that shows why a document was found. Pure. */

const LONGEST = 160;

/** Folded letter by letter, so that places in the folded text are places in the text. */
const plain = (text: string): string =>
  Array.from(text, (letter) => {
    const folded = letter.normalize('NFKC').toLowerCase();
    return folded.length === letter.length ? folded : letter;
  }).join('');

function marksIn(sentence: string, words: readonly string[]): [number, number][] {
  const folded = plain(sentence);
  const marks: [number, number][] = [];
  for (const word of words)
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
      marks.push([at, at + word.length]);
  return merged(marks);
}

function merged(marks: readonly [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** A long sentence is cut around its first mark. */
function cut(sentence: string, words: readonly string[]): Snippet {
  const first = marksIn(sentence, words)[0]?.[0] ?? 0;
  const start = sentence.length <= LONGEST ? 0 : Math.max(0, Math.min(first - 30, sentence.length - LONGEST));
  const part = sentence.slice(start, start + LONGEST);
  const text = `${start > 0 ? '…' : ''}${part}${start + LONGEST < sentence.length ? '…' : ''}`;
  return { text, marks: marksIn(text, words) };
}

/** The sentence with most of the words, the earliest of several. */
export function snippetOf(text: string, words: readonly string[]): Snippet | null {
  let best: { readonly sentence: string; readonly hits: number } | null = null;
  for (const [sentence] of text.matchAll(/[^。！？；\n]+[。！？；]?/g)) {
    const folded = plain(sentence);
    const hits = words.filter((word) => folded.includes(word)).length;
    if (hits > (best?.hits ?? 0)) best = { sentence, hits };
    if (hits === words.length && hits > 0) break;
  }
  return best && cut(best.sentence.trim(), words);
}
