import type { ErrorParams } from '../kernel/errors.ts';

/** A cell as the file holds it. Days are `YYYY-MM-DD`, instants `YYYY-MM-DDTHH:MM:SS` without zone; a formula gives its cached value. */
export type CellValue = string | number | boolean | null;

export interface SheetRow {
  /** Row number as the spreadsheet shows it, from 1. */
  readonly number: number;
  readonly cells: readonly CellValue[];
  /** Columns (from 0) whose value a formula computed; such values are shown as computed, never recomputed. */
  readonly formulas: readonly number[];
}

export interface SheetInfo {
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
}

export interface SpreadsheetSummary {
  readonly format: 'xlsx' | 'csv';
  readonly sheets: readonly SheetInfo[];
  /** The sheet that was read; the first visible one unless another was asked for. */
  readonly sheet: number;
  readonly rows: number;
  /** Stopped after `previewRows`. */
  readonly truncated: boolean;
  readonly formulaCells: number;
  /** Links to other workbooks are never followed. */
  readonly externalLinks: boolean;
  readonly encoding: string | null;
}

export interface ReadOptions {
  readonly sheet?: number;
  /** Stop quietly after this many rows (preview). Without it more than 200,000 rows refuse the file. */
  readonly previewRows?: number;
  /** `utf-8`, `gb18030`, `utf-16le`, `utf-16be`, `big5`: chosen by a person for a .csv whose bytes do not tell. */
  readonly encoding?: string;
}

/** What the worker is started with, and what it says: one batch, then it waits for `next`. */
export interface WorkerRequest {
  readonly format: 'xlsx' | 'csv';
  readonly bytes: Uint8Array;
  readonly options: ReadOptions;
  readonly batchRows: number;
}

export type WorkerMessage =
  | { readonly type: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly type: 'done'; readonly summary: SpreadsheetSummary }
  | { readonly type: 'refused'; readonly code: string; readonly params: ErrorParams };
