import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { WorkTask } from './task.schema.ts';
import { zh } from './tasks.zh.ts';

const COLUMNS: readonly ListColumn<WorkTask>[] = [
  { header: zh.column.title, kind: 'text', width: 44, value: (task) => task.title },
  { header: zh.column.measure, kind: 'text', width: 30, value: (task) => task.measure },
  { header: zh.column.owner, kind: 'text', width: 32, value: (task) => task.ownerName },
  { header: zh.column.giver, kind: 'text', width: 32, value: (task) => task.givenByName },
  { header: zh.column.due, kind: 'date', value: (task) => task.dueOn },
  { header: zh.column.status, kind: 'text', width: 10, value: (task) => zh.status[task.status] },
  { header: zh.column.progress, kind: 'number', value: (task) => task.progress },
  { header: zh.column.origin, kind: 'text', width: 34, value: (task) => task.originTitle },
  { header: zh.column.result, kind: 'text', width: 40, value: (task) => task.result },
  {
    header: zh.column.done,
    kind: 'date',
    value: (task) => (task.doneAt === null ? null : dayInShanghai(new Date(task.doneAt))),
  },
];

/** The tasks of a list as a workbook. */
export const exportTasksFile = (pages: PageReader<WorkTask>) => listFile(zh.title, COLUMNS, pages);
