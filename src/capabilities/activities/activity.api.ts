import * as z from 'zod';
import { contract, LIST_FILE_BYTES } from '../../kernel/contract.ts';
import { dateSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  activityInputSchema,
  activityQuerySchema,
  activitySchema,
  activitySummarySchema,
  monthQuerySchema,
  monthSchemaOutput,
  moveSchema,
  newDecisionSchema,
  recordSchema,
  servesSchema,
} from './activity.schema.ts';

/** Activities the caller may see, latest first. */
export const listActivities = contract({
  name: 'activities.list',
  method: 'GET',
  path: '/activities',
  permission: 'activities.read',
  summary: '活动列表',
  query: activityQuerySchema,
  output: pageOf(activitySummarySchema),
});

/** Everything of one calendar month (Shanghai), in order of time. */
export const monthOfActivities = contract({
  name: 'activities.month',
  method: 'GET',
  path: '/activities/month',
  permission: 'activities.read',
  summary: '活动月历',
  query: monthQuerySchema,
  output: monthSchemaOutput,
});

/** Activities that serve one need, case or programme. */
export const activitiesServing = contract({
  name: 'activities.serving',
  method: 'GET',
  path: '/activities/serving',
  permission: 'activities.read',
  summary: '服务于某事项的活动',
  query: servesSchema,
  output: monthSchemaOutput,
});

export const exportActivities = contract({
  name: 'activities.export',
  method: 'GET',
  path: '/activities.xlsx',
  permission: 'activities.read',
  summary: '导出活动',
  query: activityQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** Planned activities of the own organisation from a workbook; headings as in the export. */
export const importActivities = contract({
  name: 'activities.import',
  method: 'POST',
  path: '/activities/import',
  permission: 'activities.manage',
  summary: '导入活动',
  query: z.strictObject({ name: textOf(255, 1) }),
  uploadBytes: LIST_FILE_BYTES,
  output: z.object({ imported: z.int(), from: dateSchema.nullable() }),
});

export const getActivity = contract({
  name: 'activities.get',
  method: 'GET',
  path: '/activities/:regionId/:id',
  permission: 'activities.read',
  summary: '活动',
  params: rowRefSchema,
  output: activitySchema,
});

export const arrangeActivity = contract({
  name: 'activities.arrange',
  method: 'POST',
  path: '/activities',
  permission: 'activities.manage',
  summary: '安排活动',
  body: activityInputSchema,
  output: activitySchema,
});

export const changeActivity = contract({
  name: 'activities.change',
  method: 'PUT',
  path: '/activities/:regionId/:id',
  permission: 'activities.manage',
  summary: '修改活动',
  params: rowRefSchema,
  body: activityInputSchema,
  versioned: true,
  output: activitySchema,
});

/** Announce, start, finish, archive, postpone, cancel: one step of the life cycle. */
export const moveActivity = contract({
  name: 'activities.move',
  method: 'POST',
  path: '/activities/:regionId/:id/steps',
  permission: 'activities.manage',
  summary: '推进活动',
  params: rowRefSchema,
  body: moveSchema,
  versioned: true,
  output: activitySchema,
});

export const recordActivity = contract({
  name: 'activities.record',
  method: 'PUT',
  path: '/activities/:regionId/:id/record',
  permission: 'activities.manage',
  summary: '填写活动记录',
  params: rowRefSchema,
  body: recordSchema,
  versioned: true,
  output: activitySchema,
});

/** A decision with owner and day; it becomes a task of the owner. */
export const decideAtActivity = contract({
  name: 'activities.decide',
  method: 'POST',
  path: '/activities/:regionId/:id/decisions',
  permission: 'activities.manage',
  summary: '登记议定事项',
  params: rowRefSchema,
  body: newDecisionSchema,
  output: activitySchema,
});

export const attachToActivity = contract({
  name: 'activities.attach',
  method: 'POST',
  path: '/activities/:regionId/:id/files',
  permission: 'activities.manage',
  summary: '添加附件',
  params: rowRefSchema,
  body: rowRefSchema,
  output: activitySchema,
});

/** The record as a Word table. */
export const exportRecord = contract({
  name: 'activities.recordFile',
  method: 'GET',
  path: '/activities/:regionId/:id/record.docx',
  permission: 'activities.read',
  summary: '导出活动记录表',
  params: rowRefSchema,
  output: 'file',
});

/** The event for the reader's own calendar. */
export const exportEvent = contract({
  name: 'activities.event',
  method: 'GET',
  path: '/activities/:regionId/:id/event.ics',
  permission: 'activities.read',
  summary: '下载日历事件',
  params: rowRefSchema,
  output: 'file',
});
