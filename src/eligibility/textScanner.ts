import { LIMITS } from './limits.ts';

/** What a line may name beside the vocabulary: the documents and parameters of the program. */
export interface TextTables {
  readonly documents: ReadonlyMap<string, { readonly document: string; readonly number: string | null }>;
  readonly parameters: ReadonlyMap<string, { readonly text: { readonly zh: string } }>;
}

const SPACES = ' \u3000\t';
/** Half-width signs that an editor's keyboard gives for the full-width ones of the form. */
const ALIKE: Readonly<Record<string, string>> = { '（': '(', '）': ')', '，': ',', '：': ':', '｜': '|', '；': ';' };

/**
 * One line being read. It only ever moves forward or back to a place it was, remembers how far any reading got and what was
 * expected there, and remembers what was found at a place, so that no line costs more than its length times the table of forms.
 */
export class Scanner {
  readonly text: string;
  readonly tables: TextTables;
  pos = 0;
  depth = 0;
  furthest = 0;
  readonly expected = new Set<string>();
  readonly found = new Map<object, Map<number, { readonly value: unknown; readonly end: number }>>();

  constructor(text: string, tables: TextTables) {
    this.text = text;
    this.tables = tables;
  }

  pass(): void {
    while (this.pos < this.text.length && SPACES.includes(this.text.charAt(this.pos))) this.pos += 1;
  }

  /** Notes what would have been right here; always undefined, so that a reading can end with it. */
  missing(what: string): undefined {
    if (this.pos > this.furthest) {
      this.furthest = this.pos;
      this.expected.clear();
    }
    if (this.pos === this.furthest && this.expected.size < 40) this.expected.add(what);
    return undefined;
  }

  /** What could stand where reading stopped: the names of whole groups of words before single words. */
  expectation(): string {
    const all = [...this.expected];
    return [...all.filter((one) => one.includes('、')), ...all.filter((one) => !one.includes('、'))]
      .slice(0, 12)
      .join(' | ');
  }

  /** The first of several words that stands here; where none does, all of them are one expectation. */
  oneOf(words: readonly string[], what: string): string | undefined {
    const found = words.find((word) => this.take(word, null));
    if (found !== undefined) return found;
    this.pass();
    return this.missing(what);
  }

  /** Whether the words stand here; spaces before them do not count. `what` names them where they do not. */
  take(words: string, what: string | null = words.trim()): boolean {
    const start = this.pos;
    this.pass();
    const began = this.pos;
    for (const wanted of words) {
      if (SPACES.includes(wanted)) {
        this.pass();
        continue;
      }
      const here = this.text.charAt(this.pos);
      if (here !== wanted && here !== ALIKE[wanted]) {
        this.pos = began;
        if (what !== null) this.missing(what);
        this.pos = start;
        return false;
      }
      this.pos += 1;
    }
    return true;
  }

  /** Characters from here for as long as they are in the set. */
  run(isIn: (char: string) => boolean, most: number): string {
    let end = this.pos;
    while (end < this.text.length && end - this.pos < most && isIn(this.text.charAt(end))) end += 1;
    const found = this.text.slice(this.pos, end);
    this.pos = end;
    return found;
  }

  atEnd(): boolean {
    this.pass();
    return this.pos >= this.text.length;
  }

  /** Reads something that may contain itself: once per place, at most as deep as rules may be. */
  once<T>(owner: object, read: () => T | undefined): T | undefined {
    const places = this.found.get(owner) ?? new Map<number, { value: unknown; end: number }>();
    this.found.set(owner, places);
    const known = places.get(this.pos);
    if (known) {
      this.pos = known.end;
      return known.value as T | undefined;
    }
    const start = this.pos;
    this.depth += 1;
    const value = this.depth > LIMITS.depth ? this.missing(`≤ ${LIMITS.depth} 层`) : read();
    this.depth -= 1;
    places.set(start, { value, end: this.pos });
    return value;
  }
}
