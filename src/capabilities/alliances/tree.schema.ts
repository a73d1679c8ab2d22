import * as z from 'zod';
import { treeNodeSchema } from './alliance.schema.ts';

/** One industry of the tree with its alliances and demonstration parks. */
export const treeSchema = z.object({
  industries: z.array(z.object({ industry: z.string(), nodes: z.array(treeNodeSchema) })),
  counts: z.object({ alliances: z.int(), parks: z.int(), published: z.int() }),
});
export type Tree = z.infer<typeof treeSchema>;

/** A place in the complement table: null where a small group is withheld. */
const cellSchema = z.object({ regionId: z.string(), count: z.int().nullable() });

export const complementSchema = z.object({
  /** `members`: members of one alliance; `registered`: all enterprises on the platform. */
  scope: z.enum(['members', 'registered']),
  regions: z.array(z.string()),
  rows: z.array(z.object({ industry: z.string(), total: z.int().nullable(), cells: z.array(cellSchema) })),
  /** Who is strong and who has nobody, one line an industry. */
  gaps: z.array(
    z.object({ industry: z.string(), strongest: z.string(), strongestCount: z.int(), lacking: z.array(z.string()) }),
  ),
});
export type Complement = z.infer<typeof complementSchema>;
