import { characterTables, TRADITIONAL } from './characters.ts';
import { gbkTables } from './gbk.ts';
import { type LanguageModel, languageModel, NO_WORDS, type WordTrail } from './languageModel.ts';
import { reads } from './readings.ts';
import { isFullWidthMark, type Token } from './shiftTokens.ts';

/**
 * The tool that damaged the page worked on GBK bytes: it replaced the full-width forms of ! , : ; ? (A3 A1, A3 AC …) by their ASCII byte wherever these two bytes met, also when they
 * were the end of one character and the begin of the next. From there on every byte pairs with the wrong neighbour, until an ASCII byte closes the window. So a
 * window is read as a lattice over the bytes: a state is the lead byte that waits for its trail byte, and the last character read. All bytes but the orphan are known,
 * which is why the true reading is one of few, and the language model can tell it.
 */
export interface Reading {
  readonly steps: readonly Step[];
  readonly score: number;
  /** Never left the text as it stands. */
  readonly literal: boolean;
}

/** Characters read while a token was taken: `text` may be empty (first half of a character) or hold two. */
interface Step {
  readonly token: number;
  readonly text: string;
  readonly literal: boolean;
  /** A byte had to be guessed that the page no longer holds at all. */
  readonly dropped: boolean;
  /** A byte had to be guessed where a question mark stands. */
  readonly guessed: boolean;
}

interface Node {
  /** Lead byte waiting; ALIGNED or ANY. */
  readonly pending: number;
  readonly last: number;
  readonly score: number;
  readonly parent: Node | null;
  readonly step: Step | null;
  readonly literal: boolean;
  readonly drops: number;
  /** Of all characters read so far: the ways to one text are one, other texts stay apart until words have been weighed. */
  readonly hash: number;
  readonly words: WordTrail;
}

const ALIGNED = -1;
/** A lead byte of which nothing is known. */
const ANY = -2;
/** As ANY, of the upper half: second byte of a user-defined pair that was dropped. */
const ANY_HIGH = -3;
/** A guess less likely than this beside its neighbour is not worth following. */
const GUESS = -17;
/** How a lattice is searched: readings kept after each token, how much less likely than the best they may be, and what pairs of neighbours count beside words. Pairs see
 * where a word is going before it has ended; where whole characters may be missing they would favour the shorter text. */
const SEARCH = { whole: { width: 24, reach: 12, pairs: 0.5 }, dropped: { width: 96, reach: 20, pairs: 0.2 } } as const;
const MARKS = '!,:;?';
const MARK_BYTES = Array.from(MARKS, (mark) => mark.charCodeAt(0));
/** Cost of a replaced mark, of a guessed byte, of a dropped byte, and of brackets that do not fit. A dropped pair brings two characters, which cost enough. */
const COST = { replaced: 1, guessed: 2, dropped: 4, droppedPair: 0, brackets: 8 } as const;
const USER_LEADS = [0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe];

let byTrail: readonly (readonly number[])[] | null = null;

/** Characters the model knows by their trail byte: candidates for a lost lead byte. */
function charactersByTrail(model: LanguageModel): readonly (readonly number[])[] {
  if (byTrail !== null) return byTrail;
  const lists: number[][] = Array.from({ length: 256 }, () => []);
  const { chars } = gbkTables();
  const { simple } = characterTables();
  chars.forEach((code, pair) => {
    if (code !== 0 && (model.count(simple[code] ?? 0) > 0 || isMark(code))) lists[pair & 0xff]?.push(code);
  });
  byTrail = lists;
  return lists;
}

const isMark = (code: number): boolean => '、。“”‘’《》…—·'.includes(String.fromCharCode(code));

export interface LatticeOptions {
  /** Bytes without a partner vanished instead of becoming question marks. */
  readonly dropped: boolean;
  /** The text before the first token, without readings: its last characters matter. */
  readonly before: string;
}

/** The best readings of `tokens`, best first: full ones only, those that end on a character's end. */
export function readLattice(tokens: readonly Token[], options: LatticeOptions): Reading[] {
  const lattice = new Lattice(tokens, options);
  return lattice.read();
}

