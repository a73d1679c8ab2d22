import type { FactValue } from '../../vocabulary/factCatalogue.ts';
import { reconcile } from './fact.rules.ts';
import type { SourceKind } from './fact.schema.ts';
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
  readonly id: string;
  readonly key: string;
  readonly period: string;
  readonly value: FactValue;
  readonly sourceKind: SourceKind;
  readonly sourceOrg: number;
  readonly observedOn: string;
}

export interface KnownEnterprise {
  readonly regionId: string;
  /** Whether the importing organisation serves it (or is it). If not, only its existence is told. */
  readonly served: boolean;
  readonly name: string;
  readonly industryCode: string | null;
  readonly foundedOn: string | null;
  /** Standing facts: neither superseded nor withdrawn. Several of one key and period are an open conflict. */
  readonly facts: readonly KnownFact[];
}

export type FactAction = 'add' | 'replace' | 'same' | 'conflict';

export interface PlannedFact extends ImportedFact {
  readonly action: FactAction;
  /** Standing facts that this one replaces. */
  readonly supersedes: readonly string[];
  /** What the register says otherwise, to be written beside it as a candidate. */
  readonly register: string | null;
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

const REGISTER = 'register';

function planFact(fact: ImportedFact, standing: readonly KnownFact[], importer: number): PlannedFact {
  const verdict = reconcile(standing, {
    value: fact.value,
    sourceKind: 'imported',
    sourceOrg: importer,
    observedOn: '',
  });
  if (verdict.kind === 'unchanged') return { ...fact, action: 'same', supersedes: [], register: null };
  const { supersedes } = verdict;
  if (verdict.kind === 'replace')
    return { ...fact, action: supersedes.length > 0 ? 'replace' : 'add', supersedes, register: null };
  const register = standing.find((entry) => entry.id === REGISTER && verdict.with.includes(REGISTER));
  return { ...fact, action: 'conflict', supersedes, register: register ? String(register.value) : null };
}

const matching = (facts: readonly KnownFact[], key: string, period: string): KnownFact[] =>
  facts.filter((entry) => entry.key === key && entry.period === period);

/** Identity that the register also keeps as facts, so that a different name or place stands beside the known one. */
function identityFacts(identity: ImportedIdentity, enterprise: KnownEnterprise, importer: number): PlannedFact[] {
  const pairs: readonly (readonly [string, string | null, string | null])[] = [
    ['name', identity.name, enterprise.name],
    ['industry', identity.industryCode, enterprise.industryCode],
    ['foundedOn', identity.foundedOn, enterprise.foundedOn],
    // The home region never changes: another place in the file is a claim about where it is registered.
    ['registeredRegion', identity.regionId, enterprise.regionId],
  ];
  return pairs.flatMap(([key, value, known]) => {
    if (value === null || value === known) return [];
    const stored = matching(enterprise.facts, key, '');
    const register: KnownFact[] =
      known === null
        ? []
        : [{ id: REGISTER, key, period: '', value: known, sourceKind: 'registry', sourceOrg: 0, observedOn: '' }];
    return [planFact({ key, period: '', value }, stored.length > 0 ? stored : register, importer)];
  });
}

function planKnown(
  reading: Extract<RowReading, { ok: true }>,
  enterprise: KnownEnterprise,
  importer: number,
): PlannedRow {
  const facts: PlannedFact[] = [
    ...identityFacts(reading.identity, enterprise, importer),
    ...reading.facts.map((fact) => planFact(fact, matching(enterprise.facts, fact.key, fact.period), importer)),
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
  const facts = reading.facts.map((fact): PlannedFact => ({ ...fact, action: 'add', supersedes: [], register: null }));
  return { row, action: 'create', identity, facts };
}

type Counts = { -readonly [K in keyof ImportCounts]: number };
const NOTHING: ImportCounts = {
  rows: 0,
  create: 0,
  update: 0,
  unchanged: 0,
  conflicts: 0,
  rejected: 0,
  duplicatesInFile: 0,
};

/**
 * Plans rows in file order, batch after batch. `known` finds what the register holds by credit code. The first row of an enterprise counts; a later one
 * is a duplicate that names it, because merging two rows of one file would be a guess.
 */
export class ImportPlanner {
  readonly #firstRow = new Map<string, number>();
  readonly #counts: Counts;
  readonly #columns: readonly ColumnUse[];
  readonly #importer: number;

  /**
   * @param importer principal of the organisation that imports
   * @param counts where an interrupted import goes on
   */
  constructor(columns: readonly ColumnUse[], importer: number, counts: ImportCounts = NOTHING) {
    this.#columns = columns;
    this.#importer = importer;
    this.#counts = { ...counts };
  }

  /** A row that was taken before an interruption: later rows of the same enterprise are its duplicates. */
  remember(creditCode: string, row: number): void {
    if (!this.#firstRow.has(creditCode)) this.#firstRow.set(creditCode, row);
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
    if (enterprise && !enterprise.served) {
      const problems = [rowProblem(reading.row, columnOf(this.#columns, 'creditCode'), 'notServed')];
      return { row: reading.row, action: 'reject', problems };
    }
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
