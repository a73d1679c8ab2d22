import * as z from 'zod';
import { dateSchema, idSchema, principalSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { audienceSchema } from '../activities/activity.schema.ts';

/** Study plans with materials. Each material says where it comes from. */

export const materialKindSchema = z.enum(['document', 'link', 'text']);

export const materialSchema = z.object({
  id: idSchema,
  kind: materialKindSchema,
  title: z.string(),
  source: z.string(),
  url: z.string(),
  text: z.string(),
  file: rowRefSchema.nullable(),
});
export type Material = z.infer<typeof materialSchema>;

export const studyPlanSummarySchema = z.object({
  regionId: z.string(),
  id: idSchema,
  title: z.string(),
  ownerOrg: z.int(),
  ownerName: z.string(),
  fromOn: dateSchema,
  untilOn: dateSchema,
  materials: z.int(),
  synthetic: z.boolean(),
});
export type StudyPlanSummary = z.infer<typeof studyPlanSummarySchema>;

export const studyPlanSchema = studyPlanSummarySchema.extend({
  note: z.string(),
  rows: z.array(materialSchema),
  mayChange: z.boolean(),
  version: z.int(),
});
export type StudyPlan = z.infer<typeof studyPlanSchema>;

export const newStudyPlanSchema = z
  .strictObject({
    title: textOf(100, 2),
    note: textOf(1000).default(''),
    fromOn: dateSchema,
    untilOn: dateSchema,
    audience: audienceSchema.exclude(['invited']).default('region'),
    allianceOrg: principalSchema.nullable().default(null),
  })
  .refine((plan) => plan.fromOn <= plan.untilOn, { path: ['untilOn'], message: 'order' });
export type NewStudyPlan = z.output<typeof newStudyPlanSchema>;

/** A link leads to http(s) only; a document is an own upload; a text is read on the page. */
export const newMaterialSchema = z
  .strictObject({
    kind: materialKindSchema,
    title: textOf(120, 2),
    source: textOf(200, 2),
    url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
    text: textOf(8000).default(''),
    file: rowRefSchema.nullable().default(null),
  })
  .refine((row) => row.kind !== 'link' || row.url !== '', { path: ['url'], message: 'required' })
  .refine((row) => row.kind !== 'text' || row.text !== '', { path: ['text'], message: 'required' })
  .refine((row) => row.kind !== 'document' || row.file !== null, { path: ['file'], message: 'required' });
export type NewMaterial = z.output<typeof newMaterialSchema>;

export const studyQuerySchema = z.strictObject({ ...pageQuerySchema.shape });
