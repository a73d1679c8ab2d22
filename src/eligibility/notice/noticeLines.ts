import { trimmed } from './noticeText.ts';
import type { Place } from './proposedProgram.ts';
import { topicOf } from './sections.ts';

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
  const whole = joined(text, lines);
  return whole.map((line, at) => headed(text, opened(text, line, whole[at + 1]), at));
}

/** Lines of a paper break in the middle of a sentence: the next one without a mark belongs to a long marked one that has not ended. */
function joined(text: string, lines: readonly Line[]): readonly Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    const runs =
      before &&
      before.level !== 9 &&
      before.to - before.from >= BROKEN &&
      !/[。;:!?)]$/.test(text.slice(before.to - 1, before.to));
    if (runs && line.level === 9) whole[whole.length - 1] = { ...before, to: line.to };
    else whole.push(line);
  }
  return whole;
}

const BROKEN = 25;
const PLAIN_HEADING = /^[【[]?[\u4e00-\u9fa5]{2,12}[】\]]?$/;
const OFFICE = /(?:委员会|局|厅|部|政府|办公室|中心)$/;

/** A short line without a mark that names a topic is a heading; the first line is the title. */
function headed(text: string, line: Line, at: number): Line {
  const words = text.slice(line.from, line.to);
  if (at === 0 || line.level !== 9 || !PLAIN_HEADING.test(words) || OFFICE.test(words)) return line;
  return topicOf(words) === null ? line : { ...line, level: 2.5 };
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
