import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { sideSchema } from './matchEvent.schema.ts';

/** planned → held or noShow, each may be corrected into the other until a case stands; dropped: somebody cancelled or the plan changed. */
export const meetingStatusSchema = z.enum(['planned', 'held', 'noShow', 'dropped']);
export type MeetingStatus = z.infer<typeof meetingStatusSchema>;

export const absentSchema = z.enum(['seeks', 'offers', 'both']);
export const nextOwnerSchema = z.enum(['seeks', 'offers', 'host']);
export const meetingActionSchema = z.enum(['record', 'openCase', 'answer']);

/** What a follow-up found: still talking, agreed in words, a contract signed, or it came to nothing. */
export const followUpAnswerSchema = z.enum(['working', 'agreed', 'contracted', 'ended']);
export type FollowUpAnswer = z.infer<typeof followUpAnswerSchema>;
export const FOLLOW_UP_DAYS = [30, 90, 180] as const;

export const followUpSchema = z.object({
  days: z.int(),
  dueOn: dateSchema,
  overdue: z.boolean(),
  answer: followUpAnswerSchema.nullable(),
  words: z.string(),
  answeredByName: z.string(),
  answeredAt: instantSchema.nullable(),
  version: z.int(),
});
export type FollowUp = z.infer<typeof followUpSchema>;

export const meetingSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  eventId: idSchema,
  seeks: z.object({ id: idSchema, name: z.string() }),
  offers: z.object({ id: idSchema, name: z.string() }),
  /** On which side the caller sits; null for the host. */
  ownSide: sideSchema.nullable(),
  slot: z.string(),
  table: z.int(),
  isMutual: z.boolean(),
  status: meetingStatusSchema,
  absent: absentSchema.nullable(),
  nextOwner: nextOwnerSchema.nullable(),
  nextStep: z.string(),
  nextOn: dateSchema.nullable(),
  note: z.string(),
  caseRef: rowRefSchema.nullable(),
  followUps: z.array(followUpSchema),
  may: z.array(meetingActionSchema),
  version: z.int(),
});
export type Meeting = z.infer<typeof meetingSchema>;

export const recordSchema = z.strictObject({
  result: z.enum(['held', 'noShow']),
  absent: absentSchema.nullable().default(null),
  nextOwner: nextOwnerSchema.nullable().default(null),
  nextStep: textOf(200).default(''),
  nextOn: dateSchema.nullable().default(null),
  note: textOf(1000).default(''),
});
export type MeetingRecord = z.output<typeof recordSchema>;

export const openCaseSchema = z.strictObject({ title: textOf(120, 2), message: textOf(1000).default('') });
export const answerSchema = z.strictObject({
  days: z.int(),
  /** The version of the follow-up that was seen. */
  seen: z.int(),
  answer: followUpAnswerSchema,
  words: textOf(500, 2),
});

const place = z.object({ slot: z.string(), table: z.int() });
const pair = { seeks: z.string(), offers: z.string() };
/** One planning and what it changed, with names. */
export const planChangeSchema = z.object({
  id: idSchema,
  at: instantSchema,
  fresh: z.boolean(),
  meetings: z.int(),
  moved: z.array(z.object({ ...pair, from: place, to: place })),
  added: z.array(z.object({ ...pair, ...place.shape })),
  dropped: z.array(z.object({ ...pair, ...place.shape })),
});
export type PlanChange = z.infer<typeof planChangeSchema>;

/** How far wishes are met, for the host. */
export const wishesMetSchema = z.object({
  met: z.int(),
  stated: z.int(),
  mutualMet: z.int(),
  mutualStated: z.int(),
  topMet: z.int(),
  topStated: z.int(),
  /** Names of those who wished or were wished and meet nobody. */
  without: z.array(z.string()),
  /** Percent of the upper bound on any schedule when it was planned; null before. */
  ofBound: z.number().nullable(),
});

/** Meetings the caller may see: all for the host, its own for a participant. Wishes and changes are the host's. */
export const scheduleViewSchema = z.object({
  meetings: z.array(meetingSchema),
  wishes: wishesMetSchema.nullable(),
  plans: z.array(planChangeSchema),
});
export type ScheduleView = z.infer<typeof scheduleViewSchema>;
export const planInputSchema = z.strictObject({ fresh: z.boolean().default(false) });