class Lattice {
  readonly #tokens: readonly Token[];
  readonly #options: LatticeOptions;
  readonly #search: (typeof SEARCH)[keyof typeof SEARCH];
  readonly #model = languageModel();
  readonly #gbk = gbkTables();
  readonly #tables = characterTables();
  #next = new Map<number, Node>();
  /** Score of the best reading of the token in hand so far: what is far worse need not be built. */
  #best = Number.NEGATIVE_INFINITY;
  /** Place of the reading in hand among those kept, best first. */
  #rank = 0;
  constructor(tokens: readonly Token[], options: LatticeOptions) {
    this.#tokens = tokens;
    this.#options = options;
    this.#search = options.dropped ? SEARCH.dropped : SEARCH.whole;
  }

  read(): Reading[] {
    const begin = Array.from(this.#options.before.slice(-4)).reduce(
      (trail, one) => this.#model.words(trail, this.#simple(one.charCodeAt(0))),
      NO_WORDS,
    );
    let beam: Node[] = [
      {
        pending: ALIGNED,
        last: this.#options.before.charCodeAt(this.#options.before.length - 1) || 0x0a,
        score: 0,
        words: begin,
        parent: null,
        step: null,
        literal: true,
        drops: 0,
        hash: 1,
      },
    ];
    let settled = 0;
    for (let at = 0; at < this.#tokens.length && settled < 6; at += 1) {
      const token = this.#tokens[at];
      if (token === undefined) break;
      this.#next = new Map();
      this.#best = Number.NEGATIVE_INFINITY;
      beam.forEach((node, rank) => {
        this.#rank = rank;
        this.#take(node, token, at);
      });
      beam = this.#pruned();
      const apart = beam.some((node) => node.pending !== ALIGNED && node.score > (beam[0]?.score ?? 0) - 25);
      settled = apart || token.kind === 'orphan' ? 0 : settled + 1;
    }
    return beam
      .filter((node) => node.pending === ALIGNED)
      .sort((one, other) => other.score - one.score)
      .map((node) => ({ steps: stepsOf(node), score: node.score, literal: node.literal }));
  }

  #pruned(): Node[] {
    const all = [...this.#next.values()].sort((one, other) => other.score - one.score);
    const literal = all.find((node) => node.literal);
    const kept = all.slice(0, this.#search.width);
    if (literal !== undefined && !kept.includes(literal)) kept.push(literal);
    return kept;
  }

  #add(node: Node): void {
    if (node.score < this.#best - this.#search.reach && !node.literal) return;
    if (node.score > this.#best) this.#best = node.score;
    const key = (node.hash * 512 + node.pending + 4) * 2 + (node.literal ? 1 : 0);
    const known = this.#next.get(key);
    if (known === undefined || known.score < node.score) this.#next.set(key, node);
  }

  #simple(code: number): number {
    return this.#tables.simple[code] ?? code;
  }

  #step(from: Node, code: number): number {
    return this.#model.step(this.#simple(from.last), this.#simple(code));
  }

