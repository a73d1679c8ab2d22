import type { PageReader } from '../kernel/paging.ts';
import { type SheetFile, sheetFile } from './sheetFile.ts';
import type { OutputCell, SheetColumn } from './writeSpreadsheet.ts';

/** One column of an exported list: how it is headed, how it is written, and what of a row stands in it. */
export interface ListColumn<Row> extends SheetColumn {
  readonly value: (row: Row) => OutputCell;
}

const PAGE_ROWS = 200;
/** As many as a list counts (kernel/paging.ts); who needs more narrows the filters. */
export const MAX_EXPORT_ROWS = 10_000;

async function* cellsOf<Row>(
  columns: readonly ListColumn<Row>[],
  pages: PageReader<Row>,
): AsyncGenerator<readonly OutputCell[]> {
  let after: string | undefined;
  for (let written = 0; written < MAX_EXPORT_ROWS; ) {
    const page = await pages({ limit: PAGE_ROWS, after });
    for (const row of page.items) yield columns.map((column) => column.value(row));
    if (page.next === null) return;
    written += page.items.length;
    after = page.next;
  }
  yield [`只导出了前 ${MAX_EXPORT_ROWS.toLocaleString('en-US')} 条，其余未导出；请缩小筛选范围后分次导出。`];
}

/**
 * A list as a workbook, read page by page in the order of the list. What the reader of the pages may not see is not in it; where
 * the list is longer than the limit, the last row says so.
 */
export const listFile = <Row>(
  name: string,
  columns: readonly ListColumn<Row>[],
  pages: PageReader<Row>,
): Promise<SheetFile> => sheetFile(name, { name, columns, rows: cellsOf(columns, pages) });
