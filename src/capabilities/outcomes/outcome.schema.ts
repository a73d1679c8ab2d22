import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { amountFenSchema } from '../../kernel/money.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

/**
 * claimed: reported, not counted · review: looks like an existing one, must be merged or declared distinct ·
 * confirmed: counted · rejected, merged: never counted · reversed: counted once and taken back by a reversing entry.
 */
export const outcomeStatusSchema = z.enum(['claimed', 'review', 'confirmed', 'rejected', 'merged', 'reversed']);
export type OutcomeStatus = z.infer<typeof outcomeStatusSchema>;

/** A code of vocabulary/outcomeKinds.ts or vocabulary/evidenceTypes.ts; membership is checked by the rules. */
const code = z.string().regex(/^[a-z][A-Za-z0-9_]{1,40}$/);

/** A share of the credit as a fraction; the shares of one outcome add to exactly 1. */
export const creditInputSchema = z.strictObject({
  org: principalSchema,
  num: z.int().min(1).max(1000),
  den: z.int().min(1).max(1000),
});

export const outcomeInputSchema = z.strictObject({
  kind: code,
  amountFen: amountFenSchema.nullable().default(null),
  count: z.int().min(1).max(1_000_000_000).nullable().default(null),
  unit: textOf(12).nullable().default(null),
  /** The month or year the outcome belongs to: `2026-10`, `2026`. */
  period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/),
  happenedOn: dateSchema,
  evidence: z.strictObject({
    type: code,
    number: textOf(80).nullable().default(null),
    file: rowRefSchema.nullable().default(null),
  }),
  /** Empty: the credit is shared equally by the organisations that helped. */
  credits: z.array(creditInputSchema).max(40).default([]),
  note: textOf(500).default(''),
});
export type OutcomeInput = z.infer<typeof outcomeInputSchema>;

export const outcomeSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  enterpriseId: idSchema,
  enterpriseName: z.string(),
  kind: z.string(),
  amountFen: z.int().nullable(),
  count: z.int().nullable(),
  unit: z.string().nullable(),
  period: z.string(),
  happenedOn: dateSchema,
  evidence: z.object({ type: z.string(), number: z.string().nullable(), file: rowRefSchema.nullable() }),
  status: outcomeStatusSchema,
  claims: z.array(
    z.object({
      org: z.int(),
      orgName: z.string(),
      caseRef: rowRefSchema.nullable(),
      num: z.int(),
      den: z.int(),
      claimedAt: instantSchema,
    }),
  ),
  confirmedByOrg: z.int().nullable(),
  confirmedByName: z.string().nullable(),
  confirmedAt: instantSchema.nullable(),
  mergedInto: rowRefSchema.nullable(),
  note: z.string(),
  may: z.array(z.enum(['confirm', 'reject', 'merge', 'declareDistinct', 'reverse'])),
  version: z.int(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const outcomeQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  status: outcomeStatusSchema.optional(),
  kind: code.optional(),
  enterpriseId: idSchema.optional(),
  caseId: idSchema.optional(),
});

/** A likely duplicate: the new claim beside what it resembles. */
export const duplicatePairSchema = z.object({
  outcome: outcomeSchema,
  resembles: outcomeSchema,
  reason: z.object({ zh: z.string(), en: z.string() }),
});
export const mergeSchema = z.strictObject({ into: rowRefSchema, reason: textOf(300, 1) });
export const reasonSchema = z.strictObject({ reason: textOf(300, 1) });
