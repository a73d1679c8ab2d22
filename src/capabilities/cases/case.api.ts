import { contract } from '../../kernel/contract.ts';
import { idSchema, rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  answerSchema,
  attachSchema,
  caseQuerySchema,
  caseSummarySchema,
  caseViewSchema,
  closeSchema,
  commentSchema,
  contactSchema,
  newTaskSchema,
  pauseSchema,
  resumeSchema,
  transferSchema,
} from './case.schema.ts';

/** Cases the caller takes part in or may see; every filter is in the URL. */
export const listCases = contract({
  name: 'cases.list',
  method: 'GET',
  path: '/cases',
  permission: 'cases.read',
  summary: '办件列表',
  query: caseQuerySchema,
  output: pageOf(caseSummarySchema),
});

/** The cases of the list as a workbook, with the filters of the list. */
export const exportCases = contract({
  name: 'cases.export',
  method: 'GET',
  path: '/cases.xlsx',
  permission: 'cases.read',
  summary: '导出办件列表',
  query: caseQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** One case with positions, tasks and timeline. */
export const getCase = contract({
  name: 'cases.get',
  method: 'GET',
  path: '/cases/:regionId/:id',
  permission: 'cases.read',
  summary: '办件详情',
  params: rowRefSchema,
  output: caseViewSchema,
});

/** Records the own position; the first answer stops the reminder clock. */
export const answerCase = contract({
  name: 'cases.answer',
  method: 'POST',
  path: '/cases/:regionId/:id/position',
  permission: 'cases.handle',
  summary: '表明本单位的办理态度',
  params: rowRefSchema,
  body: answerSchema,
  versioned: true,
  output: caseViewSchema,
});

/** Stops the working-day clock while papers are corrected. */
export const pauseCase = contract({
  name: 'cases.pause',
  method: 'POST',
  path: '/cases/:regionId/:id/pause',
  permission: 'cases.handle',
  summary: '材料补正，时限中止',
  params: rowRefSchema,
  body: pauseSchema,
  versioned: true,
  output: caseViewSchema,
});

/** Starts the clock again; the due day moves by the pause. */
export const resumeCase = contract({
  name: 'cases.resume',
  method: 'POST',
  path: '/cases/:regionId/:id/resume',
  permission: 'cases.handle',
  summary: '补正完成，时限恢复',
  params: rowRefSchema,
  body: resumeSchema,
  versioned: true,
  output: caseViewSchema,
});

/** Hands the own part to another organisation, with the reason. */
export const transferCase = contract({
  name: 'cases.transfer',
  method: 'POST',
  path: '/cases/:regionId/:id/transfer',
  permission: 'cases.handle',
  summary: '转办并说明理由',
  params: rowRefSchema,
  body: transferSchema,
  versioned: true,
  output: caseViewSchema,
});

/** Gives a task with owner and date. */
export const addTask = contract({
  name: 'cases.addTask',
  method: 'POST',
  path: '/cases/:regionId/:id/tasks',
  permission: 'cases.handle',
  summary: '指派任务',
  params: rowRefSchema,
  body: newTaskSchema,
  output: caseViewSchema,
});

/** One round of contact with its next step. */
export const recordContact = contract({
  name: 'cases.contact',
  method: 'POST',
  path: '/cases/:regionId/:id/contacts',
  permission: 'cases.handle',
  summary: '记录一轮联系与下一步',
  params: rowRefSchema,
  body: contactSchema,
  output: caseViewSchema,
});

/** A comment all participants read. */
export const commentCase = contract({
  name: 'cases.comment',
  method: 'POST',
  path: '/cases/:regionId/:id/comments',
  permission: 'cases.comment',
  summary: '留言',
  params: rowRefSchema,
  body: commentSchema,
  output: caseViewSchema,
});

/** Shares an uploaded file with the participants. */
export const attachFile = contract({
  name: 'cases.attach',
  method: 'POST',
  path: '/cases/:regionId/:id/attachments',
  permission: 'cases.comment',
  summary: '添加附件',
  params: rowRefSchema,
  body: attachSchema,
  output: caseViewSchema,
});

/** Closes the case for one of the fixed reasons. */
export const closeCase = contract({
  name: 'cases.close',
  method: 'POST',
  path: '/cases/:regionId/:id/close',
  permission: 'cases.handle',
  summary: '办结并选择原因',
  params: rowRefSchema,
  body: closeSchema,
  versioned: true,
  output: caseViewSchema,
});

/** Marks a task done. */
export const finishTask = contract({
  name: 'cases.finishTask',
  method: 'POST',
  path: '/cases/:regionId/:id/tasks/:taskId/done',
  permission: 'cases.comment',
  summary: '任务完成',
  params: rowRefSchema.extend({ taskId: idSchema }),
  output: caseViewSchema,
});
