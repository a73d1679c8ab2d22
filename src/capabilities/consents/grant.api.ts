import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  acceptSchema,
  askedSchema,
  declineSchema,
  factReadSchema,
  giveSchema,
  grantSchema,
  readQuerySchema,
  requestSchema,
} from './grant.schema.ts';

/** The grants about one enterprise that the caller may see: all for the enterprise, its own for an organisation. */
export const listGrants = contract({
  name: 'consents.list',
  method: 'GET',
  path: '/enterprises/:regionId/:id/grants',
  permission: 'consents.read',
  summary: '企业授权',
  params: rowRefSchema,
  output: z.object({ items: z.array(grantSchema), noticeVersion: z.string() }),
});

/** Who looked at what under which grant; only the enterprise sees rows. */
export const listFactReads = contract({
  name: 'consents.reads',
  method: 'GET',
  path: '/enterprises/:regionId/:id/fact-reads',
  permission: 'consents.read',
  summary: '事实查阅记录',
  params: rowRefSchema,
  query: readQuerySchema,
  output: pageOf(factReadSchema),
});

export const exportFactReads = contract({
  name: 'consents.readsExport',
  method: 'GET',
  path: '/enterprises/:regionId/:id/fact-reads.xlsx',
  permission: 'consents.read',
  summary: '导出事实查阅记录',
  params: rowRefSchema,
  output: 'file',
});

/** What the caller's organisation holds, and as numbers what it asked of enterprises it does not see by name. */
export const listReceived = contract({
  name: 'consents.received',
  method: 'GET',
  path: '/grants',
  permission: 'consents.read',
  summary: '本单位获得的授权',
  output: z.object({ items: z.array(grantSchema), asked: z.array(askedSchema) }),
});

/** The enterprise opens facts to an organisation by its own click; who serves it registers consent on paper. */
export const giveGrant = contract({
  name: 'consents.give',
  method: 'POST',
  path: '/enterprises/:regionId/:id/grants',
  permission: 'consents.give',
  summary: '授权其他单位查看事实',
  params: rowRefSchema,
  body: giveSchema,
  output: grantSchema,
});

/** Asks an enterprise the caller sees by name for consent; once for each purpose. */
export const requestGrant = contract({
  name: 'consents.request',
  method: 'POST',
  path: '/enterprises/:regionId/:id/grant-requests',
  permission: 'consents.request',
  summary: '申请企业授权',
  params: rowRefSchema,
  body: requestSchema,
  output: grantSchema,
});

export const acceptGrant = contract({
  name: 'consents.accept',
  method: 'POST',
  path: '/grants/:regionId/:id/accept',
  permission: 'consents.give',
  summary: '同意授权申请',
  params: rowRefSchema,
  body: acceptSchema,
  versioned: true,
  output: grantSchema,
});

export const declineGrant = contract({
  name: 'consents.decline',
  method: 'POST',
  path: '/grants/:regionId/:id/decline',
  permission: 'consents.give',
  summary: '婉拒授权申请',
  params: rowRefSchema,
  body: declineSchema,
  versioned: true,
  output: grantSchema,
});

/** Takes consent back with one click; the next request of the other organisation is refused. Withdrawing again changes nothing. */
export const withdrawGrant = contract({
  name: 'consents.withdraw',
  method: 'POST',
  path: '/grants/:regionId/:id/withdraw',
  permission: 'consents.give',
  summary: '撤回授权',
  params: rowRefSchema,
  versioned: true,
  output: grantSchema,
});
