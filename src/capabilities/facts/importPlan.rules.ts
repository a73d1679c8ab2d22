import type { ImportCounts } from './import.schema.ts';
import type { ImportRow } from './importColumns.rules.ts';
import type { CellProblem } from './importProblems.rules.ts';
import {
  type ColumnUse,
  type ImportedFact,
  type ImportedIdentity,
  type RowReading,
  rowProblem,
} from './importRow.rules.ts';

/**
 * What an import would do, row by row, without doing it. Two sources that differ stand side by side: only a value that the same organisation
 * imported itself is replaced by its newer import; everything else becomes an open conflict for a person.
 */
export interface KnownFact {
  readonly key: string;
  readonly period: string;
  readonly value: unknown;
  readonly sourceKind: string;
  readonly sourceOrg: number;
}

export interface KnownEnterprise {
  readonly regionId: string;
  readonly name: string;
  readonly industryCode: string | null;
  readonly foundedOn: string | null;
  /** Standing facts: neither superseded nor withdrawn. Several of one key and period are an open conflict. */
  readonly facts: readonly KnownFact[];
}

export type FactAction = 'add' | 'replace' | 'same' | 'conflict';

export interface PlannedFact extends ImportedFact {
  readonly action: FactAction;
}

export interface PlannedRow {
  readonly row: number;
  readonly action: 'create' | 'update' | 'unchanged';
  readonly identity: ImportedIdentity;
  readonly facts: readonly PlannedFact[];
}

export interface RefusedRow {
  readonly row: number;
  readonly action: 'reject' | 'duplicate';
  readonly problems: readonly CellProblem[];
}

export type RowPlan = PlannedRow | RefusedRow;

function factAction(fact: ImportedFact, known: readonly KnownFact[], importer: number): FactAction {
  const standing = known.filter((entry) => entry.key === fact.key && entry.period === fact.period);
  if (standing.length === 0) return 'add';
  if (standing.some((entry) => entry.value === fact.value)) return 'same';
  return standing.some((entry) => entry.sourceKind === 'imported' && entry.sourceOrg === importer)
    ? 'replace'
    : 'conflict';
}

/** Identity that the register also keeps as facts, so that a different name or place stands beside the known one. */
function identityFacts(identity: ImportedIdentity, enterprise: KnownEnterprise): PlannedFact[] {
  const pairs: readonly (readonly [string, string | null, string | null])[] = [
    ['name', identity.name, enterprise.name],
    ['industry', identity.industryCode, enterprise.industryCode],
    ['foundedOn', identity.foundedOn, enterprise.foundedOn],
    // The home region never changes: another place in the file is a claim about where it is registered.
    ['registeredRegion', identity.regionId, enterprise.regionId],
  ];
  return pairs.flatMap(([key, value, known]) => {
    if (value === null || value === known) return [];
    const standing = enterprise.facts.some((fact) => fact.key === key && fact.value === value);
    return [{ key, period: '', value, action: standing ? 'same' : known === null ? 'add' : 'conflict' }];
  });
}

function planKnown(
  reading: Extract<RowReading, { ok: true }>,
  enterprise: KnownEnterprise,
  importer: number,
): PlannedRow {
  const facts: PlannedFact[] = [
    ...identityFacts(reading.identity, enterprise),
    ...reading.facts.map((fact) => ({ ...fact, action: factAction(fact, enterprise.facts, importer) })),
  ];
  const changed = facts.some((fact) => fact.action !== 'same');
  return { row: reading.row, action: changed ? 'update' : 'unchanged', identity: reading.identity, facts };
}

const columnOf = (columns: readonly ColumnUse[], field: string): ColumnUse | null =>
  columns.find((column) => column.target.kind === 'identity' && column.target.field === field) ?? null;

function planNew(reading: Extract<RowReading, { ok: true }>, columns: readonly ColumnUse[]): RowPlan {
  const { identity, row } = reading;
  const problems: CellProblem[] = [];
  if (identity.name === null) problems.push(rowProblem(row, columnOf(columns, 'name'), 'required'));
  if (identity.regionId === null) problems.push(rowProblem(row, columnOf(columns, 'region'), 'required'));
  if (problems.length > 0) return { row, action: 'reject', problems };
  return { row, action: 'create', identity, facts: reading.facts.map((fact) => ({ ...fact, action: 'add' })) };
}

/**
 * Plans rows in file order, batch after batch. `known` finds what the register holds by credit code. The first row of an enterprise counts; a later one
 * is a duplicate that names it, because merging two rows of one file would be a guess.
 */
export class ImportPlanner {
  readonly #firstRow = new Map<string, number>();
  readonly #counts = { rows: 0, create: 0, update: 0, unchanged: 0, conflicts: 0, rejected: 0, duplicatesInFile: 0 };
  readonly #columns: readonly ColumnUse[];
  readonly #importer: number;

  /** @param importer principal of the organisation that imports */
  constructor(columns: readonly ColumnUse[], importer: number) {
    this.#columns = columns;
    this.#importer = importer;
  }

  plan(reading: RowReading, known: (creditCode: string) => KnownEnterprise | undefined): RowPlan {
    const plan = this.#decide(reading, known);
    this.#count(plan);
    return plan;
  }

  /** Rows by what would happen to them; `conflicts` counts facts, not rows. */
  get counts(): ImportCounts {
    return { ...this.#counts };
  }

  #decide(reading: RowReading, known: (creditCode: string) => KnownEnterprise | undefined): RowPlan {
    if (!reading.ok) return { row: reading.row, action: 'reject', problems: reading.problems };
    const { creditCode } = reading.identity;
    const first = this.#firstRow.get(creditCode);
    if (first !== undefined) {
      const problems = [
        rowProblem(reading.row, columnOf(this.#columns, 'creditCode'), 'duplicateInFile', { row: first }),
      ];
      return { row: reading.row, action: 'duplicate', problems };
    }
    const enterprise = known(creditCode);
    const plan = enterprise ? planKnown(reading, enterprise, this.#importer) : planNew(reading, this.#columns);
    if (plan.action !== 'reject') this.#firstRow.set(creditCode, reading.row);
    return plan;
  }

  #count(plan: RowPlan): void {
    this.#counts.rows += 1;
    if ('problems' in plan) this.#counts[plan.action === 'reject' ? 'rejected' : 'duplicatesInFile'] += 1;
    else {
      this.#counts[plan.action] += 1;
      this.#counts.conflicts += plan.facts.filter((fact) => fact.action === 'conflict').length;
    }
  }
}

/** The heading of the sheet that goes back to the sender: the own columns and the reason. */
export const errorSheetHeader = (header: readonly string[]): string[] => ['行号', ...header, '错误说明'];

/** A refused row as it came, with every reason in one readable cell. */
export function errorSheetRow(
  source: ImportRow,
  width: number,
  problems: readonly CellProblem[],
): (string | number | boolean | null)[] {
  const reasons = problems.map((entry) => {
    const place = entry.header === '' ? '' : `【${entry.header}】`;
    return `${place}${entry.message.zh}${entry.suggestion === null ? '' : `(建议:${entry.suggestion})`}`;
  });
  const cells = Array.from({ length: width }, (_, at) => source.cells[at] ?? null);
  return [source.number, ...cells, reasons.join(';')];
}
