import type { Program } from './program.ts';
import type { Reading } from './reader.ts';
import { isRecord } from './reader.ts';
import type { RuleSourceRef } from './rule.ts';
import type { DocumentKey } from './writeRule.ts';

/** What a condition refers to by name: the documents, parameters and recognitions of its program. */
export type RuleTables = Pick<Reading, 'documents' | 'parameters' | 'recognitions'>;

/**
 * The tables of a program. With the plain object it was read from, documents keep the names they have there; otherwise they are
 * `d1`, `d2` … as `writeProgram` names them.
 */
export function tablesOf(program: Program, source?: unknown): RuleTables {
  const named = isRecord(source) && isRecord(source.documents) ? Object.keys(source.documents) : [];
  return {
    documents: new Map(program.documents.map((one, at) => [named[at] ?? `d${at + 1}`, one])),
    parameters: new Map(program.parameters.map((one) => [one.name, one])),
    recognitions: [...program.recognitions],
  };
}

/** The name of a document among the tables. */
export const keyIn =
  ({ documents }: RuleTables): DocumentKey =>
  (source: RuleSourceRef) =>
    [...documents].find(
      ([, one]) =>
        one.document === source.document && one.number === source.number && one.confidence === source.confidence,
    )?.[0] ?? '';
