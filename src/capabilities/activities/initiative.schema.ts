import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

/** Initiatives that organisations join, and letters of appointment. Both name organisations, roles and units. */

export const initiativeSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  title: z.string(),
  text: z.string(),
  ownerOrg: z.int(),
  ownerName: z.string(),
  at: instantSchema,
  synthetic: z.boolean(),
  joins: z.array(
    z.object({ org: z.int(), name: z.string(), joinedOn: dateSchema, withdrawnOn: dateSchema.nullable() }),
  ),
  joined: z.boolean(),
});
export type Initiative = z.infer<typeof initiativeSchema>;
export const newInitiativeSchema = z.strictObject({ title: textOf(100, 2), text: textOf(4000, 4) });
export const initiativeQuerySchema = z.strictObject({ ...pageQuerySchema.shape });

export const appointmentSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  number: z.string(),
  role: z.string(),
  org: z.int(),
  orgName: z.string(),
  unit: z.string(),
  reason: z.string(),
  fromOn: dateSchema,
  untilOn: dateSchema,
  revokedOn: dateSchema.nullable(),
  ownerOrg: z.int(),
  ownerName: z.string(),
  state: z.enum(['ahead', 'current', 'ended', 'revoked']),
  synthetic: z.boolean(),
  mayRevoke: z.boolean(),
  version: z.int(),
});
export type Appointment = z.infer<typeof appointmentSchema>;

export const newAppointmentSchema = z
  .strictObject({
    number: textOf(40, 1),
    role: textOf(60, 2),
    org: principalSchema,
    unit: textOf(60).default(''),
    reason: textOf(300).default(''),
    fromOn: dateSchema,
    untilOn: dateSchema,
  })
  .refine((letter) => letter.fromOn <= letter.untilOn, { path: ['untilOn'], message: 'order' });
export type NewAppointment = z.output<typeof newAppointmentSchema>;
export const appointmentQuerySchema = z.strictObject({ ...pageQuerySchema.shape });

export const feedSchema = z.object({ active: z.boolean(), createdAt: instantSchema.nullable() });
