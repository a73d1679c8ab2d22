import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { decisionSchema, memberRoleSchema } from './charter.schema.ts';

/**
 * The standing of an organisation towards an alliance: it drafts an application, submits it, is put to the vote, is admitted, and may
 * leave or be expelled.
 */
export const standingSchema = z.enum([
  'draft',
  'submitted',
  'voting',
  'admitted',
  'refused',
  'withdrawn',
  'left',
  'expelled',
]);
export type Standing = z.infer<typeof standingSchema>;

export const ballotChoiceSchema = z.enum(['yes', 'no', 'abstain']);
export type BallotChoice = z.infer<typeof ballotChoiceSchema>;

/** What the form asks (PROGRAMS §8): the unit, not persons; a work contact is a post and a number. */
export const applicationFormSchema = z.strictObject({
  nature: textOf(60, 2),
  business: textOf(300, 2),
  foundedOn: z.union([dateSchema, z.literal('')]).default(''),
  capital: textOf(40).default(''),
  address: textOf(120).default(''),
  contact: textOf(60, 2),
  offers: textOf(300).default(''),
  seeks: textOf(300).default(''),
});
export type ApplicationForm = z.output<typeof applicationFormSchema>;

export const newApplicationSchema = z.strictObject({
  role: memberRoleSchema.default('member'),
  form: applicationFormSchema,
});
export type NewApplication = z.output<typeof newApplicationSchema>;

const reason = textOf(300).default('');
export const applicantStepSchema = z.strictObject({ step: z.enum(['submit', 'withdraw']), reason });
export const secretariatStepSchema = z.strictObject({
  step: z.enum(['return', 'refuse', 'close']),
  reason,
  decision: decisionSchema.default({ meeting: null, text: '' }),
});
export const openVoteSchema = z.strictObject({ voteUntil: dateSchema });
export const ballotSchema = z.strictObject({ choice: ballotChoiceSchema });

export const applicationActionSchema = z.enum([
  'edit',
  'submit',
  'withdraw',
  'return',
  'refuse',
  'putToVote',
  'cast',
  'close',
]);
export type ApplicationAction = z.infer<typeof applicationActionSchema>;

export const applicationSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  alliance: rowRefSchema.extend({ org: z.int(), name: z.string() }),
  applicant: z.object({ org: z.int(), name: z.string(), kind: z.string(), regionId: z.string() }),
  role: memberRoleSchema,
  status: standingSchema,
  /** What the applicant wrote; for the members only while they vote. */
  form: applicationFormSchema.nullable(),
  reason: z.string(),
  vote: z
    .object({
      until: dateSchema,
      eligible: z.int(),
      needed: z.int(),
      yes: z.int(),
      no: z.int(),
      abstain: z.int(),
      /** The reader's own ballot: null where it has none, `out` where it has not cast it. */
      own: z.enum(['yes', 'no', 'abstain', 'out']).nullable(),
    })
    .nullable(),
  number: z.string().nullable(),
  decision: decisionSchema,
  submittedAt: instantSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  steps: z.array(z.object({ at: instantSchema, step: z.string(), byName: z.string(), text: z.string() })),
  may: z.array(applicationActionSchema),
  version: z.int(),
});
export type Application = z.infer<typeof applicationSchema>;

export const applicationQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  status: standingSchema.optional(),
  allianceOrg: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});
