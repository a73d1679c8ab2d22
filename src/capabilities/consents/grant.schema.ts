import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { CONSENT_PURPOSES } from '../../vocabulary/consentPurposes.ts';

/**
 * requested: asked for, not given · declined: the enterprise said no · active: may be read from–until · revoked: withdrawn by the enterprise ·
 * ended: over because its case is. Expired is not a status: it is read off the clock.
 */
export const grantStatusSchema = z.enum(['requested', 'declined', 'active', 'revoked', 'ended']);
export type GrantStatus = z.infer<typeof grantStatusSchema>;

/** consent: given by the enterprise · case: it asked this organisation for help · duty: the organisation serves it by its mandate. */
export const grantBasisSchema = z.enum(['consent', 'case', 'duty']);
export type GrantBasis = z.infer<typeof grantBasisSchema>;

export const purposeSchema = z.enum(CONSENT_PURPOSES.map((entry) => entry.code));
const grantableSchema = z.enum(CONSENT_PURPOSES.filter((entry) => entry.grantable).map((entry) => entry.code));

/** A group of facts or one key of the catalogue. */
export const fieldSchema = z.string().regex(/^[a-z][a-zA-Z0-9.]{1,60}$/);
const fieldsSchema = z.array(fieldSchema).min(1, 'required').max(40);

export const MAX_DAYS = 365;
export const DEFAULT_DAYS = 90;
const daysSchema = z.int().min(1).max(MAX_DAYS).default(DEFAULT_DAYS);

/** By a click of the enterprise's own account, or on paper that lies on file with who serves the enterprise. */
export const signedSchema = z.discriminatedUnion('how', [
  z.object({ how: z.literal('click'), at: instantSchema }),
  z.object({ how: z.literal('paper'), signedOn: dateSchema, signedBy: z.string(), file: rowRefSchema }),
]);

export const grantSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  enterprise: z.object({ regionId: z.string(), id: idSchema, name: z.string() }).nullable(),
  granteeOrg: z.int(),
  granteeName: z.string(),
  basis: grantBasisSchema,
  purpose: purposeSchema,
  fields: z.array(z.string()),
  status: grantStatusSchema,
  live: z.boolean(),
  validFrom: instantSchema,
  validUntil: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
  days: z.int().nullable(),
  caseRef: rowRefSchema.nullable(),
  offerRef: rowRefSchema.nullable(),
  noticeVersion: z.string(),
  signed: signedSchema.nullable(),
  note: z.string(),
  may: z.array(z.enum(['accept', 'decline', 'withdraw'])),
  createdAt: instantSchema,
  version: z.int(),
});
export type Grant = z.infer<typeof grantSchema>;

export const giveSchema = z.strictObject({
  granteeOrg: principalSchema,
  purpose: grantableSchema,
  fields: fieldsSchema,
  days: daysSchema,
  /** The version of the notice that was shown; an older one is refused. */
  noticeVersion: z.string().max(20),
  note: textOf(300).default(''),
  /** Only from an organisation that serves the enterprise: consent on paper. */
  paper: z
    .strictObject({ signedOn: dateSchema, signedBy: textOf(60, 1), file: rowRefSchema })
    .nullable()
    .default(null),
});
export type GiveInput = z.output<typeof giveSchema>;

export const requestSchema = z.strictObject({
  purpose: grantableSchema,
  fields: fieldsSchema,
  days: daysSchema,
  note: textOf(300).default(''),
});
export type RequestInput = z.output<typeof requestSchema>;

/** The enterprise may open less, or for a shorter time, than was asked. */
export const acceptSchema = z.strictObject({
  fields: fieldsSchema.optional(),
  days: z.int().min(1).max(MAX_DAYS).optional(),
  noticeVersion: z.string().max(20),
});
export const declineSchema = z.strictObject({ note: textOf(300).default('') });

export const readQuerySchema = z.strictObject(pageQuerySchema.shape);

/** One reading of facts by another organisation: who, when, where in the product, what, on which grant. */
export const factReadSchema = z.object({
  id: idSchema,
  at: instantSchema,
  byOrg: z.int(),
  byName: z.string(),
  byRole: z.string(),
  basis: grantBasisSchema,
  purpose: purposeSchema,
  grantId: idSchema,
  path: z.string(),
  keys: z.array(z.string()),
  facts: z.int(),
});
export type FactRead = z.infer<typeof factReadSchema>;

/** Requests of the own organisation that enterprises it may not see by name have not answered, as numbers; null: fewer than five. */
export const askedSchema = z.object({
  offerRef: rowRefSchema.nullable(),
  purpose: purposeSchema,
  waiting: z.int().nullable(),
  declined: z.int().nullable(),
});
