import * as z from 'zod';
import { assessmentSchema } from '../../eligibility/assessment.schema.ts';
import { dateSchema, textOf } from '../../kernel/fields.ts';
import { offerSchema } from '../offers/offer.schema.ts';

/** A fact supposed to be otherwise, as people write it; null: supposed not to be known. Nothing of it is kept. */
export const supposedFactSchema = z.strictObject({
  key: z.string().regex(/^[a-zA-Z][a-zA-Z0-9.]{1,60}$/),
  period: z.string().regex(/^(|\d{4}|\d{4}-Q[1-4]|\d{4}-\d{2}|\d{4}-\d{2}-\d{2})$/),
  value: z.union([
    textOf(200, 1),
    z.boolean(),
    z.null(),
    z.record(z.string().max(40), z.union([textOf(200), z.boolean(), z.null()])),
  ]),
});
export type SupposedFact = z.output<typeof supposedFactSchema>;

export const whatIfSchema = z.strictObject({ facts: z.array(supposedFactSchema).min(1).max(50) });

export const whatIfAnswerSchema = z.object({
  asOf: dateSchema,
  /** Programs whose verdict, gap or amount is another one. */
  changed: z.array(z.object({ offer: offerSchema, before: assessmentSchema, after: assessmentSchema })),
  unchanged: z.int(),
});
export type WhatIfAnswer = z.infer<typeof whatIfAnswerSchema>;
