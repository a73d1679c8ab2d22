import * as z from 'zod';
import {
  dateSchema,
  idSchema,
  instantSchema,
  principalSchema,
  regionIdSchema,
  rowRefSchema,
  textOf,
} from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { ACTIVITY_KINDS } from '../../vocabulary/activityKinds.ts';
import { countedSchema } from '../origins/origin.schema.ts';

/** An activity from plan to archive. Organisations, roles, numbers and decisions only: no field here names a person. */

export const activityKindSchema = z.enum(ACTIVITY_KINDS.map((kind) => kind.code));
export const activityStatusSchema = z.enum([
  'planned',
  'announced',
  'running',
  'held',
  'archived',
  'cancelled',
  'postponed',
]);
export type ActivityStatus = z.infer<typeof activityStatusSchema>;
export const activityActionSchema = z.enum(['announce', 'start', 'finish', 'archive', 'postpone', 'cancel']);
export type ActivityAction = z.infer<typeof activityActionSchema>;

/** Whom it is open to: the invited only, the members of an alliance, everybody of the host's district, everybody signed in. */
export const audienceSchema = z.enum(['invited', 'alliance', 'region', 'everyone']);
export type Audience = z.infer<typeof audienceSchema>;

const organisationSchema = z.object({ org: z.int(), name: z.string() });

/** What an activity serves, so that outcomes that come of it count for the activity too. */
export const servesSchema = z.strictObject({
  kind: z.enum(['need', 'case', 'programme']),
  regionId: regionIdSchema,
  id: idSchema,
});
export type Serves = z.infer<typeof servesSchema>;

export const decisionSchema = z.object({
  id: idSchema,
  text: z.string(),
  responsibleOrg: z.int(),
  responsibleName: z.string(),
  dueOn: dateSchema,
  task: rowRefSchema.nullable(),
});

export const seatsSchema = z.object({ taken: z.int(), waiting: z.int(), organisations: z.int() });

export const activitySummarySchema = z.object({
  regionId: z.string(),
  id: idSchema,
  kind: activityKindSchema,
  title: z.string(),
  status: activityStatusSchema,
  hostOrg: z.int(),
  hostName: z.string(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  place: z.string(),
  capacity: z.int().nullable(),
  seats: seatsSchema,
  presentCount: z.int().nullable(),
  synthetic: z.boolean(),
});
export type ActivitySummary = z.infer<typeof activitySummarySchema>;

export const activitySchema = activitySummarySchema.extend({
  coHosts: z.array(organisationSchema),
  invited: z.array(organisationSchema),
  alliance: organisationSchema.nullable(),
  audience: audienceSchema,
  agenda: z.string(),
  statusReason: z.string(),
  serves: servesSchema.extend({ title: z.string().nullable() }).nullable(),
  record: z.object({
    hostRole: z.string(),
    recorderRole: z.string(),
    expectedCount: z.int().nullable(),
    presentCount: z.int().nullable(),
    outcome: z.string(),
    archivedYear: z.int().nullable(),
  }),
  decisions: z.array(decisionSchema),
  files: z.array(z.object({ regionId: z.string(), id: idSchema, name: z.string() })),
  ownSignUp: z.object({ people: z.int(), status: z.enum(['seated', 'waiting', 'withdrawn']) }).nullable(),
  counted: countedSchema,
  may: z.array(activityActionSchema),
  isHost: z.boolean(),
  maySignUp: z.boolean(),
  version: z.int(),
});
export type Activity = z.infer<typeof activitySchema>;

const lasting = (value: { startsAt: string; endsAt: string }) =>
  value.startsAt < value.endsAt && Date.parse(value.endsAt) - Date.parse(value.startsAt) <= 31 * 86_400_000;

const timesShape = { startsAt: instantSchema, endsAt: instantSchema };
export const activityInputSchema = z
  .strictObject({
    kind: activityKindSchema,
    title: textOf(100, 2),
    ...timesShape,
    place: textOf(120, 1),
    agenda: textOf(4000).default(''),
    capacity: z.int().min(1).max(5000).nullable().default(null),
    audience: audienceSchema.default('invited'),
    coHosts: z.array(principalSchema).max(10).default([]),
    invited: z.array(principalSchema).max(50).default([]),
    allianceOrg: principalSchema.nullable().default(null),
    serves: servesSchema.nullable().default(null),
  })
  .refine(lasting, { path: ['endsAt'], message: 'order' });
export type ActivityInput = z.output<typeof activityInputSchema>;

/** Postponing may give the new time at once; cancelling and postponing say why. */
export const moveSchema = z.strictObject({
  action: activityActionSchema,
  reason: textOf(300).default(''),
  startsAt: instantSchema.nullable().default(null),
  endsAt: instantSchema.nullable().default(null),
});

/** The record of what took place. Roles and numbers; whoever needs more text has the outcome. */
export const recordSchema = z.strictObject({
  hostRole: textOf(60, 1),
  recorderRole: textOf(60).default(''),
  expectedCount: z.int().min(0).max(100_000).nullable().default(null),
  presentCount: z.int().min(0).max(100_000),
  agenda: textOf(4000).default(''),
  outcome: textOf(4000, 2),
});
export type RecordInput = z.output<typeof recordSchema>;

export const newDecisionSchema = z.strictObject({
  text: textOf(300, 2),
  responsibleOrg: principalSchema,
  dueOn: dateSchema,
});

export const activityQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  kind: activityKindSchema.optional(),
  status: activityStatusSchema.optional(),
  /** Those the own organisation hosts. */
  mine: z.enum(['true']).optional(),
});
export type ActivityFilter = z.output<typeof activityQuerySchema>;

const monthSchema = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
export const monthQuerySchema = z.strictObject({ month: monthSchema });
export const monthSchemaOutput = z.object({ items: z.array(activitySummarySchema) });
