import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useActor } from '../../webkit/actor.tsx';
import { taskAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { activitiesTexts } from './activities.texts.ts';
import type { Activity } from './activity.schema.ts';
import { AskDialog, AssignDialog } from './QuestionDialogs.tsx';
import { answerQuestion, listQuestions } from './question.api.ts';
import { type Answer, answerInputSchema, type Question } from './question.schema.ts';

function AnswerDialog({ question, onClose }: { readonly question: Question; readonly onClose: () => void }): ReactNode {
  const t = useTexts(activitiesTexts);
  const actor = useActor();
  const send = useCommand(answerQuestion, onClose);
  const own = question.answers.find((answer) => answer.org === actor.org);
  return (
    <Dialog title={t('question.answer')} onClose={onClose}>
      <p className="prose">{question.text}</p>
      <SchemaForm
        schema={answerInputSchema}
        initial={{ text: own?.text ?? '' }}
        fields={[{ name: 'text', label: t('question.answerText'), control: 'longText' }]}
        submitLabel={t('question.answer')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ params: { regionId: question.regionId, id: question.id }, body })}
      />
    </Dialog>
  );
}

function QuestionBlock(props: {
  readonly question: Question;
  readonly onAnswer: () => void;
  readonly onAssign: (answer: Answer) => void;
}): ReactNode {
  const { question } = props;
  const t = useTexts(activitiesTexts);
  const phrases = usePhrases();
  const silent = question.asked.filter((one) => !one.answered).map((one) => one.name);
  return (
    <li className="stack-tight">
      <div className="row-apart">
        <strong className="grow">{question.text}</strong>
        {question.mayAnswer ? (
          <Button small onClick={props.onAnswer}>
            {t('question.answer')}
          </Button>
        ) : null}
      </div>
      <div className="small soft">
        {question.askedBy} · {t('question.dueOn')} {question.dueOn}
        {silent.length > 0 ? ` · ${t('question.waiting', { names: phrases.list(silent) })}` : ''}
      </div>
      {question.answers.map((answer) => (
        <div key={answer.id} className="notice">
          <div className="row-apart small soft">
            <span>{answer.name}</span>
            {answer.task ? (
              <Link to={taskAddress(answer.task)}>{t('question.assigned')}</Link>
            ) : question.mayAssign ? (
              <Button small look="quiet" onClick={() => props.onAssign(answer)}>
                {t('question.toTask')}
              </Button>
            ) : null}
          </div>
          <p className="prose">{answer.text}</p>
        </div>
      ))}
    </li>
  );
}

type Open =
  | { readonly what: 'ask' }
  | { readonly what: 'answer'; readonly question: Question }
  | { readonly what: 'assign'; readonly answer: Answer };

/** 同题共答 of an activity. */
export function QuestionsPanel({ activity }: { readonly activity: Activity }): ReactNode {
  const t = useTexts(activitiesTexts);
  const query = useQueryOf(listQuestions, { params: { regionId: activity.regionId, id: activity.id } });
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  return (
    <Panel
      title={t('question.title')}
      aside={
        activity.isHost ? (
          <Button small onClick={() => setOpen({ what: 'ask' })}>
            {t('question.ask')}
          </Button>
        ) : null
      }
    >
      <p className="small soft">{t('question.note')}</p>
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('question.none')}</p>
          ) : (
            <ul className="list">
              {items.map((question) => (
                <QuestionBlock
                  key={question.id}
                  question={question}
                  onAnswer={() => setOpen({ what: 'answer', question })}
                  onAssign={(answer) => setOpen({ what: 'assign', answer })}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {open?.what === 'ask' ? <AskDialog activity={activity} onClose={close} /> : null}
      {open?.what === 'answer' ? <AnswerDialog question={open.question} onClose={close} /> : null}
      {open?.what === 'assign' ? <AssignDialog answer={open.answer} onClose={close} /> : null}
    </Panel>
  );
}
