import { type FactDefinition, factDefinition } from '../../vocabulary/factCatalogue.ts';
import type { ColumnTarget, ImportQuestion, MappedColumn } from './import.schema.ts';
import { type HeaderSubject, matchHeader, readHeader } from './importHeader.rules.ts';

/** A row of the file as the reader gives it: number from 1, cells as typed, columns whose value a formula computed. */
export interface ImportRow {
  readonly number: number;
  readonly cells: readonly (string | number | boolean | null)[];
  readonly formulas: readonly number[];
}

export interface ColumnGuess {
  /** Number of the row with the column names. */
  readonly headerRow: number;
  /** A doubt about the heading itself; nothing is mapped until a person has answered. */
  readonly question: ImportQuestion | null;
  readonly columns: readonly MappedColumn[];
}

const SEARCHED_ROWS = 15;
const SAMPLES = 3;

const textOf = (cell: string | number | boolean | null | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim();

const known = (cell: string | number | boolean | null): boolean =>
  typeof cell === 'string' && matchHeader(readHeader(cell).name).confidence !== 'none';

const score = (row: ImportRow): number => row.cells.filter(known).length;
const filled = (row: ImportRow): number => row.cells.filter((cell) => textOf(cell) !== '').length;
const onlyText = (row: ImportRow): boolean =>
  row.cells.every((cell) => cell === null || (typeof cell === 'string' && !/^[\dA-Z]{6,}$/.test(cell.trim())));

/** Cells that name a year, a quarter or a unit and nothing else: the lower half of a heading in two rows. */
const spans = (row: ImportRow): number =>
  row.cells.filter((cell) => {
    if (typeof cell !== 'string' || cell.trim() === '') return false;
    const { name, period, unit } = readHeader(cell);
    return name === '' && (period !== null || unit !== null);
  }).length;

/** Titles and notes stand alone in their row; a second heading row fills several columns with text, or names years above them. */
function doubtAbout(rows: readonly ImportRow[], at: number): ImportQuestion | null {
  const [above, below] = [rows[at - 1], rows[at + 1]];
  const yearsAbove = above !== undefined && filled(above) >= 2 && onlyText(above);
  const namesBelow = below !== undefined && onlyText(below) && Math.max(score(below), spans(below)) >= 2;
  return yearsAbove || namesBelow ? 'twoHeaderRows' : null;
}

/** The row with most known column names among the first fifteen; null where no row has any. */
function findHeaderRow(
  rows: readonly ImportRow[],
): { readonly at: number; readonly question: ImportQuestion | null } | null {
  const scores = rows.slice(0, SEARCHED_ROWS).map(score);
  const best = Math.max(0, ...scores);
  if (best === 0) return null;
  const at = scores.indexOf(best);
  return { at, question: doubtAbout(rows, at) };
}

interface Guess {
  readonly target: ColumnTarget;
  readonly confidence: MappedColumn['confidence'];
  readonly question: ImportQuestion | null;
}

const IGNORE: ColumnTarget = { kind: 'ignore' };

const PERIOD_FORM: Readonly<Record<FactDefinition['period'], RegExp>> = {
  asOf: /^(\d{4}-\d{2}-\d{2})?$/,
  year: /^\d{4}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
};

/** What is wrong with a target: no such fact, a list (which no single column can hold), or a period that is not of its kind. */
export function targetFault(target: ColumnTarget): 'unknownFact' | 'period' | null {
  if (target.kind !== 'fact') return null;
  const fact = factDefinition(target.key);
  if (!fact || fact.kind === 'list') return 'unknownFact';
  return PERIOD_FORM[fact.period].test(target.period) ? null : 'period';
}

function targetOf(subject: HeaderSubject, period: string | null, unit: string | null): ColumnTarget {
  if (subject.kind === 'identity') return { kind: 'identity', field: subject.field };
  const fits = subject.fact.period !== 'asOf' && period !== null && PERIOD_FORM[subject.fact.period].test(period);
  return { kind: 'fact', key: subject.fact.key, period: fits ? period : '', unit };
}

const isBare = (sample: string): boolean => /^[\d,.\s-]+$/.test(sample);

function guessColumn(header: string, samples: readonly string[]): Guess {
  const { name, period, unit } = readHeader(header);
  const { subjects, confidence } = matchHeader(name);
  const [subject] = subjects;
  if (!subject) return { target: IGNORE, confidence: 'none', question: null };
  if (subjects.length > 1) return { target: IGNORE, confidence: 'none', question: 'ambiguous' };
  const target = targetOf(subject, period, unit);
  if (subject.kind === 'identity') return { target, confidence, question: null };
  const periodMissing = targetFault(target) === 'period';
  const unitMissing = subject.fact.kind === 'money' && unit === null && samples.some(isBare);
  const question = periodMissing ? 'needsYear' : unitMissing ? 'needsUnit' : null;
  return { target, confidence: question === null ? confidence : 'low', question };
}

const targetKey = (target: ColumnTarget): string =>
  target.kind === 'ignore' ? '' : target.kind === 'identity' ? target.field : `${target.key}@${target.period}`;

/** Columns that would feed the same thing are all set aside: which one counts is not ours to guess. */
function setAsideDuplicates(columns: readonly MappedColumn[]): MappedColumn[] {
  const seen = new Map<string, number>();
  for (const column of columns) {
    const key = targetKey(column.target);
    if (key !== '') seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return columns.map((column) =>
    (seen.get(targetKey(column.target)) ?? 0) > 1
      ? { ...column, target: IGNORE, confidence: 'none', question: 'duplicateHeader' satisfies ImportQuestion }
      : column,
  );
}

/** What is remembered of a choice: a year that the heading does not name is asked for again next time. */
export function rememberedTarget(header: string, target: ColumnTarget): ColumnTarget {
  return target.kind === 'fact' && readHeader(header).period === null && factDefinition(target.key)?.period !== 'asOf'
    ? { ...target, period: '' }
    : target;
}

/** The same heading is remembered under one key: folded name, period and unit. */
export const headerKey = (header: string): string => {
  const { name, period, unit } = readHeader(header);
  return [name, period ?? '', unit ?? ''].join('|');
};

/**
 * Maps the columns below a heading row. `remembered` holds this organisation's earlier choices by `headerKey`. Columns without a heading and without
 * values are left out. `question` of a column is an ImportQuestion.
 */
export function mapColumns(
  header: ImportRow,
  below: readonly ImportRow[],
  remembered: ReadonlyMap<string, ColumnTarget> = new Map(),
): MappedColumn[] {
  const width = Math.max(header.cells.length, ...below.map((row) => row.cells.length), 0);
  const columns: MappedColumn[] = [];
  for (let index = 0; index < width; index += 1) {
    const name = textOf(header.cells[index]);
    const values = below.map((row) => textOf(row.cells[index])).filter((text) => text !== '');
    if (name === '' && values.length === 0) continue;
    const samples = values.slice(0, SAMPLES);
    const earlier = name === '' ? undefined : remembered.get(headerKey(name));
    const guess: Guess = earlier
      ? {
          target: earlier,
          confidence: 'remembered',
          question: targetFault(earlier) === 'period' ? 'needsYear' : null,
        }
      : guessColumn(name, samples);
    columns.push({ index, header: name, samples, ...guess });
  }
  return setAsideDuplicates(columns);
}

/** Finds the heading row among the first rows and maps its columns. Without any known name the first row is proposed and asked about. */
export function guessColumns(
  rows: readonly ImportRow[],
  remembered: ReadonlyMap<string, ColumnTarget> = new Map(),
): ColumnGuess {
  const found = findHeaderRow(rows);
  const at = found?.at ?? 0;
  const header = rows[at];
  if (!header) return { headerRow: 1, question: 'noHeader', columns: [] };
  return {
    headerRow: header.number,
    question: found ? found.question : 'noHeader',
    columns: mapColumns(header, rows.slice(at + 1), remembered),
  };
}
