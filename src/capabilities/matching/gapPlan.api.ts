import { contract } from '../../kernel/contract.ts';
import { gapPlanParamsSchema, gapPlanSchema } from './gapPlan.schema.ts';

/** What closes a near miss of an enterprise, and who on the platform could help. */
export const getGapPlan = contract({
  name: 'matching.gapPlan',
  method: 'GET',
  path: '/enterprises/:regionId/:id/plans/:offerRegionId/:offerId',
  permission: 'facts.read',
  summary: '补齐差距的办法',
  params: gapPlanParamsSchema,
  output: gapPlanSchema,
});
