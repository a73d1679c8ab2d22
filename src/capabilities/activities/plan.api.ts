import * as z from 'zod';
import { contract, LIST_FILE_BYTES } from '../../kernel/contract.ts';
import { idSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  newItemSchema,
  newProgrammeSchema,
  programmeQuerySchema,
  programmeSchema,
  programmeSummarySchema,
} from './plan.schema.ts';

/** Programmes of a year, with how many periods are due and overdue today. */
export const listProgrammes = contract({
  name: 'activities.programmes',
  method: 'GET',
  path: '/activity-programmes',
  permission: 'activities.read',
  summary: '活动计划列表',
  query: programmeQuerySchema,
  output: pageOf(programmeSummarySchema),
});

export const getProgramme = contract({
  name: 'activities.programme',
  method: 'GET',
  path: '/activity-programmes/:regionId/:id',
  permission: 'activities.read',
  summary: '活动计划',
  params: rowRefSchema,
  output: programmeSchema,
});

export const makeProgramme = contract({
  name: 'activities.makeProgramme',
  method: 'POST',
  path: '/activity-programmes',
  permission: 'activities.manage',
  summary: '新建活动计划',
  body: newProgrammeSchema,
  output: programmeSchema,
});

export const addProgrammeItem = contract({
  name: 'activities.addItem',
  method: 'POST',
  path: '/activity-programmes/:regionId/:id/items',
  permission: 'activities.manage',
  summary: '添加计划事项',
  params: rowRefSchema,
  body: newItemSchema,
  output: programmeSchema,
});

export const removeProgrammeItem = contract({
  name: 'activities.removeItem',
  method: 'POST',
  path: '/activity-programmes/:regionId/:id/removals',
  permission: 'activities.manage',
  summary: '移除计划事项',
  params: rowRefSchema,
  body: z.strictObject({ item: idSchema }),
  output: programmeSchema,
});

/** Items from a workbook: kind, item, responsible organisation, rhythm; all rows or none. */
export const importItems = contract({
  name: 'activities.importItems',
  method: 'POST',
  path: '/activity-programmes/:regionId/:id/import',
  permission: 'activities.manage',
  summary: '导入计划事项',
  params: rowRefSchema,
  query: z.strictObject({ name: textOf(255, 1) }),
  uploadBytes: LIST_FILE_BYTES,
  output: z.object({ imported: z.int() }),
});

export const exportProgramme = contract({
  name: 'activities.exportProgramme',
  method: 'GET',
  path: '/activity-programmes/:regionId/:id/items.xlsx',
  permission: 'activities.read',
  summary: '导出活动计划',
  params: rowRefSchema,
  output: 'file',
});
