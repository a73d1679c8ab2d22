import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import { originSchema } from '../origins/origin.schema.ts';
import {
  linkCaseSchema,
  stepInputSchema,
  taskCaseSchema,
  taskQuerySchema,
  taskViewSchema,
  workTaskSchema,
} from './task.schema.ts';

/** Tasks the caller owes, has given, or may see; the most urgent first. */
export const listTasks = contract({
  name: 'tasks.list',
  method: 'GET',
  path: '/tasks',
  permission: 'tasks.read',
  summary: '任务清单',
  query: taskQuerySchema,
  output: pageOf(workTaskSchema),
});

/** The list as a workbook, with its filters. */
export const exportTasks = contract({
  name: 'tasks.export',
  method: 'GET',
  path: '/tasks.xlsx',
  permission: 'tasks.read',
  summary: '导出任务清单',
  query: taskQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** Tasks that came from a meeting, an agreement, an activity, as far as the caller sees them. */
export const listTasksOfOrigin = contract({
  name: 'tasks.ofOrigin',
  method: 'GET',
  path: '/tasks/from/:kind/:regionId/:id',
  permission: 'tasks.read',
  summary: '某一来源的任务',
  params: originSchema,
  output: z.object({ items: z.array(workTaskSchema) }),
});

/** One task with the steps taken. */
export const getTask = contract({
  name: 'tasks.get',
  method: 'GET',
  path: '/tasks/:regionId/:id',
  permission: 'tasks.read',
  summary: '任务',
  params: rowRefSchema,
  output: taskViewSchema,
});

/** Begins, reports, finishes; or, by who gave it, drops and reopens. */
export const stepTask = contract({
  name: 'tasks.step',
  method: 'POST',
  path: '/tasks/:regionId/:id/steps',
  permission: 'tasks.work',
  summary: '任务进展',
  params: rowRefSchema,
  body: stepInputSchema,
  output: taskViewSchema,
  versioned: true,
});

/** Names the case that works the task off: its outcomes count for where the task came from. */
export const linkTaskCase = contract({
  name: 'tasks.linkCase',
  method: 'POST',
  path: '/tasks/:regionId/:id/case',
  permission: 'tasks.work',
  summary: '任务关联办件',
  params: rowRefSchema,
  body: linkCaseSchema,
  output: taskViewSchema,
  versioned: true,
});

/** Opens a case for an enterprise to work the task off. */
export const openTaskCase = contract({
  name: 'tasks.openCase',
  method: 'POST',
  path: '/tasks/:regionId/:id/new-case',
  permission: 'tasks.work',
  summary: '由任务开立办件',
  params: rowRefSchema,
  body: taskCaseSchema,
  output: taskViewSchema,
  versioned: true,
});
