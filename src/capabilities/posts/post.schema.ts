import * as z from 'zod';
import { dateSchema, idSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { countedSchema } from '../origins/origin.schema.ts';

/** holding · onLeave: another post covers it · ended: its matters were handed over. */
export const tenureStatusSchema = z.enum(['holding', 'onLeave', 'ended']);
export type TenureStatus = z.infer<typeof tenureStatusSchema>;
export const tenureStepSchema = z.enum(['goOnLeave', 'return', 'end']);
export type TenureStep = z.infer<typeof tenureStepSchema>;

export const postInputSchema = z.strictObject({
  title: textOf(60, 2),
  unit: textOf(60).default(''),
  duties: textOf(500).default(''),
  /** A post of a party organisation: shown by role and unit only, to everybody. */
  party: z.boolean().default(false),
});
export type PostInput = z.output<typeof postInputSchema>;

export const tenureInputSchema = z
  .strictObject({
    /** The account of the platform that holds it, where there is one. */
    account: idSchema.nullable().default(null),
    /** Set when the holder is seconded from another organisation. */
    homeOrg: principalSchema.nullable().default(null),
    startsOn: dateSchema,
    endsOn: dateSchema.nullable().default(null),
  })
  .refine((term) => term.endsOn === null || term.endsOn > term.startsOn, { message: 'order', path: ['endsOn'] });
export type TenureInput = z.output<typeof tenureInputSchema>;

export const tenureSchema = z.object({
  id: idSchema,
  status: tenureStatusSchema,
  /** The holder's name where it may be shown: to its own organisation, never for a party post. */
  holder: z.string().nullable(),
  homeOrg: z.int().nullable(),
  homeName: z.string().nullable(),
  startsOn: dateSchema,
  endsOn: dateSchema.nullable(),
  endingSoon: z.boolean(),
  overTerm: z.boolean(),
  coverPost: z.object({ id: idSchema, title: z.string() }).nullable(),
  coverUntil: dateSchema.nullable(),
  endedOn: dateSchema.nullable(),
  endedReason: z.string(),
  may: z.array(tenureStepSchema),
  version: z.int(),
});
export type Tenure = z.infer<typeof tenureSchema>;

export const matterKindSchema = z.enum(['case', 'task', 'need']);
export type MatterKind = z.infer<typeof matterKindSchema>;
export const matterSchema = z.object({
  id: idSchema,
  kind: matterKindSchema,
  ref: rowRefSchema,
  title: z.string(),
  /** Closed, done or settled: needs no hand-over. */
  over: z.boolean(),
});
export type Matter = z.infer<typeof matterSchema>;

export const postSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  title: z.string(),
  unit: z.string(),
  party: z.boolean(),
  closedOn: dateSchema.nullable(),
  tenure: tenureSchema.nullable(),
  /** Matters in hand that are not over. */
  openMatters: z.int(),
  version: z.int(),
});
export type Post = z.infer<typeof postSchema>;

export const postViewSchema = postSchema.extend({
  duties: z.string(),
  history: z.array(tenureSchema),
  matters: z.array(matterSchema),
  /** Matters of the organisation that lie with no post. */
  free: z.array(matterSchema.omit({ id: true })),
  others: z.array(z.object({ id: idSchema, title: z.string() })),
  counted: countedSchema,
  may: z.array(z.enum(['edit', 'close', 'appoint', 'take', 'handOver'])),
});
export type PostView = z.infer<typeof postViewSchema>;

const matterRef = z.strictObject({ kind: matterKindSchema, ref: rowRefSchema });
export const takeInputSchema = z.strictObject({ matters: z.array(matterRef).min(1).max(100) });
/** For each matter the post of the own organisation that takes it on. */
export const handOverSchema = z.strictObject({
  matters: z
    .array(z.strictObject({ id: idSchema, to: idSchema }))
    .max(500)
    .default([]),
});
export const tenureStepInputSchema = z.strictObject({
  step: tenureStepSchema,
  reason: textOf(200).default(''),
  /** Going on leave: who covers, until when. Ending: the day. */
  coverPost: idSchema.nullable().default(null),
  on: dateSchema.nullable().default(null),
  handOver: handOverSchema.shape.matters,
});
export type TenureStepInput = z.output<typeof tenureStepInputSchema>;

export const secondmentSchema = z.object({
  orgName: z.string(),
  postTitle: z.string(),
  unit: z.string(),
  startsOn: dateSchema,
  endsOn: dateSchema.nullable(),
  endingSoon: z.boolean(),
});
