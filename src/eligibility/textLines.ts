import type { Bilingual } from './assessment.schema.ts';
import { LIMITS } from './limits.ts';

/** A text as a tree of lines: a line belongs to the nearest line above it that stands further left. */
export interface Line {
  /** 1-based. */
  readonly no: number;
  /** Where the words start, 1-based. */
  readonly column: number;
  readonly text: string;
  readonly kids: readonly Line[];
}

export interface TextProblem {
  readonly line: number;
  readonly column?: number;
  readonly nodeId: string | null;
  readonly message: Bilingual;
  readonly expected: string;
}

/** Points tables stand two lines deeper than conditions, exemptions one. */
const MAX_DEPTH = LIMITS.depth * 3;
const MAX_LINES = LIMITS.nodes * 8;

interface Open {
  readonly indent: number;
  readonly kids: Line[];
}

const WIDTHS: Readonly<Record<string, number>> = { ' ': 1, '\t': 2, '\u3000': 2 };

/** Leading space, and behind it a number as in `2.`, are for people only. */
function bare(raw: string): { indent: number; text: string; column: number } {
  let at = 0;
  let indent = 0;
  for (; at < raw.length && (WIDTHS[raw.charAt(at)] ?? 0) > 0; at += 1) indent += WIDTHS[raw.charAt(at)] ?? 0;
  const number = /^\d{1,5}[.．、]\s{0,4}/.exec(raw.slice(at, at + 12))?.[0] ?? '';
  return { indent, text: raw.slice(at + number.length).trimEnd(), column: at + number.length + 1 };
}

const tooLarge = (line: number, expected: string): TextProblem => ({
  line,
  nodeId: null,
  message: { zh: '文字超出限制', en: 'the text breaks a limit' },
  expected,
});

/** The lines of a text as a tree; never more than rules may hold. */
export function readLines(text: string): { readonly roots: readonly Line[]; readonly problem: TextProblem | null } {
  if (text.length > LIMITS.bytes) return { roots: [], problem: tooLarge(1, `≤ ${LIMITS.bytes}`) };
  const rows = text.split(/\r\n|\n|\r/);
  if (rows.length > MAX_LINES) return { roots: [], problem: tooLarge(MAX_LINES, `≤ ${MAX_LINES}`) };
  const roots: Line[] = [];
  const open: Open[] = [];
  for (const [index, raw] of rows.entries()) {
    const { indent, text: words, column } = bare(raw);
    if (words === '') continue;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    if (open.length >= MAX_DEPTH) return { roots: [], problem: tooLarge(index + 1, `≤ ${MAX_DEPTH}`) };
    const kids: Line[] = [];
    (open.at(-1)?.kids ?? roots).push({ no: index + 1, column, text: words, kids });
    open.push({ indent, kids });
  }
  return { roots, problem: null };
}

export const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
