import { csvRows } from './csvRows.ts';
import { fileErrors } from './fileErrors.ts';
import { FILE_LIMITS } from './fileLimits.ts';
import { SheetRowReader } from './sheetRows.ts';
import type { ReadOptions, SheetRow, SpreadsheetSummary } from './spreadsheet.types.ts';
import { decodeText } from './textEncoding.ts';
import { openWorkbook } from './workbookParts.ts';
import { readXml } from './xmlReader.ts';
import { openArchive } from './zipGate.ts';

/** Takes batches of rows; the next batch is read only when it resolves. */
export type BatchSink = (rows: readonly SheetRow[]) => Promise<void>;

/** Collects rows into batches and applies the row limit of a full read or the quiet end of a preview. */
class Batches {
  #batch: SheetRow[] = [];
  rows = 0;
  formulaCells = 0;
  truncated = false;
  readonly #size: number;
  readonly #preview: number | undefined;
  readonly #sink: BatchSink;

  constructor(size: number, preview: number | undefined, sink: BatchSink) {
    this.#size = size;
    this.#preview = preview;
    this.#sink = sink;
  }

  add(row: SheetRow): void {
    if (this.#preview !== undefined && this.rows >= this.#preview) {
      this.truncated = true;
      return;
    }
    this.rows += 1;
    if (this.rows > FILE_LIMITS.rows + FILE_LIMITS.headingRows) throw fileErrors.tooManyRows({ max: FILE_LIMITS.rows });
    this.formulaCells += row.formulas.length;
    this.#batch.push(row);
  }

  /** Hands full batches on; false once a preview has enough. */
  async flush(everything = false): Promise<boolean> {
    while (this.#batch.length >= this.#size || (everything && this.#batch.length > 0)) {
      await this.#sink(this.#batch.splice(0, this.#size));
    }
    return !this.truncated;
  }
}

async function readXlsx(bytes: Uint8Array, options: ReadOptions, batches: Batches): Promise<SpreadsheetSummary> {
  const archive = await openArchive(bytes);
  try {
    const workbook = await openWorkbook(archive);
    const firstVisible = workbook.sheets.findIndex((sheet) => !sheet.hidden);
    const index = options.sheet ?? Math.max(firstVisible, 0);
    const sheet = workbook.sheets[index];
    if (!sheet) throw fileErrors.noSheet({ sheet: index });
    const reader = new SheetRowReader(workbook, (row) => batches.add(row));
    await readXml(archive.chunks(sheet.part), reader, () => batches.flush());
    await batches.flush(true);
    return {
      format: 'xlsx',
      sheets: workbook.sheets.map(({ name, hidden }, at) => ({ index: at, name, hidden })),
      sheet: index,
      rows: batches.rows,
      truncated: batches.truncated,
      formulaCells: batches.formulaCells,
      externalLinks: archive.names.some((name) => /^xl\/externalLinks\//i.test(name)),
      encoding: null,
    };
  } finally {
    archive.close();
  }
}

async function readCsv(bytes: Uint8Array, options: ReadOptions, batches: Batches): Promise<SpreadsheetSummary> {
  const { text, encoding } = decodeText(bytes, options.encoding);
  for (const row of csvRows(text)) {
    batches.add(row);
    if (!(await batches.flush())) break;
  }
  await batches.flush(true);
  return {
    format: 'csv',
    sheets: [{ index: 0, name: 'CSV', hidden: false }],
    sheet: 0,
    rows: batches.rows,
    truncated: batches.truncated,
    formulaCells: 0,
    externalLinks: false,
    encoding,
  };
}

/** Reads one sheet in batches, in this thread. Use `readSpreadsheet`, which runs it in a worker that can be killed. */
export function readSheetRows(
  format: 'xlsx' | 'csv',
  bytes: Uint8Array,
  options: ReadOptions,
  batchRows: number,
  sink: BatchSink,
): Promise<SpreadsheetSummary> {
  const batches = new Batches(batchRows, options.previewRows, sink);
  return format === 'xlsx' ? readXlsx(bytes, options, batches) : readCsv(bytes, options, batches);
}
