import * as z from 'zod';
import { contract, LIST_FILE_BYTES } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import {
  handOverSchema,
  postInputSchema,
  postSchema,
  postViewSchema,
  secondmentSchema,
  takeInputSchema,
  tenureInputSchema,
  tenureStepInputSchema,
} from './post.schema.ts';

/** The own organisation's posts, and its people seconded elsewhere. */
export const listPosts = contract({
  name: 'posts.list',
  method: 'GET',
  path: '/posts',
  permission: 'posts.read',
  summary: '岗位与派驻',
  output: z.object({ items: z.array(postSchema), seconded: z.array(secondmentSchema) }),
});

export const exportPosts = contract({
  name: 'posts.export',
  method: 'GET',
  path: '/posts.xlsx',
  permission: 'posts.read',
  summary: '导出岗位',
  query: z.strictObject({}),
  output: 'file',
});

/** Accounts that may be appointed. */
export const listHolders = contract({
  name: 'posts.holders',
  method: 'GET',
  path: '/posts/holders',
  permission: 'posts.manage',
  summary: '可任职的账号',
  output: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
});

export const getPost = contract({
  name: 'posts.get',
  method: 'GET',
  path: '/posts/:regionId/:id',
  permission: 'posts.read',
  summary: '岗位',
  params: rowRefSchema,
  output: postViewSchema,
});

export const makePost = contract({
  name: 'posts.make',
  method: 'POST',
  path: '/posts',
  permission: 'posts.manage',
  summary: '设立岗位',
  body: postInputSchema,
  output: postViewSchema,
});

export const editPost = contract({
  name: 'posts.edit',
  method: 'PUT',
  path: '/posts/:regionId/:id',
  permission: 'posts.manage',
  summary: '修改岗位',
  params: rowRefSchema,
  body: postInputSchema,
  output: postViewSchema,
  versioned: true,
});

export const closePost = contract({
  name: 'posts.close',
  method: 'POST',
  path: '/posts/:regionId/:id/close',
  permission: 'posts.manage',
  summary: '撤销岗位',
  params: rowRefSchema,
  output: postViewSchema,
  versioned: true,
});

export const appointToPost = contract({
  name: 'posts.appoint',
  method: 'POST',
  path: '/posts/:regionId/:id/tenures',
  permission: 'posts.manage',
  summary: '任职或派驻',
  params: rowRefSchema,
  body: tenureInputSchema,
  output: postViewSchema,
});

/** Leave with cover, return, end with hand-over. */
export const stepTenure = contract({
  name: 'posts.stepTenure',
  method: 'POST',
  path: '/posts/:regionId/:id/tenure',
  permission: 'posts.manage',
  summary: '休假代管、返岗、离任交接',
  params: rowRefSchema,
  body: tenureStepInputSchema,
  output: postViewSchema,
  versioned: true,
});

export const takeMatters = contract({
  name: 'posts.take',
  method: 'POST',
  path: '/posts/:regionId/:id/matters',
  permission: 'posts.manage',
  summary: '承办事项',
  params: rowRefSchema,
  body: takeInputSchema,
  output: postViewSchema,
});

export const handOverMatters = contract({
  name: 'posts.handOver',
  method: 'POST',
  path: '/posts/:regionId/:id/hand-over',
  permission: 'posts.manage',
  summary: '移交事项',
  params: rowRefSchema,
  body: handOverSchema,
  output: postViewSchema,
});

/** Posts from a workbook, all rows or none. */
export const importPosts = contract({
  name: 'posts.import',
  method: 'POST',
  path: '/posts/import',
  permission: 'posts.manage',
  summary: '导入岗位',
  query: z.strictObject({ name: z.string().min(1).max(200) }),
  uploadBytes: LIST_FILE_BYTES,
  output: z.object({ imported: z.int() }),
});
