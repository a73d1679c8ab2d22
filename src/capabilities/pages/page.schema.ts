import * as z from 'zod';
import { idSchema, instantSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import type { DroppedLine, Edit, Flag, Trust } from '../../restoration/restored.ts';

/** kept: read and quoted from · withdrawn: its owner alone sees it, and can bring it back. */
export const pageStatusSchema = z.enum(['kept', 'withdrawn']);
export type PageStatus = z.infer<typeof pageStatusSchema>;
/** Who reads it: the own organisation, the organisations of its district, or everybody signed in. */
export const pageScopeSchema = z.enum(['own', 'region', 'everyone']);
export type PageScope = z.infer<typeof pageScopeSchema>;
export const pageWaySchema = z.enum(['upload', 'paste', 'address', 'watch']);
export type PageWay = z.infer<typeof pageWaySchema>;
export const pageStepSchema = z.enum(['withdraw', 'undo']);
export type PageStep = z.infer<typeof pageStepSchema>;
export const pageMoveSchema = z.enum([...pageStepSchema.options, 'share', 'takeOver', 'addVersion']);
export type PageMove = z.infer<typeof pageMoveSchema>;

export const trustSchema = z.enum(['normal', 'reduced', 'low']) satisfies z.ZodType<Trust>;

/** Longer texts are parts of a book: they are split before they are added. A paste also has to fit into one request. */
export const MAX_PAGE_CHARACTERS = 400_000;
const MAX_PASTE = 300_000;

// Text of strangers keeps what restoration reads its damage from: direction marks, zero-width characters, C1 controls. What no database holds is refused.
const foreignText = z
  .string()
  .min(1)
  .max(MAX_PASTE)
  .refine((text) => text.isWellFormed() && !text.includes('\0'), { message: 'unsafeCharacters' })
  .refine((text) => text.trim() !== '', { message: 'required' });

export const pasteInputSchema = z.strictObject({
  text: foreignText,
  title: textOf(200).optional(),
  /** A new version of this document of the own organisation. */
  of: idSchema.optional(),
});
export type PasteInput = z.output<typeof pasteInputSchema>;

export const uploadQuerySchema = z.strictObject({
  fileName: textOf(200, 1),
  mediaType: z.string().max(120).optional(),
  of: idSchema.optional(),
});
export const addressInputSchema = z.strictObject({ address: z.string().min(1).max(2_000) });
export const pageStepInputSchema = z.strictObject({ step: pageStepSchema });
export const shareInputSchema = z.strictObject({ scope: pageScopeSchema });
export const takeOverInputSchema = z.strictObject({ copyId: idSchema });

const editSchema = z.object({
  kinds: z.array(
    z.enum([
      'pinyin',
      'script',
      'shift',
      'shiftDropped',
      'pinyinShifted',
      'placeholder',
      'mojibake',
      'invisible',
      'spam',
      'decoration',
      'wordFilter',
      'personal',
      'space',
      'lookAlike',
      'line',
    ]),
  ),
  from: z.int(),
  to: z.int(),
  before: z.string(),
  after: z.string(),
  confidence: z.number(),
  review: z.boolean(),
}) satisfies z.ZodType<Edit>;
const droppedSchema = z.object({
  from: z.int(),
  to: z.int(),
  line: z.string(),
  reason: z.enum([
    'seoTitle',
    'advert',
    'contact',
    'copyright',
    'navigation',
    'share',
    'related',
    'editor',
    'metadata',
    'site',
  ]),
}) satisfies z.ZodType<DroppedLine>;
const flagSchema = z.object({
  kind: z.enum([
    'rank',
    'deletedWord',
    'lookAlike',
    'inlineSpam',
    'placeholder',
    'layout',
    'clone',
    'generated',
    'advertising',
  ]),
  from: z.int(),
  to: z.int(),
  text: z.string(),
}) satisfies z.ZodType<Flag>;

/** A sentence that holds the words searched for; `marks` are spans of it. */
export const snippetSchema = z.object({ text: z.string(), marks: z.array(z.tuple([z.int(), z.int()])) });
export type Snippet = z.infer<typeof snippetSchema>;

export const pageSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  ownerOrg: z.int(),
  ownerName: z.string(),
  title: z.string(),
  /** As far as it is known: `2021`, `2021-07`, `2021-07-19` or `2021-07-19 13:50`. */
  published: z.string().nullable(),
  source: z.string().nullable(),
  trust: trustSchema,
  /** Repairs and signs of the version shown that a person has to look at. */
  doubts: z.int(),
  copies: z.int(),
  versions: z.int(),
  scope: pageScopeSchema,
  status: pageStatusSchema,
  changedAt: instantSchema,
  snippet: snippetSchema.nullable(),
});
export type PageRecord = z.infer<typeof pageSchema>;

