import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { countedSchema } from '../origins/origin.schema.ts';
import { workTaskSchema } from '../tasks/task.schema.ts';

/** What a party organisation is, and on what it stands: a chain, an area, a pair of units, one unit. */
export const bodyFormSchema = z.enum([
  'committee',
  'generalBranch',
  'branch',
  'jointCommittee',
  'jointMeeting',
  'alliance',
]);
export const bodyBasisSchema = z.enum(['chain', 'area', 'pair', 'unit']);
export const unitKindSchema = z.enum([
  'school',
  'hospital',
  'enterprise',
  'office',
  'park',
  'institute',
  'bank',
  'community',
  'party',
  'other',
]);
/** 组织联网 · 阵地联建 · 人才联育 · 发展联谋 · 党群联动. */
export const linkKindSchema = z.enum(['network', 'venues', 'talent', 'planning', 'service']);
export type LinkKind = z.infer<typeof linkKindSchema>;

export const bodyInputSchema = z.strictObject({
  name: textOf(80, 2),
  form: bodyFormSchema,
  basis: bodyBasisSchema,
  /** The chain, the area or the pair, in words. */
  scope: textOf(80).default(''),
  foundedOn: dateSchema.nullable().default(null),
});
export type BodyInput = z.output<typeof bodyInputSchema>;

export const unitInputSchema = z.strictObject({
  org: principalSchema.nullable().default(null),
  name: textOf(80, 2),
  kind: unitKindSchema,
  leads: z.boolean().default(false),
  since: dateSchema,
});
export type UnitInput = z.output<typeof unitInputSchema>;

export const partyUnitSchema = z.object({
  id: idSchema,
  org: z.int().nullable(),
  name: z.string(),
  kind: unitKindSchema,
  leads: z.boolean(),
  since: dateSchema,
  until: dateSchema.nullable(),
});

export const partyBodySchema = z.object({
  regionId: z.string(),
  id: idSchema,
  partyOrg: z.int(),
  partyName: z.string(),
  name: z.string(),
  form: bodyFormSchema,
  basis: bodyBasisSchema,
  scope: z.string(),
  foundedOn: dateSchema.nullable(),
  dissolvedOn: dateSchema.nullable(),
  units: z.int(),
  links: z.int(),
  synthetic: z.boolean(),
  version: z.int(),
});
export type PartyBody = z.infer<typeof partyBodySchema>;

export const partyLinkSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  body: rowRefSchema,
  bodyName: z.string(),
  ownerOrg: z.int(),
  kind: linkKindSchema,
  title: z.string(),
  text: z.string(),
  partners: z.array(z.object({ org: z.int().nullable(), name: z.string() })),
  startedOn: dateSchema,
  endedOn: dateSchema.nullable(),
  endedReason: z.string(),
  entries: z.int(),
  version: z.int(),
});
export type PartyLink = z.infer<typeof partyLinkSchema>;

export const linkEntrySchema = z.object({
  id: idSchema,
  onDay: dateSchema,
  text: z.string(),
  people: z.int().nullable(),
  orgName: z.string(),
});

export const partyLinkViewSchema = partyLinkSchema.extend({
  log: z.array(linkEntrySchema),
  work: z.array(workTaskSchema),
  counted: countedSchema,
  may: z.array(z.enum(['record', 'assign', 'openCase', 'end'])),
});
export type PartyLinkView = z.infer<typeof partyLinkViewSchema>;

export const partyBodyViewSchema = partyBodySchema.extend({
  members: z.array(partyUnitSchema),
  linkList: z.array(partyLinkSchema),
  /** All links together: each outcome once. */
  counted: countedSchema,
  may: z.array(z.enum(['edit', 'addUnit', 'endUnit', 'link', 'dissolve'])),
});
export type PartyBodyView = z.infer<typeof partyBodyViewSchema>;

export const bodyQuerySchema = z.strictObject({ basis: bodyBasisSchema.optional(), mine: z.stringbool().optional() });
export const linkQuerySchema = z.strictObject({ ...pageQuerySchema.shape, kind: linkKindSchema.optional() });

export const linkInputSchema = z.strictObject({
  kind: linkKindSchema,
  title: textOf(80, 2),
  text: textOf(1000).default(''),
  partners: z
    .array(z.strictObject({ org: principalSchema.nullable().default(null), name: textOf(80, 2) }))
    .min(1)
    .max(30),
  startedOn: dateSchema,
});
export const entryInputSchema = z.strictObject({
  onDay: dateSchema,
  text: textOf(1000, 2),
  people: z.int().min(0).max(100_000).nullable().default(null),
});
export const endInputSchema = z.strictObject({ on: dateSchema, reason: textOf(200).default('') });
export const linkTaskSchema = z.strictObject({
  title: textOf(120, 2),
  measure: textOf(200).default(''),
  ownerOrg: principalSchema,
  dueOn: dateSchema,
});
export const linkCaseSchema = z.strictObject({
  enterprise: rowRefSchema,
  title: textOf(120, 2),
  parties: z.array(principalSchema).max(20).default([]),
  message: textOf(500).default(''),
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const venueInputSchema = z.strictObject({
  name: textOf(80, 2),
  address: textOf(120).default(''),
  seats: z.int().min(1).max(5_000),
  opensAt: clock.default('08:30'),
  closesAt: clock.default('21:00'),
  note: textOf(300).default(''),
});
export type VenueInput = z.output<typeof venueInputSchema>;

export const bookingSchema = z.object({
  id: idSchema,
  org: z.int(),
  orgName: z.string(),
  purpose: z.string(),
  people: z.int(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  mayCancel: z.boolean(),
});
export type Booking = z.infer<typeof bookingSchema>;

export const venueSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  name: z.string(),
  ownerOrg: z.int(),
  ownerName: z.string(),
  address: z.string(),
  seats: z.int(),
  opensAt: z.string(),
  closesAt: z.string(),
  note: z.string(),
  closedOn: dateSchema.nullable(),
  synthetic: z.boolean(),
  version: z.int(),
});
export type Venue = z.infer<typeof venueSchema>;
export const venueViewSchema = venueSchema.extend({
  /** Bookings of the week asked for, Monday to Sunday in Shanghai. */
  weekFrom: dateSchema,
  bookings: z.array(bookingSchema),
  may: z.array(z.enum(['edit', 'close', 'book'])),
});
export type VenueView = z.infer<typeof venueViewSchema>;

export const weekQuerySchema = z.strictObject({ from: dateSchema.optional() });
export const bookingInputSchema = z
  .strictObject({
    purpose: textOf(80, 2),
    people: z.int().min(1).max(5_000),
    startsAt: instantSchema,
    endsAt: instantSchema,
  })
  .refine((booking) => booking.endsAt > booking.startsAt, { message: 'order', path: ['endsAt'] });
export type BookingInput = z.output<typeof bookingInputSchema>;
