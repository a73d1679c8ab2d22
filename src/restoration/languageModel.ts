import { dict } from '@node-rs/jieba/dict';
import { FIELD_WORDS } from './fieldWords.data.ts';

/**
 * How likely simplified Chinese text is, from the word list of jieba alone: characters follow each other within words as often as the words occur, and across words
 * as often as one ends and the other begins. Word lists know no punctuation, so the odds of 。 and quotes are set by hand below. Loaded when the first shifted
 * bytes have to be read, in a few tenths of a second.
 */
export interface LanguageModel {
  /** log P(next | before), for character codes. */
  readonly step: (before: number, next: number) => number;
  /** The best cut into words of the text of `trail` and one character more. */
  readonly words: (trail: WordTrail, code: number) => WordTrail;
  /** Occurrences of a character in the word list. */
  readonly count: (code: number) => number;
}

/** A text cut into words, character by character from its end: many readings of one page share their beginning. */
export interface WordTrail {
  readonly before: WordTrail | null;
  readonly code: number;
  /** Sum of the log likelihoods of words and marks up to here. */
  readonly score: number;
  /** Characters of the last word; 0: a mark, or the beginning. */
  readonly length: number;
}

export const NO_WORDS: WordTrail = { before: null, code: 0x0a, score: 0, length: 0 };

const FLOOR = -19;
const SLOTS = 1 << 20;
const LONGEST_WORD = 6;
/** The list counts characters as words more often than running text has them alone; function words (了, 在, 是) are an exception. */
const LONE = 1.6;
const OFTEN = 100_000;
/** Far too rare in the list: about every twenty-fifth word of running text. */
const CORRECTED: Readonly<Record<string, number>> = {
  的: 2_400_000,
  和: 700_000,
  吗: 150_000,
  呢: 120_000,
  吧: 100_000,
};
const WORDS_IN_ALL = 60_000_000;
/** What a word of the field counts at least, of the sixty million. */
const FIELD_COUNTS = { every: 20_000, many: 4_000, some: 800 } as const;

/** Odds of punctuation where a word ends, and of one mark behind another: 。” and 。“ are how speech ends and goes on. */
const MARKS: Readonly<Record<string, number>> = {
  '，': 0.06,
  ',': 0.06,
  '。': 0.035,
  '、': 0.02,
  '“': 0.008,
  '”': 0.008,
  '：': 0.004,
  ':': 0.004,
  '；': 0.003,
  ';': 0.003,
  '！': 0.001,
  '!': 0.001,
  '？': 0.001,
  '?': 0.001,
  '《': 0.002,
  '》': 0.002,
  '(': 0.002,
  ')': 0.002,
  '（': 0.002,
  '）': 0.002,
  '‘': 0.0005,
  '’': 0.0005,
  '—': 0.001,
  '…': 0.0005,
  '·': 0.0005,
  '\n': 0.006,
  ' ': 0.004,
};
const PAIRS: Readonly<Record<string, number>> = {
  '。”': 0.12,
  '。“': 0.12,
  '。\n': 0.2,
  '，“': 0.02,
  ',“': 0.02,
  '：“': 0.5,
  ':“': 0.5,
  '！”': 0.4,
  '？”': 0.4,
  '!”': 0.4,
  '?”': 0.4,
  '”。': 0.05,
  '”，': 0.12,
  '”,': 0.12,
  '、“': 0.1,
  '”“': 0.02,
  '”、': 0.06,
  '》《': 0.03,
  '》，': 0.06,
  '》,': 0.06,
  '》。': 0.05,
  '》、': 0.05,
  '。《': 0.01,
  '；“': 0.01,
  '”；': 0.01,
  '，《': 0.01,
  ',《': 0.01,
  '、0': 0.08,
  '。0': 0.01,
  ',0': 0.05,
  '，0': 0.05,
  '“0': 0.02,
  '”\n': 0.25,
  '’\n': 0.05,
  '“\n': 1e-9,
  '、\n': 1e-5,
  '，\n': 1e-4,
  ',\n': 1e-4,
  '！\n': 0.2,
  '!\n': 0.2,
  '？\n': 0.2,
  '?\n': 0.2,
};

