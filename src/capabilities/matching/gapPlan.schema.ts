import * as z from 'zod';
import { bilingualSchema } from '../../eligibility/assessment.schema.ts';
import { idSchema, regionIdSchema } from '../../kernel/fields.ts';
import { offerSchema } from '../offers/offer.schema.ts';

/** What closes a near miss: for each way that is enough alone, what is needed and which offers of the platform may help. */
export const gapPlanParamsSchema = z.strictObject({
  regionId: regionIdSchema,
  id: idSchema,
  offerRegionId: regionIdSchema,
  offerId: idSchema,
});

export const gapPlanSchema = z.object({
  steps: z.array(
    z.object({
      conditionId: z.string(),
      /** “特色中小企业资质”, “发明专利还差 1 项”. */
      text: bilingualSchema,
      /** Time alone closes it, on this day. */
      passesOn: z.string().nullable(),
      offers: z.array(offerSchema),
    }),
  ),
});
export type GapPlan = z.infer<typeof gapPlanSchema>;
