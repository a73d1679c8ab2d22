import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { CaseStatus, CaseSummary, PositionStatus } from './case.schema.ts';
import { casesTexts } from './cases.texts.ts';

const CASE_TONES: Readonly<Record<CaseStatus, Tone>> = {
  open: 'act',
  inProgress: 'active',
  paused: 'wait',
  closed: 'done',
};

const POSITION_TONES: Readonly<Record<PositionStatus, Tone>> = {
  notAnswered: 'act',
  taking: 'active',
  helped: 'done',
  cannotHelp: 'idle',
  cannotReach: 'wait',
  notForUs: 'idle',
};

export function CaseStatusTag({ status }: { readonly status: CaseStatus }): ReactNode {
  const t = useTexts(casesTexts);
  return <StatusTag tone={CASE_TONES[status]}>{t(`status.${status}`)}</StatusTag>;
}

export function PositionTag({ status }: { readonly status: PositionStatus }): ReactNode {
  const t = useTexts(casesTexts);
  return <StatusTag tone={POSITION_TONES[status]}>{t(`position.${status}`)}</StatusTag>;
}

/** The due day; red only when it has passed. */
export function DueDay({ due }: { readonly due: Pick<CaseSummary, 'dueOn' | 'overdue' | 'status'> }): ReactNode {
  const t = useTexts(casesTexts);
  if (due.status === 'closed' || due.dueOn === null) return <span className="soft">—</span>;
  if (due.status === 'paused') return <span className="soft">{t('due.stopped')}</span>;
  if (due.overdue) return <StatusTag tone="act">{t('due.overdue', { date: due.dueOn })}</StatusTag>;
  return t('due.on', { date: due.dueOn });
}
