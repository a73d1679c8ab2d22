import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { idSchema } from '../../kernel/fields.ts';
import { importMappingSchema, importUploadQuerySchema, importViewSchema } from './import.schema.ts';

const importRef = z.object({ id: idSchema });

/** Takes an .xlsx or .csv file, checks it, guesses header row and columns. Nothing of it counts until committed. */
export const uploadImport = contract({
  name: 'imports.upload',
  method: 'POST',
  path: '/imports',
  permission: 'imports.run',
  summary: '上传企业名单',
  query: importUploadQuerySchema,
  uploadBytes: 50 * 1024 * 1024,
  output: importViewSchema,
});

/** The imports of the own organisation, newest first. */
export const listImports = contract({
  name: 'imports.list',
  method: 'GET',
  path: '/imports',
  permission: 'imports.run',
  summary: '导入记录',
  output: z.object({
    items: z.array(importViewSchema.pick({ id: true, fileName: true, status: true, counts: true, createdAt: true })),
  }),
});

/** One import with its mapping, preview and progress. */
export const getImport = contract({
  name: 'imports.get',
  method: 'GET',
  path: '/imports/:id',
  permission: 'imports.run',
  summary: '导入预览与进度',
  params: importRef,
  output: importViewSchema,
});

/** Sets sheet, header row and column targets; answers the new preview and remembers the mapping for the organisation. */
export const mapImport = contract({
  name: 'imports.map',
  method: 'PUT',
  path: '/imports/:id/mapping',
  permission: 'imports.run',
  summary: '确认列对应关系',
  params: importRef,
  body: importMappingSchema,
  versioned: true,
  output: importViewSchema,
});

/** Commits the staged rows as a job with progress; rejected rows go to the error sheet. */
export const commitImport = contract({
  name: 'imports.commit',
  method: 'POST',
  path: '/imports/:id/commit',
  permission: 'imports.run',
  summary: '提交导入',
  params: importRef,
  versioned: true,
  output: importViewSchema,
});

/** Takes one committed import back: created enterprises and facts go, superseded facts return. */
export const undoImport = contract({
  name: 'imports.undo',
  method: 'POST',
  path: '/imports/:id/undo',
  permission: 'imports.run',
  summary: '撤销导入',
  params: importRef,
  versioned: true,
  output: importViewSchema,
});

/** The rejected rows as .xlsx with a reason per row. */
export const downloadImportErrors = contract({
  name: 'imports.errors',
  method: 'GET',
  path: '/imports/:id/errors.xlsx',
  permission: 'imports.run',
  summary: '下载错误清单',
  params: importRef,
  output: 'file',
});
