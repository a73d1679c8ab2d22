import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { quizAddress } from '../../webkit/addresses.ts';
import { buttonClass } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { localTime } from '../activities/calendar.rules.ts';
import { exportQuizzes, listQuizzes } from './quiz.api.ts';
import type { Quiz } from './quiz.schema.ts';
import { QuizTag, StudyTabs } from './StudyTabs.tsx';
import { studiesTexts } from './studies.texts.ts';

/** Quizzes that are kept or open to the reader; a new one begins at its bank. */
export function QuizzesPage(): ReactNode {
  const t = useTexts(studiesTexts);
  const may = useMay('studies.manage');
  const pages = usePagesOf(listQuizzes, { query: {} });
  const columns: readonly Column<Quiz>[] = [
    {
      id: 'title',
      header: t('quiz.name'),
      title: true,
      cell: (row) => row.title,
    },
    { id: 'owner', header: t('quiz.owner'), cell: (row) => row.ownerName },
    { id: 'open', header: t('quiz.open'), cell: (row) => `${localTime(row.opensAt)} – ${localTime(row.closesAt)}` },
    { id: 'mode', header: t('quiz.mode'), cell: (row) => t(`mode.${row.mode}`) },
    { id: 'status', header: t('quiz.status'), cell: (row) => <QuizTag status={row.status} /> },
  ];
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          may ? (
            <Link to="/question-banks" className={buttonClass('primary')}>
              {t('quizzes.new')}
            </Link>
          ) : null
        }
      />
      <StudyTabs />
      <DataTable
        id="quizzes"
        caption={t('quizzes.title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        href={quizAddress}
        tools={<ExportButton definition={exportQuizzes} filters={{}} name={t('quizzes.title')} />}
        empty={{ title: t('quizzes.empty'), hint: t('quizzes.emptyHint') }}
      />
    </>
  );
}
