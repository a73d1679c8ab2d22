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
    'alliance',
    'meeting',
    'activity',
    'cooperation',
  ]),
  text: z.object({ zh: z.string(), en: z.string() }),
  link: z.string().nullable(),
  at: instantSchema,
  readAt: instantSchema.nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** The payload of the event `notice.tell`: whom a room tells what, with the page to open. */
export const toldSchema = z.object({
  orgs: z.array(z.int()).max(20_000),
  kind: noticeSchema.shape.kind,
  zh: z.string(),
  en: z.string(),
  link: z.string(),
});