interface Counts {
  readonly ids: Uint16Array;
  readonly total: Float64Array;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly keys: Int32Array;
  readonly pairs: Float32Array;
  readonly words: Map<string, number>;
  /** Prepositions, conjunctions and adverbs of one character: no clause ends with them. */
  readonly leading: Set<string>;
  all: number;
}

function slotOf(counts: Counts, key: number): number {
  let slot = Math.imul(key, 0x9e3779b1) >>> 12;
  while (counts.keys[slot] !== 0 && counts.keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

const keyOf = (before: number, next: number): number => (before << 14) | next;

function readWords(): Counts {
  const counts: Counts = {
    ids: new Uint16Array(0x10000),
    total: new Float64Array(16384),
    starts: new Float64Array(16384),
    ends: new Float64Array(16384),
    keys: new Int32Array(SLOTS),
    pairs: new Float32Array(SLOTS),
    words: new Map(),
    leading: new Set('各每这那有是使令让像如为由其'),
    all: 0,
  };
  let nextId = 1;
  const idOf = (code: number): number => {
    const known = counts.ids[code] ?? 0;
    if (known !== 0) return known;
    const id = nextId < 16383 ? nextId++ : 16383;
    counts.ids[code] = id;
    return id;
  };
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const space = line.indexOf(' ');
    if (space < 1) continue;
    const word = line.slice(0, space);
    if (word.length === 1 && /[pcd]$/.test(line) && !'用到比给跟靠当'.includes(word)) counts.leading.add(word);
    const often = Number.parseInt(line.slice(space + 1), 10);
    addWord(counts, word, CORRECTED[word] ?? often, idOf);
  }
  for (const [share, list] of Object.entries(FIELD_WORDS)) {
    const least = FIELD_COUNTS[share as keyof typeof FIELD_WORDS];
    for (const word of list.split(' '))
      if ((counts.words.get(word) ?? FLOOR) < logShare(word, least)) addWord(counts, word, least, idOf);
  }
  return counts;
}

const logShare = (word: string, often: number): number =>
  Math.log((often + 0.5) / WORDS_IN_ALL) - (word.length === 1 && often < OFTEN ? LONE : 0);

function addWord(counts: Counts, word: string, often: number, idOf: (code: number) => number): void {
  counts.all += often;
  if (word.length <= LONGEST_WORD) counts.words.set(word, logShare(word, often));
  let before = 0;
  for (let at = 0; at < word.length; at += 1) {
    const id = idOf(word.charCodeAt(at));
    counts.total[id] = (counts.total[id] ?? 0) + often;
    if (at === 0) counts.starts[id] = (counts.starts[id] ?? 0) + often;
    else {
      const slot = slotOf(counts, keyOf(before, id));
      counts.keys[slot] = keyOf(before, id);
      counts.pairs[slot] = (counts.pairs[slot] ?? 0) + often;
    }
    if (at === word.length - 1) counts.ends[id] = (counts.ends[id] ?? 0) + often;
    before = id;
  }
}

/** Odds of a mark or figure behind a mark. Figures go on with a list, and seldom begin a sentence. */
function markPair(before: number, next: number): number | undefined {
  const figure = next > 0x2f && next < 0x3a;
  return PAIRS[String.fromCharCode(before, figure ? 0x30 : next)];
}

/** Marks hardly follow marks; figures and letters are followed by them as words are. */
const markAfter = (before: number): number => (WORDLIKE.has(before) ? 0.5 : 0.0005);
const WORDLIKE: ReadonlySet<number> = new Set(
  Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%％)）》”’', (mark) => mark.charCodeAt(0)),
);

const markTable = (): Float64Array => {
  const odds = new Float64Array(0x10000);
  for (const [mark, share] of Object.entries(MARKS)) odds[mark.charCodeAt(0)] = share;
  for (let code = 0x21; code < 0x7f; code += 1) odds[code] ||= 0.0002;
  for (let code = 0x30; code < 0x3a; code += 1) odds[code] = 0.002;
  return odds;
};

