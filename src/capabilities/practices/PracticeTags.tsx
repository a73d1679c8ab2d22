import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { PracticeStatus } from './practice.schema.ts';
import { practicesTexts } from './practices.texts.ts';
import type { RoundStatus } from './round.schema.ts';

const TONE: Readonly<Record<PracticeStatus, Tone>> = {
  nominated: 'wait',
  consented: 'active',
  scored: 'active',
  published: 'done',
  declined: 'idle',
  withdrawn: 'idle',
};
const ROUND_TONE: Readonly<Record<RoundStatus, Tone>> = {
  open: 'active',
  scoring: 'active',
  closed: 'done',
  cancelled: 'idle',
};

export function PracticeStatusTag({ status }: { readonly status: PracticeStatus }): ReactNode {
  const t = useTexts(practicesTexts);
  return <StatusTag tone={TONE[status]}>{t(`status.${status}`)}</StatusTag>;
}

export function RoundStatusTag({ status }: { readonly status: RoundStatus }): ReactNode {
  const t = useTexts(practicesTexts);
  return <StatusTag tone={ROUND_TONE[status]}>{t(`round.status.${status}`)}</StatusTag>;
}
