import * as z from 'zod';

/** A count of enterprises; null: one to four, which is not told. */
export const toldSchema = z.int().min(0).nullable();

export const countsSchema = z.object({
  rows: z.int(),
  /** Not ruled out by place. */
  inPlace: toldSchema,
  eligible: toldSchema,
  /** Eligible once persons have decided in favour; the eligible among them. */
  ready: toldSchema,
  possible: toldSchema,
  near: toldSchema,
});

const changeSchema = z.object({ gained: toldSchema, lost: toldSchema });
export const placedChangeSchema = changeSchema.extend({ code: z.string() });

/** What a new version of a program changes for everybody. “In” means nothing but persons is left to decide. */
export const impactSchema = z.object({
  asOf: z.string(),
  enterprises: z.int(),
  before: countsSchema.nullable(),
  after: countsSchema,
  gained: toldSchema,
  lost: toldSchema,
  unchanged: toldSchema,
  newlyNear: toldSchema,
  /** Sums over all who are in, in fen; null beyond exact whole numbers. `open`: amounts the source leaves open. */
  budget: z.object({
    beforeFen: z.int().nullable(),
    afterFen: z.int().nullable(),
    openBefore: toldSchema,
    openAfter: toldSchema,
  }),
  /** Enterprises with a case open on the offer, and those of them for whom the answer changes; null where nothing stands yet. */
  openCases: z.object({ all: toldSchema, changed: toldSchema }).nullable(),
  byRegion: z.array(placedChangeSchema),
  bySize: z.array(placedChangeSchema),
  byIndustry: z.array(placedChangeSchema),
  /** Of the old version what kept the gained out, of the new one what leaves the lost out. */
  deciding: z.array(changeSchema.extend({ conditionId: z.string() })),
});
export type Impact = z.infer<typeof impactSchema>;
