import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { countedSchema } from '../origins/origin.schema.ts';

/** draft: the host's alone · open: sign-up · wishes: closed for newcomers, everybody ranks · scheduled: times are told · running · closed | cancelled. */
export const eventStatusSchema = z.enum(['draft', 'open', 'wishes', 'scheduled', 'running', 'closed', 'cancelled']);
export type EventStatus = z.infer<typeof eventStatusSchema>;

export const eventStepSchema = z.enum(['open', 'collect', 'reopen', 'start', 'close', 'cancel']);
export type EventStep = z.infer<typeof eventStepSchema>;

export const eventKindSchema = z.enum(['general', 'finance', 'supplier', 'technology', 'talent']);

export const sideSchema = z.enum(['seeks', 'offers']);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'time' });
export const slotSchema = z.object({ id: z.string(), starts: clockTime, ends: clockTime, isBreak: z.boolean() });
export type Slot = z.infer<typeof slotSchema>;

/** How the day is cut: so many meetings of so many minutes, a pause after some of them. */
export const dayPlanSchema = z.strictObject({
  starts: clockTime,
  minutes: z.int().min(5).max(120),
  meetings: z.int().min(1).max(40),
  /** A break after the meeting of each of these numbers. */
  breaksAfter: z.array(z.int().min(1).max(40)).max(10).default([]),
  breakMinutes: z.int().min(5).max(180).default(15),
});
export type DayPlan = z.output<typeof dayPlanSchema>;

export const newEventSchema = z.strictObject({
  title: textOf(80, 2),
  kind: eventKindSchema,
  /** The principal of an alliance whose members may come; null: everybody. */
  allianceOrg: principalSchema.nullable().default(null),
  place: textOf(120, 2),
  day: dateSchema,
  signUpUntil: dateSchema,
  dayPlan: dayPlanSchema,
  tables: z.int().min(1).max(500),
  /** Organisations that may take part, both sides together. */
  capacity: z.int().min(2).max(1000),
  note: textOf(1000).default(''),
});
export type NewEvent = z.output<typeof newEventSchema>;

export const eventActionSchema = z.enum([
  ...eventStepSchema.options,
  'edit',
  'plan',
  'replan',
  'register',
  'manageParticipants',
  'seeSchedule',
]);
export type EventAction = z.infer<typeof eventActionSchema>;

/** What an event led to. Outcomes are sums over counted entries, each once. */
export const eventFiguresSchema = z.object({
  seeks: z.int(),
  offers: z.int(),
  planned: z.int(),
  held: z.int(),
  noShow: z.int(),
  dropped: z.int(),
  cases: z.int(),
  followUpsOpen: z.int(),
  followUpsOverdue: z.int(),
  counted: countedSchema,
});
export type EventFigures = z.infer<typeof eventFiguresSchema>;

export const matchEventSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  title: z.string(),
  kind: eventKindSchema,
  status: eventStatusSchema,
  statusReason: z.string(),
  hostOrg: z.int(),
  hostName: z.string(),
  allianceOrg: z.int().nullable(),
  allianceName: z.string().nullable(),
  place: z.string(),
  day: dateSchema,
  slots: z.array(slotSchema),
  tables: z.int(),
  capacity: z.int(),
  signUpUntil: dateSchema,
  note: z.string(),
  plannedAt: instantSchema.nullable(),
  /** Sign-ups and cancellations since the last plan. */
  lateChanges: z.int(),
  synthetic: z.boolean(),
  may: z.array(eventActionSchema),
  version: z.int(),
});
export type MatchEvent = z.infer<typeof matchEventSchema>;

export const eventViewSchema = matchEventSchema.extend({
  /** The caller's organisation takes part on this side; null where it does not. */
  ownSide: sideSchema.nullable(),
  registered: z.int(),
  figures: eventFiguresSchema.nullable(),
});
export type EventView = z.infer<typeof eventViewSchema>;

export const eventQuerySchema = z.strictObject({ ...pageQuerySchema.shape, status: eventStatusSchema.optional() });
export const eventStepInputSchema = z.strictObject({ step: eventStepSchema, reason: textOf(300).default('') });
