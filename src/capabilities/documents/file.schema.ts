import * as z from 'zod';
import { idSchema, instantSchema, textOf } from '../../kernel/fields.ts';

/** An uploaded file. Its bytes are stored once, with the hash; its type is sniffed, not believed. */
export const fileSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  uploadedByOrg: z.int(),
  uploadedAt: instantSchema,
});
export type StoredFile = z.infer<typeof fileSchema>;

export const fileUploadQuerySchema = z.strictObject({
  name: textOf(255, 1),
  /** What the file belongs to decides who may open it. */
  purpose: z.enum(['authority', 'evidence', 'attachment']),
});
export const FILE_MAX_BYTES = 20 * 1024 * 1024;