  /** Whether `code` can follow at this cost without falling out of reach: asked before a node is built. */
  #reaches(from: Node, code: number, cost: number): boolean {
    const step = this.#step(from, code);
    return step > GUESS && from.score - cost + step * this.#search.pairs >= this.#best - this.#search.reach;
  }

  #move(from: Node, token: number, pending: number, code: number, cost: number, how: Partial<Step> = {}): Node {
    const literal = how.literal === true;
    const words = code === 0 ? from.words : this.#model.words(from.words, this.#simple(code));
    const likely = code === 0 ? 0 : this.#step(from, code) * this.#search.pairs + words.score - from.words.score;
    return {
      pending,
      last: code === 0 ? from.last : code,
      score: from.score - cost + likely,
      words,
      parent: from,
      step: {
        token,
        text: code === 0 ? '' : String.fromCharCode(code),
        literal,
        dropped: false,
        guessed: false,
        ...how,
      },
      literal: from.literal && literal,
      drops: from.drops + (how.dropped === true ? 1 : 0),
      hash: code === 0 ? from.hash : (Math.imul(from.hash, 0x01000193) ^ Math.imul(code, 0x9e3779b1)) >>> 0,
    };
  }

  /** Reads one byte in the state of `from`, all characters it can end; null: the byte begins a character. */
  #bytes(from: Node, byte: number): readonly number[] {
    if (from.pending >= 0) {
      const code = this.#gbk.chars[(from.pending << 8) | byte] ?? 0;
      return code === 0 ? [] : [code];
    }
    const codes = charactersByTrail(this.#model)[byte] ?? [];
    return from.pending === ANY_HIGH ? codes.filter((code) => (this.#gbk.pairs[code] ?? 0) >> 8 >= 0xa1) : codes;
  }

  #take(node: Node, token: Token, at: number): void {
    switch (token.kind) {
      case 'pair':
        this.#pair(node, token.lead, token.trail, token.code, at);
        break;
      case 'ascii':
        this.#ascii(node, token, at);
        break;
      case 'orphan':
        this.#orphan(node, at);
        break;
      case 'reading':
        this.#reading(node, token.reading, at);
        break;
      case 'swallowed':
        this.#swallowed(node, token.reading, at);
        break;
      case 'wall':
        if (node.pending === ALIGNED) this.#add(this.#move(node, at, ALIGNED, token.code, 0, { literal: true }));
        // At the end of a line only a closing quotation mark is worth a guess.
        else if (this.#options.dropped && node.pending === 0xa1) this.#droppedTrail(node, token.code, at);
    }
  }

  #pair(node: Node, lead: number, trail: number, code: number, at: number): void {
    if (node.pending === ALIGNED) this.#add(this.#move(node, at, ALIGNED, code, 0, { literal: true }));
    // A byte of which nothing is known only stands before a mark: A3 is the second byte of its character.
    if (node.pending === ANY && lead === 0xa3)
      for (const ended of this.#bytes(node, lead))
        if (this.#reaches(node, ended, 0)) this.#add(this.#move(node, at, trail, ended, 0, { guessed: true }));
    if (node.pending === ALIGNED || node.pending === ANY) return;
    for (const ended of this.#bytes(node, lead)) this.#add(this.#move(node, at, trail, ended, 0));
    if (this.#options.dropped && this.#rank < 12 && node.drops < 3 && node.pending >= 0)
      this.#droppedPair(node, lead, trail, at);
  }

  /** The `count` characters that follow `node` best by their neighbours alone: words are weighed only for these. */
  #likeliest(node: Node, codes: readonly number[], count: number): number[] {
    const steps = codes.map((code) => ({ code, step: this.#step(node, code) }));
    return steps
      .filter(({ step }) => step > GUESS)
      .sort((one, other) => other.step - one.step)
      .slice(0, count)
      .map(({ code }) => code);
  }

  /** Two bytes that together were a user-defined pair vanished between the one that waits and this token: tried on the best readings only, there are a thousand such pairs. */
  #droppedPair(node: Node, lead: number, trail: number, at: number): void {
    const firsts = USER_LEADS.map((first) => this.#gbk.chars[(node.pending << 8) | first] ?? 0).filter(
      (code) => code !== 0,
    );
    for (const ended of this.#likeliest(node, firsts, 5)) {
      const half = this.#move(node, at, ANY_HIGH, ended, COST.droppedPair, { dropped: true });
      for (const second of this.#likeliest(half, this.#bytes(half, lead), 6))
        this.#add(this.#move(half, at, trail, second, 0, { dropped: true }));
    }
  }

  #ascii(node: Node, { code, byte }: { code: number; byte: number }, at: number): void {
    const mark = MARKS.includes(String.fromCharCode(code));
    if (node.pending === ALIGNED) {
      this.#add(this.#move(node, at, ALIGNED, code, 0, { literal: true }));
      if (mark) this.#droppedLead(node, code, at);
      return;
    }
    if (mark) this.#mark(node, code, at);
    else if (byte >= 0x40 && node.pending !== ANY)
      for (const ended of this.#bytes(node, byte)) this.#add(this.#move(node, at, ALIGNED, ended, 0));
    if (byte < 0x40 && this.#options.dropped && this.#rank < 16 && node.pending >= 0 && node.drops < 3)
      this.#droppedTrail(node, code, at);
  }

  /** A mark within a window is two bytes that looked like its full-width form. */
  #mark(node: Node, code: number, at: number): void {
    const guessed = node.pending < 0;
    for (const ended of this.#bytes(node, 0xa3)) {
      if (!guessed || this.#reaches(node, ended, COST.replaced))
        this.#add(this.#move(node, at, code | 0x80, ended, COST.replaced, { guessed }));
    }
  }

  /** The lead byte of the character before a replaced mark vanished. A window begins so; the next one is looked at for itself. */
  #droppedLead(node: Node, code: number, at: number): void {
    if (!this.#options.dropped || at > 0) return;
    const lost = { ...node, pending: ANY, literal: false };
    for (const ended of this.#likeliest(lost, this.#bytes(lost, 0xa3), 32)) {
      this.#add(this.#move(lost, at, code | 0x80, ended, COST.dropped, { dropped: true }));
    }
  }

  /** The trail byte of a character was the byte without a partner, and vanished. */
  #droppedTrail(node: Node, code: number, at: number): void {
    for (const ended of this.#likeliest(node, this.#withLead(node.pending), 12)) {
      const closed = this.#move(node, at, ALIGNED, ended, COST.dropped, { dropped: true });
      this.#add(this.#move(closed, at, ALIGNED, code, 0, { literal: code < 0x20 }));
    }
  }

  #withLead(lead: number): number[] {
    const found: number[] = [];
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const code = this.#gbk.chars[(lead << 8) | trail] ?? 0;
      if (code !== 0 && (isMark(code) || this.#model.count(this.#simple(code)) > 0)) found.push(code);
    }
    return found;
  }

  #orphan(node: Node, at: number): void {
    if (node.pending === ALIGNED) {
      this.#add(this.#move(node, at, ALIGNED, 0x3f, 0, { literal: true }));
      const next = this.#tokens[at + 1];
      const marked =
        next?.kind === 'orphan' ||
        (next?.kind === 'ascii' && MARKS.includes(String.fromCharCode(next.code))) ||
        (next !== undefined && isFullWidthMark(next));
      if (marked) this.#add(this.#move(node, at, ANY, 0, COST.guessed, { guessed: true }));
      // Some decoders take the mark for the second byte of the lost one: any of the five may have stood here.
      for (const code of MARK_BYTES) this.#droppedLead(node, code, at);
      return;
    }
    this.#mark(node, 0x3f, at);
    if (node.pending < 0) return;
    for (const ended of this.#withLead(node.pending)) {
      if (this.#reaches(node, ended, COST.guessed))
        this.#add(this.#move(node, at, ALIGNED, ended, COST.guessed, { guessed: true }));
    }
  }

  /** Readings prove a character: the one just ended, or the one the tool saw at a wrong offset. */
  #reading(node: Node, reading: string, at: number): void {
    if (node.pending >= 0) {
      const seen = this.#gbk.chars[(((this.#gbk.pairs[node.last] ?? 0) & 0xff) << 8) | node.pending] ?? 0;
      if (this.#fits(seen, reading)) this.#add(this.#move(node, at, node.pending, 0, 0));
      if (!this.#options.dropped) return;
      for (const ended of this.#withLead(node.pending))
        if (this.#fits(ended, reading)) this.#add(this.#move(node, at, ALIGNED, ended, 0, { dropped: true }));
      return;
    }
    if (node.pending !== ALIGNED) return;
    const fits = this.#fits(node.last, reading);
    const asItStands = node.step?.literal !== false;
    // A reading that fits a guessed character proves it; brackets that do not fit may stand in the text as they are.
    if (fits)
      this.#add({
        ...this.#move(node, at, ALIGNED, 0, asItStands ? 0 : -2, { literal: asItStands }),
        literal: node.literal,
      });
    else if (asItStands)
      this.#add({ ...this.#move(node, at, ALIGNED, 0, COST.brackets, { literal: true }), literal: node.literal });
  }

  #fits(code: number, reading: string): boolean {
    return ((this.#tables.classes[code] ?? 0) & TRADITIONAL) !== 0 && reads(String.fromCharCode(code), reading);
  }

  /** `?qū)`: the lost byte is the trail byte of a character with that reading whose lead byte is the byte before. */
  #swallowed(node: Node, reading: string, at: number): void {
    if (node.pending === ALIGNED) this.#add(this.#move(node, at, ALIGNED, 0x3f, COST.brackets, { literal: true }));
    const before = node.pending === ALIGNED ? (this.#gbk.pairs[node.last] ?? 0) & 0xff : node.pending;
    if (before < 0x81) return;
    for (const seen of this.#withLead(before)) {
      if (!this.#fits(seen, reading)) continue;
      const byte = (this.#gbk.pairs[seen] ?? 0) & 0xff;
      if (node.pending === ALIGNED) {
        if (byte >= 0x81) this.#add(this.#move(node, at, byte, 0, 0));
      } else this.#add(this.#move(node, at, ALIGNED, seen, 0));
    }
  }
}

function stepsOf(node: Node): Step[] {
  const steps: Step[] = [];
  for (let at: Node | null = node; at !== null; at = at.parent) if (at.step !== null) steps.push(at.step);
  return steps.reverse();
}
