import * as z from 'zod';
import { bilingualSchema } from '../../eligibility/assessment.schema.ts';
import { idSchema, textOf } from '../../kernel/fields.ts';
import { narrowingSchema, reachQuerySchema } from '../offers/offer.schema.ts';

/** A part of the enterprises an offer finds, kept by name: the question, never the enterprises. */
export const audienceSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  /** In the same region. */
  offerId: idSchema,
  offerTitle: bilingualSchema,
  name: z.string(),
  verdict: reachQuerySchema.shape.verdict.unwrap(),
  condition: z.string().nullable(),
  /** Six digits, or `none`. */
  region: z.string().nullable(),
  version: z.int(),
});
export type Audience = z.infer<typeof audienceSchema>;

export const audienceNameSchema = z.strictObject({ name: textOf(40, 1) });

export const newAudienceSchema = z.strictObject({
  ...audienceNameSchema.shape,
  verdict: reachQuerySchema.shape.verdict.unwrap(),
  ...narrowingSchema.shape,
});
