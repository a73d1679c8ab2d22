import * as z from 'zod';
import { idSchema, instantSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { audienceSchema } from '../activities/activity.schema.ts';
import { questionKindSchema } from './bank.schema.ts';

/** A timed quiz. What is kept of an attempt is a random token and, by choice of the quiz, an organisation. */

export const quizStatusSchema = z.enum(['draft', 'open', 'closed', 'archived']);
export type QuizStatus = z.infer<typeof quizStatusSchema>;
export const quizActionSchema = z.enum(['open', 'close', 'archive']);
export type QuizAction = z.infer<typeof quizActionSchema>;
export const quizModeSchema = z.enum(['anonymous', 'organisation']);
export type QuizMode = z.infer<typeof quizModeSchema>;

export const quizSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  title: z.string(),
  status: quizStatusSchema,
  mode: quizModeSchema,
  ownerOrg: z.int(),
  ownerName: z.string(),
  opensAt: instantSchema,
  closesAt: instantSchema,
  minutes: z.int(),
  questionCount: z.int(),
  bank: rowRefSchema,
  plan: rowRefSchema.nullable(),
  isOpenNow: z.boolean(),
  may: z.array(quizActionSchema),
  isOwner: z.boolean(),
  synthetic: z.boolean(),
  version: z.int(),
});
export type Quiz = z.infer<typeof quizSchema>;

export const newQuizSchema = z
  .strictObject({
    title: textOf(100, 2),
    bankId: idSchema,
    planId: idSchema.nullable().default(null),
    mode: quizModeSchema.default('organisation'),
    audience: audienceSchema.default('region'),
    invited: z.array(principalSchema).max(50).default([]),
    allianceOrg: principalSchema.nullable().default(null),
    opensAt: instantSchema,
    closesAt: instantSchema,
    minutes: z.int().min(1).max(180).default(20),
    questionCount: z.int().min(1).max(100),
  })
  .refine((quiz) => quiz.opensAt < quiz.closesAt, { path: ['closesAt'], message: 'order' });
export type NewQuiz = z.output<typeof newQuizSchema>;

export const quizStepSchema = z.strictObject({ action: quizActionSchema });
export const quizQuerySchema = z.strictObject({ ...pageQuerySchema.shape, status: quizStatusSchema.optional() });

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const linkParamsSchema = z.object({ token });

/** What the link shows before anybody starts. */
export const quizCoverSchema = z.object({
  id: idSchema,
  title: z.string(),
  ownerName: z.string(),
  mode: quizModeSchema,
  minutes: z.int(),
  questionCount: z.int(),
  closesAt: instantSchema,
  isOpenNow: z.boolean(),
  ownOrg: z.int().nullable(),
  organisations: z.array(z.object({ org: z.int(), name: z.string() })),
});
export type QuizCover = z.infer<typeof quizCoverSchema>;

/** The attempt's token is made in the browser: starting twice with one token is one attempt. */
export const startSchema = z.strictObject({ token, org: z.int().min(0).nullable().default(null) });

const optionSchema = z.object({ place: z.int(), text: z.string() });
export const attemptQuestionSchema = z.object({
  id: idSchema,
  kind: questionKindSchema,
  text: z.string(),
  /** In the order of this attempt; `place` is the option's place in the bank. */
  options: z.array(optionSchema),
  chosen: z.array(z.int()),
  /** After the attempt is over. */
  verdict: z
    .object({ right: z.boolean(), correct: z.array(z.int()), explanation: z.string(), source: z.string() })
    .nullable(),
});
export const attemptSchema = z.object({
  title: z.string(),
  deadlineAt: instantSchema,
  now: instantSchema,
  over: z.boolean(),
  right: z.int().nullable(),
  questions: z.array(attemptQuestionSchema),
});
export type Attempt = z.infer<typeof attemptSchema>;

export const answerSchema = z.strictObject({ question: idSchema, chosen: z.array(z.int().min(0).max(7)).max(8) });
export const savedSchema = z.object({ saved: z.boolean() });

export const questionResultSchema = z.object({
  id: idSchema,
  kind: questionKindSchema,
  text: z.string(),
  source: z.string(),
  asked: z.int(),
  /** Share of right answers in basis points. */
  rightBp: z.int(),
  options: z.array(z.object({ text: z.string(), correct: z.boolean(), count: z.int() })),
});
export const resultsSchema = z.object({
  /** Null: one to four attempts, told to nobody. */
  attempts: z.int().nullable(),
  rightBp: z.int().nullable(),
  /** How many attempts got a fifth, two fifths … of the questions right. */
  bands: z.array(z.object({ upTo: z.int(), count: z.int().nullable() })),
  organisations: z.array(
    z.object({ org: z.int(), name: z.string(), attempts: z.int().nullable(), rightBp: z.int().nullable() }),
  ),
  questions: z.array(questionResultSchema),
});
export type QuizResults = z.infer<typeof resultsSchema>;
