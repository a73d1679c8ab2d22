import * as z from 'zod';
import { bilingualSchema } from '../../eligibility/assessment.schema.ts';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { impactSchema } from '../population/impact.schema.ts';

/** Who may write rules may try a threshold: the same answer as the impact of a draft, without the draft. */
const permission = 'offers.edit';

const boundSchema = z.object({
  conditionId: z.string(),
  text: bilingualSchema,
  /** The number as it stands, in its unit: `3000`, `万元`. */
  bound: z.string(),
  unit: z.string(),
});
export type TrialBound = z.infer<typeof boundSchema>;

/** The thresholds of the rules in force that can be moved: plain comparisons with a bound that is written down. */
export const listBounds = contract({
  name: 'matching.bounds',
  method: 'GET',
  path: '/offers/:regionId/:id/reach/bounds',
  permission,
  summary: '可试调的门槛',
  params: rowRefSchema,
  output: z.object({ items: z.array(boundSchema) }),
});

/** What everybody's answers would be with one threshold moved. Nothing is written. */
export const tryBound = contract({
  name: 'matching.trial',
  method: 'POST',
  path: '/offers/:regionId/:id/reach/trial',
  permission,
  summary: '试调一条门槛',
  params: rowRefSchema,
  body: z.strictObject({ conditionId: z.string().min(1).max(80), bound: z.string().min(1).max(40) }),
  output: impactSchema,
  plain: true,
});
