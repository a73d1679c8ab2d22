import * as z from 'zod';
import { instantSchema } from '../../kernel/fields.ts';
import { participantSchema } from './campaign.schema.ts';
import { pledgeSchema } from './pledge.schema.ts';
import { standingsSchema } from './standing.schema.ts';

/** What is kept at closing: the standings, who took part, the pledges, and the entries all of it was counted from. */
export const frozenSchema = z.object({
  closedAt: instantSchema,
  standings: standingsSchema,
  participants: z.array(participantSchema),
  pledges: z.array(
    pledgeSchema.pick({
      orgName: true,
      title: true,
      kind: true,
      target: true,
      reached: true,
      outcomes: true,
      dueOn: true,
      postRole: true,
      postUnit: true,
      state: true,
    }),
  ),
  entries: z.array(z.string()),
  entriesBefore: z.array(z.string()),
});
export type Frozen = z.infer<typeof frozenSchema>;
