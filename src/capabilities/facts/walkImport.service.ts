import { readSpreadsheet } from '../../exchange/readSpreadsheet.ts';
import type { SpreadsheetSummary } from '../../exchange/spreadsheet.types.ts';
import type { ImportRow } from './importColumns.rules.ts';
import { type ColumnUse, type RowReading, readImportRow } from './importRow.rules.ts';
import type { ImportState } from './importState.ts';

/** Reading the file of an import: its first rows, or all of them in batches. Parsing is in a worker that can be killed. */

export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly encoding: string | null;
}

const encodingOf = ({ encoding }: ImportFile) => (encoding === null ? {} : { encoding });

/** Enough to find the heading, name samples and show a preview; a heading may be chosen down to row 50. */
const FIRST_ROWS = 80;
/** Rows were checked against the time limit once; a commit waits for the database and may take longer. */
const COMMIT_MS = 60 * 60_000;

export interface FirstRows {
  readonly summary: SpreadsheetSummary;
  readonly rows: readonly ImportRow[];
}

/** @throws DomainError of exchange/fileErrors: a bomb, an old .xls, an empty or damaged file */
export async function readFirstRows(file: ImportFile, sheet: number | null): Promise<FirstRows> {
  const rows: ImportRow[] = [];
  const summary = await readSpreadsheet(file, {
    previewRows: FIRST_ROWS,
    ...(sheet === null ? {} : { sheet }),
    ...encodingOf(file),
    onRows: (batch) => void rows.push(...batch),
  });
  return { summary, rows };
}

export const usedColumns = (state: Pick<ImportState, 'columns'>): ColumnUse[] =>
  state.columns.filter((column) => column.target.kind !== 'ignore');

export interface ReadBatch {
  readonly rows: readonly ImportRow[];
  readonly readings: readonly RowReading[];
}

const isEmpty = (row: ImportRow): boolean =>
  row.cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));

export const isDataRow = (row: ImportRow, headerRow: number): boolean => row.number > headerRow && !isEmpty(row);

/**
 * Reads every data row in order. While a batch is taken (the database works), the next one is parsed and validated, so that both
 * cores are busy; never more than two batches are held.
 */
export async function walkImport(
  file: ImportFile,
  state: ImportState,
  options: { readonly asOf: string; readonly batchRows: number },
  take: (batch: ReadBatch) => Promise<void>,
): Promise<void> {
  const columns = usedColumns(state);
  const sheet = state.sheets.findIndex((one) => one.name === state.sheet);
  let inHand: Promise<void> = Promise.resolve();
  await readSpreadsheet(file, {
    sheet: Math.max(sheet, 0),
    ...encodingOf(file),
    batchRows: options.batchRows,
    timeMs: COMMIT_MS,
    onRows: async (batch) => {
      const rows = batch.filter((row) => isDataRow(row, state.headerRow));
      const readings = rows.map((row) => readImportRow(row, columns, options.asOf));
      await inHand;
      if (rows.length === 0) return;
      inHand = take({ rows, readings });
      // Awaited with the next batch or at the end; without this the process would hear of it first.
      inHand.catch(() => undefined);
    },
  });
  await inHand;
}
