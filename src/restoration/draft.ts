import type { DroppedLine, Edit, EditKind } from './restored.ts';

/** Text in the course of repair: every character knows the span of the raw text it stands for and what was done to it. */
export interface Draft {
  readonly raw: string;
  readonly text: string;
  /** Raw span of each character; null while nothing has been changed. */
  readonly spans: Spans | null;
  /** Raw spans that left no character behind. */
  readonly cuts: readonly Cut[];
}

interface Spans {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Place in `marks`, plus one; 0: untouched. */
  readonly mark: Int32Array;
  readonly marks: readonly Mark[];
}

interface Mark {
  readonly kinds: readonly EditKind[];
  readonly confidence: number;
  readonly review: boolean;
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
}

/** A change of the draft's text: [from, to) becomes `after`. */
export interface Patch {
  readonly from: number;
  readonly to: number;
  readonly after: string;
  readonly kind: EditKind;
  readonly confidence: number;
  readonly review: boolean;
}

export const draftOf = (raw: string): Draft => ({ raw, text: raw, spans: null, cuts: [] });

export const patch = (
  from: number,
  to: number,
  after: string,
  kind: EditKind,
  confidence = 1,
  review = false,
): Patch => ({
  from,
  to,
  after,
  kind,
  confidence,
  review,
});

/** Applies patches that are sorted and do not overlap. Converted script maps character by character. */
export function applyPatches(draft: Draft, patches: readonly Patch[]): Draft {
  if (patches.length === 0) return draft;
  const grown = patches.reduce((sum, one) => sum + one.after.length - (one.to - one.from), 0);
  const writer = new SpanWriter(draft, draft.text.length + grown);
  const parts: string[] = [];
  let at = 0;
  for (const one of patches) {
    if (one.from < at || one.to < one.from || one.to > draft.text.length)
      throw new RangeError(`patch out of order at ${one.from}`);
    parts.push(draft.text.slice(at, one.from), one.after);
    writer.copy(at, one.from);
    writer.change(one);
    at = one.to;
  }
  parts.push(draft.text.slice(at));
  writer.copy(at, draft.text.length);
  return { raw: draft.raw, text: parts.join(''), ...writer.result() };
}

class SpanWriter {
  readonly #draft: Draft;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #mark: Int32Array;
  readonly #marks: Mark[];
  readonly #cuts: Cut[];
  #at = 0;
  constructor(draft: Draft, length: number) {
    this.#draft = draft;
    this.#from = new Int32Array(length);
    this.#to = new Int32Array(length);
    this.#mark = new Int32Array(length);
    this.#marks = draft.spans === null ? [] : [...draft.spans.marks];
    this.#cuts = [...draft.cuts];
  }

  copy(from: number, to: number): void {
    const spans = this.#draft.spans;
    if (spans !== null) {
      this.#from.set(spans.from.subarray(from, to), this.#at);
      this.#to.set(spans.to.subarray(from, to), this.#at);
      this.#mark.set(spans.mark.subarray(from, to), this.#at);
      this.#at += to - from;
      return;
    }
    for (let place = from; place < to; place += 1) {
      this.#from[this.#at] = place;
      this.#to[this.#at] = place + 1;
      this.#at += 1;
    }
  }

  change(one: Patch): void {
    if (one.kind === 'script' && one.after.length === one.to - one.from) {
      for (let place = one.from; place < one.to; place += 1) {
        if (one.after.charCodeAt(place - one.from) === this.#draft.text.charCodeAt(place)) this.copy(place, place + 1);
        else
          this.#write(rawFrom(this.#draft, place), rawTo(this.#draft, place), this.#markOf(one, place, place + 1), 1);
      }
      return;
    }
    const [from, to] = rawSpanOf(this.#draft, one.from, one.to);
    const mark = this.#markOf(one, one.from, one.to);
    if (one.after.length === 0) this.#cuts.push({ from, to, mark });
    else this.#write(from, to, mark, one.after.length);
  }

  #write(from: number, to: number, mark: Mark, count: number): void {
    const index = this.#marks.push(mark);
    this.#from.fill(from, this.#at, this.#at + count);
    this.#to.fill(to, this.#at, this.#at + count);
    this.#mark.fill(index, this.#at, this.#at + count);
    this.#at += count;
  }

  /** What the patch says, together with what was done before to the characters it replaces. */
  #markOf(one: Patch, from: number, to: number): Mark {
    let mark: Mark = { kinds: [one.kind], confidence: one.confidence, review: one.review };
    const spans = this.#draft.spans;
    if (spans === null) return mark;
    for (let place = from; place < to; place += 1) {
      const earlier = spans.marks[(spans.mark[place] ?? 0) - 1];
      if (earlier !== undefined) mark = joined(earlier, mark);
    }
    return mark;
  }

