import { dict } from '@node-rs/jieba/dict';
import * as OpenCC from 'opencc-js/t2cn';

/** Words by what they do in a clause, from the list of jieba (MIT), without names of persons. */
export interface WordList {
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
  readonly adjectives: readonly string[];
  readonly places: readonly string[];
  readonly idioms: readonly string[];
  readonly adverbs: readonly string[];
  /** Words with Latin letters in them: A股, B超, X射线. */
  readonly mixed: readonly string[];
}

const KIND_OF_TAG: Readonly<Record<string, keyof WordList>> = {
  n: 'nouns',
  v: 'verbs',
  vn: 'verbs',
  a: 'adjectives',
  ns: 'places',
  i: 'idioms',
  l: 'idioms',
  d: 'adverbs',
};
/** Names of places that say what they are: the rest are countries and fragments. */
const PLACE = /[省市县区镇乡村江河湖海山岛港湾桥路]$/;
/** Seldomer words are often names, misprints or fragments. */
const LEAST_OCCURRENCES = 60;

function kindOf(line: string): readonly [keyof WordList, string] | null {
  const [word = '', occurrences, tag = ''] = line.split(' ');
  if (/[A-Za-z]/.test(word)) return /^[\w+]+\p{Script=Han}+$/u.test(word) ? ['mixed', word] : null;
  const kind = KIND_OF_TAG[tag];
  if (kind === undefined || Number(occurrences) < LEAST_OCCURRENCES) return null;
  if (kind === 'places' && !PLACE.test(word)) return null;
  return /^\p{Script=Han}{2,4}$/u.test(word) ? [kind, word] : null;
}

/** Characters a converter would change, also those that stay as they are in some words (蕴藉). */
function traditionalCharacters(lines: readonly string[]): Set<string> {
  const characters = [...new Set(lines.flatMap((line) => [...(line.split(' ', 1)[0] ?? '')]))];
  const simplified = OpenCC.Converter({ from: 'tw', to: 'cn' })(characters.join('\n')).split('\n');
  return new Set(characters.filter((character, index) => simplified[index] !== character));
}

let loaded: WordList | null = null;

/** Read once, in about half a second. */
export function wordList(): WordList {
  if (loaded) return loaded;
  const lines = new TextDecoder().decode(dict).split('\n');
  const traditional = traditionalCharacters(lines);
  const words = {
    nouns: [] as string[],
    verbs: [] as string[],
    adjectives: [] as string[],
    places: [] as string[],
    idioms: [] as string[],
    adverbs: [] as string[],
    mixed: [] as string[],
  };
  for (const line of lines) {
    const found = kindOf(line);
    if (found && ![...found[1]].some((character) => traditional.has(character))) words[found[0]].push(found[1]);
  }
  loaded = words;
  return words;
}
