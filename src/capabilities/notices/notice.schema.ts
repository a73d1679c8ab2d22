import * as z from 'zod';
import { idSchema, instantSchema } from '../../kernel/fields.ts';

/** A message of the platform to an organisation. `link` is a path of the web application. */
export const noticeSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  kind: z.enum([
    'caseOpened',
    'reminder',
    'escalation',
    'invitation',
    'outcomeClaimed',
    'outcomeConfirmed',
    'importFinished',
    'transfer',
    'task',
    'grantRequested',
    'grantDecided',
    'autoGrant',
  ]),
  text: z.object({ zh: z.string(), en: z.string() }),
  link: z.string().nullable(),
  at: instantSchema,
  readAt: instantSchema.nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;
