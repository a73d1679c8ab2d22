import * as z from 'zod';
import { dateSchema, idSchema } from '../../kernel/fields.ts';

/** One criterion of the rubric: a counted figure, what it weighs, and the figure that earns it in full. */
export const criterionSchema = z.strictObject({
  figure: z.string().regex(/^[a-zA-Z]{2,40}$/),
  weight: z.int().min(1).max(100),
  full: z.int().min(1).max(1_000_000_000),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const gradeSchema = z.enum(['excellent', 'good', 'qualified', 'improve']);
export type Grade = z.infer<typeof gradeSchema>;

export const newRatingSchema = z.strictObject({
  year: z.int().min(2018).max(2199),
  criteria: z.array(criterionSchema).min(1).max(20),
  note: z
    .string()
    .max(500)
    .transform((text) => text.trim())
    .default(''),
});
export type NewRating = z.output<typeof newRatingSchema>;

/** A criterion with what was counted; null where nothing on the platform counts the figure yet, and it weighs nothing. */
export const ratedSchema = criterionSchema.extend({ value: z.int().nullable(), points: z.int() });
export type Rated = z.infer<typeof ratedSchema>;

export const ratingSchema = z.object({
  id: idSchema,
  year: z.int(),
  criteria: z.array(ratedSchema.extend({ zh: z.string(), en: z.string() })),
  /** Hundredths of a point, of 10,000. */
  points: z.int(),
  grade: gradeSchema,
  note: z.string(),
  raterName: z.string(),
  publishedOn: dateSchema.nullable(),
  version: z.int(),
});
export type Rating = z.infer<typeof ratingSchema>;
