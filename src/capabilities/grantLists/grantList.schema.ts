import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { amountFenSchema } from '../../kernel/money.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

/**
 * A row of a batch: found → credit checked → confirmed by the lead office → in the public notice (perhaps objected to) → waiting for the
 * enterprise's account → account confirmed → paid. Refused, forfeited and declined end it; each with a reason.
 */
export const grantRowStatusSchema = z.enum([
  'candidate',
  'checked',
  'confirmed',
  'noticed',
  'objected',
  'awaitingAccount',
  'accountConfirmed',
  'paid',
  'refused',
  'forfeited',
  'declined',
]);
export type GrantRowStatus = z.infer<typeof grantRowStatusSchema>;

export const creditSchema = z.enum(['clear', 'listed', 'unknown']);
export type Credit = z.infer<typeof creditSchema>;

export const accountSchema = z.strictObject({
  holder: textOf(100, 2),
  bank: textOf(100, 2),
  number: z.string().regex(/^\d{8,30}$/),
});

export const rowActionSchema = z.enum([
  'pass',
  'refuse',
  'confirm',
  'object',
  'dismiss',
  'confirmAccount',
  'decline',
  'pay',
  'undoPayment',
  'reopen',
]);
export type RowAction = z.infer<typeof rowActionSchema>;
export const listActionSchema = z.enum(['check', 'publish', 'endNotice']);
export type ListAction = z.infer<typeof listActionSchema>;

export const grantListSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  offer: z.object({ regionId: z.string(), id: idSchema, code: z.string() }),
  title: z.string(),
  leadOrg: z.int(),
  leadName: z.string(),
  financeOrg: z.int(),
  financeName: z.string(),
  asOf: dateSchema,
  noticeDays: z.int(),
  confirmDays: z.int(),
  noticeFrom: dateSchema.nullable(),
  noticeUntil: dateSchema.nullable(),
  noticeProvisional: z.boolean(),
  /** Eligible by the platform's count, but not to be named by the lead office; null: too few to say. */
  unnamed: z.int().nullable(),
  counts: z.record(grantRowStatusSchema, z.int()),
  totalFen: z.int(),
  paidFen: z.int(),
  may: z.array(listActionSchema),
  createdAt: instantSchema,
  version: z.int(),
});
export type GrantList = z.infer<typeof grantListSchema>;

export const grantRowSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  list: rowRefSchema,
  enterprise: z.object({ regionId: z.string(), id: idSchema, name: z.string() }),
  status: grantRowStatusSchema,
  amountFen: z.int().nullable(),
  ground: z.object({ zh: z.string(), en: z.string() }),
  credit: creditSchema.nullable(),
  reason: z.string(),
  dueOn: dateSchema.nullable(),
  dueProvisional: z.boolean(),
  account: z.object({ holder: z.string(), bank: z.string(), number: z.string() }).nullable(),
  paidOn: dateSchema.nullable(),
  paidFen: z.int().nullable(),
  voucher: z.string().nullable(),
  outcome: rowRefSchema.nullable(),
  steps: z.array(
    z.object({
      at: instantSchema,
      status: grantRowStatusSchema,
      byName: z.string(),
      reason: z.string(),
    }),
  ),
  may: z.array(rowActionSchema),
  version: z.int(),
});
export type GrantRowView = z.infer<typeof grantRowSchema>;

export const newListSchema = z.strictObject({
  title: textOf(80, 2),
  financeOrg: principalSchema,
  /** Working days the notice is open; the office that publishes sets them. */
  noticeDays: z.int().min(1).max(30).default(5),
  /** Working days the enterprise has to confirm its account (3 in a Shanghai case, PROGRAMS §6). */
  confirmDays: z.int().min(1).max(30).default(3),
});
export type NewList = z.output<typeof newListSchema>;

export const rowQuerySchema = z.strictObject({ ...pageQuerySchema.shape, status: grantRowStatusSchema.optional() });

const reason = textOf(300).default('');
/** Decisions of the lead office about one or several rows, each at the version that was seen: all or none. */
export const decisionSchema = z.strictObject({
  action: z.enum(['pass', 'refuse', 'confirm', 'dismiss', 'reopen']),
  rows: z
    .array(z.strictObject({ id: idSchema, version: z.int() }))
    .min(1)
    .max(200),
  reason,
  /** Only with `confirm`: where the rules leave the amount open. */
  amountFen: amountFenSchema.nullable().default(null),
});
export type Decision = z.output<typeof decisionSchema>;

export const objectionSchema = z.strictObject({ reason: textOf(300, 4) });
export const declineRowSchema = z.strictObject({ reason: textOf(300, 2) });
export const paymentSchema = z.strictObject({
  paidFen: amountFenSchema,
  paidOn: dateSchema,
  voucher: textOf(80, 2),
});
export type Payment = z.output<typeof paymentSchema>;
export const reasonedSchema = z.strictObject({ reason: textOf(300, 2) });
