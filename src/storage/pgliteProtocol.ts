import type { SqlValue } from './sql.ts';

/** Messages between the port and the worker that owns the embedded database. */
export type WorkerRequest =
  | { readonly id: number; readonly kind: 'query'; readonly text: string; readonly values: readonly SqlValue[] }
  | { readonly id: number; readonly kind: 'exec'; readonly text: string }
  | { readonly id: number; readonly kind: 'dump' }
  | { readonly id: number; readonly kind: 'close' };

export type WorkerAnswer =
  | {
      readonly id: number;
      readonly ok: true;
      readonly rows: readonly unknown[];
      readonly count: number;
      readonly bytes?: Uint8Array;
    }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: string;
      readonly constraint: string | null;
      readonly message: string;
    };

export interface WorkerStart {
  /** Directory, or null for a database in memory. */
  readonly dataDir: string | null;
  /** A gzipped template made by `dump`, used when the directory is new. */
  readonly template: string | null;
}
