import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useActor, useMay } from '../../webkit/actor.tsx';
import { buttonClass } from '../../webkit/Button.tsx';
import { Figure } from '../../webkit/Figure.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { EmptyState } from '../../webkit/States.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { TaskLines } from '../tasks/TaskList.tsx';
import { AgreementList, CaseList, NeedList, OutcomeList } from './Lists.tsx';
import { getWorkbench } from './overview.api.ts';
import type { Workbench } from './overview.schema.ts';
import { overviewTexts } from './overview.texts.ts';

const PARTS = ['unanswered', 'due', 'toConfirm', 'tasks', 'agreements', 'newMatches', 'drafts'] as const;

function Part({ part, data }: { readonly part: (typeof PARTS)[number]; readonly data: Workbench }): ReactNode {
  const t = useTexts(overviewTexts);
  const matches = new Map(data.newMatches.map((one) => [one.need.id, one.offers]));
  switch (part) {
    case 'unanswered':
      return <CaseList cases={data.unanswered} />;
    case 'due':
      return <CaseList cases={data.due} />;
    case 'toConfirm':
      return <OutcomeList outcomes={data.toConfirm} />;
    case 'newMatches':
      return (
        <NeedList
          needs={data.newMatches.map((one) => one.need)}
          note={(need) => t('workbench.matchesOf', { count: matches.get(need.id) ?? 0 })}
        />
      );
    case 'tasks':
      return <TaskLines tasks={data.tasks} />;
    case 'agreements':
      return <AgreementList agreements={data.agreements} />;
    case 'drafts':
      return <NeedList needs={data.drafts} />;
  }
}

function Parts({ data }: { readonly data: Workbench }): ReactNode {
  const t = useTexts(overviewTexts);
  const filled = PARTS.filter((part) => data[part].length > 0);
  if (filled.length === 0) {
    return (
      <EmptyState
        title={t('workbench.allDone')}
        hint={t('workbench.allDoneHint')}
        action={
          <span className="row" style={{ justifyContent: 'center' }}>
            <Link to="/enterprises" className={buttonClass()}>
              {t('workbench.toEnterprises')}
            </Link>
            <Link to="/needs" className={buttonClass()}>
              {t('workbench.toNeeds')}
            </Link>
          </span>
        }
      />
    );
  }
  return (
    <div className="stack">
      <div className="figures">
        {PARTS.map((part) => (
          <Figure key={part} label={t(`workbench.${part}`)} value={String(data[part].length)} />
        ))}
      </div>
      <div className="halves">
        {filled.map((part) => (
          <Panel key={part} title={t(`workbench.${part}`)}>
            <Part part={part} data={data} />
          </Panel>
        ))}
      </div>
    </div>
  );
}

/** What waits for the one signed in, most urgent first. */
export function WorkbenchPage(): ReactNode {
  const t = useTexts(overviewTexts);
  const kit = useTexts(webkitTexts);
  const actor = useActor();
  const mayRaise = useMay('needs.raise');
  const query = useQueryOf(getWorkbench, {});
  return (
    <>
      <PageHeader
        title={t('workbench.title')}
        note={t('workbench.greeting', { org: actor.orgName, role: kit(`role.${actor.role}`) })}
        action={
          mayRaise ? (
            <Link to="/needs/new" className={buttonClass('primary')}>
              {t('workbench.raise')}
            </Link>
          ) : null
        }
      />
      <Loaded query={query}>{(data) => <Parts data={data} />}</Loaded>
    </>
  );
}
