import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import { needInputSchema, needQuerySchema, needSchema, needUpdateSchema } from './need.schema.ts';

/** Needs the caller may see, keyset paged. */
export const listNeeds = contract({
  name: 'needs.list',
  method: 'GET',
  path: '/needs',
  permission: 'needs.read',
  summary: '需求列表',
  query: needQuerySchema,
  output: pageOf(needSchema),
});

/** The needs the caller may see as a workbook, with the filters of the list. */
export const exportNeeds = contract({
  name: 'needs.export',
  method: 'GET',
  path: '/needs.xlsx',
  permission: 'needs.read',
  summary: '导出需求列表',
  query: needQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

export const getNeed = contract({
  name: 'needs.get',
  method: 'GET',
  path: '/needs/:regionId/:id',
  permission: 'needs.read',
  summary: '需求详情',
  params: rowRefSchema,
  output: needSchema,
});

/** Saves a new need as a draft, by the enterprise or by an officer with recorded authority. */
export const draftNeed = contract({
  name: 'needs.draft',
  method: 'POST',
  path: '/needs',
  permission: 'needs.raise',
  summary: '新建需求草稿',
  body: needInputSchema,
  output: needSchema,
});

/** Changes a draft. */
export const updateNeed = contract({
  name: 'needs.update',
  method: 'PUT',
  path: '/needs/:regionId/:id',
  permission: 'needs.raise',
  summary: '修改需求草稿',
  params: rowRefSchema,
  body: needUpdateSchema,
  versioned: true,
  output: needSchema,
});

/** Makes a draft an open need. */
export const submitNeed = contract({
  name: 'needs.submit',
  method: 'POST',
  path: '/needs/:regionId/:id/submit',
  permission: 'needs.raise',
  summary: '提交需求',
  params: rowRefSchema,
  versioned: true,
  output: needSchema,
});

/** Takes a need back; open cases are told. */
export const withdrawNeed = contract({
  name: 'needs.withdraw',
  method: 'POST',
  path: '/needs/:regionId/:id/withdraw',
  permission: 'needs.raise',
  summary: '撤回需求',
  params: rowRefSchema,
  versioned: true,
  output: needSchema,
});
