import * as z from 'zod';
import { idSchema, instantSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { OFFER_KINDS } from '../../vocabulary/offerKinds.ts';
import { countedSchema } from '../origins/origin.schema.ts';
import { MAX_SCORE } from './round.schema.ts';

/** nominated: waits for the firm's consent · consented: may be scored · scored: the round has closed · published: in the library · declined · withdrawn. */
export const practiceStatusSchema = z.enum(['nominated', 'consented', 'scored', 'published', 'declined', 'withdrawn']);
export type PracticeStatus = z.infer<typeof practiceStatusSchema>;
export const practiceStepSchema = z.enum(['consent', 'decline', 'withdrawConsent', 'withdraw', 'publish', 'passOver']);
export type PracticeStep = z.infer<typeof practiceStepSchema>;

export const topicSchema = z.enum(OFFER_KINDS.map((kind) => kind.code));

/** What was done is told; what came of it is counted. */
export const nominationSchema = z.strictObject({
  case: rowRefSchema,
  round: rowRefSchema,
  title: textOf(80, 4),
  topic: topicSchema,
  background: textOf(2000, 4),
  done: textOf(4000, 4),
  reuse: textOf(2000, 4),
});
export type Nomination = z.output<typeof nominationSchema>;

export const practiceStepInputSchema = z.strictObject({ step: practiceStepSchema, note: textOf(300).default('') });
export const scoreInputSchema = z.strictObject({
  scores: z.array(z.int().min(0).max(MAX_SCORE)).min(1).max(10),
  note: textOf(500).default(''),
});
export type ScoreInput = z.output<typeof scoreInputSchema>;
export const adoptionInputSchema = z.strictObject({
  subject: z.strictObject({ kind: z.enum(['case', 'task']), ...rowRefSchema.shape }),
  note: textOf(500, 2),
});
export type AdoptionInput = z.output<typeof adoptionInputSchema>;

/** Why somebody may not judge a practice. */
export const conflictSchema = z.enum(['position', 'enterprise', 'nominator', 'credit']);
export type Conflict = z.infer<typeof conflictSchema>;

export const resultSchema = z.object({
  cards: z.int(),
  num: z.int(),
  den: z.int(),
  low: z.int(),
  high: z.int(),
  full: z.int(),
});

export const practiceSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  title: z.string(),
  topic: topicSchema,
  nominatorOrg: z.int(),
  nominatorName: z.string(),
  enterpriseName: z.string(),
  status: practiceStatusSchema,
  result: resultSchema.nullable(),
  adoptions: z.int(),
  createdAt: instantSchema,
  publishedAt: instantSchema.nullable(),
  /** Words of the search that it shares. */
  words: z.array(z.string()),
});
export type Practice = z.infer<typeof practiceSchema>;

export const practiceViewSchema = practiceSchema.extend({
  background: z.string(),
  done: z.string(),
  reuse: z.string(),
  note: z.string(),
  round: rowRefSchema.extend({ title: z.string(), criteria: z.array(z.string()) }),
  /** For whoever sees the case. */
  caseRef: rowRefSchema.nullable(),
  counted: countedSchema,
  /** Of a juror: why it may not score, or its own card. */
  conflict: conflictSchema.nullable(),
  ownTotal: z.int().nullable(),
  adoptedBy: z.array(
    z.object({
      org: z.int(),
      orgName: z.string(),
      note: z.string(),
      subject: z.object({ kind: z.enum(['case', 'task']), ...rowRefSchema.shape }).nullable(),
      at: instantSchema,
    }),
  ),
  may: z.array(z.enum([...practiceStepSchema.options, 'score', 'adopt'])),
  version: z.int(),
});
export type PracticeView = z.infer<typeof practiceViewSchema>;

export const practiceQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  text: z.string().max(100).optional(),
  topic: topicSchema.optional(),
  /** Without it: the published library. */
  scope: z.enum(['library', 'involved']).default('library'),
  round: idSchema.optional(),
});
