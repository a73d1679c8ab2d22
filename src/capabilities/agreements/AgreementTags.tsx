import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { Agreement } from './agreement.schema.ts';
import { agreementsTexts } from './agreements.texts.ts';

const TONE: Readonly<Record<Agreement['status'], Tone>> = {
  draft: 'idle',
  signing: 'wait',
  inForce: 'active',
  ended: 'done',
  terminated: 'idle',
};

/** The status; what ends soon says in how many days. */
export function AgreementStatusTag({ agreement }: { readonly agreement: Agreement }): ReactNode {
  const t = useTexts(agreementsTexts);
  if (agreement.expiring && agreement.daysLeft !== null)
    return <StatusTag tone="act">{t('expiring', { count: agreement.daysLeft })}</StatusTag>;
  return <StatusTag tone={TONE[agreement.status]}>{t(`status.${agreement.status}`)}</StatusTag>;
}

export function CommitmentProgress({ tasks }: { readonly tasks: Agreement['tasks'] }): ReactNode {
  const t = useTexts(agreementsTexts);
  if (tasks.total === 0) return '—';
  return (
    <span className="row">
      {t('progress', { done: tasks.done, total: tasks.total })}
      {tasks.overdue > 0 ? <StatusTag tone="act">{t('overdue', { count: tasks.overdue })}</StatusTag> : null}
    </span>
  );
}
