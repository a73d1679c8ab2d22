import * as z from 'zod';
import { bilingualSchema } from '../../eligibility/assessment.schema.ts';
import { contract } from '../../kernel/contract.ts';
import { dateSchema, rowRefSchema } from '../../kernel/fields.ts';
import { impactSchema } from '../population/impact.schema.ts';

/** Before publishing: whom the rules of a draft let in and keep out, compared with the rules that stand. Counts only, small groups hidden. */
export const getDraftImpact = contract({
  name: 'matching.draftImpact',
  method: 'GET',
  path: '/program-drafts/:regionId/:id/impact',
  permission: 'offers.edit',
  summary: '规则修改的影响预估',
  params: rowRefSchema,
  query: z.strictObject({ asOf: dateSchema.optional() }),
  output: z.object({
    impact: impactSchema,
    /** The deciding conditions in words. */
    conditions: z.array(z.object({ id: z.string(), text: bilingualSchema })),
  }),
});
