import type { ReactNode } from 'react';
import { useActor } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { finishTask } from './case.api.ts';
import type { CaseView } from './case.schema.ts';
import { casesTexts } from './cases.texts.ts';

/** Who owes what by when; the owner marks it done. */
export function CaseTasks({ caseRecord }: { readonly caseRecord: CaseView }): ReactNode {
  const t = useTexts(casesTexts);
  const actor = useActor();
  const finish = useCommand(finishTask);
  const { regionId, id } = caseRecord;
  return (
    <Panel title={t('page.tasks')}>
      {caseRecord.tasks.length === 0 ? <p className="soft">{t('page.noTasks')}</p> : null}
      <ErrorNotice error={finish.error} />
      <ul className="list">
        {caseRecord.tasks.map((task) => (
          <li key={task.id}>
            <div>{task.title}</div>
            <div className="row-apart">
              <span className="small soft">{t('page.taskDue', { owner: task.ownerName, date: task.dueOn })}</span>
              {task.doneAt ? <StatusTag tone="done">{t('page.taskDone')}</StatusTag> : null}
              {!task.doneAt && task.dueOn < today() ? <StatusTag tone="act">{task.dueOn}</StatusTag> : null}
              {!task.doneAt && task.ownerOrg === actor.org ? (
                <Button
                  small
                  busy={finish.isPending}
                  onClick={() => finish.mutate({ params: { regionId, id, taskId: task.id } })}
                >
                  {t('page.finishTask')}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
