import * as z from 'zod';
import { assessmentSchema, bilingualSchema } from '../../eligibility/assessment.schema.ts';
import { textOf } from '../../kernel/fields.ts';
import { DEFAULT_DAYS, MAX_DAYS } from '../consents/grant.schema.ts';
import { narrowingSchema, offerSchema, reachQuerySchema } from '../offers/offer.schema.ts';

/** A hard reason excludes; a soft reason only ranks. */
export const matchReasonSchema = z.object({
  kind: z.enum(['eligibility', 'words', 'place', 'kind', 'amount']),
  hard: z.boolean(),
  good: z.boolean(),
  text: bilingualSchema,
});
export type MatchReason = z.infer<typeof matchReasonSchema>;

export const matchSchema = z.object({
  offer: offerSchema,
  rank: z.int(),
  /** 0 to 1,000: only to order, never shown as a probability. */
  score: z.int(),
  reasons: z.array(matchReasonSchema),
  assessment: assessmentSchema.nullable(),
  alreadySent: z.boolean(),
});
export type Match = z.infer<typeof matchSchema>;

export const matchListSchema = z.object({
  items: z.array(matchSchema),
  /** The best-ranked offer that fails a hard condition, and why. */
  whyNot: matchSchema.nullable(),
});

/** A request for consent to everybody of a group who stays unnamed. */
export const consentRequestsSchema = z.strictObject({
  verdict: reachQuerySchema.shape.verdict,
  ...narrowingSchema.shape,
  days: z.int().min(1).max(MAX_DAYS).default(DEFAULT_DAYS),
  note: textOf(300).default(''),
});
