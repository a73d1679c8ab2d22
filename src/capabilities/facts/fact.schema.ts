import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, textOf } from '../../kernel/fields.ts';

/** Where a value comes from, weakest first: it orders candidates but never decides between them. */
export const sourceKindSchema = z.enum(['declared', 'imported', 'registry', 'audited', 'platform']);
export type SourceKind = z.infer<typeof sourceKindSchema>;

const scalar = z.union([z.int(), z.boolean(), z.string().max(2000)]);
/** Stored form (vocabulary/factCatalogue.ts): money in fen, ratios in basis points, areas in 1/100 m², list entries as records. */
export const factValueSchema = z.union([scalar, z.record(z.string().max(40), z.union([scalar, z.null()]))]);

export const factSchema = z.object({
  id: idSchema,
  key: z.string(),
  period: z.string(),
  value: factValueSchema,
  /** The value with its unit, readable. */
  text: z.object({ zh: z.string(), en: z.string() }),
  sourceKind: sourceKindSchema,
  sourceName: z.string(),
  sourceOrg: z.int(),
  observedOn: dateSchema,
  confidence: z.enum(['high', 'medium', 'low']),
  /** `open`: another value for the same key and period stands beside it until someone decides. */
  conflict: z.enum(['none', 'open']),
  recordedAt: instantSchema,
  version: z.int(),
});
export type Fact = z.infer<typeof factSchema>;

export const factGroupSchema = z.object({
  group: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  facts: z.array(factSchema),
});

export const newFactSchema = z.strictObject({
  key: z.string().regex(/^[a-zA-Z][a-zA-Z0-9.]{1,60}$/),
  period: z.string().regex(/^(|\d{4}|\d{4}-Q[1-4]|\d{4}-\d{2}|\d{4}-\d{2}-\d{2})$/),
  /** The value as people write it (`3,000万元`, `62.5%`, `是`) or already in stored form. */
  value: z.union([
    z.string().max(2000),
    z.number(),
    z.boolean(),
    z.record(z.string().max(40), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()])),
  ]),
  observedOn: dateSchema.optional(),
  note: textOf(200).optional(),
});

export const factConflictSchema = z.object({
  regionId: z.string(),
  enterpriseId: idSchema,
  enterpriseName: z.string(),
  key: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  period: z.string(),
  candidates: z.array(factSchema),
});

export const conflictDecisionSchema = z.strictObject({ keepFactId: idSchema, reason: textOf(200, 1) });
