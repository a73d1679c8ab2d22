import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { countedSchema } from '../origins/origin.schema.ts';
import { workTaskSchema } from '../tasks/task.schema.ts';

/** draft: one party writes · signing: put to all · inForce: signed by all · ended: term over · terminated: before its end, with a reason. */
export const agreementStatusSchema = z.enum(['draft', 'signing', 'inForce', 'ended', 'terminated']);
export type AgreementStatus = z.infer<typeof agreementStatusSchema>;

export const agreementStepSchema = z.enum(['propose', 'withdraw', 'sign', 'decline', 'terminate']);
export type AgreementStep = z.infer<typeof agreementStepSchema>;

/** What one party promises: measurable, with an owner and a day. */
export const commitmentInputSchema = z.strictObject({
  title: textOf(120, 2),
  measure: textOf(200).default(''),
  ownerOrg: principalSchema,
  dueOn: dateSchema,
});
export type CommitmentInput = z.infer<typeof commitmentInputSchema>;

export const agreementInputSchema = z.strictObject({
  title: textOf(120, 2),
  purpose: textOf(2000).default(''),
  alliance: principalSchema.nullable().default(null),
  startsOn: dateSchema,
  endsOn: dateSchema,
  /** The other parties; who drafts is a party itself. */
  parties: z.array(principalSchema).min(1).max(40),
  commitments: z.array(commitmentInputSchema).max(100).default([]),
  file: rowRefSchema.nullable().default(null),
});
export type AgreementInput = z.output<typeof agreementInputSchema>;

export const partySchema = z.object({
  org: z.int(),
  name: z.string(),
  signedAt: instantSchema.nullable(),
  /** In which office the signature was given (理事长单位, 党委 …): role and unit, never a person. */
  signedAs: z.string(),
  declinedReason: z.string(),
});

export const commitmentSchema = z.object({
  id: idSchema,
  title: z.string(),
  measure: z.string(),
  ownerOrg: z.int(),
  ownerName: z.string(),
  dueOn: dateSchema,
});

export const agreementSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  title: z.string(),
  ownerOrg: z.int(),
  ownerName: z.string(),
  allianceOrg: z.int().nullable(),
  allianceName: z.string().nullable(),
  startsOn: dateSchema,
  endsOn: dateSchema,
  status: agreementStatusSchema,
  parties: z.array(partySchema),
  /** Days to the end of the term, negative once past; null unless in force. */
  daysLeft: z.int().nullable(),
  expiring: z.boolean(),
  /** Tasks of its commitments. */
  tasks: z.object({ total: z.int(), done: z.int(), overdue: z.int() }),
  version: z.int(),
});
export type Agreement = z.infer<typeof agreementSchema>;

export const agreementViewSchema = agreementSchema.extend({
  purpose: z.string(),
  commitments: z.array(commitmentSchema),
  work: z.array(workTaskSchema),
  counted: countedSchema,
  endedReason: z.string(),
  renews: rowRefSchema.nullable(),
  renewedBy: rowRefSchema.nullable(),
  file: z.object({ regionId: z.string(), id: idSchema, name: z.string() }).nullable(),
  may: z.array(z.enum([...agreementStepSchema.options, 'edit', 'renew'])),
});
export type AgreementView = z.infer<typeof agreementViewSchema>;

export const agreementQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  status: agreementStatusSchema.optional(),
  expiring: z.stringbool().optional(),
});

export const agreementStepInputSchema = z.strictObject({
  step: agreementStepSchema,
  /** Signing: in which office. Declining, terminating: why. */
  note: textOf(200).default(''),
});

export const renewInputSchema = z.strictObject({ startsOn: dateSchema, endsOn: dateSchema });
