import type { ReactNode } from 'react';
import { taskAddress } from '../../webkit/addresses.ts';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { TaskStatusTag } from './TaskTags.tsx';
import { exportTasks, listTasks } from './task.api.ts';
import { taskQuerySchema, taskStatusSchema, type WorkTask } from './task.schema.ts';
import { tasksTexts } from './tasks.texts.ts';

function useColumns(): readonly Column<WorkTask>[] {
  const t = useTexts(tasksTexts);
  return [
    { id: 'title', header: t('column.title'), title: true, cell: (task) => task.title },
    { id: 'owner', header: t('column.owner'), cell: (task) => task.ownerName },
    { id: 'giver', header: t('column.giver'), deskOnly: true, cell: (task) => task.givenByName },
    { id: 'origin', header: t('column.origin'), deskOnly: true, cell: (task) => task.originTitle || '—' },
    { id: 'measure', header: t('column.measure'), hidden: true, deskOnly: true, cell: (task) => task.measure || '—' },
    { id: 'due', header: t('column.due'), cell: (task) => task.dueOn },
    { id: 'status', header: t('column.status'), cell: (task) => <TaskStatusTag task={task} /> },
  ];
}

/** What the reader's organisation owes, what it has given, and what else it may see. */
export function TasksPage(): ReactNode {
  const t = useTexts(tasksTexts);
  const [filters, change] = useFilters(taskQuerySchema);
  const pages = usePagesOf(listTasks, { query: filters });
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('filter.scope')}
          all={t('scope.own')}
          value={filters.scope}
          options={(['given', 'visible'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))}
          onChange={(scope) => change({ scope })}
        />
        <FilterSelect
          label={t('filter.status')}
          all={t('filter.all')}
          value={filters.status}
          options={taskStatusSchema.options.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => change({ status })}
        />
      </Toolbar>
      <DataTable
        id="tasks"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(task) => task.id}
        href={taskAddress}
        tools={<ExportButton definition={exportTasks} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </>
  );
}
