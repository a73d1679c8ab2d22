import { type AmountProblem, type AmountUnit, parseAmountText } from '../../vocabulary/amountText.ts';
import type { FactDefinition } from '../../vocabulary/factCatalogue.ts';
import { findRegion } from '../../vocabulary/findRegion.ts';
import { findIndustry } from '../../vocabulary/industries.ts';
import { parseCountText, parseDateText, parsePercentText } from '../../vocabulary/valueText.ts';
import type { ImportProblemCode } from './importProblems.rules.ts';

/** One cell → the stored value of a fact, or why not. Exact: an amount that is not a figure is not taken. */
export type CellReading =
  | { readonly ok: true; readonly value: string | number | boolean }
  | {
      readonly ok: false;
      readonly code: ImportProblemCode;
      readonly params?: Readonly<Record<string, string | number>>;
      readonly suggestion?: string;
    };

export type Cell = string | number | boolean | null;

const fail = (code: ImportProblemCode, suggestion?: string): CellReading => ({
  ok: false,
  code,
  ...(suggestion === undefined ? {} : { suggestion }),
});
const take = (value: string | number | boolean): CellReading => ({ ok: true, value });

/**
 * A cell as text. Spreadsheets store 0.07 × 3 as 0.21000000000000002; people see 15 digits, so 15 digits are taken, without exponent.
 */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (typeof cell === 'string') return cell.trim();
  const [digits = '0', exponent] = cell.toPrecision(15).split('e');
  if (exponent !== undefined)
    return Math.abs(cell) >= 1 ? BigInt(Math.round(cell)).toString() : cell.toFixed(20).replace(/0+$/, '');
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

/** Signs people put for “no value”. 无 is a value of yes-no columns and of texts, so it is not among them. */
export const isBlank = (text: string): boolean => /^[-—–_/\\.、　\s]*$/.test(text);

export const isFormulaError = (text: string): boolean =>
  /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i.test(text);

const AMOUNT_PROBLEMS: Readonly<Record<AmountProblem, ImportProblemCode>> = {
  empty: 'required',
  noNumber: 'amountInvalid',
  noUnit: 'amountNoUnit',
  currency: 'amountCurrency',
  negative: 'amountNegative',
  tooPrecise: 'amountTooPrecise',
  tooLarge: 'tooLarge',
  range: 'amountRange',
  ambiguous: 'amountInvalid',
};

const AMOUNT_UNITS: readonly AmountUnit[] = ['元', '千元', '万元', '百万元', '千万元', '亿元', '万亿元'];

function readMoney(text: string, unit: string | null, mayBeNegative: boolean): CellReading {
  const known = AMOUNT_UNITS.find((candidate) => candidate === unit) ?? null;
  // Accountants write losses as -5 or (5).
  const loss = mayBeNegative ? /^(?:[-−－]|[(（](?=.*[)）]$))(.+?)[)）]?$/.exec(text) : null;
  const reading = parseAmountText(loss?.[1] ?? text, known);
  if (!reading.ok) return fail(AMOUNT_PROBLEMS[reading.reason]);
  if (reading.kind === 'range') return fail('amountRange');
  if (reading.qualifier !== null) return fail('amountInexact');
  return take(loss && reading.fen !== 0 ? -reading.fen : reading.fen);
}

function readRatio(text: string, unit: string | null): CellReading {
  const reading = parsePercentText(text, unit === '%' ? { bareIs: 'percent' } : {});
  if (reading.ok) return take(reading.value);
  return fail(reading.reason === 'outOfRange' ? 'ratioRange' : 'ratioInvalid');
}

function readArea(text: string): CellReading {
  const match = /^([\d,]{1,15})(?:\.(\d{1,2}))?(平方米|㎡|m2|m²)?$/i.exec(text.normalize('NFKC').replace(/\s/g, ''));
  if (!match) return fail('areaInvalid');
  const value = Number((match[1] ?? '').replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(value) ? take(value) : fail('tooLarge');
}

const YES = /^(是|有|真|对|√|✓|✔|y|yes|true|1)$/i;
const NO = /^(否|无|没有|非|假|不是|×|✗|x|n|no|false|0)$/i;

const readBoolean = (text: string): CellReading =>
  YES.test(text) ? take(true) : NO.test(text) ? take(false) : fail('booleanInvalid');

/** @param asOf the day of import, `YYYY-MM-DD` */
export function readDate(text: string, asOf: string, mayLieAhead: boolean): CellReading {
  const reading = parseDateText(text);
  if (!reading.ok) return fail(reading.reason === 'incomplete' ? 'dateIncomplete' : 'dateInvalid');
  return !mayLieAhead && reading.value > asOf ? fail('dateFuture') : take(reading.value);
}

const UNSAFE = /[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\t\n\r]|\p{M}{9,}/u;

export function readText(text: string, max: number): CellReading {
  if ([...text].length > max) return { ok: false, code: 'textTooLong', params: { max } };
  return UNSAFE.test(text) || !text.isWellFormed() ? fail('textUnsafe') : take(text);
}

export function readRegion(text: string): CellReading {
  const match = findRegion(text);
  if (match.ok) return take(match.region.replacedBy ?? match.region.code);
  const names = match.candidates.slice(0, 5).map((region) => `${region.zh}(${region.code})`);
  return match.reason === 'ambiguous' ? fail('regionAmbiguous', names.join(' / ')) : fail('regionUnknown');
}

export function readIndustry(text: string): CellReading {
  const match = findIndustry(text);
  if (match.ok) return take(match.code);
  const names = match.candidates.slice(0, 5).map((industry) => `${industry.code} ${industry.zh}`);
  return match.reason === 'ambiguous' ? fail('industryAmbiguous', names.join(' / ')) : fail('industryUnknown');
}

const REGION_FACTS = new Set([
  'registeredRegion',
  'operatingRegion',
  'taxRegion',
  'statisticsRegion',
  'projectRegion',
  'zone',
]);
const MAX_TEXT = 2_000;
const MAX_CODE = 60;

function readCode(fact: FactDefinition, text: string): CellReading {
  if (REGION_FACTS.has(fact.key)) return readRegion(text);
  return fact.key === 'industry' ? readIndustry(text) : readText(text.normalize('NFKC'), MAX_CODE);
}

/**
 * Reads one cell for a fact. `unit` is the unit of the heading, null where it names none. The cell is not blank.
 * @returns the stored form of the catalogue: fen, basis points, 1/100 m², whole numbers, days, codes, texts
 */
export function readFactCell(fact: FactDefinition, cell: Cell, unit: string | null, asOf: string): CellReading {
  const text = cellText(cell);
  switch (fact.kind) {
    case 'money':
      return readMoney(text, unit, !fact.nonNegative);
    case 'count':
    case 'number': {
      const reading = parseCountText(text);
      return reading.ok ? take(reading.value) : fail(reading.reason === 'tooLarge' ? 'tooLarge' : 'countInvalid');
    }
    case 'ratio':
      return readRatio(text, unit);
    case 'area':
      return readArea(text);
    case 'boolean':
      return readBoolean(text);
    case 'date':
      return readDate(text, asOf, true);
    case 'code':
      return readCode(fact, text);
    case 'text':
    case 'list':
      return readText(text, MAX_TEXT);
  }
}
