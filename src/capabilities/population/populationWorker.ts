import { parentPort } from 'node:worker_threads';
import type { FactTable } from '../../eligibility/engine/factTable.ts';
import { answerProgram, type ProgramAnswer } from '../../eligibility/engine/programAnswer.ts';
import { type FactInput, factSetOf } from '../../eligibility/factSet.ts';
import type { Program, Version } from '../../eligibility/program.ts';
import { DomainError, type ErrorParams } from '../../kernel/errors.ts';

/** Works out programs over large tables off the request path. Tables share their columns with the process that sent them. */
export interface PopulationRequest {
  readonly call: number;
  readonly table: number;
  /** Sent once a table; facts of exceptional rows as they came. */
  readonly columns: SentTable | null;
  readonly program: Program;
  readonly version: Version | null;
  readonly asOf: string;
  readonly maxBytes: number;
  /** One number: not zero, the caller has given up. */
  readonly cancelled: Int32Array;
}

export interface SentTable extends Omit<FactTable, 'exceptions'> {
  readonly exceptions: readonly (readonly [row: number, inputs: readonly FactInput[]])[];
}

export type PopulationReply =
  | { readonly call: number; readonly kind: 'progress'; readonly done: number }
  | { readonly call: number; readonly kind: 'answer'; readonly answer: ProgramAnswer }
  | { readonly call: number; readonly kind: 'cancelled' }
  | { readonly call: number; readonly kind: 'tooLarge'; readonly params: ErrorParams }
  | { readonly call: number; readonly kind: 'failed'; readonly message: string };

const MOST_TABLES = 4;
const tables = new Map<number, FactTable>();
class Cancelled extends Error {}

const reply = (message: PopulationReply): void => parentPort?.postMessage(message);

function work(request: PopulationRequest): void {
  const { call, table, columns, program, version, asOf, maxBytes, cancelled } = request;
  if (columns) {
    if (tables.size >= MOST_TABLES) tables.delete(tables.keys().next().value ?? 0);
    const exceptions = columns.exceptions.map(([row, inputs]) => [row, { inputs, facts: factSetOf(inputs) }] as const);
    tables.set(table, { ...columns, exceptions: new Map(exceptions) });
  }
  const known = tables.get(table);
  if (!known) throw new Error('the table was not sent');
  const answer = answerProgram(program, version, known, asOf, {
    maxBytes,
    onProgress: (done) => {
      if (Atomics.load(cancelled, 0) !== 0) throw new Cancelled();
      reply({ call, kind: 'progress', done });
    },
  });
  reply({ call, kind: 'answer', answer });
}

parentPort?.on('message', (request: PopulationRequest) => {
  try {
    work(request);
  } catch (error) {
    const { call } = request;
    if (error instanceof Cancelled) reply({ call, kind: 'cancelled' });
    else if (error instanceof DomainError) reply({ call, kind: 'tooLarge', params: error.params });
    else reply({ call, kind: 'failed', message: error instanceof Error ? error.message : 'failed' });
  }
});
