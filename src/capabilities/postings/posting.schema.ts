import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { offerKindSchema } from '../offers/offer.schema.ts';
import { countedSchema } from '../origins/origin.schema.ts';

/** 需求清单 · 资源清单 · 项目清单. */
export const listKindSchema = z.enum(['need', 'resource', 'project']);
export type ListKind = z.infer<typeof listKindSchema>;

/** open: may be claimed · full: every place is taken · closed: by its poster · withdrawn: taken off before anybody claimed it. */
export const postingStatusSchema = z.enum(['open', 'full', 'closed', 'withdrawn']);
export type PostingStatus = z.infer<typeof postingStatusSchema>;
export const postingStepSchema = z.enum(['close', 'reopen', 'withdraw']);
export type PostingStep = z.infer<typeof postingStepSchema>;

export const postingInputSchema = z.strictObject({
  list: listKindSchema,
  alliance: principalSchema,
  kind: offerKindSchema,
  title: textOf(80, 4),
  text: textOf(2000).default(''),
  /** How many may claim it. */
  capacity: z.int().min(1).max(500).default(1),
  dueOn: dateSchema.nullable().default(null),
  /** Whom it is for, where a body posts for an enterprise. */
  enterprise: rowRefSchema.nullable().default(null),
});
export type PostingInput = z.output<typeof postingInputSchema>;

export const postingSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  list: listKindSchema,
  allianceOrg: z.int(),
  allianceName: z.string(),
  posterOrg: z.int(),
  posterName: z.string(),
  kind: offerKindSchema,
  title: z.string(),
  text: z.string(),
  capacity: z.int(),
  claimed: z.int(),
  dueOn: dateSchema.nullable(),
  status: postingStatusSchema,
  createdAt: instantSchema,
  ownClaim: z.boolean(),
  /** Steps of the poster, and `claim`, `unclaim` of a member. */
  may: z.array(z.enum([...postingStepSchema.options, 'claim', 'unclaim'])),
  version: z.int(),
});
export type Posting = z.infer<typeof postingSchema>;

export const claimSchema = z.object({
  id: idSchema,
  org: z.int(),
  orgName: z.string(),
  note: z.string(),
  status: z.enum(['live', 'withdrawn']),
  claimedAt: instantSchema,
  /** The case, for whoever works it; others see that there is one. */
  caseRef: rowRefSchema.nullable(),
  caseStatus: z.string().nullable(),
});

export const postingViewSchema = postingSchema.extend({
  claims: z.array(claimSchema),
  counted: countedSchema,
  /** A claim must name the enterprise it is for, because neither side is one. */
  asksEnterprise: z.boolean(),
});
export type PostingView = z.infer<typeof postingViewSchema>;

export const postingQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  list: listKindSchema.optional(),
  alliance: z.coerce.number().int().optional(),
  status: postingStatusSchema.optional(),
  mine: z.stringbool().optional(),
});

export const claimInputSchema = z.strictObject({
  note: textOf(500).default(''),
  enterprise: rowRefSchema.nullable().default(null),
});
export const postingStepInputSchema = z.strictObject({ step: postingStepSchema });
