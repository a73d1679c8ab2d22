import * as z from 'zod';
import { idSchema, instantSchema, textOf } from '../../kernel/fields.ts';
import { activityStatusSchema } from './activity.schema.ts';

/** Seats and numbers at the door. An organisation and how many people, nothing else. */

export const MOST_A_SIGN_UP = 200;
export const signUpStatusSchema = z.enum(['seated', 'waiting', 'withdrawn']);
export type SignUpStatus = z.infer<typeof signUpStatusSchema>;

export const signUpInputSchema = z.strictObject({ people: z.int().min(1).max(MOST_A_SIGN_UP) });

export const signUpSchema = z.object({
  org: z.int(),
  name: z.string(),
  people: z.int(),
  status: signUpStatusSchema,
  place: z.int(),
  at: instantSchema,
});

/** What came in at the door for one organisation; 0 stands for organisations that are not on the list. */
export const presenceSchema = z.object({
  org: z.int(),
  name: z.string(),
  signedUp: z.int(),
  checkedIn: z.int(),
  corrected: z.boolean(),
  reason: z.string(),
  present: z.int(),
});
export type Presence = z.infer<typeof presenceSchema>;

export const attendanceSchema = z.object({
  signUps: z.array(signUpSchema),
  presence: z.array(presenceSchema),
  present: z.int(),
});

export const correctionSchema = z.strictObject({
  org: z.int().min(0),
  people: z.int().min(0).max(1000),
  reason: textOf(200, 2),
});

/**
 * 32 random bytes made in the browser of who asks for a code or an address. The server keeps the hash and never sends the token back, so
 * that it stands nowhere at rest, kept answers of commands included.
 */
export const secretSchema = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export const doorOpenedSchema = z.object({ until: instantSchema });

/** What a visitor with the code sees: the activity and whom they may speak for. */
export const doorSchema = z.object({
  title: z.string(),
  place: z.string(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  status: activityStatusSchema,
  open: z.boolean(),
  ownOrg: z.int().nullable(),
  organisations: z.array(z.object({ org: z.int(), name: z.string() })),
});
export type Door = z.infer<typeof doorSchema>;

export const checkInInputSchema = z.strictObject({
  org: z.int().min(0),
  people: z.int().min(1).max(MOST_A_SIGN_UP),
  /** A random number the browser keeps, so that a second press replaces the first; stored only as a salted hash. */
  device: idSchema,
});
export const checkedInSchema = z.object({ people: z.int() });
