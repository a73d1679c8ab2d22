import * as z from 'zod';
import { instantSchema } from '../../kernel/fields.ts';
import { agreementSchema } from '../agreements/agreement.schema.ts';
import { membershipSchema } from '../alliances/membership.schema.ts';
import { caseSummarySchema } from '../cases/case.schema.ts';
import { factGroupSchema } from '../facts/fact.schema.ts';
import { needSchema } from '../needs/need.schema.ts';
import { offerAssessmentSchema } from '../offers/offer.schema.ts';
import { enterpriseSchema } from '../organisations/organisation.schema.ts';
import { outcomeSchema } from '../outcomes/outcome.schema.ts';
import { workTaskSchema } from '../tasks/task.schema.ts';

/** M01: everything about one enterprise the caller may see. Offers are grouped by verdict, near ones first among the not eligible. */
export const enterprisePageSchema = z.object({
  enterprise: enterpriseSchema,
  /** Null when the caller may see the name but not the facts. */
  facts: z.array(factGroupSchema).nullable(),
  offers: z.array(offerAssessmentSchema),
  memberships: z.array(membershipSchema),
  needs: z.array(needSchema),
  cases: z.array(caseSummarySchema),
  outcomes: z.array(outcomeSchema),
  timeline: z.array(
    z.object({ at: instantSchema, text: z.object({ zh: z.string(), en: z.string() }), link: z.string().nullable() }),
  ),
});
export type EnterprisePage = z.infer<typeof enterprisePageSchema>;

export const workbenchSchema = z.object({
  due: z.array(caseSummarySchema),
  unanswered: z.array(caseSummarySchema),
  newMatches: z.array(z.object({ need: needSchema, offers: z.int() })),
  toConfirm: z.array(outcomeSchema),
  drafts: z.array(needSchema),
  /** Tasks owed, the most urgent first. */
  tasks: z.array(workTaskSchema),
  /** Agreements to sign or ending soon. */
  agreements: z.array(agreementSchema),
});
export type Workbench = z.infer<typeof workbenchSchema>;

export const auditEntrySchema = z.object({
  regionId: z.string(),
  seq: z.int(),
  at: instantSchema,
  actorName: z.string(),
  orgName: z.string(),
  action: z.string(),
  subject: z.string(),
  hash: z.string(),
});
export const auditQuerySchema = z.strictObject({
  regionId: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  action: z.string().max(60).optional(),
  before: z.coerce.number().int().positive().optional(),
});
