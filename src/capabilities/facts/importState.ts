import type { ImportQuestion, ImportView } from './import.schema.ts';
import type { ImportRow } from './importColumns.rules.ts';
import type { CellProblem } from './importProblems.rules.ts';

/** What is kept of an import besides its file: one document, always written whole. */
export interface ImportState {
  /** As chosen by a person for a .csv; null where the bytes tell. */
  readonly encoding: string | null;
  readonly sheets: ImportView['sheets'];
  readonly sheet: string;
  readonly headerRow: number;
  /** The heading as it stands, for the error sheet. */
  readonly header: readonly string[];
  readonly question: ImportQuestion | null;
  readonly columns: ImportView['columns'];
  readonly preview: ImportView['preview'];
}

/** A refused row as it came, with every reason. */
export interface RefusedRows {
  readonly row: ImportRow;
  readonly problems: readonly CellProblem[];
}
