import * as z from 'zod';
import { assessmentSchema } from '../../eligibility/assessment.schema.ts';
import { dateSchema, idSchema, instantSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';

/** Rules as text; as long as the reader of rule files takes. */
const ruleTextSchema = textOf(260_000, 1);

export const draftStatusSchema = z.enum(['open', 'published', 'discarded']);

/** A program being written: from an offer that stands, or from nothing. */
export const draftSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  /** The offer that is changed; null for a new one. */
  offerId: idSchema.nullable(),
  code: z.string(),
  title: z.string(),
  text: z.string(),
  /** The last change can be taken back. */
  canUndo: z.boolean(),
  /** It was read from a notice, which is kept beside it. */
  fromNotice: z.boolean(),
  status: draftStatusSchema,
  changedAt: instantSchema,
  version: z.int(),
});
export type Draft = z.infer<typeof draftSchema>;

export const draftSummarySchema = draftSchema.omit({ text: true, canUndo: true, fromNotice: true });
export type DraftSummary = z.infer<typeof draftSummarySchema>;

export const newDraftSchema = z.strictObject({
  /** The offer to change. Without it a new program is begun, with `code` and `title`. */
  offer: rowRefSchema.optional(),
  /** A new version of the rules from this day on; without it the versions stay as they are. */
  from: dateSchema.optional(),
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9-]{1,19}$/)
    .optional(),
  title: textOf(80, 2).optional(),
});

export const draftTextSchema = z.strictObject({ text: ruleTextSchema });

export const draftTestSchema = z.strictObject({
  enterprises: z.array(rowRefSchema).min(1).max(20),
  asOf: dateSchema.optional(),
});

/** What the draft says of enterprises the caller may read. */
export const draftTestAnswerSchema = z.object({
  items: z.array(z.object({ regionId: z.string(), id: idSchema, name: z.string(), assessment: assessmentSchema })),
});

export const goldenRequestSchema = z.strictObject({
  enterprise: rowRefSchema,
  name: textOf(80, 1),
  asOf: dateSchema.optional(),
});
/** A golden case in the form of the rule file, without anything that names the enterprise. */
export const goldenCaseSchema = z.object({ golden: z.record(z.string(), z.unknown()) });

export const draftPublishedSchema = z.object({ regionId: z.string(), offerId: idSchema, version: z.int() });
