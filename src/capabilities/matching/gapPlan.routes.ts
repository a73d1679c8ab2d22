import { type Binding, query } from '../../http/binding.ts';
import { getGapPlan } from './gapPlan.api.ts';
import { gapPlan } from './gapPlan.service.ts';

export const gapPlanRoutes = (): Binding[] => [
  query(getGapPlan, (use, { params }) => gapPlan(use, params, { regionId: params.offerRegionId, id: params.offerId })),
];
