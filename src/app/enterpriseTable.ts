import {
  type CellReading,
  cellText,
  isBlank,
  isFormulaError,
  readFactCell,
} from '../capabilities/facts/importCell.rules.ts';
import type { ImportRow } from '../capabilities/facts/importColumns.rules.ts';
import type { EnterpriseSheet } from '../eligibility/enterpriseSheet.ts';
import type { FactInput } from '../eligibility/factSet.ts';
import { readSpreadsheet } from '../exchange/readSpreadsheet.ts';
import type { SpreadsheetSummary } from '../exchange/spreadsheet.types.ts';
import { consoleText } from '../kernel/errors.ts';
import { cellFault } from './cellFault.ts';
import { FileProblems } from './fileProblems.ts';
import { listOfSheet, readListSheet } from './listSheet.ts';
import { readHeading, type TableColumn } from './tableColumns.ts';

/** Enterprises of a spreadsheet: one row each on the first sheet, entries of lists on further sheets named after the list. */

export interface TableReading {
  readonly enterprises: readonly EnterpriseSheet[];
  /** What was left out, for the person who runs the command. */
  readonly notes: readonly string[];
}

const MAX_PROBLEMS = 50;

async function rowsOf(file: string, bytes: Uint8Array, sheet: number | null) {
  const rows: ImportRow[] = [];
  const options = {
    ...(sheet === null ? {} : { sheet }),
    onRows: (batch: readonly ImportRow[]) => void rows.push(...batch),
  };
  const summary: SpreadsheetSummary = await readSpreadsheet({ bytes, name: file }, options).catch((error: unknown) => {
    throw new FileProblems([`${file}: ${consoleText(error)}`]);
  });
  return { rows, summary };
}

/** @throws FileProblems with every problem found; then nothing of the file is used */
export async function readEnterpriseTable(file: string, bytes: Uint8Array, asOf: string): Promise<TableReading> {
  const { rows, summary } = await rowsOf(file, bytes, null);
  const { row, columns, unused, problems: doubts } = readHeading(rows);
  const sheetName = summary.sheets[summary.sheet]?.name ?? '';
  const problems = doubts.map((doubt) => `${file}: ${sheetName} 第 ${row} 行 row ${row} ${doubt}`);
  const data = rows.filter((one) => one.number > row && one.cells.some((cell) => !isBlank(cellText(cell))));
  const byId = new Map<string, EnterpriseSheet & { readonly row: number }>();
  for (const one of problems.length > 0 ? [] : data) {
    const { id, name, facts, faults } = readRow(one, columns, asOf);
    problems.push(...faults.map((fault) => `${file}: ${sheetName} 第 ${one.number} 行 row ${one.number} ${fault}`));
    const earlier = byId.get(id);
    if (earlier)
      problems.push(
        `${file}: 第 ${one.number} 行 row ${one.number}: ${id} 已在第 ${earlier.row} 行 / stands in row ${earlier.row} too`,
      );
    byId.set(id, { id, name, facts, row: one.number });
  }
  for (const list of summary.sheets.filter(({ index }) => index !== summary.sheet)) {
    const fact = listOfSheet(list.name);
    if (!fact || problems.length > 0) continue;
    const entries = await readListSheet((await rowsOf(file, bytes, list.index)).rows, fact, asOf, new Set(byId.keys()));
    problems.push(...entries.problems.map((said) => `${file}: ${list.name} ${said}`));
    for (const [id, facts] of entries.facts) {
      const known = byId.get(id);
      if (known) byId.set(id, { ...known, facts: [...known.facts, ...facts] });
    }
  }
  if (problems.length > 0) throw new FileProblems(problems.slice(0, MAX_PROBLEMS));
  const notes = unused
    .filter((header) => header !== '')
    .map((header) => `${file}: [${header}] 未使用 / column not used`);
  return { enterprises: [...byId.values()].map(({ id, name, facts }) => ({ id, name, facts })), notes };
}

function readRow(row: ImportRow, columns: readonly TableColumn[], asOf: string) {
  const facts: FactInput[] = [];
  const faults: string[] = [];
  let id: string | null = null;
  for (const { index, header, use } of columns) {
    const cell = row.cells[index] ?? null;
    const text = cellText(cell);
    if (isBlank(text)) continue;
    if (use.kind === 'id') {
      id = text;
      continue;
    }
    const reading: CellReading = isFormulaError(text)
      ? { ok: false, code: 'formulaError' }
      : use.fact.key === 'creditCode' && typeof cell === 'number'
        ? { ok: false, code: 'numericCode' }
        : readFactCell(use.fact, cell, use.unit, asOf);
    if (!reading.ok) faults.push(cellFault(header, text, reading));
    else facts.push({ key: use.fact.key, period: use.period, value: reading.value });
  }
  const textOf = (key: string): string | null => {
    const value = facts.find((fact) => fact.key === key)?.value;
    return typeof value === 'string' ? value : null;
  };
  const name = textOf('name');
  return { id: id ?? textOf('creditCode') ?? name ?? `row ${row.number}`, name, facts, faults };
}
