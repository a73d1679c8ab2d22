import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { caseAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { formatInstant } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { originAddress } from '../origins/originAddress.rules.ts';
import { originsTexts } from '../origins/origins.texts.ts';
import { LinkTaskCaseDialog, OpenTaskCaseDialog } from './TaskCaseDialog.tsx';
import { TaskStepDialog } from './TaskStepDialog.tsx';
import { TaskStatusTag } from './TaskTags.tsx';
import { getTask } from './task.api.ts';
import type { TaskStep, TaskView } from './task.schema.ts';
import { tasksTexts } from './tasks.texts.ts';

type Opened = TaskStep | 'linkCase' | 'openCase';

function Facts({ task }: { readonly task: TaskView }): ReactNode {
  const t = useTexts(tasksTexts);
  const origins = useTexts(originsTexts);
  const phrases = usePhrases();
  const address = originAddress(task.origin);
  const origin = task.originTitle || origins(`kind.${task.origin.kind}`);
  return (
    <div className="stack-tight">
      <div className="row">
        <TaskStatusTag task={task} />
        <span className="soft">{t('page.dueOn', { date: task.dueOn })}</span>
      </div>
      <div className="row">
        <span>{phrases.pair(t('page.owner'), task.ownerName)}</span>
        <span className="soft">{phrases.pair(t('page.giver'), task.givenByName)}</span>
      </div>
      <div>
        {t('page.from')} {address === null ? origin : <Link to={address}>{origin}</Link>}
      </div>
      {task.measure ? <div className="soft">{phrases.pair(t('column.measure'), task.measure)}</div> : null}
      {task.result ? <p className="notice notice-done">{task.result}</p> : null}
    </div>
  );
}

function CasePanel({ task, onOpen }: { readonly task: TaskView; readonly onOpen: (what: Opened) => void }): ReactNode {
  const t = useTexts(tasksTexts);
  return (
    <Panel title={t('page.case')}>
      <div className="stack-tight">
        {task.caseRef ? (
          <Link to={caseAddress(task.caseRef)}>{t('page.toCase')}</Link>
        ) : (
          <p className="soft">{t('page.noCase')}</p>
        )}
        {task.may.includes('link') && task.caseRef === null ? (
          <div className="row">
            <Button small onClick={() => onOpen('openCase')}>
              {t('page.openCase')}
            </Button>
            <Button small onClick={() => onOpen('linkCase')}>
              {t('page.linkCase')}
            </Button>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}

function Steps({ task }: { readonly task: TaskView }): ReactNode {
  const t = useTexts(tasksTexts);
  return (
    <Panel title={t('page.steps')}>
      {task.steps.length === 0 ? <p className="soft">{t('page.noSteps')}</p> : null}
      <ul className="list">
        {task.steps.map((step) => (
          <li key={step.id}>
            <div className="row-apart">
              <span>
                {t(`stepLine.${step.step as TaskStep | 'link'}`)}
                {step.progress === null ? '' : ` · ${step.progress}%`}
              </span>
              <span className="small soft">
                {step.orgName} · {formatInstant(step.at)}
              </span>
            </div>
            {step.note ? <div>{step.note}</div> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** One task: who owes it, how far it is, and the case whose outcome counts for it. */
export function TaskPage(): ReactNode {
  const t = useTexts(tasksTexts);
  const query = useQueryOf(getTask, { params: useRowRef() });
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);
  const steps = query.data?.may.filter((step): step is TaskStep => step !== 'link') ?? [];
  return (
    <>
      <PageHeader title={query.data?.title ?? t('title')} crumb={<Link to="/tasks">{t('title')}</Link>} />
      <Loaded query={query}>
        {(task) => (
          <div className="stack">
            <Facts task={task} />
            <div className="row">
              {steps.map((step, index) => (
                <Button key={step} look={index === 0 ? 'primary' : 'plain'} onClick={() => setOpened(step)}>
                  {t(`step.${step}`)}
                </Button>
              ))}
            </div>
            <div className="columns">
              <Steps task={task} />
              <CasePanel task={task} onOpen={setOpened} />
            </div>
            {opened === 'linkCase' ? <LinkTaskCaseDialog task={task} onClose={close} /> : null}
            {opened === 'openCase' ? <OpenTaskCaseDialog task={task} onClose={close} /> : null}
            {opened && opened !== 'linkCase' && opened !== 'openCase' ? (
              <TaskStepDialog task={task} step={opened} onClose={close} />
            ) : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
