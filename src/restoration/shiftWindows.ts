import { characterTables, isHanAt } from './characters.ts';
import { applyPatches, type Draft, type Patch, patch } from './draft.ts';
import { languageModel } from './languageModel.ts';
import { BRACKETED, READING, reads } from './readings.ts';
import { type Reading, readLattice } from './shiftLattice.ts';
import { isFullWidthMark, shiftTokens, type Token } from './shiftTokens.ts';

/** A question mark where a byte lost its partner, before a replaced mark or a reading whose bracket it swallowed. */
const ORPHAN = new RegExp(
  `[?\\ufffd](?:[!,:;?！，：；？](?=[\\u00a1-\\uffff@-~!,:;]|[?\\ufffd](?![?!]))|\\(?${READING} ?\\))`,
  'g',
);
/** Where lone bytes vanish only a mark between Han is left, and the ASCII byte that closes the window. */
const MARK = /[!,:;?](?=[\u00a1-\uffff@-~]|$)/gm;
const INNER = /(?<=[\u3400-\u9fff])\?(?=[\u3400-\u9fff])/g;
const BEFORE_MARK = /[\u3400-\u9fff\uf900-\ufaff)”’》]/;
const READINGS = new RegExp(BRACKETED, 'g');
const FIRST_READING = new RegExp(`([\\u3400-\\u9fff@-~])${BRACKETED}`);
const CLOSING = /[\u3400-\u9fff\uf900-\ufaff][@-~](?:[\u3400-\u9fff\uf900-\ufaff“”,:;(]|$)/;
const LONGEST = 240;
/** How much of the line before a window tells which quotes are open. */
const BEFORE = 400;
/** What any window costs, in tokens. */
const LEAST = 20;
/** What a page may cost altogether, however long: some two thousand windows. */
const MOST = 60_000;
/** How much likelier the repaired text must be than the text as it stands, in natural logarithms. */
const MARGIN = { dirty: 5, traditional: 10, clean: 25, dropped: 12, unsigned: 20 } as const;

/** Neighbours less likely than these stand in one of a hundred true readings and in every fifth that is wrong; such a reading goes to a person. */
const UNHEARD = -12.5;
const STRANGE = 0.6;

export interface WindowOptions {
  /** The document bears the signature of the tool. */
  readonly dirty: boolean;
  /** The text is in traditional script, as all pages of such tools are. */
  readonly traditional: boolean;
}

/** Reads the windows of shifted bytes of a text. Windows that rest on a byte the page no longer holds are marked for review. */
export function withoutShifts(draft: Draft, { dirty, traditional }: WindowOptions): Draft {
  const orphans = new Windows(draft.text, {
    dirty,
    traditional,
    dropped: false,
    margin: MARGIN[dirty ? 'dirty' : traditional ? 'traditional' : 'clean'],
  });
  for (const found of draft.text.matchAll(ORPHAN)) orphans.read(found.index);
  const repaired = applyPatches(draft, orphans.patches);
  if (!dirty && !traditional) return repaired;
  const lost = new Windows(repaired.text, {
    dirty,
    traditional,
    dropped: true,
    margin: MARGIN[dirty ? 'dropped' : 'unsigned'],
  });
  // Without the tool's signature only a question mark in the middle of a word says that bytes were lost.
  for (const found of repaired.text.matchAll(dirty ? MARK : INNER))
    if (lost.looksShifted(found.index)) lost.read(found.index);
  return applyPatches(repaired, lost.patches);
}

interface Ranked {
  readonly reading: Reading;
  readonly output: string;
  readonly rank: number;
}

interface WindowsHow {
  readonly traditional: boolean;
  readonly dirty: boolean;
  readonly dropped: boolean;
  readonly margin: number;
}

/** The windows of one text, read from left to right: what was read before tells which quotes are open. */
class Windows {
  readonly patches: Patch[] = [];
  readonly #text: string;
  readonly #how: WindowsHow;
  readonly #tables = characterTables();
  readonly #model = languageModel();
  #pairs: ReadonlyMap<number, number> | null = null;
  #done = 0;
  /** Tokens that may still be read: the densest pages we have made need a twentieth of their length, a text made of triggers would need many times it. */
  #budget: number;
  constructor(text: string, how: WindowsHow) {
    this.#text = text;
    this.#how = how;
    this.#budget = Math.min(text.length / 4 + 2000, MOST);
  }

  /** Reads the window that begins at `from`, unless the one before reached over it. */
  read(from: number): void {
    if (from < this.#done || this.#budget <= 0) return;
    const text = this.#text;
    const end = lineEnd(text, from);
    const tokens = shiftTokens(text, from, end);
    if (end === text.length || text.charCodeAt(end) === 0x0a)
      tokens.push({ kind: 'wall', code: 0x0a, from: end, to: end });
    const before = this.#lineBefore(from);
    const readings = readLattice(tokens, {
      dropped: this.#how.dropped,
      before,
    });
    this.#budget -= Math.max(LEAST, readings[0]?.steps.length ?? tokens.length);
    const [literal] = this.#ranked(
      readings.filter((reading) => reading.literal),
      before,
      false,
    );
    const [best, second] = this.#ranked(
      readings.filter((reading) => !reading.literal),
      before,
      true,
    );
    if (best === undefined || (literal !== undefined && best.rank < literal.rank + this.#how.margin)) return;
    const isShown = this.#how.dirty || showsMisreading(best.reading, tokens);
    if (!isShown && !(this.#how.traditional && this.#isInWord(best.reading, tokens))) return;
    const gap = best.rank - (second?.rank ?? best.rank - 20);
    const confidence = Math.min(
      1 / (1 + Math.exp(-gap)),
      isShown && this.#reads(before, best.reading) && !losesSign(best.reading, tokens) ? 1 : STRANGE,
    );
    this.patches.push(...patchesOf(best.reading, tokens, confidence));
    this.#done = this.patches.at(-1)?.to ?? from;
  }

  /** 福??h考察團: question marks and a letter between two characters, in a page of traditional script, are no sign of anybody's. */
  #isInWord({ steps }: Reading, tokens: readonly Token[]): boolean {
    const read = steps.filter(({ literal }) => !literal).map(({ token }) => tokens[token]);
    const [first, last] = [read[0], read.at(-1)];
    return (
      first !== undefined &&
      last?.kind === 'ascii' &&
      first.from > 0 &&
      isHanAt(this.#text, first.from - 1) &&
      isHanAt(this.#text, last.to)
    );
  }

  /** Whether what was read is text as one writes it: where bytes are missing that left no trace, the best reading is still none. */
  #reads(before: string, { steps }: Reading): boolean {
    const first = steps.findIndex((step) => !step.literal);
    let last = steps.length - 1;
    while (last > first && steps[last]?.literal === true) last -= 1;
    let from = this.#simplified((before + textOf(steps.slice(0, first))).slice(-1) || '\n').charCodeAt(0);
    for (const code of codesOf(this.#simplified(textOf(steps.slice(first, last + 2))))) {
      if (this.#model.step(from, code) < UNHEARD) return false;
      from = code;
    }
    return true;
  }

  /** The line up to a place as repaired so far, without the readings in it. */
  #lineBefore(at: number): string {
    const start = Math.max(this.#text.lastIndexOf('\n', at - 1) + 1, at - BEFORE);
    const parts: string[] = [];
    let end = at;
    for (let index = this.patches.length - 1; index >= 0; index -= 1) {
      const one = this.patches[index];
      if (one === undefined || one.from < start) break;
      parts.unshift(one.after, this.#text.slice(one.to, end));
      end = one.from;
    }
    return (this.#text.slice(start, end) + parts.join('')).replace(READINGS, '');
  }

  /** The rest of the page tells which names occur in it, and quotes come in pairs. */
  #ranked(readings: readonly Reading[], before: string, compared: boolean): Ranked[] {
    const seen = new Map<string, Ranked>();
    const lead = before.slice(-1);
    for (const reading of readings) {
      const output = textOf(reading.steps);
      if (seen.has(output)) continue;
      const known = compared ? this.#known(this.#simplified(lead + output)) : 0;
      seen.set(output, { reading, output, rank: reading.score - quoteFaults(before, output) * 8 + known });
    }
    return [...seen.values()].sort((one, other) => other.rank - one.rank);
  }

  #simplified(text: string): string {
    const { simple } = this.#tables;
    return String.fromCharCode(...Array.from({ length: text.length }, (_, at) => simple[text.charCodeAt(at)] ?? 0));
  }

  /** How many pairs of neighbours occur elsewhere on the page. */
  #known(plain: string): number {
    this.#pairs ??= pairsOf(this.#simplifiedPage());
    let sum = 0;
    for (let at = 1; at < plain.length; at += 1)
      sum += Math.min(3, this.#pairs.get(plain.charCodeAt(at - 1) * 0x10000 + plain.charCodeAt(at)) ?? 0);
    return sum * 0.7;
  }

  #simplifiedPage(): string {
    const page = this.#text.replace(READINGS, '');
    const { simple } = this.#tables;
    let out = '';
    for (let at = 0; at < page.length; at += 1) out += String.fromCharCode(simple[page.charCodeAt(at)] ?? 0);
    return out;
  }

  /** A brief look whether bytes may have vanished behind the mark at `at`: improbable neighbours, a closing ASCII byte, a reading behind the wrong character. */
  looksShifted(at: number): boolean {
    if (at === 0 || !BEFORE_MARK.test(this.#text.charAt(at - 1))) return false;
    const stretch = this.#text.slice(at + 1, Math.min(lineEnd(this.#text, at), at + 40));
    if (stretch.length === 0) return openQuotes(this.#lineBefore(at)) > 0;
    if (/[@-~]/.test(stretch.charAt(0)) && isHanAt(stretch, 1)) return true;
    let [sum, steps] = [0, 0];
    for (
      let place = 1;
      place < Math.min(stretch.length, 6) && isHanAt(stretch, place) && isHanAt(stretch, place - 1);
      place += 1
    ) {
      sum += this.#model.step(this.#simpleAt(stretch, place - 1), this.#simpleAt(stretch, place));
      steps += 1;
    }
    if (steps > 0 && sum / steps < (steps === 1 ? -14.5 : -12)) return true;
    const near = stretch.slice(0, 16);
    return CLOSING.test(near) || wrongReading(near);
  }

  #simpleAt(text: string, at: number): number {
    return this.#tables.simple[text.charCodeAt(at)] ?? 0;
  }
}

/** `???` and `?:r` can be read as bytes, but where no character was misread nothing shows that they moved: only the tool's signature would. */
const showsMisreading = (reading: Reading, tokens: readonly Token[]): boolean =>
  reading.steps.some(({ literal, token }) => {
    const read = tokens[token];
    return !literal && (read?.kind === 'swallowed' || (read?.kind === 'pair' && !isFullWidthMark(read)));
  });

/** 不愁?！?2月8日: the question mark that closes the window may have taken a figure or a letter with it, and nobody knows which. */
const losesSign = (reading: Reading, tokens: readonly Token[]): boolean =>
  reading.steps.some(({ guessed, token }, at) => {
    const next = tokens[token + 1];
    return (
      guessed &&
      at > 0 &&
      tokens[token]?.kind === 'orphan' &&
      next?.kind === 'ascii' &&
      /[\dA-Za-z]/.test(String.fromCharCode(next.code))
    );
  });

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return Math.min(end === -1 ? text.length : end, from + LONGEST);
}

function wrongReading(stretch: string): boolean {
  const [, character, reading] = FIRST_READING.exec(stretch) ?? [];
  return character !== undefined && reading !== undefined && !reads(character, reading);
}

function pairsOf(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  for (let at = 1; at < text.length; at += 1) {
    if (!isHanAt(text, at) || !isHanAt(text, at - 1)) continue;
    const key = text.charCodeAt(at - 1) * 0x10000 + text.charCodeAt(at);
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  return pairs;
}

function openQuotes(text: string): number {
  let open = 0;
  for (const character of text) {
    if (character === '“') open += 1;
    else if (character === '”') open = Math.max(0, open - 1);
  }
  return open;
}

const textOf = (steps: Reading['steps']): string => steps.map((step) => step.text).join('');
const codesOf = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** Quotes that close nothing or open twice, in what was read; what stands before them is taken as it is. */
function quoteFaults(before: string, output: string): number {
  let open = openQuotes(before);
  let faults = 0;
  for (const character of output) {
    if (character === '\n') faults += open * 0.5;
    if (character === '“') {
      if (open > 0) faults += 1;
      open += 1;
    } else if (character === '”') {
      if (open === 0) faults += 1;
      open = Math.max(0, open - 1);
    }
  }
  return faults;
}

/** One patch for each run of tokens that were not taken as they stand. */
function patchesOf(reading: Reading, tokens: readonly Token[], confidence: number): Patch[] {
  const patches: Patch[] = [];
  let open: { from: number; to: number; after: string; dropped: boolean; guessed: boolean; offset: boolean } | null =
    null;
  const close = (): void => {
    if (open === null) return;
    const kind = open.dropped ? 'shiftDropped' : open.offset ? 'pinyinShifted' : 'shift';
    const sure = open.guessed || open.dropped || confidence <= STRANGE ? confidence : Math.max(confidence, 0.99);
    patches.push(patch(open.from, open.to, open.after, kind, sure, open.dropped || sure < 0.95));
    open = null;
  };
  for (const step of reading.steps) {
    const token = tokens[step.token];
    if (token === undefined) continue;
    if (step.literal) close();
    else {
      open ??= {
        from: token.from,
        to: token.to,
        after: '',
        dropped: false,
        guessed: false,
        offset: token.kind === 'swallowed',
      };
      open.to = token.to;
      open.after += step.text;
      open.dropped ||= step.dropped;
      open.guessed ||= step.guessed;
    }
  }
  close();
  return patches;
}