  result(): { spans: Spans; cuts: readonly Cut[] } {
    return { spans: { from: this.#from, to: this.#to, mark: this.#mark, marks: this.#marks }, cuts: this.#cuts };
  }
}

const joined = (one: Mark, other: Mark): Mark => ({
  kinds: other.kinds.every((kind) => one.kinds.includes(kind))
    ? one.kinds
    : [...new Set([...one.kinds, ...other.kinds])],
  confidence: Math.min(one.confidence, other.confidence),
  review: one.review || other.review,
});

const rawFrom = (draft: Draft, place: number): number => draft.spans?.from[place] ?? place;
const rawTo = (draft: Draft, place: number): number => draft.spans?.to[place] ?? place + 1;

/** The raw span of [from, to) of the draft's text; an empty span lies before its place. */
export function rawSpanOf(draft: Draft, from: number, to: number): readonly [number, number] {
  if (draft.spans === null) return [from, to];
  if (from === to) {
    const at = from < draft.text.length ? rawFrom(draft, from) : draft.raw.length;
    return [at, at];
  }
  return [rawFrom(draft, from), rawTo(draft, to - 1)];
}

interface Change {
  from: number;
  to: number;
  after: string;
  mark: Mark;
}

const LETTERS_AND_READINGS: ReadonlySet<EditKind> = new Set(['script', 'pinyin']);

/** A character and the reading behind it, or a word of several changed characters, are one repair to a reader. */
function joins(one: Change, next: Change): boolean {
  if (next.from < one.to || (next.from === one.from && next.to === one.to)) return true;
  if (next.from !== one.to) return false;
  return [...one.mark.kinds, ...next.mark.kinds].every((kind) => LETTERS_AND_READINGS.has(kind));
}

/** Changed characters and cuts in raw order. */
function changesOf(draft: Draft): Change[] {
  const changes: Change[] = [];
  const spans = draft.spans;
  if (spans === null) return changes;
  for (let at = 0; at < draft.text.length; at += 1) {
    const mark = spans.marks[(spans.mark[at] ?? 0) - 1];
    if (mark === undefined) continue;
    const [from, to] = [spans.from[at] ?? 0, spans.to[at] ?? 0];
    const last = changes.at(-1);
    const after = draft.text.charAt(at);
    if (last?.mark === mark && last.from === from && last.to === to) last.after += after;
    else changes.push({ from, to, after, mark });
  }
  for (const cut of draft.cuts) changes.push({ from: cut.from, to: cut.to, after: '', mark: cut.mark });
  return changes.sort((one, other) => one.from - other.from || one.to - other.to);
}

function merge(changes: readonly Change[]): Change[] {
  const merged: Change[] = [];
  for (const change of changes) {
    const last = merged.at(-1);
    if (last === undefined || !joins(last, change)) merged.push({ ...change });
    else {
      last.to = Math.max(last.to, change.to);
      last.after += change.after;
      last.mark = joined(last.mark, change.mark);
    }
  }
  return merged;
}

const isHalf = (text: string, at: number, half: 0xd800 | 0xdc00): boolean => (text.charCodeAt(at) & 0xfc00) === half;

/** A character outside the basic plane is two code units: where one of them changed, the whole character did. */
function whole(raw: string, { from, to, after, mark }: Change): Change {
  const early = from < to && isHalf(raw, from, 0xdc00) && isHalf(raw, from - 1, 0xd800) ? 1 : 0;
  const late = from < to && isHalf(raw, to - 1, 0xd800) && isHalf(raw, to, 0xdc00) ? 1 : 0;
  return {
    from: from - early,
    to: to + late,
    after: raw.slice(from - early, from) + after + raw.slice(to, to + late),
    mark,
  };
}

/** The finished edit list: changes outside the dropped lines, and each dropped line as an edit of its own. Sorted, without overlap. */
export function editsOf(draft: Draft, dropped: readonly DroppedLine[]): Edit[] {
  const edits: Edit[] = [];
  const edit = ({ from, to, after, mark }: Change): Edit => ({
    kinds: mark.kinds,
    from,
    to,
    before: draft.raw.slice(from, to),
    after,
    confidence: mark.confidence,
    review: mark.review,
  });
  let next = 0;
  const line = (one: DroppedLine): Edit =>
    edit({ from: one.from, to: one.to, after: '', mark: { kinds: ['line'], confidence: 1, review: false } });
  for (const part of merge(changesOf(draft))) {
    const change = whole(draft.raw, part);
    for (
      let one = dropped[next];
      one !== undefined && one.to <= change.from && one.from < change.from;
      one = dropped[next]
    ) {
      edits.push(line(one));
      next += 1;
    }
    const around = dropped[next];
    const inside = around !== undefined && change.from >= around.from && change.to <= around.to;
    if (!inside) edits.push(edit(change));
  }
  for (const one of dropped.slice(next)) edits.push(line(one));
  return edits;
}

/** Applies an edit list to the raw text: what the whole restoration amounts to. */
export function applyEdits(raw: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(raw.slice(at, edit.from), edit.after);
    at = edit.to;
  }
  parts.push(raw.slice(at));
  return parts.join('');
}