export const pageVersionSchema = z.object({
  id: idSchema,
  number: z.int(),
  copyId: idSchema,
  raw: z.string(),
  /** Kept lines joined by line feeds: the raw text with its edits applied. */
  text: z.string(),
  title: z.string(),
  published: z.string().nullable(),
  source: z.string().nullable(),
  trust: trustSchema,
  edits: z.array(editSchema),
  dropped: z.array(droppedSchema),
  flags: z.array(flagSchema),
  addedAt: instantSchema,
});
export type PageVersion = z.infer<typeof pageVersionSchema>;

export const pageCopySchema = z.object({
  id: idSchema,
  way: pageWaySchema,
  name: z.string(),
  address: z.string().nullable(),
  format: z.string(),
  encoding: z.string().nullable(),
  addedAt: instantSchema,
  versionId: idSchema,
  trust: trustSchema,
  doubts: z.int(),
  main: z.boolean(),
  /** Better trusted than the copy shown, or with fewer doubts. */
  cleaner: z.boolean(),
});

/** What rests on a page: a fact, a figure, a program. Later rooms name theirs (pageDependants.service.ts). */
export const dependantSchema = z.object({
  kind: z.enum(['finding', 'statistic', 'program']),
  label: z.string(),
  link: z.string(),
  quote: z.string().nullable(),
  versionId: idSchema.nullable(),
});
export type Dependant = z.infer<typeof dependantSchema>;

export const pageViewSchema = pageSchema.omit({ snippet: true }).extend({
  shown: pageVersionSchema,
  /** The version that readers get without asking for another. */
  currentVersion: idSchema,
  copyList: z.array(pageCopySchema),
  versionList: z.array(
    z.object({ id: idSchema, number: z.int(), copyId: idSchema, title: z.string(), addedAt: instantSchema }),
  ),
  dependants: z.array(dependantSchema),
  may: z.array(pageMoveSchema),
  version: z.int(),
});
export type PageView = z.infer<typeof pageViewSchema>;

/** What a command about a document answers: its line in the list. The text is read apart. */
export const keptPageSchema = pageSchema.omit({ snippet: true }).extend({ version: z.int() });
export type KeptPage = z.infer<typeof keptPageSchema>;

/** What became of something added. */
export const addedSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  outcome: z.enum(['new', 'version', 'copy', 'same']),
  title: z.string(),
});
export type Added = z.infer<typeof addedSchema>;

/** Without `to` the version shown, without `from` the one of the same copy before it. */
export const changesQuerySchema = z.strictObject({ from: idSchema.optional(), to: idSchema.optional() });
export const changesSchema = z.object({
  title: z.string(),
  from: z.object({ id: idSchema, number: z.int(), addedAt: instantSchema }),
  to: z.object({ id: idSchema, number: z.int(), addedAt: instantSchema }),
  parts: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
  /** With whether its sentence still stands in the later version; null where it quotes none. */
  dependants: z.array(dependantSchema.extend({ stands: z.boolean().nullable() })),
});
export type PageChanges = z.infer<typeof changesSchema>;

export const pageListQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  text: z.string().max(100).optional(),
  trust: trustSchema.optional(),
  whose: z.enum(['own']).optional(),
  /** Only those with something to look at. */
  doubts: z.enum(['some']).optional(),
  status: pageStatusSchema.default('kept'),
});
export type PageListQuery = z.output<typeof pageListQuerySchema>;
