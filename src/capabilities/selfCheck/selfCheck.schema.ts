import * as z from 'zod';
import { assessmentSchema, bilingualSchema } from '../../eligibility/assessment.schema.ts';
import { dateSchema, textOf } from '../../kernel/fields.ts';

/** What somebody says of an enterprise: a fact as people write it. Nothing of it is kept. */
export const saidFactSchema = z.strictObject({
  key: z.string().regex(/^[a-zA-Z][a-zA-Z0-9.]{1,60}$/),
  period: z.string().regex(/^(|\d{4}|\d{4}-Q[1-4]|\d{4}-\d{2}|\d{4}-\d{2}-\d{2})$/),
  value: z.union([
    textOf(200, 1),
    z.boolean(),
    z.record(z.string().max(40), z.union([textOf(200), z.boolean(), z.null()])),
  ]),
});
export type SaidFact = z.output<typeof saidFactSchema>;

export const selfCheckSchema = z.strictObject({
  /** The whole name or the credit code, to begin from what the public register says; null by hand. */
  register: textOf(100).nullable().default(null),
  facts: z.array(saidFactSchema).max(200).default([]),
});
export type SelfCheckInput = z.output<typeof selfCheckSchema>;

/** A fact that can change answers, how many of them wait for it, and how it is asked. */
export const askSchema = z.object({
  key: z.string(),
  period: z.string(),
  label: bilingualSchema,
  unit: z.string(),
  kind: z.enum(['money', 'count', 'ratio', 'area', 'number', 'boolean', 'date', 'code', 'text', 'list']),
  fields: z.array(z.object({ name: z.string(), kind: z.string(), label: bilingualSchema })),
  waiting: z.int(),
});
export type Ask = z.infer<typeof askSchema>;

export const selfCheckAnswerSchema = z.object({
  asOf: dateSchema,
  /** What the register says; null where nothing was asked of it or nothing was found. */
  registered: z
    .object({
      name: z.string(),
      creditCode: z.string(),
      regionId: z.string(),
      foundedOn: dateSchema.nullable(),
    })
    .nullable(),
  programs: z.array(
    z.object({
      code: z.string(),
      kind: z.string(),
      title: bilingualSchema,
      issuer: bilingualSchema,
      assessment: assessmentSchema,
    }),
  ),
  notApplicable: z.int(),
  asks: z.array(askSchema),
});
export type SelfCheckAnswer = z.infer<typeof selfCheckAnswerSchema>;
