import { LATIN } from './sentenceForms.data.ts';
import type { WordList } from './wordList.ts';

/** A form cut into fixed text and slots, so that filling it is no more than joining. */
type Form = readonly ((() => string) | string)[];

export interface Composer {
  readonly choose: <T>(from: readonly T[]) => T;
  /** Whole number from low to high, both included. */
  readonly number: (low: number, high: number) => number;
  readonly compile: (forms: readonly string[]) => readonly Form[];
  readonly fill: (form: Form) => string;
}

const NUMERALS = ['两', '三', '四', '五', '六', '七', '八', '九', '十', '十二', '十五', '二十', '三十', '一百'];

/** Marsaglia's xorshift: the cheapest that is good enough to choose words by the million. */
function xorshift(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
}

/** Fills the slots of sentence forms with words and figures, the same ones for the same seed. */
export function composerOf(words: WordList, seed: number): Composer {
  const random = xorshift(seed);
  const number = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const choose = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  };
  const slots: Readonly<Record<string, () => string>> = {
    n: () => choose(words.nouns),
    v: () => choose(words.verbs),
    a: () => choose(words.adjectives),
    p: () => choose(words.places),
    i: () => choose(words.idioms),
    d: () => choose(words.adverbs),
    m: () => choose(words.mixed),
    l: () => choose(LATIN),
    '9': () => String(number(1, random() < 0.2 ? 99_999 : 999)),
    '%': () => `${number(0, 99)}.${number(0, 9)}%`,
    y: () => String(number(1995, 2030)),
    t: () => `${number(1, 12)}月${number(1, 28)}日`,
    z: () => choose(NUMERALS),
  };
  const compile = (forms: readonly string[]): Form[] =>
    forms.map((form) =>
      form.split(/[{}]/).map((piece, index) => (index % 2 === 0 ? piece : (slots[piece] ?? (() => piece)))),
    );
  const fill = (form: Form): string => {
    let text = '';
    for (const piece of form) text += typeof piece === 'string' ? piece : piece();
    return text;
  };
  return { choose, number, compile, fill };
}
