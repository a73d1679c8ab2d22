import * as z from 'zod';
import { dateSchema, idSchema, regionIdSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

/** Organisation kinds of the corridor; labels in vocabulary/organisationKinds.ts. */
export const organisationKindSchema = z.enum([
  'office',
  'park',
  'alliance',
  'bank',
  'institute',
  'enterprise',
  'party',
  'school',
  'hospital',
  'platform',
]);
export type OrganisationKind = z.infer<typeof organisationKindSchema>;

/** A body that can own rows: its `principal` is the interned number used in visibility columns. */
export const organisationSchema = z.object({
  principal: z.int(),
  code: z.string(),
  kind: organisationKindSchema,
  name: z.string(),
  nameEn: z.string().nullable(),
  regionId: z.string(),
  synthetic: z.boolean(),
  source: z.string().nullable(),
});
export type Organisation = z.infer<typeof organisationSchema>;

export const organisationQuerySchema = z.strictObject({
  kind: organisationKindSchema.optional(),
  regionId: regionIdSchema.optional(),
  /** Any part of the name in either language, in capitals or not. */
  text: textOf(60).optional(),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
});

/** An enterprise as listed. `homeRegionId` never changes; places of business are dated facts. */
export const enterpriseSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  principal: z.int(),
  creditCode: z.string(),
  name: z.string(),
  industryCode: z.string().nullable(),
  foundedOn: dateSchema.nullable(),
  servedBy: z.array(z.int()),
  synthetic: z.boolean(),
  version: z.int(),
});
export type Enterprise = z.infer<typeof enterpriseSchema>;

export const enterpriseQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  regionId: regionIdSchema.optional(),
  industry: z
    .string()
    .regex(/^[A-Z]?\d{0,4}$/)
    .optional(),
  text: textOf(60).optional(),
});
