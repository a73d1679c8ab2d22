import { trimmed } from './noticeText.ts';
import type { Place } from './proposedProgram.ts';

/** A line of a notice with the mark it begins with; marks make the tree of parts. */
export interface Line extends Place {
  /** 1 chapter, 2 article, 3 一、 or a question, 4 （一）, 5 1., 6 （1）, 7 ①, 8 an answer; 9 none. */
  readonly level: number;
  readonly mark: string;
  /** Where the words behind the mark begin. */
  readonly body: number;
}

export interface Part extends Line {
  readonly parts: readonly Part[];
}

const HAN = '[一二三四五六七八九十百零]{1,6}';
const MARKS: readonly (readonly [level: number, form: RegExp])[] = [
  [1, new RegExp(`^第(?:${HAN}|\\d{1,3})[章节]`)],
  [2, new RegExp(`^第(?:${HAN}|\\d{1,3})条`)],
  [3, new RegExp(`^${HAN}[、.]`)],
  [3, /^(?:问|Q)\d{0,2}[:.、]/],
  [4, new RegExp(`^\\(${HAN}\\)`)],
  [5, /^\d{1,2}[.、)](?!\d)/],
  [6, /^\(\d{1,2}\)/],
  [7, /^[①-⑳]/],
  [8, /^(?:答|A)\d{0,2}[:.、]/],
];

/** The lines of a folded text that hold anything. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const end = text.indexOf('\n', start);
    const place = trimmed(text, start, end === -1 ? text.length : end);
    if (place.to > place.from) lines.push(lineAt(text, place));
    if (end === -1) break;
    start = end + 1;
  }
  return lines.map((line, at) => opened(text, line, lines[at + 1]));
}

/** A line without a mark of its own that ends in a colon opens the list that begins below it. */
function opened(text: string, line: Line, next: Line | undefined): Line {
  const opens = line.level >= 8 && /[:：]$/.test(text.slice(line.from, line.to));
  return opens && next && next.level >= 4 && next.level <= 7 ? { ...line, level: next.level - 0.5 } : line;
}

function lineAt(text: string, { from, to }: Place): Line {
  const head = text.slice(from, Math.min(to, from + 16));
  for (const [level, form] of MARKS) {
    const mark = form.exec(head)?.[0];
    if (mark) return { from, to, level, mark, body: trimmed(text, from + mark.length, to).from };
  }
  return { from, to, level: 9, mark: '', body: from };
}

interface Open extends Line {
  readonly parts: Open[];
}

/** Lines as a tree: a line stands below the last one with a lower level. */
export function partsOf(lines: readonly Line[]): readonly Part[] {
  const roots: Open[] = [];
  const open: Open[] = [];
  for (const line of lines) {
    const part: Open = { ...line, parts: [] };
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= line.level) open.pop();
    (open.at(-1)?.parts ?? roots).push(part);
    open.push(part);
  }
  return roots;
}
