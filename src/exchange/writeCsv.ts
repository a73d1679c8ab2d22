import { neutraliseFormula, withoutDirection } from './formulaGuard.ts';
import type { OutputCell } from './writeSpreadsheet.ts';

const BYTE_ORDER_MARK = '\ufeff';

const field = (value: OutputCell): string => {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text = neutraliseFormula(withoutDirection(value.replaceAll('\0', '')));
  return /[",;\t\r\n']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One record with its line end. */
export const csvLine = (cells: readonly OutputCell[]): string => `${cells.map(field).join(',')}\r\n`;

/** A .csv that Excel opens as UTF-8, line by line. Text that would start a formula is neutralised; numbers stay numbers. */
export async function* writeCsv(
  header: readonly string[],
  rows: Iterable<readonly OutputCell[]> | AsyncIterable<readonly OutputCell[]>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(header);
  for await (const row of rows) yield csvLine(row);
}
