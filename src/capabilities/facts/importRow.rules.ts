import { type CreditCodeCheck, checkCreditCode } from '../../vocabulary/creditCode.ts';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { isHomeRegion } from '../../vocabulary/regions.ts';
import type { ColumnTarget } from './import.schema.ts';
import {
  type Cell,
  type CellReading,
  cellText,
  isBlank,
  isFormulaError,
  readDate,
  readFactCell,
  readIndustry,
  readRegion,
  readText,
} from './importCell.rules.ts';
import { type ImportRow, targetFault } from './importColumns.rules.ts';
import { type CellProblem, type ImportProblemCode, problemMessage } from './importProblems.rules.ts';

/** A column as decided: where its cells go. */
export interface ColumnUse {
  readonly index: number;
  readonly header: string;
  readonly target: ColumnTarget;
}

export interface ImportedFact {
  readonly key: string;
  readonly period: string;
  readonly value: string | number | boolean;
}

export interface ImportedIdentity {
  readonly creditCode: string;
  readonly name: string | null;
  /** Home region, district level; null where the file does not say. */
  readonly regionId: string | null;
  readonly industryCode: string | null;
  readonly foundedOn: string | null;
  readonly address: string | null;
}

/** A row taken whole, or not at all with every problem it has. */
export type RowReading =
  | {
      readonly ok: true;
      readonly row: number;
      readonly identity: ImportedIdentity;
      readonly facts: readonly ImportedFact[];
    }
  | { readonly ok: false; readonly row: number; readonly problems: readonly CellProblem[] };

const SHOWN_CHARACTERS = 80;

const problem = (
  row: number,
  column: ColumnUse | null,
  cell: Cell,
  reading: Extract<CellReading, { ok: false }>,
): CellProblem => ({
  row,
  column: column?.index ?? -1,
  header: column?.header ?? '',
  value: [...cellText(cell)].slice(0, SHOWN_CHARACTERS).join(''),
  code: reading.code,
  message: problemMessage(reading.code, reading.params),
  suggestion: reading.suggestion ?? null,
});

const CODE_PROBLEMS: Readonly<Record<Extract<CreditCodeCheck, { ok: false }>['reason'], ImportProblemCode>> = {
  empty: 'required',
  length: 'creditCodeLength',
  alphabet: 'creditCodeAlphabet',
  authority: 'creditCodeAuthority',
  region: 'creditCodeRegion',
  checkDigit: 'creditCodeCheckDigit',
};

/** Credit code of a cell. A code typed as a number has lost its last digits and cannot be restored. */
function readCreditCode(cell: Cell): CellReading {
  if (typeof cell === 'number') return { ok: false, code: 'numericCode' };
  const check = checkCreditCode(cellText(cell));
  if (check.ok) return { ok: true, value: check.code };
  const suggestion = check.suggestion === null ? {} : { suggestion: check.suggestion };
  const [slip] = check.slips;
  if (check.reason === 'alphabet' && slip) {
    const params = { position: slip.position, found: slip.found, means: slip.means.join(' / ') };
    return { ok: false, code: 'creditCodeSlip', params, ...suggestion };
  }
  const params = { length: check.code.length, position: check.position ?? 0 };
  return { ok: false, code: CODE_PROBLEMS[check.reason], params, ...suggestion };
}

type IdentityField = Extract<ColumnTarget, { kind: 'identity' }>['field'];

function readHome(text: string): CellReading {
  const reading = readRegion(text);
  if (!reading.ok || isHomeRegion(String(reading.value))) return reading;
  return { ok: false, code: 'regionTooWide', suggestion: String(reading.value) };
}

function readIdentityCell(field: IdentityField, cell: Cell, asOf: string): CellReading {
  const text = cellText(cell);
  switch (field) {
    case 'creditCode':
      return readCreditCode(cell);
    case 'name':
      return readText(text, 200);
    case 'region':
      return readHome(text);
    case 'industry':
      return readIndustry(text);
    case 'foundedOn':
      return readDate(text, asOf, false);
    case 'address':
      return readText(text, 300);
  }
}

function readCell(column: ColumnUse, cell: Cell, asOf: string): CellReading | null {
  const text = cellText(cell);
  if (isFormulaError(text)) return { ok: false, code: 'formulaError' };
  if (isBlank(text)) return null;
  if (column.target.kind === 'identity') return readIdentityCell(column.target.field, cell, asOf);
  // A yearly figure whose year nobody has said yet is no fact.
  if (column.target.kind === 'ignore' || targetFault(column.target) !== null) return null;
  const fact = factDefinition(column.target.key);
  return fact ? readFactCell(fact, cell, column.target.unit, asOf) : null;
}

/** The district an address begins with, where no column names the region. */
const regionOfAddress = (address: string | null): string | null => {
  const reading = address === null ? null : readHome(address);
  return reading?.ok ? String(reading.value) : null;
};

/**
 * Reads one row. A blank cell says nothing and changes nothing; one wrong cell refuses the whole row.
 * @param asOf day of import, `YYYY-MM-DD`
 */
export function readImportRow(row: ImportRow, columns: readonly ColumnUse[], asOf: string): RowReading {
  const problems: CellProblem[] = [];
  const identity = new Map<IdentityField, string>();
  const facts: ImportedFact[] = [];
  for (const column of columns) {
    if (column.target.kind === 'ignore') continue;
    const cell = row.cells[column.index] ?? null;
    const reading = readCell(column, cell, asOf);
    if (reading === null) continue;
    if (!reading.ok) problems.push(problem(row.number, column, cell, reading));
    else if (column.target.kind === 'identity') identity.set(column.target.field, String(reading.value));
    else facts.push({ key: column.target.key, period: column.target.period, value: reading.value });
  }
  const creditCode = identity.get('creditCode');
  const codeColumn = columns.find(
    (column) => column.target.kind === 'identity' && column.target.field === 'creditCode',
  );
  if (creditCode === undefined && !problems.some((entry) => entry.column === codeColumn?.index)) {
    problems.push(problem(row.number, codeColumn ?? null, null, { ok: false, code: 'required' }));
  }
  if (problems.length > 0 || creditCode === undefined) return { ok: false, row: row.number, problems };
  const address = identity.get('address') ?? null;
  return {
    ok: true,
    row: row.number,
    identity: {
      creditCode,
      name: identity.get('name') ?? null,
      regionId: identity.get('region') ?? regionOfAddress(address),
      industryCode: identity.get('industry') ?? null,
      foundedOn: identity.get('foundedOn') ?? null,
      address,
    },
    facts,
  };
}

/** A problem of the row as a whole (duplicate, missing name), in the form of a cell problem. */
export function rowProblem(
  row: number,
  column: ColumnUse | null,
  code: ImportProblemCode,
  params: Readonly<Record<string, string | number>> = {},
): CellProblem {
  return problem(row, column, null, { ok: false, code, params });
}
