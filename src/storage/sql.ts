import type { WriteEpochs } from './epochs.ts';

/** The port between rooms and the two engines. One contract suite (sql.contract.test.ts) runs on both. */

export type SqlValue =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly string[]
  | readonly number[]
  | readonly (string | null)[];

export interface Answer<Row> {
  readonly rows: readonly Row[];
  /** Rows read or changed. */
  readonly count: number;
}

/** A running transaction. `scope` names whose eyes it has: two transactions of one scope see the same rows. Values are always parameters; text never contains user input. */
export interface Tx {
  readonly scope: string;
  readonly epochs: WriteEpochs;
  /** The row type is the store's claim about its own statement; it is checked by the contract schema at the edge. */
  query<Row = Record<string, unknown>>(text: string, values?: readonly SqlValue[]): Promise<Answer<Row>>;
  /**
   * Runs `work` in this transaction as lq_job, which row policies let through, and steps back afterwards. For writes that
   * reach rows of several organisations after `access` has decided; every use names why.
   */
  asJob<T>(why: string, work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** Whose eyes a transaction has. `job`: background work on a reviewed list of reasons; `owner`: migrations and repair only. */
export type TxContext =
  | {
      readonly as: 'app';
      readonly org: number;
      readonly regions: readonly string[];
      readonly shared: readonly number[];
    }
  | { readonly as: 'job'; readonly why: string; readonly budgetMs?: number }
  | { readonly as: 'owner'; readonly budgetMs?: number };

export interface Sql {
  readonly engine: 'pglite' | 'postgres';
  readonly version: string;
  /** One transaction: committed when `work` returns, rolled back when it throws. Not nestable. */
  tx<T>(context: TxContext, work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly epochs: WriteEpochs;
  close(): Promise<void>;
}

/** A statement the database refused, without values or row contents (they may belong to others). */
export class SqlError extends Error {
  readonly code: string;
  readonly constraint: string | null;
  constructor(code: string, constraint: string | null, message: string) {
    super(message);
    this.name = 'SqlError';
    this.code = code;
    this.constraint = constraint;
  }
}

export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  error instanceof SqlError && error.code === '23505' && (constraint === undefined || error.constraint === constraint);

/** The first row or null. */
export async function oneRow<Row>(tx: Tx, text: string, values: readonly SqlValue[] = []): Promise<Row | null> {
  return (await tx.query<Row>(text, values)).rows[0] ?? null;
}

/** Runs `work` as lq_job inside a transaction of lq_app. Inside it, stepping up again changes nothing, so the way back is taken once. */
export async function stepUp<T>(
  tx: Tx,
  work: (tx: Tx) => Promise<T>,
  setRole: (role: 'lq_job' | 'lq_app') => Promise<unknown>,
): Promise<T> {
  await setRole('lq_job');
  const asJob: Tx = { scope: 'job', epochs: tx.epochs, query: tx.query, asJob: (_why, inner) => inner(asJob) };
  const result = await work(asJob);
  await setRole('lq_app');
  return result;
}
