import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { bodyRuleSchema, charterBodySchema } from '../alliances/charter.schema.ts';
import { offerKindSchema } from '../offers/offer.schema.ts';
import { countedSchema } from '../origins/origin.schema.ts';
import { workTaskSchema } from '../tasks/task.schema.ts';

/** draft · called: notice sent · inSession · closed: minutes being written · minuted: put to the units · final: countersigned by all present · cancelled. */
export const meetingStatusSchema = z.enum(['draft', 'called', 'inSession', 'closed', 'minuted', 'final', 'cancelled']);
export type MeetingStatus = z.infer<typeof meetingStatusSchema>;

export const meetingStepSchema = z.enum(['call', 'cancel', 'begin', 'close', 'submitMinutes', 'amend', 'countersign']);
export type MeetingStep = z.infer<typeof meetingStepSchema>;

/** The body that meets: one of the charter's, or a meeting without a charter. */
export const meetingBodySchema = z.enum([...charterBodySchema.options, 'general']);
export type MeetingBody = z.infer<typeof meetingBodySchema>;

export const replySchema = z.enum(['attending', 'substitute', 'absent']);
export const agendaItemSchema = z.strictObject({
  title: textOf(120, 1),
  minutes: z.int().min(1).max(600).nullable().default(null),
});

export const meetingInputSchema = z
  .strictObject({
    title: textOf(120, 2),
    alliance: principalSchema.nullable().default(null),
    body: meetingBodySchema.default('general'),
    startsAt: instantSchema,
    endsAt: instantSchema,
    place: textOf(120).default(''),
    agenda: z.array(agendaItemSchema).max(40).default([]),
    /** Units invited by name; for a body of an alliance its members are invited by the charter and these come on top, without a vote. */
    units: z.array(principalSchema).max(60).default([]),
  })
  .refine((meeting) => meeting.endsAt > meeting.startsAt, { message: 'order', path: ['endsAt'] });
export type MeetingInput = z.output<typeof meetingInputSchema>;

export const unitSchema = z.object({
  org: z.int(),
  name: z.string(),
  votes: z.boolean(),
  reply: z.enum(['none', ...replySchema.options]),
  /** People announced; numbers only. */
  people: z.int(),
  replyNote: z.string(),
  present: z.int().nullable(),
  seat: z.string(),
  countersignedAt: instantSchema.nullable(),
});
export type Unit = z.infer<typeof unitSchema>;

export const motionStatusSchema = z.enum(['open', 'carried', 'lost', 'noQuorum']);
export const choiceSchema = z.enum(['yes', 'no', 'abstain']);
export const motionSchema = z.object({
  id: idSchema,
  title: z.string(),
  text: z.string(),
  status: motionStatusSchema,
  /** Ballots cast so far; by choice only once it is closed. */
  cast: z.int(),
  yes: z.int().nullable(),
  no: z.int().nullable(),
  abstain: z.int().nullable(),
  eligible: z.int(),
  present: z.int(),
  ownChoice: choiceSchema.nullable(),
});
export type Motion = z.infer<typeof motionSchema>;

export const resolutionSchema = z.object({
  id: idSchema,
  text: z.string(),
  motionId: idSchema.nullable(),
  ownerOrg: z.int(),
  ownerName: z.string(),
  dueOn: dateSchema,
  measure: z.string(),
  task: workTaskSchema.nullable(),
});

export const questionSchema = z.object({
  id: idSchema,
  org: z.int(),
  orgName: z.string(),
  kind: offerKindSchema,
  title: z.string(),
  text: z.string(),
  need: rowRefSchema.nullable(),
  mayBecomeNeed: z.boolean(),
});

export const meetingSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  title: z.string(),
  ownerOrg: z.int(),
  ownerName: z.string(),
  allianceOrg: z.int().nullable(),
  allianceName: z.string().nullable(),
  body: meetingBodySchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  place: z.string(),
  status: meetingStatusSchema,
  invited: z.int(),
  replied: z.int(),
  expected: z.int(),
  present: z.int(),
  version: z.int(),
});
export type Meeting = z.infer<typeof meetingSchema>;

export const meetingViewSchema = meetingSchema.extend({
  agenda: z.array(agendaItemSchema),
  rule: bodyRuleSchema.omit({ body: true, roles: true }),
  quorum: z.object({ eligible: z.int(), needed: z.int(), present: z.int(), reached: z.boolean() }),
  units: z.array(unitSchema),
  motions: z.array(motionSchema),
  resolutions: z.array(resolutionSchema),
  questions: z.array(questionSchema),
  /** How the resolutions of the body's last meeting stand: what this one opens with. */
  previous: z.object({ meeting: rowRefSchema, title: z.string(), resolutions: z.array(resolutionSchema) }).nullable(),
  minutes: z.string(),
  cancelledReason: z.string(),
  counted: countedSchema,
  own: unitSchema.nullable(),
  may: z.array(
    z.enum([...meetingStepSchema.options, 'edit', 'reply', 'record', 'putMotion', 'vote', 'resolve', 'raise', 'seat']),
  ),
});
export type MeetingView = z.infer<typeof meetingViewSchema>;

export const meetingQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  status: meetingStatusSchema.optional(),
  alliance: z.coerce.number().int().optional(),
});

export const stepInputSchema = z.strictObject({
  step: meetingStepSchema,
  /** Cancelling: why. Submitting minutes: the minutes. */
  note: textOf(10_000).default(''),
});
export const replyInputSchema = z.strictObject({
  reply: replySchema,
  people: z.int().min(0).max(200),
  note: textOf(200).default(''),
});
export const presenceSchema = z.strictObject({
  units: z
    .array(z.strictObject({ org: principalSchema, present: z.int().min(0).max(500) }))
    .min(1)
    .max(2_000),
});
export const seatsSchema = z.strictObject({ perRow: z.int().min(1).max(60) });
export const motionInputSchema = z.strictObject({ title: textOf(120, 2), text: textOf(2000).default('') });
export const voteInputSchema = z.strictObject({ choice: choiceSchema });
export const resolutionInputSchema = z.strictObject({
  text: textOf(300, 2),
  motion: idSchema.nullable().default(null),
  ownerOrg: principalSchema,
  dueOn: dateSchema,
  measure: textOf(200).default(''),
});
export const questionInputSchema = z.strictObject({
  kind: offerKindSchema,
  title: textOf(80, 4),
  text: textOf(2000).default(''),
});
