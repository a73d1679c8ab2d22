import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { getAttempt, handIn } from './quiz.api.ts';
import type { Attempt } from './quiz.schema.ts';
import { studiesTexts } from './studies.texts.ts';
import { useCountdown } from './useCountdown.ts';
import { type Saver, useSaver } from './useSaver.ts';
import './studies.css';

type Question = Attempt['questions'][number];

function Choice(props: { readonly question: Question; readonly number: number; readonly saver: Saver }): ReactNode {
  const { question, number, saver } = props;
  const t = useTexts(studiesTexts);
  const chosen = saver.chosen[question.id] ?? [];
  const several = question.kind === 'multiple';
  const pick = (place: number): void => {
    const toggled = chosen.includes(place) ? chosen.filter((one) => one !== place) : [...chosen, place];
    saver.choose(question.id, several ? toggled : [place]);
  };
  return (
    <fieldset className="answer-question">
      <legend>
        {number}. {question.text} {several ? <span className="soft small">{t('answer.multiple')}</span> : null}
      </legend>
      {question.options.map((option) => (
        <label key={option.place} className="check">
          <input
            type={several ? 'checkbox' : 'radio'}
            name={question.id}
            checked={chosen.includes(option.place)}
            onChange={() => pick(option.place)}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </fieldset>
  );
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function Answering(props: {
  readonly attempt: Attempt;
  readonly token: string;
  readonly onOver: () => void;
}): ReactNode {
  const { attempt, token, onOver } = props;
  const t = useTexts(studiesTexts);
  const saver = useSaver(token, Object.fromEntries(attempt.questions.map((one) => [one.id, one.chosen])));
  const submit = useCommand(handIn);
  const seconds = useCountdown(attempt.deadlineAt, attempt.now);
  useEffect(() => {
    if (seconds === 0) onOver();
  }, [seconds, onOver]);
  const done = attempt.questions.filter((one) => (saver.chosen[one.id] ?? []).length > 0).length;
  const send = async (): Promise<void> => {
    await saver.settled();
    await submit.mutateAsync({ params: { token } });
  };
  return (
    <>
      <div className="answer-clock">
        <span role="timer">{t('answer.left', { time: clock(seconds) })}</span>
        <span className="soft">{t('answer.saved', { done, all: attempt.questions.length })}</span>
      </div>
      {attempt.questions.map((question, index) => (
        <Choice key={question.id} question={question} number={index + 1} saver={saver} />
      ))}
      <ErrorNotice error={saver.error ?? submit.error} />
      <div className="form-actions">
        <Button look="primary" busy={submit.isPending} onClick={() => void send().catch(() => undefined)}>
          {t('answer.submit')}
        </Button>
      </div>
      <p className="small soft">{t('answer.privacy')}</p>
    </>
  );
}

function Verdict({ question, number }: { readonly question: Question; readonly number: number }): ReactNode {
  const t = useTexts(studiesTexts);
  const phrases = usePhrases();
  const { verdict } = question;
  if (!verdict) return null;
  const words = (places: readonly number[]): string =>
    phrases.list(question.options.filter((option) => places.includes(option.place)).map((option) => option.text));
  return (
    <li className="stack-tight">
      <div className="row-apart">
        <strong className="grow">
          {number}. {question.text}
        </strong>
        <StatusTag tone={verdict.right ? 'done' : 'act'}>
          {verdict.right ? t('answer.correct') : t('answer.wrong')}
        </StatusTag>
      </div>
      <p>{t('answer.answer', { options: words(verdict.correct) })}</p>
      <p className="small">{verdict.explanation}</p>
      <p className="small soft">{t('answer.source', { source: verdict.source })}</p>
    </li>
  );
}

function Finished({ attempt }: { readonly attempt: Attempt }): ReactNode {
  const t = useTexts(studiesTexts);
  return (
    <>
      <div className="notice notice-done" role="status">
        <strong>{t('answer.over')}</strong>
        <p>{t('answer.right', { right: attempt.right ?? 0, all: attempt.questions.length })}</p>
      </div>
      <ol className="list">
        {attempt.questions.map((question, index) => (
          <Verdict key={question.id} question={question} number={index + 1} />
        ))}
      </ol>
    </>
  );
}

/** Answering on a phone: every answer is kept when it is given, the time is the server's, and the end shows reasons and sources. */
export function AttemptPage(): ReactNode {
  const params: { readonly token?: string } = useParams({ strict: false });
  const token = params.token ?? '';
  const query = useQueryOf(getAttempt, { params: { token } });
  const t = useTexts(studiesTexts);
  return (
    <main className="answer-page">
      <PageHeader title={query.data?.title ?? t('quizzes.title')} />
      <Loaded query={query} lines={8}>
        {(attempt) =>
          attempt.over ? (
            <Finished attempt={attempt} />
          ) : (
            <Answering attempt={attempt} token={token} onOver={() => void query.refetch()} />
          )
        }
      </Loaded>
    </main>
  );
}
