import { fileErrors } from './fileErrors.ts';
import { FILE_LIMITS } from './fileLimits.ts';
import type { CellValue, SheetRow } from './spreadsheet.types.ts';

/**
 * Rows of a .csv (RFC 4180 and what Excel writes): quotes may hold line breaks, CRLF, LF and CR may mix, `sep=;` may come first. A quote that
 * never closes, or stands in the middle of a field, refuses the file with its row instead of shifting every cell after it.
 */
const DELIMITERS = [',', ';', '\t'] as const;

function takeSeparatorLine(text: string): { text: string; delimiter: string | null; lines: number } {
  const match = /^sep=([,;\t|])(?:\r\n|\n|\r)/i.exec(text);
  return match
    ? { text: text.slice(match[0].length), delimiter: match[1] ?? null, lines: 1 }
    : { text, delimiter: null, lines: 0 };
}

/** The delimiter that stands most often, outside quotes, in the first lines. */
function guessDelimiter(text: string): string {
  const sample = text.slice(0, 8_192).replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => sample.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

interface Field {
  readonly value: string;
  /** Index of the character after the field: a delimiter, a line end or the end of the text. */
  readonly end: number;
}

function quotedField(text: string, start: number, row: number): Field {
  let value = '';
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw fileErrors.unclosedQuote({ row });
    value += text.slice(from, quote);
    if (value.length > FILE_LIMITS.cellCharacters)
      throw fileErrors.cellTooLong({ row, max: FILE_LIMITS.cellCharacters });
    if (text.charAt(quote + 1) !== '"') return { value, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}

function plainField(text: string, start: number, delimiter: string, row: number): Field {
  let end = start;
  for (; end < text.length; end += 1) {
    const character = text.charCodeAt(end);
    if (character === 10 || character === 13 || character === delimiter.charCodeAt(0)) break;
    if (end - start > FILE_LIMITS.cellCharacters)
      throw fileErrors.cellTooLong({ row, max: FILE_LIMITS.cellCharacters });
  }
  return { value: text.slice(start, end), end };
}

const toCell = (value: string): CellValue => (value === '' ? null : value);

/** Rows that are wholly empty are left out; row numbers count records, the `sep=` line included. */
export function* csvRows(source: string): Generator<SheetRow> {
  const zero = source.indexOf('\0');
  if (zero >= 0) throw fileErrors.controlCharacter({ position: zero + 1 });
  const { text, delimiter: given, lines } = takeSeparatorLine(source);
  const delimiter = given ?? guessDelimiter(text);
  let at = 0;
  for (let number = lines + 1; at < text.length; number += 1) {
    const cells: CellValue[] = [];
    for (;;) {
      const quoted = text.charAt(at) === '"';
      const field = quoted ? quotedField(text, at, number) : plainField(text, at, delimiter, number);
      if (cells.length >= FILE_LIMITS.columns && field.value !== '') {
        throw fileErrors.tooManyColumns({ row: number, max: FILE_LIMITS.columns });
      }
      if (cells.length < FILE_LIMITS.columns) cells.push(toCell(field.value));
      at = field.end;
      const next = text.charAt(at);
      if (next === delimiter) {
        at += 1;
        continue;
      }
      if (next !== '' && next !== '\r' && next !== '\n') throw fileErrors.strayQuote({ row: number });
      at += text.startsWith('\r\n', at) ? 2 : 1;
      break;
    }
    if (cells.some((cell) => cell !== null)) yield { number, cells, formulas: [] };
  }
}
