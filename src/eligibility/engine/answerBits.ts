import type { ConditionState } from '../assessment.schema.ts';

/** Three bits an answer: it surely holds, it may hold, a person decides. */
export const SURE = 1;
export const OPEN = 2;
export const PERSON = 4;

export const bitsOf = (state: ConditionState): number =>
  state === 'met' || state === 'notApplicable'
    ? SURE | OPEN
    : state === 'notMet'
      ? 0
      : state === 'person'
        ? OPEN | PERSON
        : OPEN;

/** Answers of a condition for the rows of a block, one byte each. */
export type AnswerKernel = (out: Uint8Array, count: number, block: number) => void;
