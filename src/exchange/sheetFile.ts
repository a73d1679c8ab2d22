import { type OutputCell, type SheetColumn, writeSpreadsheet } from './writeSpreadsheet.ts';

/** A workbook as a download: the shape of an answer that is a file. */
export interface SheetFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Rows as an .xlsx download of one sheet; `fileName` comes without its ending. */
export async function sheetFile(
  fileName: string,
  sheet: {
    readonly name: string;
    readonly columns: readonly SheetColumn[];
    readonly rows: Iterable<readonly OutputCell[]> | AsyncIterable<readonly OutputCell[]>;
  },
): Promise<SheetFile> {
  return {
    name: `${fileName}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: new Uint8Array(await new Response(writeSpreadsheet(sheet)).arrayBuffer()),
  };
}
