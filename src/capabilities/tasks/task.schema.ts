import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { originSchema } from '../origins/origin.schema.ts';

/** open: nobody has begun · doing: with progress · done: with a result · dropped: taken back with a reason. */
export const taskStatusSchema = z.enum(['open', 'doing', 'done', 'dropped']);
export type TaskStatus = z.infer<typeof taskStatusSchema>;

export const taskStepSchema = z.enum(['start', 'report', 'finish', 'reopen', 'drop']);
export type TaskStep = z.infer<typeof taskStepSchema>;

/** What an organisation owes after a resolution, a commitment, an answer: measurable where it says how it is measured. */
export const workTaskSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  title: z.string(),
  measure: z.string(),
  ownerOrg: z.int(),
  ownerName: z.string(),
  givenByOrg: z.int(),
  givenByName: z.string(),
  dueOn: dateSchema,
  status: taskStatusSchema,
  /** Percent, as reported by the owner. */
  progress: z.int(),
  overdue: z.boolean(),
  result: z.string(),
  origin: originSchema,
  originTitle: z.string(),
  allianceOrg: z.int().nullable(),
  caseRef: rowRefSchema.nullable(),
  doneAt: instantSchema.nullable(),
  createdAt: instantSchema,
  /** Steps the caller may take now. */
  may: z.array(z.enum([...taskStepSchema.options, 'link'])),
  version: z.int(),
});
export type WorkTask = z.infer<typeof workTaskSchema>;

export const taskEntrySchema = z.object({
  id: idSchema,
  at: instantSchema,
  step: z.string(),
  orgName: z.string(),
  progress: z.int().nullable(),
  note: z.string(),
});
export const taskViewSchema = workTaskSchema.extend({ steps: z.array(taskEntrySchema) });
export type TaskView = z.infer<typeof taskViewSchema>;

export const taskQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  scope: z.enum(['own', 'given', 'visible']).default('own'),
  status: taskStatusSchema.optional(),
  /** `open` and `doing` together. */
  live: z.stringbool().optional(),
});

export const stepInputSchema = z.strictObject({
  step: taskStepSchema,
  progress: z.int().min(0).max(100).nullable().default(null),
  note: textOf(500).default(''),
});

export const linkCaseSchema = z.strictObject({ case: rowRefSchema });
export const taskCaseSchema = z.strictObject({
  enterprise: rowRefSchema,
  title: textOf(120, 1),
  parties: z.array(principalSchema).max(20).default([]),
  message: textOf(1000).default(''),
});
