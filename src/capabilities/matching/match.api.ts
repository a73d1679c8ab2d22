import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { jobViewSchema } from '../../kernel/job.schema.ts';
import { caseViewSchema } from '../cases/case.schema.ts';
import { sendSchema } from '../needs/need.schema.ts';
import { inviteSchema, reachQuerySchema, reachRowSchema, reachSchema } from '../offers/offer.schema.ts';
import { consentRequestsSchema, matchListSchema } from './match.schema.ts';

/** Ranked offers of all kinds for one need, each with its reasons, and one honest "why not". */
export const matchNeed = contract({
  name: 'matching.match',
  method: 'GET',
  path: '/needs/:regionId/:id/matches',
  permission: 'needs.read',
  summary: '需求匹配结果',
  params: rowRefSchema,
  output: matchListSchema,
});

/** Sends a need to one or several organisations: one case, a position for each. */
export const sendNeed = contract({
  name: 'matching.send',
  method: 'POST',
  path: '/needs/:regionId/:id/send',
  permission: 'needs.raise',
  summary: '发送需求并立案',
  params: rowRefSchema,
  body: sendSchema,
  output: caseViewSchema,
});

/** The other direction: how many enterprises qualify, nearly qualify, lack facts, and which condition excludes most. */
export const getReach = contract({
  name: 'matching.reach',
  method: 'GET',
  path: '/offers/:regionId/:id/reach',
  permission: 'population.read',
  summary: '政策找企：覆盖情况',
  params: rowRefSchema,
  output: reachSchema,
});

/** The enterprises behind a count, by name only where the caller may see them. */
export const listReach = contract({
  name: 'matching.reachRows',
  method: 'GET',
  path: '/offers/:regionId/:id/reach/enterprises',
  permission: 'population.read',
  summary: '政策找企：企业清单',
  params: rowRefSchema,
  query: reachQuerySchema,
  output: z.object({ items: z.array(reachRowSchema), next: z.string().nullable(), hidden: z.int().nullable() }),
});

export const exportReach = contract({
  name: 'matching.reachExport',
  method: 'GET',
  path: '/offers/:regionId/:id/reach.xlsx',
  permission: 'population.read',
  summary: '导出企业清单',
  params: rowRefSchema,
  query: reachQuerySchema.pick({ verdict: true, condition: true, region: true }),
  output: 'file',
});

/** Asks those of a group whom the caller may not name for consent: one request to each, not repeated, answered as numbers. */
export const requestConsents = contract({
  name: 'matching.requestConsents',
  method: 'POST',
  path: '/offers/:regionId/:id/consent-requests',
  permission: 'consents.request',
  summary: '向未显名企业申请授权',
  params: rowRefSchema,
  body: consentRequestsSchema,
  output: z.object({ asked: z.int().nullable(), passedOver: z.int().nullable() }),
});

/** Invites the enterprises the caller may see: notices or cases, as a job. */
export const inviteReach = contract({
  name: 'matching.invite',
  method: 'POST',
  path: '/offers/:regionId/:id/invitations',
  permission: 'population.invite',
  summary: '邀请企业',
  params: rowRefSchema,
  body: inviteSchema,
  output: jobViewSchema,
});
