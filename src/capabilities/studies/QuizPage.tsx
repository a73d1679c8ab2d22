import { Link, useNavigate } from '@tanstack/react-router';
import { Fragment, type ReactNode, useState } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { TextField } from '../../webkit/inputs.tsx';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { localTime } from '../activities/calendar.rules.ts';
import { QrCode } from '../activities/QrCode.tsx';
import { secretToken } from '../activities/secretToken.ts';
import { getQuiz, linkQuiz, startSeenQuiz, stepQuiz } from './quiz.api.ts';
import type { Quiz } from './quiz.schema.ts';
import { ResultsPanel } from './ResultsPanel.tsx';
import { QuizTag } from './StudyTabs.tsx';
import { studiesTexts } from './studies.texts.ts';
import { keepAttempt, keptAttempt } from './useAttemptKeep.ts';
import './studies.css';

const refOf = (quiz: Quiz) => ({ regionId: quiz.regionId, id: quiz.id });

/** Starts an attempt from the platform, or goes on with the one this browser keeps. */
function StartButton({ quiz }: { readonly quiz: Quiz }): ReactNode {
  const t = useTexts(studiesTexts);
  const navigate = useNavigate();
  const start = useCommand(startSeenQuiz);
  const kept = keptAttempt(quiz.id);
  const go = async (): Promise<void> => {
    const token = kept ?? secretToken();
    if (!kept) {
      await start.mutateAsync({ params: refOf(quiz), body: { token } });
      keepAttempt(quiz.id, token);
    }
    await navigate({ href: `/attempt/${token}` });
  };
  return (
    <>
      <Button look="primary" busy={start.isPending} onClick={() => void go().catch(() => undefined)}>
        {kept ? t('quiz.goOn') : t('quiz.start')}
      </Button>
      <ErrorNotice error={start.error} />
    </>
  );
}

function Steps({ quiz }: { readonly quiz: Quiz }): ReactNode {
  const t = useTexts(studiesTexts);
  const step = useCommand(stepQuiz);
  return (
    <>
      {quiz.may.map((action) => (
        <Button
          key={action}
          look={action === 'open' ? 'primary' : 'plain'}
          busy={step.isPending}
          onClick={() => step.mutate({ params: refOf(quiz), body: { action }, version: quiz.version })}
        >
          {t(`act.${action}`)}
        </Button>
      ))}
      <ErrorNotice error={step.error} />
    </>
  );
}

function LinkPanel({ quiz }: { readonly quiz: Quiz }): ReactNode {
  const t = useTexts(studiesTexts);
  const [link, setLink] = useState<string>();
  const make = useCommand(linkQuiz);
  const renew = async (): Promise<void> => {
    const token = secretToken();
    await make.mutateAsync({ params: refOf(quiz), body: { token } });
    setLink(`${window.location.origin}/quiz/${token}`);
  };
  return (
    <Panel
      title={t('quiz.link')}
      aside={
        <Button small busy={make.isPending} onClick={() => void renew().catch(() => undefined)}>
          {link ? t('quiz.renewLink') : t('quiz.makeLink')}
        </Button>
      }
    >
      <div className="quiz-link">
        <p className="small soft">{t('quiz.linkNote')}</p>
        {link ? (
          <>
            <QrCode text={link} label={t('quiz.link')} />
            <TextField
              label={t('quiz.link')}
              name="link"
              value={link}
              readOnly
              error={undefined}
              onChange={() => undefined}
            />
          </>
        ) : null}
        <ErrorNotice error={make.error} />
      </div>
    </Panel>
  );
}

function Facts({ quiz }: { readonly quiz: Quiz }): ReactNode {
  const t = useTexts(studiesTexts);
  const lines: readonly (readonly [string, ReactNode])[] = [
    [t('quiz.owner'), quiz.ownerName],
    [t('quiz.open'), `${localTime(quiz.opensAt)} – ${localTime(quiz.closesAt)}`],
    [t('quiz.mode'), t(`mode.${quiz.mode}`)],
    [t('quiz.questionCount'), t('quiz.rule', { count: quiz.questionCount, minutes: quiz.minutes })],
    [t('quiz.status'), <QuizTag key="status" status={quiz.status} />],
  ];
  return (
    <Panel title={t('quizzes.title')}>
      <dl className="details">
        {lines.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </Panel>
  );
}

/** A quiz: for who keeps it the steps, the link and the distribution; for everybody else the way in. */
export function QuizPage(): ReactNode {
  const t = useTexts(studiesTexts);
  const answers = useMay('studies.answer');
  const query = useQueryOf(getQuiz, { params: useRowRef() });
  const quiz = query.data;
  return (
    <>
      <PageHeader
        title={quiz?.title ?? t('quizzes.title')}
        crumb={<Link to="/quizzes">{t('title')}</Link>}
        action={
          quiz ? (
            <>
              <Steps quiz={quiz} />
              {quiz.isOpenNow && answers ? <StartButton quiz={quiz} /> : null}
            </>
          ) : null
        }
      />
      <Loaded query={query}>
        {(shown) => (
          <div className="columns">
            <ResultsPanel quiz={shown} />
            <div className="stack">
              <Facts quiz={shown} />
              {shown.isOwner && shown.status === 'open' ? <LinkPanel quiz={shown} /> : null}
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}