function modelOf(counts: Counts): LanguageModel {
  const odds = markTable();
  const { ids, total, starts, ends } = counts;
  const share = (before: number, next: number): number => {
    const [one, other] = [ids[before] ?? 0, ids[next] ?? 0];
    const ended = one === 0 ? 0.5 : ((ends[one] ?? 0) + 1) / ((total[one] ?? 0) + 10);
    if (other === 0 || (odds[next] ?? 0) > 0) {
      const special = one === 0 ? markPair(before, next) : undefined;
      return special ?? (odds[next] ?? 0) * (one === 0 ? markAfter(before) : ended);
    }
    const opening = ((starts[other] ?? 0) + 0.5) / counts.all;
    if (one === 0) return (before < 0x7f && before > 0x2f ? 0.3 : 0.8) * opening;
    const inside = counts.pairs[slotOf(counts, keyOf(one, other))] ?? 0;
    return inside / ((total[one] ?? 0) + 20) + 0.85 * ended * opening;
  };
  return {
    step: (before, next) => Math.max(FLOOR, Math.log(share(before, next) + 1e-12)),
    count: (code) => total[ids[code] ?? 0] ?? 0,
    words: (trail, code) => wordsWith(trail, code, counts, odds),
  };
}

/** A preposition or adverb before the end of a clause. */
const HANGING = 5;
const CLAUSE_END = /[，,。：:；;！!？?”\n]/u;
const DOUBLED = -12;

/** log odds of a character as a mark behind another; the floor where it is none. */
function markCost(before: number, code: number, odds: Float64Array): number {
  const alone = odds[code] ?? 0;
  if (alone === 0) return FLOOR;
  if ((odds[before] ?? 0) === 0) return Math.log(alone);
  return Math.log(markPair(before, code) ?? alone * markAfter(before));
}

/** The best cut into words that ends with one character more; what no word explains costs as much as the floor. */
function wordsWith(trail: WordTrail, code: number, counts: Counts, odds: Float64Array): WordTrail {
  const { words, leading } = counts;
  const character = String.fromCharCode(code);
  const mark = markCost(trail.code, code, odds);
  if (mark > FLOOR) {
    const last = String.fromCharCode(trail.code);
    const hangs =
      trail.length === 1 &&
      (last === '吗' ? !/[？?”]/u.test(character) : CLAUSE_END.test(character) && leading.has(last));
    return { before: trail, code, score: trail.score + mark - (hangs ? HANGING : 0), length: 0 };
  }
  let [score, length] = [trail.score + (words.get(character) ?? FLOOR), 1];
  let word = character;
  let behind = code;
  let from: WordTrail = trail;
  for (let size = 2; size <= LONGEST_WORD && from.before !== null && from.length > 0; size += 1) {
    // Where no word has the two characters side by side, none ends with what stands here.
    if (!isInside(counts, from.code, behind)) break;
    behind = from.code;
    word = String.fromCharCode(behind) + word;
    from = from.before;
    const known = words.get(word);
    if (known !== undefined && from.score + known > score) [score, length] = [from.score + known, size];
  }
  const spoken = spokenBefore(trail, code);
  return spoken !== null && spoken.score + DOUBLED > score
    ? { before: trail, code, score: spoken.score + DOUBLED, length: 3 }
    : { before: trail, code, score, length };
}

const isInside = (counts: Counts, before: number, next: number): boolean => {
  const [one, other] = [counts.ids[before] ?? 0, counts.ids[next] ?? 0];
  return one !== 0 && other !== 0 && (counts.pairs[slotOf(counts, keyOf(one, other))] ?? 0) > 0;
};

const [ONE, OF, WHAT] = Array.from('一的所', (character) => character.charCodeAt(0));

/** What stands before 看一看 or 所做的 where `code` is its last character: speech is full of them, word lists are not. */
function spokenBefore(trail: WordTrail, code: number): WordTrail | null {
  const first = trail.length > 0 ? trail.before : null;
  if (first === null || first.length === 0) return null;
  const isSpoken = (trail.code === ONE && first.code === code) || (code === OF && first.code === WHAT);
  return isSpoken ? first.before : null;
}

let model: LanguageModel | null = null;

export function languageModel(): LanguageModel {
  model ??= modelOf(readWords());
  return model;
}
