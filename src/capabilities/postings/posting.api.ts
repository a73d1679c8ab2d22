import * as z from 'zod';
import { contract, LIST_FILE_BYTES } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  claimInputSchema,
  postingInputSchema,
  postingQuerySchema,
  postingSchema,
  postingStepInputSchema,
  postingViewSchema,
} from './posting.schema.ts';

/** The three lists of the caller's alliances, newest first. */
export const listPostings = contract({
  name: 'postings.list',
  method: 'GET',
  path: '/postings',
  permission: 'postings.read',
  summary: '需求、资源、项目清单',
  query: postingQuerySchema,
  output: pageOf(postingSchema),
});

export const exportPostings = contract({
  name: 'postings.export',
  method: 'GET',
  path: '/postings.xlsx',
  permission: 'postings.read',
  summary: '导出清单',
  query: postingQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

export const getPosting = contract({
  name: 'postings.get',
  method: 'GET',
  path: '/postings/:regionId/:id',
  permission: 'postings.read',
  summary: '清单条目',
  params: rowRefSchema,
  output: postingViewSchema,
});

/** Puts one thing on a list of an alliance the caller belongs to. */
export const makePosting = contract({
  name: 'postings.post',
  method: 'POST',
  path: '/postings',
  permission: 'postings.post',
  summary: '发布清单条目',
  body: postingInputSchema,
  output: postingViewSchema,
});

export const stepPosting = contract({
  name: 'postings.step',
  method: 'POST',
  path: '/postings/:regionId/:id/steps',
  permission: 'postings.post',
  summary: '关闭、重开、撤下',
  params: rowRefSchema,
  body: postingStepInputSchema,
  output: postingViewSchema,
  versioned: true,
});

/** 认领: takes one place and opens a case. */
export const claimPosting = contract({
  name: 'postings.claim',
  method: 'POST',
  path: '/postings/:regionId/:id/claims',
  permission: 'postings.post',
  summary: '认领',
  params: rowRefSchema,
  body: claimInputSchema,
  output: postingViewSchema,
});

export const unclaimPosting = contract({
  name: 'postings.unclaim',
  method: 'DELETE',
  path: '/postings/:regionId/:id/claims',
  permission: 'postings.post',
  summary: '退回认领',
  params: rowRefSchema,
  output: postingViewSchema,
});

/** Postings from a workbook for one alliance, all rows or none. */
export const importPostings = contract({
  name: 'postings.import',
  method: 'POST',
  path: '/postings/import',
  permission: 'postings.post',
  summary: '导入清单',
  query: z.strictObject({ name: z.string().min(1).max(200), alliance: z.coerce.number().int().min(1) }),
  uploadBytes: LIST_FILE_BYTES,
  output: z.object({ imported: z.int() }),
});

/** The alliances the caller may post in. */
export const listOwnAlliances = contract({
  name: 'postings.alliances',
  method: 'GET',
  path: '/postings/alliances',
  permission: 'postings.read',
  summary: '可发布清单的联盟',
  output: z.object({ items: z.array(z.object({ org: z.int(), name: z.string() })) }),
});
