import * as z from 'zod';
import { idSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

/** Question banks: single choice, several right answers, right or wrong; each question with its reason and its source. */

export const questionKindSchema = z.enum(['single', 'multiple', 'trueFalse']);
export type QuestionKind = z.infer<typeof questionKindSchema>;

const MOST_OPTIONS = 8;
const fields = {
  kind: questionKindSchema,
  text: textOf(500, 2),
  options: z.array(textOf(200, 1)).min(2).max(MOST_OPTIONS),
  /** Places of the right options, from 0, in order. */
  correct: z
    .array(
      z
        .int()
        .min(0)
        .max(MOST_OPTIONS - 1),
    )
    .min(1)
    .max(MOST_OPTIONS),
  explanation: textOf(1000, 2),
  source: textOf(200, 2),
};

const sound = (question: { kind: QuestionKind; options: readonly string[]; correct: readonly number[] }): boolean =>
  new Set(question.options).size === question.options.length &&
  new Set(question.correct).size === question.correct.length &&
  question.correct.every((place) => place < question.options.length) &&
  (question.kind === 'multiple' ? question.correct.length >= 2 : question.correct.length === 1) &&
  (question.kind !== 'trueFalse' || question.options.length === 2);

export const newBankQuestionSchema = z.strictObject(fields).refine(sound, { path: ['correct'], message: 'choose' });
export type NewBankQuestion = z.output<typeof newBankQuestionSchema>;

export const bankQuestionSchema = z.object({
  id: idSchema,
  kind: questionKindSchema,
  text: z.string(),
  options: z.array(z.string()),
  correct: z.array(z.int()),
  explanation: z.string(),
  source: z.string(),
});
export type BankQuestion = z.infer<typeof bankQuestionSchema>;

export const bankSummarySchema = z.object({
  regionId: z.string(),
  id: idSchema,
  title: z.string(),
  ownerName: z.string(),
  questions: z.int(),
  synthetic: z.boolean(),
});
export type BankSummary = z.infer<typeof bankSummarySchema>;

export const bankSchema = bankSummarySchema.extend({
  note: z.string(),
  rows: z.array(bankQuestionSchema),
  mayChange: z.boolean(),
});
export type Bank = z.infer<typeof bankSchema>;

export const newBankSchema = z.strictObject({ title: textOf(100, 2), note: textOf(600).default('') });
export const bankQuerySchema = z.strictObject({ ...pageQuerySchema.shape });
