import * as z from 'zod';
import { idSchema, instantSchema, principalSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

/** open: nominations are taken · scoring: jurors score what its firm has consented to · closed: results stand · cancelled. */
export const roundStatusSchema = z.enum(['open', 'scoring', 'closed', 'cancelled']);
export type RoundStatus = z.infer<typeof roundStatusSchema>;
export const roundStepSchema = z.enum(['startScoring', 'close', 'cancel']);
export type RoundStep = z.infer<typeof roundStepSchema>;

/** Scored from 0 to 10 each, weighing as much as `weight`. */
export const MAX_SCORE = 10;
export const criterionSchema = z.strictObject({ title: textOf(40, 1), weight: z.int().min(1).max(100) });
export type Criterion = z.infer<typeof criterionSchema>;

export const roundInputSchema = z.strictObject({
  title: textOf(80, 2),
  criteria: z.array(criterionSchema).min(1).max(10),
  jurors: z.array(principalSchema).min(1).max(40),
});
export type RoundInput = z.output<typeof roundInputSchema>;
export const roundStepInputSchema = z.strictObject({ step: roundStepSchema });

export const roundSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  convenerOrg: z.int(),
  convenerName: z.string(),
  title: z.string(),
  criteria: z.array(criterionSchema),
  jurors: z.array(z.object({ org: z.int(), name: z.string() })),
  status: roundStatusSchema,
  isJuror: z.boolean(),
  createdAt: instantSchema,
  may: z.array(z.enum([...roundStepSchema.options, 'nominate'])),
  version: z.int(),
});
export type Round = z.infer<typeof roundSchema>;

export const roundQuerySchema = z.strictObject({ ...pageQuerySchema.shape, status: roundStatusSchema.optional() });
