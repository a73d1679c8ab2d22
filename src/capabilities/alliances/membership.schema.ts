import * as z from 'zod';
import { dateSchema } from '../../kernel/fields.ts';

/** A dated membership of an organisation in an alliance; `until` null while it lasts, else the first day without it. */
export const membershipSchema = z.object({
  allianceOrg: z.int(),
  allianceName: z.string(),
  memberOrg: z.int(),
  role: z.string(),
  since: dateSchema.nullable(),
  until: dateSchema.nullable(),
});
