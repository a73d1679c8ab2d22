import * as z from 'zod';

/**
 * The answer of one program for one subject on one day: a verdict with its reasons, never a bare boolean.
 * Produced by `evaluate`, stored as a snapshot with a case, shown by `webkit/Explanation.tsx`.
 */

/** A sentence for people in both languages, numbers and units already in it. */
export const bilingualSchema = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingualSchema>;

export const conditionStateSchema = z.enum(['met', 'notMet', 'unknown', 'person', 'notApplicable']);
export type ConditionState = z.infer<typeof conditionStateSchema>;

/** In order of evaluation (DESIGN §5): place and version, hard rules, missing facts, human judgement. */
export const verdictSchema = z.enum(['not_applicable', 'not_eligible', 'needs_data', 'needs_person', 'eligible']);
export type Verdict = z.infer<typeof verdictSchema>;

/** Where a condition is written. `clause` is our own restatement or at most the boundary words, never a copied sentence. */
export const ruleSourceSchema = z.object({
  document: z.string(),
  number: z.string().nullable(),
  article: z.string().nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
});

/** A fact as the evaluator used it. `value` is readable (with unit), `period` is `2025`, `2025-Q3`, a day, or empty. */
export const factUseSchema = z.object({
  key: z.string(),
  period: z.string(),
  value: bilingualSchema.nullable(),
  sourceKind: z.string().nullable(),
  sourceName: z.string().nullable(),
  observedOn: z.string().nullable(),
  confidence: z.enum(['high', 'medium', 'low']).nullable(),
});
export type FactUse = z.infer<typeof factUseSchema>;

/** How far a failed condition is from passing. `value` is what would pass, in the unit of the fact. */
export const gapSchema = z.object({
  text: bilingualSchema,
  amount: z.string(),
  unit: z.string(),
  valueToPass: z.string(),
  /** The day the condition passes by itself, where time alone closes the gap. */
  passesOn: z.string().nullable(),
});

export const conditionResultSchema = z.object({
  id: z.string(),
  state: conditionStateSchema,
  /** `all`, `any`, `atLeast`, `points`, or the kind of the leaf. */
  kind: z.string(),
  /** The condition itself, readable: “近两年每年研发费用均不低于 100 万元”. */
  text: bilingualSchema,
  /** What was found: “2025 年 96 万元，差 4 万元”. */
  found: bilingualSchema.nullable(),
  /** The word that draws the bound (以上, 超过, 不足 …), as the document has it. */
  boundary: z.string().nullable(),
  source: ruleSourceSchema.nullable(),
  gap: gapSchema.nullable(),
  facts: z.array(factUseSchema),
  /** Points tables: the score reached, its range while facts are missing, and the maximum. */
  points: z.object({ low: z.string(), high: z.string(), max: z.string() }).nullable(),
  get children(): z.ZodArray<typeof conditionResultSchema> {
    return z.array(conditionResultSchema);
  },
});
export type ConditionResult = z.infer<typeof conditionResultSchema>;

/** A fact whose value can change the answer; facts that cannot are not asked for. */
export const missingFactSchema = z.object({
  key: z.string(),
  period: z.string(),
  label: bilingualSchema,
  unit: z.string(),
  conditionIds: z.array(z.string()),
});
export type MissingFact = z.infer<typeof missingFactSchema>;

export const nearMissSchema = z.object({ conditionId: z.string(), text: bilingualSchema, gap: gapSchema.nullable() });
export type NearMiss = z.infer<typeof nearMissSchema>;

/** `exact`: the formula gives it; `ceiling`: at most this much; `open`: the source does not say. Amounts in fen. */
export const benefitAmountSchema = z.object({
  state: z.enum(['exact', 'ceiling', 'open', 'none']),
  amountFen: z.int().nullable(),
  text: bilingualSchema,
  /** `received`: this part has been paid already. */
  instalments: z.array(z.object({ when: bilingualSchema, amountFen: z.int(), received: z.boolean().optional() })),
});
export type BenefitAmount = z.infer<typeof benefitAmountSchema>;

/** A fact whose sources give several values; `matters` where the answer is not the same for all of them. */
export const contradictionSchema = z.object({
  key: z.string(),
  period: z.string(),
  label: bilingualSchema,
  matters: z.boolean(),
  values: z.array(factUseSchema),
});

export const assessmentSchema = z.object({
  programId: z.string(),
  versionId: z.string().nullable(),
  asOf: z.string(),
  verdict: verdictSchema,
  /** Not eligible, and exactly one condition that the enterprise can act on fails. */
  near: z.boolean(),
  /** Eligible, but another benefit already received excludes it: which ones. */
  blockedBy: z.array(z.string()),
  /** One sentence a park officer can read out. */
  summary: bilingualSchema,
  conditions: conditionResultSchema.nullable(),
  missing: z.array(missingFactSchema),
  nearMisses: z.array(nearMissSchema),
  /** Absent in answers stored before contradictions were told. */
  contradictions: z.array(contradictionSchema).optional(),
  amount: benefitAmountSchema,
  /** Flags that call for a check but refuse nothing (D02 on-site check). */
  reviewFlags: z.array(z.object({ id: z.string(), text: bilingualSchema })),
  /** Open on this day, opens on, closed since; null windows mean all year. */
  window: z.object({
    state: z.enum(['open', 'upcoming', 'closed', 'always']),
    opensOn: z.string().nullable(),
    closesOn: z.string().nullable(),
    /** Name of the batch that is open or opens next, where the program names batches. */
    batch: bilingualSchema.optional(),
    /** Closed, but an application handed in now goes into next year's pool. */
    nextPool: z.boolean().optional(),
  }),
});
export type Assessment = z.infer<typeof assessmentSchema>;
