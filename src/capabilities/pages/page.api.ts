import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { idSchema, rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  addedSchema,
  addressInputSchema,
  changesQuerySchema,
  changesSchema,
  keptPageSchema,
  pageListQuerySchema,
  pageSchema,
  pageStepInputSchema,
  pageViewSchema,
  pasteInputSchema,
  shareInputSchema,
  takeOverInputSchema,
  uploadQuerySchema,
} from './page.schema.ts';

/** Documents the caller may read, newest change first, or by words with the most fitting first. */
export const listPages = contract({
  name: 'pages.list',
  method: 'GET',
  path: '/pages',
  permission: 'pages.read',
  summary: '文档列表与检索',
  query: pageListQuerySchema,
  output: pageOf(pageSchema),
});

export const exportPages = contract({
  name: 'pages.export',
  method: 'GET',
  path: '/pages.xlsx',
  permission: 'pages.read',
  summary: '导出文档列表',
  query: pageListQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** A document with one of its versions, raw and restored. */
export const getPage = contract({
  name: 'pages.get',
  method: 'GET',
  path: '/pages/:regionId/:id',
  permission: 'pages.read',
  summary: '文档阅读',
  params: rowRefSchema,
  query: z.strictObject({ version: idSchema.optional() }),
  output: pageViewSchema,
});

/** What a later version says otherwise, and what rests on the document. */
export const comparePages = contract({
  name: 'pages.changes',
  method: 'GET',
  path: '/pages/:regionId/:id/changes',
  permission: 'pages.read',
  summary: '版本差异与影响',
  params: rowRefSchema,
  query: changesQuerySchema,
  output: changesSchema,
});

/** A file of at most 10 MB: .txt, .html, .pdf, .docx, or .json with a field `raw`. */
export const uploadPage = contract({
  name: 'pages.upload',
  method: 'POST',
  path: '/pages/file',
  permission: 'pages.add',
  summary: '上传文档',
  query: uploadQuerySchema,
  uploadBytes: 10 * 1024 * 1024,
  output: addedSchema,
});

export const pastePage = contract({
  name: 'pages.paste',
  method: 'POST',
  path: '/pages/text',
  permission: 'pages.add',
  summary: '粘贴正文',
  body: pasteInputSchema,
  output: addedSchema,
});

/** Fetches one page from a listed site. Fetched again, it is a new version of the same copy. */
export const fetchPage = contract({
  name: 'pages.fetch',
  method: 'POST',
  path: '/pages/address',
  permission: 'pages.add',
  summary: '按网址添加',
  body: addressInputSchema,
  output: addedSchema,
});

/** Withdraws a document or brings it back. */
export const stepPage = contract({
  name: 'pages.step',
  method: 'POST',
  path: '/pages/:regionId/:id/steps',
  permission: 'pages.add',
  summary: '撤回、恢复文档',
  params: rowRefSchema,
  body: pageStepInputSchema,
  output: keptPageSchema,
  versioned: true,
});

export const sharePage = contract({
  name: 'pages.share',
  method: 'POST',
  path: '/pages/:regionId/:id/scope',
  permission: 'pages.add',
  summary: '设置谁可阅读',
  params: rowRefSchema,
  body: shareInputSchema,
  output: keptPageSchema,
  versioned: true,
});

/** Another copy is shown from now on. Facts keep the version they were taken from. */
export const takeOverPage = contract({
  name: 'pages.takeOver',
  method: 'POST',
  path: '/pages/:regionId/:id/main',
  permission: 'pages.add',
  summary: '改用另一副本',
  params: rowRefSchema,
  body: takeOverInputSchema,
  output: keptPageSchema,
  versioned: true,
});
