import * as z from 'zod';
import { idSchema, instantSchema, regionIdSchema } from '../../kernel/fields.ts';

/** What work can come from; each kind is a row of the room that its name tells. */
export const originKindSchema = z.enum([
  'agreement',
  'meeting',
  'resolution',
  'posting',
  'partyLink',
  'activity',
  'question',
  'matchEvent',
  'matchMeeting',
  'campaign',
  'pledge',
  'practice',
]);
export type OriginKind = z.infer<typeof originKindSchema>;

export const originSchema = z.strictObject({ kind: originKindSchema, regionId: regionIdSchema, id: idSchema });
export type Origin = z.infer<typeof originSchema>;

/** What an origin can be the beginning of. */
export const subjectSchema = z.strictObject({
  kind: z.enum(['need', 'case', 'task']),
  regionId: regionIdSchema,
  id: idSchema,
});
export type Subject = z.infer<typeof subjectSchema>;

/** An origin as shown beside its subject. `title` is what it was called when the work began. */
export const originViewSchema = originSchema.extend({
  title: z.string(),
  allianceOrg: z.int().nullable(),
  allianceName: z.string().nullable(),
  at: instantSchema,
});
export type OriginView = z.infer<typeof originViewSchema>;

const figures = {
  /** Counted outcomes, each once. */
  outcomes: z.int(),
  /** Null where kinds of outcome without a common unit are added up. */
  amountFen: z.int().nullable(),
  count: z.int().nullable(),
};

/** Counted outcomes of an origin, an alliance, a member: sums over counted entries and nothing else. */
export const countedSchema = z.object({
  ...figures,
  byKind: z.array(z.object({ kind: z.string(), outcomes: z.int(), amountFen: z.int(), count: z.int() })),
  /** Reported, not confirmed yet: shown apart, never added. */
  unconfirmed: z.int(),
});
export type Counted = z.infer<typeof countedSchema>;

/** One organisation's part by kind: every outcome it shares once, its share of the amount, and its exact part of the count in millionths. */
export const countedShareSchema = z.object({
  org: z.int(),
  outcomes: z.int(),
  amountFen: z.int(),
  kind: z.string(),
  countMillionths: z.int(),
});
export type CountedShare = z.infer<typeof countedShareSchema>;
