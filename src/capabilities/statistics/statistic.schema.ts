import * as z from 'zod';
import { idSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

export const levelSchema = z.enum(['corridor', 'city', 'district', 'body']);
export type Level = z.infer<typeof levelSchema>;

/** One figure of a subject at a time, as it was published, with the way back to where it stands. */
export const figureSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  /** Read out of a document and accepted, or entered from a public page. */
  origin: z.enum(['finding', 'published']),
  subjectCode: z.string().nullable(),
  subjectName: z.string(),
  level: levelSchema,
  indicator: z.string(),
  valueKind: z.enum(['number', 'fraction']),
  /** Decimal text or `1/24`: exact, as it was published. */
  value: z.string(),
  unit: z.string().nullable(),
  qualifierText: z.string().nullable(),
  state: z.enum(['result', 'target']),
  estimate: z.boolean(),
  period: z.string().nullable(),
  source: z.object({ title: z.string(), publisher: z.string().nullable(), date: z.string().nullable() }),
  trust: z.enum(['normal', 'reduced', 'low']),
  quote: z.string().nullable(),
  /** The document at the sentence; null where the figure was entered from a page that is not kept here. */
  link: z.string().nullable(),
});
export type Figure = z.infer<typeof figureSchema>;

/** An indicator with how much is known of it. */
export const statisticSchema = z.object({
  indicator: z.string(),
  unit: z.string().nullable(),
  subjects: z.int(),
  results: z.int(),
  targets: z.int(),
  latest: z.string().nullable(),
});
export type Statistic = z.infer<typeof statisticSchema>;

export const statisticQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  text: textOf(60).optional(),
  level: levelSchema.optional(),
});
export type StatisticQuery = z.output<typeof statisticQuerySchema>;

export const comparisonQuerySchema = z.strictObject({
  indicator: textOf(60, 1),
  unit: textOf(20).optional(),
  level: levelSchema.optional(),
});
export type ComparisonQuery = z.output<typeof comparisonQuerySchema>;

export const comparisonSchema = z.object({
  indicator: z.string(),
  unit: z.string().nullable(),
  /** Units the indicator is also told in; figures in different units are never drawn side by side. */
  units: z.array(z.string()),
  results: z.array(figureSchema),
  targets: z.array(figureSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;
