import type { DropReason, Restored } from '../../restoration/restored.ts';

/** A restored text laid out beside its raw one: rows of segments, every repair a segment of its own on both sides. Pure. */

/** What is marked in the restored text: the sentence asked for, or a fact at its sentence. Offsets in the restored text. */
export interface ReaderSpan {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export interface Segment {
  /** Offset in the side's own text: restored left, raw right. */
  readonly from: number;
  readonly text: string;
  /** Place in the list of edits, or null where nothing was changed. */
  readonly edit: number | null;
  readonly spans: readonly string[];
}

export interface ReaderRow {
  /** Offset in the raw text, unique among rows. */
  readonly at: number;
  readonly restored: readonly Segment[];
  readonly raw: readonly Segment[];
  /** Why a line is not part of the article; its raw text stands on the right. */
  readonly dropped: DropReason | null;
  /** Where the row lies in the restored text. */
  readonly from: number;
  readonly to: number;
}

/** A line longer than this goes on in the next row: no browser lays out a megabyte of one line quickly. */
const LONGEST = 2_000;

interface Open {
  at: number;
  from: number;
  restored: Segment[];
  raw: Segment[];
  length: number;
}

/** Cuts a stretch of unchanged text where a span begins or ends. */
function marked(text: string, from: number, spans: readonly ReaderSpan[]): Segment[] {
  const to = from + text.length;
  const near = spans.filter((span) => span.from < to && span.to > from);
  if (near.length === 0) return [{ from, text, edit: null, spans: [] }];
  const cuts = [...new Set([from, to, ...near.flatMap((span) => [span.from, span.to])])]
    .filter((cut) => cut >= from && cut <= to)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((cut, index) => {
    const end = cuts[index + 1] ?? to;
    const over = near.filter((span) => span.from < end && span.to > cut).map((span) => span.id);
    return { from: cut, text: text.slice(cut - from, end - from), edit: null, spans: over };
  });
}

type Page = Pick<Restored, 'raw' | 'edits' | 'dropped'>;

class Layout {
  readonly rows: ReaderRow[] = [];
  private open: Open | null = null;
  private text = 0;
  private readonly spans: readonly ReaderSpan[];

  constructor(spans: readonly ReaderSpan[]) {
    this.spans = spans;
  }

  private row(at: number): Open {
    this.open ??= { at, from: this.text, restored: [], raw: [], length: 0 };
    return this.open;
  }

  close(): void {
    if (!this.open) return;
    const { at, from, restored, raw } = this.open;
    this.rows.push({ at, restored, raw, dropped: null, from, to: this.text });
    this.open = null;
  }

  /** Unchanged text: its line feeds end rows. */
  same(text: string, rawFrom: number): void {
    let at = 0;
    while (at < text.length) {
      if (text[at] === '\n') {
        this.close();
        this.text += 1;
        at += 1;
        continue;
      }
      const row = this.row(rawFrom + at);
      const feed = text.indexOf('\n', at);
      const end = Math.min(feed < 0 ? text.length : feed, at + LONGEST - row.length);
      const part = text.slice(at, end);
      row.restored.push(...marked(part, this.text, this.spans));
      row.raw.push({ from: rawFrom + at, text: part, edit: null, spans: [] });
      row.length += part.length;
      this.text += part.length;
      at = end;
      if (row.length >= LONGEST) this.close();
    }
  }

  edit(index: number, from: number, before: string, after: string): void {
    const row = this.row(from);
    const over = this.spans.filter((span) => span.from < this.text + after.length && span.to > this.text);
    if (after !== '')
      row.restored.push({ from: this.text, text: after, edit: index, spans: over.map((span) => span.id) });
    row.raw.push({ from, text: before, edit: index, spans: [] });
    this.text += after.length;
    if (after.endsWith('\n')) this.close();
  }
}

const isLine = (edit: Restored['edits'][number]): boolean => edit.after === '' && edit.kinds.includes('line');

/** Rows in the order of the raw text; lines that were left out stand where they stood. */
export function layOut(page: Page, spans: readonly ReaderSpan[]): ReaderRow[] {
  const layout = new Layout(spans);
  let at = 0;
  for (const [index, edit] of page.edits.entries()) {
    layout.same(page.raw.slice(at, edit.from), at);
    if (isLine(edit)) layout.close();
    else layout.edit(index, edit.from, edit.before, edit.after);
    at = edit.to;
  }
  layout.same(page.raw.slice(at), at);
  layout.close();
  const left = page.dropped.map((line): ReaderRow => {
    const raw = [{ from: line.from, text: page.raw.slice(line.from, line.to), edit: null, spans: [] }];
    return { at: line.from, restored: [], raw, dropped: line.reason, from: -1, to: -1 };
  });
  return [...layout.rows, ...left].sort((a, b) => a.at - b.at || (a.dropped ? -1 : 1));
}

// Controls, marks of direction, zero-width characters and tags: what would hide, reorder or pretend is shown by its number.
const UNSEEN =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text as it can be looked at safely. */
export const legible = (text: string): string =>
  text.replace(UNSEEN, (character) =>
    character === '\n' || character === '\t'
      ? character
      : `⟨${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}⟩`,
  );

const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };

/** Marks beside Chinese characters in the width they are printed in: crawlers fold them, readers miss them. Length and places stay. */
export const inFullWidth = (text: string): string =>
  text.replace(/(?<=[\p{Script=Han}”’）》])[,;:!?]|[,;:!?](?=[\p{Script=Han}“‘（《])/gu, (mark) => WIDE[mark] ?? mark);

/** `120-145` of an address; null where it is none. */
export function spanOf(at: unknown): ReaderSpan | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(typeof at === 'string' ? at : '');
  if (!match) return null;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return to > from ? { id: 'at', from, to } : null;
}
