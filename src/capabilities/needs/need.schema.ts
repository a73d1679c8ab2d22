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
import { amountFenSchema } from '../../kernel/money.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { offerKindSchema } from '../offers/offer.schema.ts';

export const needStatusSchema = z.enum(['draft', 'open', 'inProgress', 'met', 'withdrawn', 'closedUnmet']);
export type NeedStatus = z.infer<typeof needStatusSchema>;

/** Who may see a need: only those it is sent to; offices and services of the home district; everyone in the corridor. */
export const needAudienceSchema = z.enum(['receivers', 'district', 'corridor']);

const needFields = {
  kinds: z.array(offerKindSchema).min(1, 'required').max(4),
  title: textOf(80, 4),
  text: textOf(4000, 1),
  amountFen: amountFenSchema.nullable().default(null),
  quantity: z.int().min(1).max(1_000_000_000).nullable().default(null),
  quantityUnit: textOf(12).nullable().default(null),
  deadlineOn: dateSchema.nullable().default(null),
  audience: needAudienceSchema.default('receivers'),
};

export const needInputSchema = z.strictObject({
  ...needFields,
  enterprise: rowRefSchema,
  /** Required when an officer acts for the enterprise: who authorised it, how, and the scan. */
  authority: z
    .strictObject({ grantedBy: textOf(60, 1), grantedOn: dateSchema, scope: textOf(200, 1), file: rowRefSchema })
    .nullable()
    .default(null),
});
export type NeedInput = z.infer<typeof needInputSchema>;

export const needUpdateSchema = z.strictObject(needFields);

export const needSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  enterpriseId: idSchema,
  enterpriseName: z.string(),
  ownerOrg: z.int(),
  raisedByOrg: z.int(),
  raisedByName: z.string(),
  kinds: z.array(offerKindSchema),
  title: z.string(),
  text: z.string(),
  amountFen: z.int().nullable(),
  quantity: z.int().nullable(),
  quantityUnit: z.string().nullable(),
  deadlineOn: dateSchema.nullable(),
  audience: needAudienceSchema,
  status: needStatusSchema,
  authority: z
    .object({ grantedBy: z.string(), grantedOn: dateSchema, scope: z.string(), file: rowRefSchema })
    .nullable(),
  submittedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  version: z.int(),
});
export type Need = z.infer<typeof needSchema>;

export const needQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  scope: z.enum(['visible', 'own', 'received', 'region', 'public']).default('visible'),
  status: needStatusSchema.optional(),
  kind: offerKindSchema.optional(),
  regionId: regionIdSchema.optional(),
  enterpriseId: idSchema.optional(),
  text: textOf(60).optional(),
  sort: z.enum(['newest', 'deadline', 'amount']).default('newest'),
});

export const sendSchema = z.strictObject({
  /** Organisations that are asked, each at most once; the first leads the case. */
  receivers: z
    .array(z.strictObject({ org: principalSchema, offer: rowRefSchema.nullable().default(null) }))
    .min(1)
    .max(20),
  message: textOf(500).default(''),
});
export type SendInput = z.infer<typeof sendSchema>;
