import type { MappedColumn } from '../capabilities/facts/import.schema.ts';
import { guessColumns, type ImportRow, mapColumns, targetFault } from '../capabilities/facts/importColumns.rules.ts';
import { questionText } from '../capabilities/facts/importProblems.rules.ts';
import { type FactDefinition, factDefinition } from '../vocabulary/factCatalogue.ts';
import { isPeriodOf, periodExample } from '../vocabulary/factPeriods.ts';

/** What the columns of a table of enterprises feed: the id, or one fact of one period. */
export interface TableColumn {
  readonly index: number;
  readonly header: string;
  readonly use:
    | { readonly kind: 'id' }
    | { readonly kind: 'fact'; readonly fact: FactDefinition; readonly period: string; readonly unit: string | null };
}

export interface TableHeading {
  readonly row: number;
  readonly columns: readonly TableColumn[];
  /** Headings that name nothing known; said, and left out. */
  readonly unused: readonly string[];
  /** Headings that must be clearer before anything is read. */
  readonly problems: readonly string[];
}

const FACT_OF_IDENTITY: Readonly<Record<string, string>> = {
  creditCode: 'creditCode',
  name: 'name',
  region: 'registeredRegion',
  industry: 'industry',
  foundedOn: 'foundedOn',
};

/** `revenue@2025`, `revenue@2025(万元)`, `titles.complete`, `id`: headings in the terms of the catalogue. */
function exactUse(header: string): TableColumn['use'] | null {
  if (/^(id|编号|企业编号)$/i.test(header)) return { kind: 'id' };
  const match = /^([A-Za-z][A-Za-z0-9.]*)(?:@([0-9Q-]+))?(?:[(（](.+)[)）])?$/.exec(header);
  const fact = match ? factDefinition(match[1] ?? '') : undefined;
  if (!fact || fact.kind === 'list' || !isPeriodOf(fact, match?.[2] ?? '')) return null;
  return { kind: 'fact', fact, period: match?.[2] ?? '', unit: match?.[3] ?? null };
}

function guessedUse({ target }: MappedColumn): TableColumn['use'] | null {
  if (target.kind === 'ignore' || targetFault(target) !== null) return null;
  const key = target.kind === 'fact' ? target.key : FACT_OF_IDENTITY[target.field];
  const fact = key === undefined ? undefined : factDefinition(key);
  if (!fact) return null;
  return target.kind === 'fact'
    ? { kind: 'fact', fact, period: target.period, unit: target.unit }
    : { kind: 'fact', fact, period: '', unit: null };
}

function doubtOf(column: MappedColumn): string | null {
  if (column.question === null) return null;
  const said = questionText(column.question);
  const fact = column.target.kind === 'fact' ? factDefinition(column.target.key) : undefined;
  const expected = fact
    ? `${periodExample(fact)}${fact.kind === 'money' ? '(万元)' : ''}`
    : 'key@period, e.g. revenue@2025(万元)';
  return `[${column.header}]: ${said.zh} / ${said.en}; 应为 expected: ${expected}`;
}

const isExact = (cell: unknown): boolean => typeof cell === 'string' && exactUse(cell.trim()) !== null;

/** Finds the heading row (terms of the catalogue before guessed names) and what each column feeds. */
export function readHeading(rows: readonly ImportRow[]): TableHeading {
  const guess = guessColumns(rows);
  const exactRow = rows.slice(0, 15).find((row) => row.cells.filter(isExact).length >= 2);
  const row = exactRow?.number ?? guess.headerRow;
  if (!exactRow && guess.question) {
    const said = questionText(guess.question);
    return { row, columns: [], unused: [], problems: [`${said.zh} / ${said.en}; 应为 expected: one row of headings`] };
  }
  const header = exactRow ?? rows.find((one) => one.number === row);
  const below = rows.filter((one) => one.number > row);
  const found = header ? mapColumns(header, below) : [];
  const columns: TableColumn[] = [];
  const problems: string[] = [];
  const unused: string[] = [];
  for (const column of found) {
    const exact = exactUse(column.header);
    const use = exact ?? guessedUse(column);
    const doubt = exact ? null : doubtOf(column);
    if (doubt) problems.push(doubt);
    else if (use) columns.push({ index: column.index, header: column.header, use });
    else unused.push(column.header);
  }
  return { row, columns, unused, problems };
}
