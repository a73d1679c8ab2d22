import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';

/** 同题共答: one question, several organisations, every answer read by all who were asked. */

export const answerSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  org: z.int(),
  name: z.string(),
  text: z.string(),
  at: instantSchema,
  task: rowRefSchema.nullable(),
  version: z.int(),
});
export type Answer = z.infer<typeof answerSchema>;

export const questionSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  text: z.string(),
  askedBy: z.string(),
  asked: z.array(z.object({ org: z.int(), name: z.string(), answered: z.boolean() })),
  dueOn: dateSchema,
  at: instantSchema,
  answers: z.array(answerSchema),
  mayAnswer: z.boolean(),
  mayAssign: z.boolean(),
});
export type Question = z.infer<typeof questionSchema>;

export const newQuestionSchema = z.strictObject({
  text: textOf(500, 4),
  asked: z.array(principalSchema).min(1).max(50),
  dueOn: dateSchema,
});
export const answerInputSchema = z.strictObject({ text: textOf(2000, 2) });
export const answerTaskSchema = z.strictObject({
  title: textOf(100, 2),
  measure: textOf(200).default(''),
  ownerOrg: principalSchema,
  dueOn: dateSchema,
});
