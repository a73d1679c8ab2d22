import type * as z from 'zod';
import { DomainError, type ErrorText, type FieldError, refusal } from '../kernel/errors.ts';
import { readSpreadsheet } from './readSpreadsheet.ts';
import type { CellValue, SheetRow } from './spreadsheet.types.ts';

/**
 * A list from a workbook or .csv, all rows or none: the headings of the export are the headings of the import, so that a list can be taken out,
 * worked on in a spreadsheet and brought back. Every fault names its row, its column and what to write instead.
 */

export interface ImportColumn<Key extends string> {
  readonly key: Key;
  /** Headings that mean this column; the first is the one faults name. */
  readonly headers: readonly string[];
  readonly required?: boolean;
  /** Turns a cell into what the schema takes: a label into its code, a sum in yuan into fen. Undefined: not understood. */
  readonly read?: (cell: CellValue) => unknown;
  /** What may stand in the cell, in words, for the fault. */
  readonly expected?: ErrorText;
}

export interface ImportedRow<Value> {
  /** As the spreadsheet shows it, from 1. */
  readonly number: number;
  readonly value: Value;
}

const MAX_ROWS = 5_000;
const MAX_FAULTS = 50;

const noRows = refusal('invalid', 'files.noRows', '文件里没有数据行。', 'The file holds no rows.');
const tooManyRows = refusal(
  'tooLarge',
  'files.listRows',
  '一次最多导入 {max} 行，请分批。',
  'At most {max} rows at a time; split the file.',
);
const missingColumn = refusal(
  'invalid',
  'files.missingColumn',
  '缺少列“{column}”。表头应与导出的文件一致。',
  'The column “{column}” is missing. The headings are those of the export.',
);

/** A fault of a row found by the room itself (no such organisation, a number taken): shown with the others. */
export interface RowFault {
  readonly row: number;
  readonly column: string;
  readonly zh: string;
  readonly en: string;
}

const fieldOf = (fault: RowFault): FieldError => ({
  path: `rows.${fault.row}.${fault.column}`,
  code: 'row',
  text: {
    zh: `第 ${fault.row} 行“${fault.column}”：${fault.zh}`,
    en: `Row ${fault.row}, “${fault.column}”: ${fault.en}`,
  },
});

/** Refuses the whole file for these rows; the first fifty are named. */
export function refuseRows(faults: readonly RowFault[]): never {
  throw new DomainError('invalid', 'files.rows', { count: faults.length }, faults.slice(0, MAX_FAULTS).map(fieldOf), {
    zh: '有 {count} 处需要改正，整个文件未导入。',
    en: '{count} things to correct; nothing was imported.',
  });
}

const clean = (cell: CellValue | undefined): string => String(cell ?? '').replace(/\s+/g, '');
const isEmpty = (cell: CellValue | undefined): boolean => cell === undefined || cell === null || clean(cell) === '';

function placesOf<Key extends string>(header: SheetRow | undefined, columns: readonly ImportColumn<Key>[]) {
  const places = new Map<Key, number>();
  const cells = header?.cells.map(clean) ?? [];
  for (const column of columns) {
    const names = column.headers.map(clean);
    const place = cells.findIndex((cell) => names.includes(cell));
    if (place >= 0) places.set(column.key, place);
    else if (column.required) throw missingColumn({ column: column.headers[0] ?? column.key });
  }
  return places;
}

const GENERAL: ErrorText = { zh: '内容不合要求，请按说明填写。', en: 'This is not accepted here.' };
const EMPTY: ErrorText = { zh: '不能为空。', en: 'This must not be empty.' };

/** Reads one row against the schema; its faults are collected, never thrown one by one. */
function readRow<Key extends string, S extends z.ZodObject>(
  row: SheetRow,
  columns: readonly ImportColumn<Key>[],
  places: ReadonlyMap<Key, number>,
  schema: S,
  faults: RowFault[],
): z.output<S> | null {
  const input: Record<string, unknown> = {};
  const before = faults.length;
  for (const column of columns) {
    const place = places.get(column.key);
    const cell = place === undefined ? null : (row.cells[place] ?? null);
    const name = column.headers[0] ?? column.key;
    if (isEmpty(cell)) {
      if (column.required) faults.push({ row: row.number, column: name, ...EMPTY });
      continue;
    }
    const value = column.read ? column.read(cell) : typeof cell === 'string' ? cell.trim() : cell;
    if (value === undefined) faults.push({ row: row.number, column: name, ...(column.expected ?? GENERAL) });
    else input[column.key] = value;
  }
  if (faults.length > before) return null;
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const column = columns.find((one) => one.key === issue.path[0]);
    const name = column?.headers[0] ?? String(issue.path[0] ?? '');
    faults.push({ row: row.number, column: name, ...(column?.expected ?? GENERAL) });
  }
  return null;
}

/**
 * Reads all rows of a file against a schema.
 * @throws DomainError `files.*` where the file is no list, `files.rows` with up to fifty row faults as fields
 */
export async function readListFile<Key extends string, S extends z.ZodObject>(
  file: { readonly bytes: Uint8Array; readonly name: string },
  columns: readonly ImportColumn<Key>[],
  schema: S,
): Promise<ImportedRow<z.output<S>>[]> {
  const rows: SheetRow[] = [];
  await readSpreadsheet(file, {
    onRows: (batch) => {
      rows.push(...batch);
      if (rows.length > MAX_ROWS + 1) throw tooManyRows({ max: MAX_ROWS });
    },
  });
  const [header, ...data] = rows;
  const places = placesOf(header, columns);
  const filled = data.filter((row) => row.cells.some((cell) => !isEmpty(cell)));
  if (filled.length === 0) throw noRows();
  const faults: RowFault[] = [];
  const read = filled.flatMap((row) => {
    const value = readRow(row, columns, places, schema, faults);
    return value === null ? [] : [{ number: row.number, value }];
  });
  if (faults.length > 0) refuseRows(faults);
  return read;
}

/** A label of the interface (in either language) or the code itself as its code. */
export const codeOf =
  <Code extends string>(labels: Readonly<Record<Code, readonly string[]>>) =>
  (cell: CellValue): Code | undefined => {
    const wanted = clean(cell);
    const found = (Object.entries(labels) as [Code, readonly string[]][]).find(
      ([code, names]) => code === wanted || names.some((name) => clean(name) === wanted),
    );
    return found?.[0];
  };

/** A day as Excel keeps it or as people write it: `2026-11-20`, `2026/11/20`, `2026年11月20日`. */
export function dayOf(cell: CellValue): string | undefined {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(clean(cell));
  if (!match) return undefined;
  const [, year, month, day] = match;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A sum in yuan as fen; at most two decimals. */
export function fenOf(cell: CellValue): number | undefined {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?(?:元)?$/.exec(clean(cell).replace(/[,，]/g, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

/** A whole number. */
export function wholeOf(cell: CellValue): number | undefined {
  const text = clean(cell).replace(/[,，]/g, '');
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
