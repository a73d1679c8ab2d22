import * as z from 'zod';
import { idSchema, instantSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

/** watching: fetched when due · paused: by a person, or after five failures in a row · ended: for good. */
export const sourceStatusSchema = z.enum(['watching', 'paused', 'ended']);
export type SourceStatus = z.infer<typeof sourceStatusSchema>;
export const sourceStepSchema = z.enum(['check', 'pause', 'resume', 'end']);
export type SourceStep = z.infer<typeof sourceStepSchema>;

export const sourceInputSchema = z.strictObject({
  title: textOf(80, 2),
  address: z.string().min(1).max(2_000),
  everyHours: z.int().min(1).max(720).default(24),
});
export type SourceInput = z.output<typeof sourceInputSchema>;
export const sourceStepInputSchema = z.strictObject({ step: sourceStepSchema });

export const pageSourceSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  ownerName: z.string(),
  title: z.string(),
  address: z.string(),
  everyHours: z.int(),
  status: sourceStatusSchema,
  dueAt: instantSchema,
  checkedAt: instantSchema.nullable(),
  /** Why the last fetch failed, as a sentence. */
  fault: z.object({ zh: z.string(), en: z.string() }).nullable(),
  pageId: idSchema.nullable(),
  may: z.array(sourceStepSchema),
  version: z.int(),
});
export type PageSource = z.infer<typeof pageSourceSchema>;

export const sourceQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  status: sourceStatusSchema.optional(),
});
