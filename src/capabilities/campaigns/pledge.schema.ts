import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, regionIdSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { countedKindSchema } from './campaign.schema.ts';

export const pledgeStatusSchema = z.enum(['live', 'withdrawn']);
export type PledgeStatus = z.infer<typeof pledgeStatusSchema>;
/** Counted, not stepped: under way, met, missed. */
export const pledgeStateSchema = z.enum(['underWay', 'met', 'missed', 'withdrawn']);
export type PledgeState = z.infer<typeof pledgeStateSchema>;

/** What a pledge may rest on besides cases: what came of an agreement or a posting is its result too. */
export const basisSchema = z.strictObject({
  kind: z.enum(['agreement', 'posting']),
  regionId: regionIdSchema,
  id: idSchema,
});

export const pledgeInputSchema = z.strictObject({
  title: textOf(120, 4),
  kind: countedKindSchema,
  /** Fen for money, else a number. */
  target: z.int().min(1).max(9_000_000_000_000_000),
  dueOn: dateSchema,
  /** The post that answers for it: role and unit, no persons. */
  postRole: textOf(40).default(''),
  postUnit: textOf(60).default(''),
  campaign: rowRefSchema.nullable().default(null),
  case: rowRefSchema.nullable().default(null),
  basis: basisSchema.nullable().default(null),
});
export type PledgeInput = z.output<typeof pledgeInputSchema>;

export const pledgeSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  org: z.int(),
  orgName: z.string(),
  title: z.string(),
  kind: z.string(),
  target: z.int(),
  /** Counted so far, in the unit of the target; part of a count is rounded down. */
  reached: z.int(),
  outcomes: z.int(),
  percent: z.int(),
  unconfirmed: z.int(),
  dueOn: dateSchema,
  postRole: z.string(),
  postUnit: z.string(),
  campaign: rowRefSchema.extend({ title: z.string() }).nullable(),
  basis: basisSchema.extend({ title: z.string() }).nullable(),
  state: pledgeStateSchema,
  createdAt: instantSchema,
  may: z.array(z.enum(['tie', 'withdraw'])),
  version: z.int(),
});
export type Pledge = z.infer<typeof pledgeSchema>;

export const pledgeCaseSchema = z.object({
  /** For whoever works the case; others see that there is one. */
  caseRef: rowRefSchema.nullable(),
  title: z.string().nullable(),
  tiedAt: instantSchema,
});
export const pledgeViewSchema = pledgeSchema.extend({ cases: z.array(pledgeCaseSchema) });
export type PledgeView = z.infer<typeof pledgeViewSchema>;

export const pledgeQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  campaign: idSchema.optional(),
  mine: z.stringbool().optional(),
  kind: countedKindSchema.optional(),
});
export const tieInputSchema = z.strictObject({ case: rowRefSchema });
