import * as z from 'zod';
import { dateSchema, principalSchema, textOf } from '../../kernel/fields.ts';
import { amountFenSchema } from '../../kernel/money.ts';

export const yearSchema = z.int().min(2018).max(2199);

/** Dues of a year for one member, or for every present member that has none yet. */
export const newDuesSchema = z.strictObject({
  year: yearSchema,
  amountFen: amountFenSchema,
  dueOn: dateSchema,
  memberOrg: principalSchema.nullable().default(null),
});
export type NewDues = z.output<typeof newDuesSchema>;

export const duesPaymentSchema = z.strictObject({
  memberOrg: principalSchema,
  year: yearSchema,
  paidOn: dateSchema,
  paidFen: amountFenSchema,
  voucher: textOf(60).default(''),
});
export type DuesPayment = z.output<typeof duesPaymentSchema>;

export const duesSchema = z.object({
  memberOrg: z.int(),
  name: z.string(),
  number: z.string().nullable(),
  year: z.int(),
  amountFen: z.int(),
  dueOn: dateSchema,
  paidOn: dateSchema.nullable(),
  paidFen: z.int().nullable(),
  voucher: z.string(),
  isOverdue: z.boolean(),
});
export type Dues = z.infer<typeof duesSchema>;

export const duesListSchema = z.object({
  items: z.array(duesSchema),
  /** Sums of what the reader sees. */
  dueFen: z.int(),
  paidFen: z.int(),
});
