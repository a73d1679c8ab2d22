import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { taskAddress } from '../../webkit/addresses.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import type { Origin } from '../origins/origin.schema.ts';
import { TaskStatusTag } from './TaskTags.tsx';
import { listTasksOfOrigin } from './task.api.ts';
import type { WorkTask } from './task.schema.ts';
import { tasksTexts } from './tasks.texts.ts';

/** Tasks as lines: what, who, by when, how far. */
export function TaskLines({ tasks }: { readonly tasks: readonly WorkTask[] }): ReactNode {
  const t = useTexts(tasksTexts);
  if (tasks.length === 0) return <p className="soft">{t('of.none')}</p>;
  return (
    <ul className="list">
      {tasks.map((task) => (
        <li key={task.id}>
          <div className="row-apart">
            <Link to={taskAddress(task)}>{task.title}</Link>
            <TaskStatusTag task={task} />
          </div>
          <div className="small soft">
            {task.ownerName} · {t('page.dueOn', { date: task.dueOn })}
            {task.measure ? ` · ${task.measure}` : ''}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The tasks that came from a resolution, a commitment, an activity. */
export function TaskList({ origin, aside }: { readonly origin: Origin; readonly aside?: ReactNode }): ReactNode {
  const t = useTexts(tasksTexts);
  const params = { kind: origin.kind, regionId: origin.regionId, id: origin.id };
  const query = useQueryOf(listTasksOfOrigin, { params });
  return (
    <Panel title={t('of.title')} aside={aside}>
      <Loaded query={query} lines={3}>
        {({ items }) => <TaskLines tasks={items} />}
      </Loaded>
    </Panel>
  );
}
