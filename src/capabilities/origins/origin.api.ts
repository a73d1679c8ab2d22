import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { originViewSchema } from './origin.schema.ts';

/** Where a case came from: the meeting, the posting, the activity; for whoever sees the case. */
export const listCaseOrigins = contract({
  name: 'origins.ofCase',
  method: 'GET',
  path: '/cases/:regionId/:id/origins',
  permission: 'cases.read',
  summary: '办件的来源',
  params: rowRefSchema,
  output: z.object({ items: z.array(originViewSchema) }),
});
