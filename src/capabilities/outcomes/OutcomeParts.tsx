import type { ReactNode } from 'react';
import { evidenceTypeName } from '../../vocabulary/evidenceTypes.ts';
import { outcomeKindByCode, outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { formatAmount, formatNumber } from '../../webkit/format.ts';
import { type Language, useLanguage, useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { Outcome, OutcomeStatus } from './outcome.schema.ts';
import { outcomesTexts } from './outcomes.texts.ts';

const TONES: Readonly<Record<OutcomeStatus, Tone>> = {
  claimed: 'wait',
  review: 'act',
  confirmed: 'done',
  rejected: 'idle',
  merged: 'idle',
  reversed: 'idle',
};

export function OutcomeStatusTag({ status }: { readonly status: OutcomeStatus }): ReactNode {
  const t = useTexts(outcomesTexts);
  return <StatusTag tone={TONES[status]}>{t(`status.${status}`)}</StatusTag>;
}

export const kindName = (kind: string, language: Language): string =>
  outcomeKindName(kind, language === 'en' ? 'en' : 'zh');

export function OutcomeKindName({ kind }: { readonly kind: string }): ReactNode {
  return kindName(kind, useLanguage());
}

/** Amount in 元 and up, or a count with its counter. */
export function OutcomeSize({
  outcome,
}: {
  readonly outcome: Pick<Outcome, 'amountFen' | 'count' | 'unit' | 'kind'>;
}): ReactNode {
  const language = useLanguage();
  if (outcome.amountFen !== null) return formatAmount(outcome.amountFen, language);
  if (outcome.count === null) return '—';
  const counter = outcomeKindByCode(outcome.kind)?.counter?.[language === 'en' ? 'en' : 'zh'];
  return `${formatNumber(outcome.count)} ${outcome.unit ?? counter ?? ''}`.trim();
}

/** Type and number of the paper that proves it. */
export function EvidenceWords({
  evidence,
}: {
  readonly evidence: { readonly type: string; readonly number: string | null };
}): ReactNode {
  const t = useTexts(outcomesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return (
    <>
      {evidenceTypeName(evidence.type, language)}{' '}
      <span className="soft">{evidence.number ? t('number', { number: evidence.number }) : t('noNumber')}</span>
    </>
  );
}
