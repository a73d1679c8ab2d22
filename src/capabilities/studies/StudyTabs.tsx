import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { QuizStatus } from './quiz.schema.ts';
import { studiesTexts } from './studies.texts.ts';

const TABS = [
  ['quizzes', '/quizzes'],
  ['plans', '/study-plans'],
  ['banks', '/question-banks'],
] as const;

/** The pages of the room; banks hold right answers and are for those who manage. */
export function StudyTabs(): ReactNode {
  const t = useTexts(studiesTexts);
  const path = useLocation().pathname;
  const manages = useMay('studies.manage');
  return (
    <nav className="tabs" aria-label={t('title')}>
      {TABS.filter(([key]) => key !== 'banks' || manages).map(([key, to]) => (
        <Link key={key} to={to} className="tab" aria-current={path === to ? 'page' : undefined}>
          {t(`tabs.${key}`)}
        </Link>
      ))}
    </nav>
  );
}

const TONE: Readonly<Record<QuizStatus, Tone>> = { draft: 'wait', open: 'active', closed: 'done', archived: 'idle' };

export function QuizTag({ status }: { readonly status: QuizStatus }): ReactNode {
  const t = useTexts(studiesTexts);
  return <StatusTag tone={TONE[status]}>{t(`status.${status}`)}</StatusTag>;
}
