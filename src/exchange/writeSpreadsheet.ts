import { type ColumnDef, type CellValue as HucreCell, writeXlsxStream } from 'hucre';
import { neutraliseFormula, withoutDirection } from './formulaGuard.ts';

/**
 * How a column is written. `text` also for codes, phones and credit codes, so that no digit is lost; `money` takes fen and writes 元 with two
 * decimals or 万元 as a number; `date` takes `YYYY-MM-DD`.
 */
export type ColumnKind = 'text' | 'number' | 'yuan' | 'wan' | 'percent' | 'date' | 'boolean';

export interface SheetColumn {
  readonly header: string;
  readonly kind: ColumnKind;
  readonly width?: number;
}

export type OutputCell = string | number | boolean | null;

const FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  number: '#,##0.######',
  yuan: '#,##0.00',
  wan: '#,##0.######',
  percent: '0.00%',
  date: 'yyyy-mm-dd',
  boolean: 'General',
};
const WIDTH: Readonly<Record<ColumnKind, number>> = {
  text: 24,
  number: 14,
  yuan: 18,
  wan: 14,
  percent: 12,
  date: 12,
  boolean: 8,
};
const MAX_CELL = 32_767;

/** XML 1.0 has no place for most control characters and for lone surrogates. */
const writable = (text: string): string => withoutDirection(text.replace(/[^\P{Cc}\t\n\r]/gu, '')).toWellFormed();

/** Cuts between characters, never inside one. */
function cut(text: string): string {
  if (text.length <= MAX_CELL) return text;
  const end = text.codePointAt(MAX_CELL - 2);
  return `${text.slice(0, end !== undefined && end > 0xffff ? MAX_CELL - 2 : MAX_CELL - 1)}…`;
}

const toText = (value: OutputCell): string => cut(neutraliseFormula(writable(String(value))));

/** The cell as written; text where the value does not fit the kind of its column, so that nothing is lost. */
function toCell(value: OutputCell, kind: ColumnKind): HucreCell {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (kind === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return new Date(`${value}T00:00:00Z`);
  if (typeof value !== 'number' || kind === 'text' || !Number.isFinite(value)) return toText(value);
  if (kind === 'yuan') return value / 100;
  if (kind === 'wan') return value / 1_000_000;
  if (kind === 'percent') return value / 10_000;
  return value;
}

const columnDef = ({ header, kind, width }: SheetColumn): ColumnDef => ({
  header: toText(header),
  width: width ?? WIDTH[kind],
  numFmt: FORMATS[kind],
});

async function* cells(
  columns: readonly SheetColumn[],
  rows: Iterable<readonly OutputCell[]> | AsyncIterable<readonly OutputCell[]>,
): AsyncGenerator<HucreCell[]> {
  for await (const row of rows) yield columns.map((column, at) => toCell(row[at] ?? null, column.kind));
}

/** Sheet names are at most 31 characters without []:*?/\ and not empty. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, 31) || '数据';

/**
 * An .xlsx as a stream of bytes; rows are pulled as the reader reads, memory does not grow with their number (200,000 rows: docs/adr/0003).
 * Text that would start a formula is neutralised line by line; numbers stay numbers.
 */
export function writeSpreadsheet(sheet: {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly OutputCell[]> | AsyncIterable<readonly OutputCell[]>;
}): ReadableStream<Uint8Array> {
  return writeXlsxStream(cells(sheet.columns, sheet.rows), {
    name: sheetName(sheet.name),
    columns: sheet.columns.map(columnDef),
    freezePane: { rows: 1 },
  });
}
