import type { QuestionKind } from './bank.schema.ts';

/** A question as the quiz keeps it from the day it opens. */
export interface KeptQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly options: readonly string[];
  readonly correct: readonly number[];
  readonly explanation: string;
  readonly source: string;
}
