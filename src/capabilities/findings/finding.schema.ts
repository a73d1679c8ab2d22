import * as z from 'zod';
import { idSchema, instantSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

/** proposed: waits for a person · accepted: feeds the public indicators · rejected · merged: the same as another one. */
export const findingStatusSchema = z.enum(['proposed', 'accepted', 'rejected', 'merged']);
export type FindingStatus = z.infer<typeof findingStatusSchema>;
export const findingStepSchema = z.enum(['accept', 'reject', 'undo']);
export type FindingStep = z.infer<typeof findingStepSchema>;
export const findingMoveSchema = z.enum([...findingStepSchema.options, 'correct', 'merge']);
export type FindingMove = z.infer<typeof findingMoveSchema>;

export const subjectTypeSchema = z.enum(['organisation', 'alliance', 'park', 'place', 'policy', 'product', 'article']);
export const factStateSchema = z.enum(['result', 'target', 'announced', 'deliberated', 'inForce']);
export const reasonSchema = z.enum([
  'doubtfulText',
  'rank',
  'filteredWord',
  'inferredYear',
  'subjectUnclear',
  'roughFigure',
  'model',
  'lowTrust',
]);
export type Reason = z.infer<typeof reasonSchema>;

const MONTH = /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const NUMBER = /^-?\d{1,30}(?:\.\d{1,12})?$/;
const FRACTION = /^[1-9]\d{0,8}\/[1-9]\d{0,8}$/;

/** What may be put right before a fact is accepted; its sentence may not. */
export const correctionSchema = z
  .strictObject({
    subjectName: textOf(80, 2),
    subjectType: subjectTypeSchema,
    indicator: textOf(60, 1),
    valueKind: z.enum(['number', 'fraction', 'list', 'text']),
    /** Decimal text, `1/24`, a list joined by 、, or text. */
    value: textOf(300, 1),
    unit: textOf(20).default(''),
    state: factStateSchema,
    /** A year, month or day; empty: not known. */
    period: z.union([z.literal(''), z.string().regex(MONTH)]).default(''),
  })
  .refine((input) => input.valueKind !== 'number' || NUMBER.test(input.value), {
    path: ['value'],
    message: 'invalidNumber',
  })
  .refine((input) => input.valueKind !== 'fraction' || FRACTION.test(input.value), {
    path: ['value'],
    message: 'invalidFraction',
  });
export type Correction = z.output<typeof correctionSchema>;

export const findingStepInputSchema = z.strictObject({ step: findingStepSchema });
export const mergeInputSchema = z.strictObject({ into: rowRefSchema });
export const acceptManyInputSchema = z.strictObject({ findings: z.array(rowRefSchema).min(1).max(100) });
export const acceptedSchema = z.object({ accepted: z.int(), left: z.int() });

export const findingSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  page: rowRefSchema.extend({
    title: z.string(),
    published: z.string().nullable(),
    source: z.string().nullable(),
    trust: z.enum(['normal', 'reduced', 'low']),
  }),
  versionId: idSchema,
  rule: z.string(),
  subjectName: z.string(),
  subjectType: subjectTypeSchema,
  subjectCode: z.string().nullable(),
  indicator: z.string(),
  valueKind: z.enum(['number', 'fraction', 'list', 'text']),
  value: z.string(),
  unit: z.string().nullable(),
  qualifierText: z.string().nullable(),
  scope: z.string().nullable(),
  state: factStateSchema,
  periodText: z.string().nullable(),
  periodFrom: z.string().nullable(),
  periodTo: z.string().nullable(),
  quote: z.string(),
  quoteFrom: z.int(),
  quoteTo: z.int(),
  reasons: z.array(reasonSchema),
  status: findingStatusSchema,
  /** Corrected by a person before it was accepted. */
  corrected: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  may: z.array(findingMoveSchema),
  version: z.int(),
});
export type Finding = z.infer<typeof findingSchema>;

export const pageFindingsSchema = z.object({
  findings: z.array(findingSchema),
  /** A model is connected, and the reader keeps the document. */
  mayAskModel: z.boolean(),
});
export type PageFindings = z.infer<typeof pageFindingsSchema>;
export const modelReadSchema = z.object({ proposed: z.int(), refused: z.int() });

/** The same subject and indicator elsewhere: the same value, or another one. */
export const besideSchema = findingSchema.extend({ agrees: z.boolean() });
export const findingViewSchema = findingSchema.extend({ beside: z.array(besideSchema) });
export type FindingView = z.infer<typeof findingViewSchema>;

export const findingQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  status: findingStatusSchema.default('proposed'),
  /** Only those that a person has to look at twice, or only those that need not. */
  reasons: z.enum(['some', 'none']).optional(),
  page: idSchema.optional(),
});
export type FindingQuery = z.output<typeof findingQuerySchema>;
