import { type Binding, command, plain, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { exportTasksFile } from './exportTasks.service.ts';
import * as api from './task.api.ts';
import type { TaskView } from './task.schema.ts';
import { listVisibleTasks, stepTask, tasksFrom, viewTask } from './task.service.ts';
import { linkTaskCase, openTaskCase } from './taskCase.service.ts';

const answer = (output: TaskView) => ({ output, regionId: output.regionId, subject: `task ${output.id}` });

export const taskRoutes = (): Binding[] => [
  query(api.listTasks, (use, call) => listVisibleTasks(use, call.query, call.cursors)),
  plain(api.exportTasks, (call) =>
    exportTasksFile(pagesOf(call, (use, page) => listVisibleTasks(use, { ...call.query, ...page }, call.cursors))),
  ),
  query(api.listTasksOfOrigin, async (use, call) => ({ items: await tasksFrom(use, [call.params]) })),
  query(api.getTask, (use, call) => viewTask(use, call.params)),
  command(api.stepTask, async (use, call) => answer(await stepTask(use, call.params, call.version, call.body))),
  command(api.linkTaskCase, async (use, call) => answer(await linkTaskCase(use, call.params, call.version, call.body))),
  command(api.openTaskCase, async (use, call) => answer(await openTaskCase(use, call.params, call.version, call.body))),
];
