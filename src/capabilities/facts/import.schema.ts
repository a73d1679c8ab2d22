import * as z from 'zod';
import { idSchema, instantSchema, textOf } from '../../kernel/fields.ts';
import { jobViewSchema } from '../../kernel/job.schema.ts';

/** staged → mapped → committing → committed → undone; failed keeps the reason. */
export const importStatusSchema = z.enum([
  'staged',
  'mapped',
  'committing',
  'committed',
  'undoing',
  'undone',
  'failed',
]);
export type ImportStatus = z.infer<typeof importStatusSchema>;

/** What one column feeds: an identity field, a fact of a period, or nothing. Unit as guessed from the header. */
export const columnTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ignore') }),
  z.strictObject({
    kind: z.literal('identity'),
    field: z.enum(['creditCode', 'name', 'region', 'industry', 'foundedOn', 'address']),
  }),
  z.strictObject({
    kind: z.literal('fact'),
    key: z.string().max(60),
    period: z.string().max(10),
    unit: z.string().max(12).nullable(),
  }),
]);
export type ColumnTarget = z.infer<typeof columnTargetSchema>;

/** What a person is asked before anything is taken from a column or below a heading. */
export const importQuestionSchema = z.enum([
  'noHeader',
  'twoHeaderRows',
  'duplicateHeader',
  'ambiguous',
  'needsYear',
  'needsUnit',
]);
export type ImportQuestion = z.infer<typeof importQuestionSchema>;

export const mappedColumnSchema = z.object({
  index: z.int(),
  header: z.string(),
  target: columnTargetSchema,
  /** How sure the guess is: `remembered` from an earlier import of this organisation. */
  confidence: z.enum(['remembered', 'high', 'low', 'none']),
  samples: z.array(z.string()),
  question: importQuestionSchema.nullable(),
});
export type MappedColumn = z.infer<typeof mappedColumnSchema>;

export const cellProblemSchema = z.object({
  row: z.int(),
  column: z.int(),
  header: z.string(),
  value: z.string(),
  code: z.string(),
  message: z.object({ zh: z.string(), en: z.string() }),
  suggestion: z.string().nullable(),
});

export const importCountsSchema = z.object({
  rows: z.int(),
  create: z.int(),
  update: z.int(),
  unchanged: z.int(),
  conflicts: z.int(),
  rejected: z.int(),
  duplicatesInFile: z.int(),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

export const importViewSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  status: importStatusSchema,
  /** Rows of the sheet that is taken, once they have been read through; null for the others. */
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.int().nullable() })),
  sheet: z.string(),
  headerRow: z.int(),
  /** A doubt about the heading itself. */
  question: importQuestionSchema.nullable(),
  columns: z.array(mappedColumnSchema),
  /** First rows with what would happen to each. */
  preview: z.array(
    z.object({
      row: z.int(),
      cells: z.array(z.string()),
      action: z.enum(['create', 'update', 'unchanged', 'reject', 'duplicate']),
      problems: z.array(cellProblemSchema),
    }),
  ),
  counts: importCountsSchema.nullable(),
  /** After an undo: enterprises of the import that stayed because somebody has worked with them since. */
  kept: z.int().nullable(),
  job: jobViewSchema.nullable(),
  failure: z.string().nullable(),
  createdAt: instantSchema,
  version: z.int(),
});
export type ImportView = z.infer<typeof importViewSchema>;

export const importMappingSchema = z.strictObject({
  sheet: z.string().max(200),
  headerRow: z.int().min(1).max(50),
  columns: z.array(z.strictObject({ index: z.int().min(0).max(199), target: columnTargetSchema })).max(200),
});
export const importUploadQuerySchema = z.strictObject({
  fileName: textOf(255, 1),
  /** For a .csv whose bytes do not tell how they are written. */
  encoding: z.enum(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']).optional(),
});
