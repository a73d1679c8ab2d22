import { dict } from '@node-rs/jieba/dict';

/**
 * How likely simplified Chinese text is, from the word list of jieba alone: characters follow each other within words as often as the words occur, and across words
 * as often as one ends and the other begins. Word lists know no punctuation, so the odds of 。 and quotes are set by hand below. Loaded when the first shifted
 * bytes have to be read, in a few tenths of a second.
 */
export interface LanguageModel {
  /** log P(next | before), for character codes. */
  readonly step: (before: number, next: number) => number;
  /** Best cut of a text into words: the sum of their log likelihoods. */
  readonly words: (text: string) => number;
  /** Occurrences of a character in the word list. */
  readonly count: (code: number) => number;
}

const FLOOR = -19;
const SLOTS = 1 << 20;
const LONGEST_WORD = 6;
/** The list counts characters as words more often than running text has them alone; function words (了, 在, 是) are an exception. */
const LONE = 2.5;
const OFTEN = 100_000;
/** Far too rare in the list: about every twenty-fifth word of running text. */
const CORRECTED: Readonly<Record<string, number>> = { 的: 2_400_000, 和: 700_000 };
const WORDS_IN_ALL = 60_000_000;

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
    const often = Number.parseInt(line.slice(space + 1), 10);
    addWord(counts, word, CORRECTED[word] ?? often, idOf);
  }
  return counts;
}

function addWord(counts: Counts, word: string, often: number, idOf: (code: number) => number): void {
  counts.all += often;
  if (word.length <= LONGEST_WORD)
    counts.words.set(word, Math.log((often + 0.5) / WORDS_IN_ALL) - (word.length === 1 && often < OFTEN ? LONE : 0));
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
const markAfter = (before: number): number =>
  before < 0x7f && before > 0x2f && before !== 0x3a && before !== 0x3b && before !== 0x3f ? 0.5 : 0.0005;

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
    words: (text) => bestWords(text, counts.words, odds),
  };
}

/** log odds of the character at `at` as a mark; the floor where it is none. */
function markCost(text: string, at: number, odds: Float64Array): number {
  const alone = odds[text.charCodeAt(at)] ?? 0;
  if (alone === 0) return FLOOR;
  const before = text.charCodeAt(at - 1);
  if (at === 0 || (odds[before] ?? 0) === 0) return Math.log(alone);
  return Math.log(markPair(before, text.charCodeAt(at)) ?? alone * markAfter(before));
}

/** Viterbi over word ends; a character no word explains costs as much as the floor. */
function bestWords(text: string, words: ReadonlyMap<string, number>, odds: Float64Array): number {
  const best = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  for (let at = 0; at < text.length; at += 1) {
    const here = best[at] ?? 0;
    const mark = markCost(text, at, odds);
    if (here + mark > (best[at + 1] ?? 0)) best[at + 1] = here + mark;
    if (mark > FLOOR) continue;
    for (let end = at + 1; end <= Math.min(text.length, at + LONGEST_WORD); end += 1) {
      const word = words.get(text.slice(at, end));
      if (word !== undefined && here + word > (best[end] ?? 0)) best[end] = here + word;
    }
  }
  return best[text.length] ?? 0;
}

let model: LanguageModel | null = null;

export function languageModel(): LanguageModel {
  model ??= modelOf(readWords());
  return model;
}
