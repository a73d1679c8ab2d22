import { fileErrors } from './fileErrors.ts';
import { FILE_LIMITS } from './fileLimits.ts';
import type { CellValue, SheetRow } from './spreadsheet.types.ts';
import { unescapeExcel, type Workbook } from './workbookParts.ts';
import type { XmlHandlers } from './xmlReader.ts';

const MAX_EXCEL_ROW = 1_048_576;
const MAX_EXCEL_COLUMN = 16_384;
const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Column of a reference such as `AB12`, from 0; its row from 1. */
function readReference(reference: string): { column: number; row: number } {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  let column = 0;
  for (const letter of match?.[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match?.[2] ?? 0);
  if (column < 1 || column > MAX_EXCEL_COLUMN || row < 1 || row > MAX_EXCEL_ROW) {
    throw fileErrors.cellReference({ reference: reference.slice(0, 20) });
  }
  return { column: column - 1, row };
}

/** A serial number as a day, or as an instant where it has a fraction; left a number where Excel's calendar is wrong (below 61). */
function serialValue(serial: number, date1904: boolean): CellValue {
  if (!Number.isFinite(serial) || serial < (date1904 ? 0 : 61) || serial > 2_958_465) return serial;
  const instant = new Date((date1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(serial * 86_400) * 1000);
  const text = instant.toISOString();
  return instant.getTime() % DAY_MS === 0 ? text.slice(0, 10) : text.slice(0, 19);
}

/** Turns the events of one worksheet part into rows, with every limit applied. `take` receives each finished row. */
export class SheetRowReader implements XmlHandlers {
  #row = 0;
  #cells: CellValue[] = [];
  #formulas: number[] = [];
  #column = -1;
  #type = '';
  #style = -1;
  #text = '';
  #collecting = false;
  #inCell = false;
  #phonetic = false;
  #inData = false;
  rows = 0;
  readonly #workbook: Workbook;
  readonly #take: (row: SheetRow) => void;

  constructor(workbook: Workbook, take: (row: SheetRow) => void) {
    this.#workbook = workbook;
    this.#take = take;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'sheetData') this.#inData = true;
    if (!this.#inData) return;
    if (name === 'row') this.#openRow(attribute('r'));
    else if (name === 'c') this.#openCell(attribute);
    else if (name === 'f' && this.#inCell) this.#formulas.push(this.#column);
    else if (name === 'rPh') this.#phonetic = true;
    else if ((name === 'v' || name === 't') && this.#inCell) this.#collecting = !this.#phonetic;
  }

  close(name: string): void {
    if (name === 'sheetData') this.#inData = false;
    if (!this.#inData) return;
    if (name === 'row') this.#closeRow();
    else if (name === 'c') this.#closeCell();
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'v' || name === 't') this.#collecting = false;
  }

  text(text: string): void {
    if (!this.#collecting) return;
    this.#text += text;
    if (this.#text.length > FILE_LIMITS.cellCharacters) {
      throw fileErrors.cellTooLong({ row: this.#row, max: FILE_LIMITS.cellCharacters });
    }
  }

  #openRow(given: string | undefined): void {
    const row = given === undefined ? this.#row + 1 : Number(given);
    if (!Number.isInteger(row) || row <= this.#row || row > MAX_EXCEL_ROW) {
      throw fileErrors.cellReference({ reference: String(given).slice(0, 20) });
    }
    this.#row = row;
    this.#column = -1;
    this.#cells = [];
    this.#formulas = [];
  }

  #openCell(attribute: (name: string) => string | undefined): void {
    const reference = attribute('r');
    const place = reference === undefined ? { column: this.#column + 1, row: this.#row } : readReference(reference);
    if (place.row !== this.#row) throw fileErrors.cellReference({ reference: reference ?? '' });
    this.#column = place.column;
    this.#type = attribute('t') ?? 'n';
    this.#style = Number(attribute('s') ?? '-1');
    this.#text = '';
    this.#inCell = true;
  }

  #closeCell(): void {
    this.#inCell = false;
    const value = this.#value();
    if (value === null) return;
    if (this.#column >= FILE_LIMITS.columns) {
      throw fileErrors.tooManyColumns({ row: this.#row, max: FILE_LIMITS.columns });
    }
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = value;
  }

  #value(): CellValue {
    const text = this.#text;
    if (this.#type === 's') {
      const shared = text === '' ? null : this.#workbook.sharedStrings[Number(text)];
      if (shared === undefined) throw fileErrors.sharedString({ row: this.#row, column: this.#column + 1 });
      return shared === '' ? null : shared;
    }
    if (text === '') return null;
    if (this.#type === 'b') return text === '1' || text === 'true';
    if (this.#type !== 'n') return unescapeExcel(text);
    const number = Number(text);
    if (!Number.isFinite(number)) return text;
    return this.#workbook.dateStyles[this.#style] ? serialValue(number, this.#workbook.date1904) : number;
  }

  #closeRow(): void {
    if (this.#cells.every((cell) => cell === null)) return;
    this.rows += 1;
    this.#take({ number: this.#row, cells: this.#cells, formulas: this.#formulas });
  }
}
