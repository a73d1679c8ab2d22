import * as z from 'zod';
import { idSchema, instantSchema, regionIdSchema } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

export const indicatorQuerySchema = z.strictObject({
  by: z.enum(['region', 'org', 'kind', 'month']).default('kind'),
  regionId: regionIdSchema.optional(),
  org: z.coerce.number().int().positive().optional(),
  /** Only what was done in the name of this alliance (origins room). */
  alliance: z.coerce.number().int().positive().optional(),
  kind: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,40}$/)
    .optional(),
  from: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  to: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
});
export type IndicatorQuery = z.infer<typeof indicatorQuerySchema>;

/**
 * One line of counted outcomes. Amount and count are null where outcomes of several kinds meet: granted and drawn credit, or leases and
 * hires, are not added. By organisation, amounts are its exact share in fen and the count is its weighted share in millionths.
 */
export const indicatorRowSchema = z.object({
  key: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  outcomes: z.int(),
  amountFen: z.int().nullable(),
  count: z.int().nullable(),
  unconfirmed: z.int(),
});
export type IndicatorRow = z.infer<typeof indicatorRowSchema>;

export const indicatorTableSchema = z.object({ rows: z.array(indicatorRowSchema), total: indicatorRowSchema });

export const indicatorEntryQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  ...indicatorQuerySchema.omit({ by: true }).shape,
});

/** A ledger entry an indicator is the sum of: opens to its outcome and evidence. */
export const indicatorEntrySchema = z.object({
  regionId: z.string(),
  id: idSchema,
  outcomeId: idSchema,
  enterpriseName: z.string().nullable(),
  kind: z.string(),
  month: z.string(),
  amountFen: z.int(),
  count: z.int(),
  sign: z.union([z.literal(1), z.literal(-1)]),
  orgs: z.array(z.object({ org: z.int(), name: z.string(), num: z.int(), den: z.int() })),
  evidence: z.object({ type: z.string(), number: z.string().nullable() }).nullable(),
  countedAt: instantSchema,
});
export type IndicatorEntry = z.infer<typeof indicatorEntrySchema>;

export const recountSchema = z.object({
  outcomes: z.int(),
  entries: z.int(),
  equal: z.boolean(),
  differences: z.array(z.object({ outcomeId: z.string(), problem: z.string() })),
  checkedAt: instantSchema,
});
