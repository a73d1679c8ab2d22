import * as z from 'zod';
import { assessmentSchema, bilingualSchema, verdictSchema } from '../../eligibility/assessment.schema.ts';
import { idSchema, regionIdSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

export const offerKindSchema = z.enum([
  'policy',
  'finance',
  'space',
  'talent',
  'supplier',
  'technology',
  'scenario',
  'service',
]);
export type OfferKind = z.infer<typeof offerKindSchema>;

/** Anything that can be given, with or without rules. A program (policy, loan product) is an offer with rules. */
export const offerSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  code: z.string(),
  kind: offerKindSchema,
  title: bilingualSchema,
  summary: bilingualSchema,
  ownerOrg: z.int(),
  ownerName: z.string(),
  hasRules: z.boolean(),
  /** Share of conditions a machine can check, 0 to 10,000 basis points; null without rules. */
  machineShareBp: z.int().nullable(),
  synthetic: z.boolean(),
  source: z.string().nullable(),
  handling: z.object({ dueDays: z.int(), remindDays: z.int(), escalateDays: z.int() }),
  version: z.int(),
});
export type Offer = z.infer<typeof offerSchema>;

export const offerQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  kind: offerKindSchema.optional(),
  regionId: regionIdSchema.optional(),
  withRules: z.stringbool().optional(),
  text: textOf(60).optional(),
});

/** One rule as the program page shows it: readable, with its source. */
export const ruleLineSchema = z.object({
  id: z.string(),
  kind: z.string(),
  text: bilingualSchema,
  source: z
    .object({
      document: z.string(),
      number: z.string().nullable(),
      article: z.string().nullable(),
      confidence: z.string(),
    })
    .nullable(),
  machine: z.boolean(),
  get children(): z.ZodArray<typeof ruleLineSchema> {
    return z.array(ruleLineSchema);
  },
});
export type RuleLine = z.infer<typeof ruleLineSchema>;

export const programViewSchema = z.object({
  offer: offerSchema,
  issuer: bilingualSchema,
  jurisdiction: bilingualSchema,
  versions: z.array(
    z.object({ id: z.string(), from: z.string().nullable(), to: z.string().nullable(), inForce: z.boolean() }),
  ),
  windows: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable() })),
  conditions: ruleLineSchema.nullable(),
  benefit: bilingualSchema,
  grade: z.string(),
  materials: z.array(bilingualSchema),
  sources: z.array(z.object({ document: z.string(), number: z.string().nullable(), confidence: z.string() })),
  goldenCases: z.int(),
});
export type ProgramView = z.infer<typeof programViewSchema>;

/** How many; null: fewer than five that the caller may not name, or withheld so that a small group cannot be had by subtraction. */
const toldCountSchema = z.int().nullable();

/** The program against the population the platform holds: counts for all, names only where the caller may see them. */
export const reachSchema = z.object({
  asOf: z.string(),
  enterprises: z.int(),
  eligible: toldCountSchema,
  near: toldCountSchema,
  needsData: toldCountSchema,
  needsPerson: toldCountSchema,
  notEligible: toldCountSchema,
  notApplicable: toldCountSchema,
  /** Conditions by how many enterprises they exclude; `alone` of them by this condition only. */
  excluding: z.array(
    z.object({ conditionId: z.string(), text: bilingualSchema, failed: toldCountSchema, alone: toldCountSchema }),
  ),
  /** The near ones by the condition that alone keeps them out; they add up to the near ones. */
  gaps: z.array(z.object({ conditionId: z.string(), text: bilingualSchema, near: toldCountSchema })),
  /** By region of registration: six digits, or `none` where it is not known. */
  regions: z.array(z.object({ region: z.string(), eligible: toldCountSchema, near: toldCountSchema })),
  /** How many of the enterprises the caller may see by name. */
  named: z.int(),
});
export type Reach = z.infer<typeof reachSchema>;

/** A part of a group. A condition narrows the near ones only: those it alone keeps out. */
export const narrowingSchema = z.strictObject({
  condition: z.string().min(1).max(80).optional(),
  region: z
    .string()
    .regex(/^(\d{6}|none)$/)
    .optional(),
});

export const reachQuerySchema = z.strictObject({
  ...narrowingSchema.shape,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(600).optional(),
  verdict: z.enum(['eligible', 'near', 'needs_data', 'needs_person', 'not_eligible']).default('eligible'),
});

export const reachRowSchema = z.object({
  regionId: z.string(),
  enterpriseId: idSchema,
  principal: z.int(),
  name: z.string(),
  creditCode: z.string(),
  verdict: verdictSchema,
  near: z.boolean(),
  summary: bilingualSchema,
  amountFen: z.int().nullable(),
});
export type ReachRow = z.infer<typeof reachRowSchema>;

export const inviteSchema = z.strictObject({
  verdicts: z
    .array(z.enum(['eligible', 'near', 'needs_data', 'needs_person']))
    .min(1)
    .max(4),
  ...narrowingSchema.shape,
  /** A notice to the enterprise, or a case opened at once in its name by the office. */
  as: z.enum(['notice', 'case']),
  message: textOf(300).optional(),
});

export const offerAssessmentSchema = z.object({
  offer: offerSchema,
  assessment: assessmentSchema.nullable(),
  /** Ruled out by place and, among very many programs, not explained here; the program page says which place is meant. */
  outOfPlace: z.boolean().optional(),
});
export type OfferAssessment = z.infer<typeof offerAssessmentSchema>;
