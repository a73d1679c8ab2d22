import * as z from 'zod';
import { dateSchema, idSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';

/** Policy notices read into drafts of rules. What was read is a proposal: a person completes and publishes it. */

export const policyTextSchema = textOf(100_000, 20);

/** A text that was pasted, or a document of the library. */
const sourceShape = { text: policyTextSchema.optional(), page: rowRefSchema.optional() };
export const policySourceSchema = z.strictObject(sourceShape);

const placeShape = { from: z.int(), to: z.int() };
const placedSchema = z.object({ value: z.string(), ...placeShape }).nullable();

export const policyPartSchema = z.object({
  /** Id of the condition in the draft. */
  id: z.string(),
  sentence: z.string(),
  ...placeShape,
  /** Read into a rule; else it needs a person. */
  machine: z.boolean(),
  doubts: z.array(z.enum(['yearAssumed', 'taxAssumed'])),
});
export type PolicyPart = z.infer<typeof policyPartSchema>;

export const policyReadingSchema = z.object({
  title: placedSchema,
  number: placedSchema,
  issuer: placedSchema,
  region: placedSchema,
  issuedOn: placedSchema,
  inForceFrom: placedSchema,
  inForceTo: placedSchema,
  windows: z.array(z.object({ start: z.string(), end: z.string(), ...placeShape })),
  supersedes: z.array(z.object({ value: z.string(), ...placeShape })),
  benefits: z.array(z.object({ sentence: z.string(), machine: z.boolean(), ...placeShape })),
  parts: z.array(policyPartSchema),
});
export type PolicyReading = z.infer<typeof policyReadingSchema>;

/** Own programs the notice may change; those it names or is named like come first. */
export const policyTargetSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  code: z.string(),
  title: z.string(),
  named: z.boolean(),
});
export type PolicyTarget = z.infer<typeof policyTargetSchema>;

export const policyPreviewSchema = z.object({
  text: z.string(),
  reading: policyReadingSchema,
  targets: z.array(policyTargetSchema),
});
export type PolicyPreview = z.infer<typeof policyPreviewSchema>;

export const policyDraftSchema = z.strictObject({
  ...sourceShape,
  /** A new program under this code … */
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9-]{1,19}$/)
    .optional(),
  /** … or a new version of this one, from a day on. */
  offer: rowRefSchema.optional(),
  from: dateSchema.optional(),
});

export const differenceSchema = z.object({
  id: z.string(),
  kind: z.enum(['same', 'changed', 'new', 'gone']),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type PolicyDifference = z.infer<typeof differenceSchema>;

/** The notice behind a draft. */
export const draftNoticeSchema = z.object({
  title: z.string(),
  number: z.string().nullable(),
  text: z.string(),
  /** The document it came from, and the version of it that was read. */
  page: z.object({ regionId: z.string(), id: idSchema, versionId: idSchema }).nullable(),
  parts: z.array(policyPartSchema),
  /** Against the rules before, where the notice changes a program; empty for a new one. */
  differences: z.array(differenceSchema),
});
export type DraftNotice = z.infer<typeof draftNoticeSchema>;
