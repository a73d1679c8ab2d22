import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { OUTCOME_KINDS } from '../../vocabulary/outcomeKinds.ts';
import { standingsSchema } from './standing.schema.ts';

/** draft: only its convener sees it · open: who is invited joins · running: the contest is on · closed: standings frozen · reported: report given to all · cancelled. */
export const campaignStatusSchema = z.enum(['draft', 'open', 'running', 'closed', 'reported', 'cancelled']);
export type CampaignStatus = z.infer<typeof campaignStatusSchema>;
export const campaignStepSchema = z.enum(['open', 'start', 'close', 'report', 'cancel']);
export type CampaignStep = z.infer<typeof campaignStepSchema>;

export const countedKindSchema = z.enum(OUTCOME_KINDS.map((kind) => kind.code));
const monthSchema = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/);

/** What is counted, and how much of it the campaign aims at: fen for money, else a number. No target: the goal only ranks. */
export const goalSchema = z.strictObject({
  kind: countedKindSchema,
  target: z.int().min(1).max(9_000_000_000_000_000).nullable().default(null),
});
export type Goal = z.infer<typeof goalSchema>;

export const campaignInputSchema = z.strictObject({
  title: textOf(80, 2),
  aims: textOf(2000).default(''),
  /** Whose members are invited; without one, the organisations named. */
  alliance: principalSchema.nullable().default(null),
  invited: z.array(principalSchema).max(60).default([]),
  /** Only what was done in the name of the alliance counts. */
  onlyAlliance: z.boolean().default(false),
  fromMonth: monthSchema,
  toMonth: monthSchema,
  goals: z.array(goalSchema).min(1).max(8),
});
export type CampaignInput = z.output<typeof campaignInputSchema>;

export const headcountInputSchema = z.strictObject({
  headcount: z.int().min(1).max(10_000_000),
  source: textOf(120, 2),
  on: dateSchema,
});
export type HeadcountInput = z.output<typeof headcountInputSchema>;
export const joinInputSchema = z.strictObject({ staff: headcountInputSchema.nullable().default(null) });
export const campaignStepInputSchema = z.strictObject({ step: campaignStepSchema });

export const campaignSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  convenerOrg: z.int(),
  convenerName: z.string(),
  title: z.string(),
  allianceOrg: z.int().nullable(),
  allianceName: z.string().nullable(),
  onlyAlliance: z.boolean(),
  fromMonth: z.string(),
  toMonth: z.string(),
  goals: z.array(goalSchema),
  status: campaignStatusSchema,
  participants: z.int(),
  joined: z.boolean(),
  createdAt: instantSchema,
  closedAt: instantSchema.nullable(),
  may: z.array(z.enum([...campaignStepSchema.options, 'edit', 'join', 'leave', 'pledge'])),
  version: z.int(),
});
export type Campaign = z.infer<typeof campaignSchema>;

export const participantSchema = z.object({
  org: z.int(),
  name: z.string(),
  joinedAt: instantSchema,
  headcount: z.int().nullable(),
  source: z.string(),
  on: dateSchema.nullable(),
});
export type Participant = z.infer<typeof participantSchema>;

export const campaignViewSchema = campaignSchema.extend({
  aims: z.string(),
  invited: z.array(z.object({ org: z.int(), name: z.string() })),
  taking: z.array(participantSchema),
  standings: standingsSchema,
  /** After closing: the frozen standings counted again from their entries. */
  recount: z.object({ entries: z.int(), equal: z.boolean() }).nullable(),
});
export type CampaignView = z.infer<typeof campaignViewSchema>;

export const campaignQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  status: campaignStatusSchema.optional(),
  alliance: z.coerce.number().int().positive().optional(),
});
