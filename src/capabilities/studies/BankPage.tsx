import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { EmptyState, ErrorNotice } from '../../webkit/States.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import type { Bank, BankQuestion } from './bank.schema.ts';
import { NewQuizDialog } from './NewQuizDialog.tsx';
import { QuestionDialog } from './QuestionDialog.tsx';
import { studiesTexts } from './studies.texts.ts';
import { exportBank, getBank, importQuestions, removeQuestion } from './study.api.ts';

const letter = (place: number): string => String.fromCharCode(65 + place);

function QuestionLine({ bank, question }: { readonly bank: Bank; readonly question: BankQuestion }): ReactNode {
  const t = useTexts(studiesTexts);
  const remove = useCommand(removeQuestion);
  return (
    <li className="stack-tight">
      <div className="row-apart">
        <span className="grow">
          <span className="soft small">{t(`questionKind.${question.kind}`)}</span> {question.text}
        </span>
        {bank.mayChange ? (
          <Button
            small
            look="quiet"
            busy={remove.isPending}
            onClick={() =>
              remove.mutate({ params: { regionId: bank.regionId, id: bank.id }, body: { question: question.id } })
            }
          >
            {t('bank.remove')}
          </Button>
        ) : null}
      </div>
      <ol className="small">
        {question.options.map((option, place) => (
          <li key={option}>
            {letter(place)} {option}
            {question.correct.includes(place) ? <strong> · {t('bank.correct')}</strong> : null}
          </li>
        ))}
      </ol>
      <p className="small soft">
        {question.explanation} · {t('answer.source', { source: question.source })}
      </p>
      <ErrorNotice error={remove.error} />
    </li>
  );
}

/** A question bank: every question with its right answer, reason and source. */
export function BankPage(): ReactNode {
  const t = useTexts(studiesTexts);
  const kit = useTexts(webkitTexts);
  const download = useDownload();
  const params = useRowRef();
  const query = useQueryOf(getBank, { params });
  const [open, setOpen] = useState<'question' | 'quiz'>();
  return (
    <>
      <PageHeader
        title={query.data?.title ?? t('banks.title')}
        crumb={<Link to="/question-banks">{t('banks.title')}</Link>}
        note={query.data?.note || t('banks.hint')}
        action={
          query.data?.mayChange ? (
            <>
              <Button onClick={() => setOpen('question')}>{t('banks.add')}</Button>
              {query.data.questions > 0 ? (
                <Button look="primary" onClick={() => setOpen('quiz')}>
                  {t('quizzes.new')}
                </Button>
              ) : null}
            </>
          ) : null
        }
      />
      <Loaded query={query}>
        {(bank) => (
          <Panel
            title={t('banks.questions')}
            aside={
              <span className="row">
                {bank.mayChange ? <ImportButton definition={importQuestions} params={params} /> : null}
                <Button small onClick={() => download(exportBank, { params }, `${bank.title}.xlsx`)}>
                  {kit('export')}
                </Button>
              </span>
            }
          >
            {bank.rows.length === 0 ? <EmptyState title={t('banks.none')} hint={t('banks.hint')} /> : null}
            <ul className="list">
              {bank.rows.map((question) => (
                <QuestionLine key={question.id} bank={bank} question={question} />
              ))}
            </ul>
            {open === 'question' ? <QuestionDialog bank={bank} onClose={() => setOpen(undefined)} /> : null}
            {open === 'quiz' ? <NewQuizDialog bank={bank} onClose={() => setOpen(undefined)} /> : null}
          </Panel>
        )}
      </Loaded>
    </>
  );
}
