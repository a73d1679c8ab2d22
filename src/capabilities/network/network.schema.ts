import * as z from 'zod';
import { dateSchema, regionIdSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { organisationKindSchema } from '../organisations/organisation.schema.ts';

/** 层级: what a node is. The kinds of organisation, and what organisations do together. */
export const tierSchema = z.enum([...organisationKindSchema.options, 'agreement', 'project', 'case']);
export type Tier = z.infer<typeof tierSchema>;

/** What ties two nodes. */
export const tieKindSchema = z.enum([
  'member',
  'derived',
  'within',
  'party',
  'poster',
  'claimer',
  'beneficiary',
  'position',
  'origin',
  'unit',
  'link',
]);
export type TieKind = z.infer<typeof tieKindSchema>;

/** `g.<tier>.<segment>.<city>` names a group, anything else one node: `o12` an organisation, `c310117_<id>` a row. */
const keySchema = z
  .string()
  .max(80)
  .regex(/^(?:g\.[a-z]+\.[^.\s]{0,20}\.\d{0,6}|o\d{1,10}|[apc]\d{6}_[0-9a-f-]{36})$/);

const tiersSchema = z
  .string()
  .max(200)
  .refine((text) => text.split(',').every((tier) => tierSchema.safeParse(tier).success), { message: 'invalid' });

/** The day is `to` (today where it is missing), the period begins on `from` (that same day where it is missing). */
export const networkFilterSchema = z.strictObject({
  /** Tiers, separated by commas; all where it is missing. */
  tiers: tiersSchema.optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  regionId: regionIdSchema.optional(),
  /** The organisation number of an alliance. */
  alliance: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  /** The group or the node that is looked into; the whole, by groups, where it is missing. */
  focus: keySchema.optional(),
});
export const networkQuerySchema = networkFilterSchema.extend({ after: z.string().max(600).optional() });
export type NetworkQuery = z.output<typeof networkQuerySchema>;
export const networkSearchSchema = z.strictObject({ text: textOf(60, 1) });

export const networkNodeSchema = z.object({
  key: z.string(),
  shape: z.enum(['group', 'single']),
  tier: tierSchema,
  /** A section of GB/T 4754 or the industry of an alliance; empty where there is none. */
  segment: z.string(),
  /** One of the nine cities, the corridor (900060) for bodies of the whole; empty outside. */
  city: z.string(),
  /** Of a single node; null where its name is not told with it. */
  name: z.string().nullable(),
  /** Nodes that the reader may name: 1 for a single node. */
  named: z.int(),
  /** Further ones, counted only: a lower bound in steps of five, null where they are one to four. */
  atLeast: z.int().nullable(),
  /** The row behind a node that has a page of its own, where the reader may open it. */
  ref: rowRefSchema.nullable(),
  synthetic: z.boolean(),
});
export type NetworkNode = z.infer<typeof networkNodeSchema>;

export const networkTieSchema = z.object({
  from: z.string(),
  to: z.string(),
  kind: tieKindSchema,
  /** Ties between nodes that the reader may name. */
  weight: z.int(),
  /** Further ones, counted only: a lower bound in steps of five. */
  atLeast: z.int(),
});
export type NetworkTie = z.infer<typeof networkTieSchema>;

export const networkViewSchema = z.object({
  /** What is looked into; null for the whole. */
  centre: networkNodeSchema.nullable(),
  nodes: z.array(networkNodeSchema),
  ties: z.array(networkTieSchema),
  /** Ties too light to be shown beside so many. */
  tiesLeftOut: z.int(),
  /** False where segments were put together, because there were too many groups. */
  bySegment: z.boolean(),
  /** False where a place smaller than a city is asked for: what may not be named is then not counted either. */
  countsHidden: z.boolean(),
  /** Nodes that the reader may name, in the whole of what is asked for. */
  named: z.int(),
  next: z.string().nullable(),
});
export type NetworkView = z.infer<typeof networkViewSchema>;
