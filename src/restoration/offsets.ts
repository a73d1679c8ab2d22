import type { Edit, Restored } from './restored.ts';

interface Piece {
  /** Place in the restored text where the piece begins. */
  readonly at: number;
  readonly edit: Edit;
}

const piecesOf = new WeakMap<readonly Edit[], readonly Piece[]>();

/** Where each edit's text begins in the restored text; computed once an edit list. */
function pieces(edits: readonly Edit[]): readonly Piece[] {
  const known = piecesOf.get(edits);
  if (known !== undefined) return known;
  let grown = 0;
  const found = edits.map((edit) => {
    const at = edit.from + grown;
    grown += edit.after.length - (edit.to - edit.from);
    return { at, edit };
  });
  piecesOf.set(edits, found);
  return found;
}

/** Index of the last piece that begins at or before `place`; -1: none. */
function lastAt(all: readonly Piece[], place: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.at ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Raw span of the one character at `place` of the restored text. */
function rawOf(all: readonly Piece[], place: number): readonly [number, number] {
  const piece = all[lastAt(all, place)];
  if (piece === undefined) return [place, place + 1];
  const { at, edit } = piece;
  if (place < at + edit.after.length) {
    return edit.after.length === edit.to - edit.from
      ? [edit.from + place - at, edit.from + place - at + 1]
      : [edit.from, edit.to];
  }
  const from = edit.to + place - at - edit.after.length;
  return [from, from + 1];
}

/** The span of the raw text that [from, to) of the restored text stands for; a span inside a repair is the whole repair. */
export function rawSpan(restored: Pick<Restored, 'edits'>, from: number, to: number): { from: number; to: number } {
  const all = pieces(restored.edits);
  const first = rawOf(all, from)[0];
  return { from: first, to: to > from ? rawOf(all, to - 1)[1] : first };
}

/** Place in the raw text of every character of the restored text: one Int32 a character. */
export function offsetMap(restored: Pick<Restored, 'edits' | 'text'>): Int32Array {
  const map = new Int32Array(restored.text.length);
  let [at, raw] = [0, 0];
  for (const { edit } of pieces(restored.edits)) {
    while (raw < edit.from) map[at++] = raw++;
    const even = edit.after.length === edit.to - edit.from;
    for (let place = 0; place < edit.after.length; place += 1) map[at++] = even ? edit.from + place : edit.from;
    raw = edit.to;
  }
  while (at < map.length) map[at++] = raw++;
  return map;
}

/** Spans of the restored text that rest on a repair somebody has to look at, each at least one character wide. */
export function doubtfulSpans(restored: Pick<Restored, 'edits'>): { from: number; to: number }[] {
  return pieces(restored.edits)
    .filter(({ edit }) => edit.review)
    .map(({ at, edit }) => ({
      from: edit.after.length > 0 ? at : Math.max(0, at - 1),
      to: at + Math.max(1, edit.after.length),
    }));
}
