import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { NeedStatus } from './need.schema.ts';
import { needsTexts } from './needs.texts.ts';

const TONES: Readonly<Record<NeedStatus, Tone>> = {
  draft: 'idle',
  open: 'wait',
  inProgress: 'active',
  met: 'done',
  withdrawn: 'idle',
  closedUnmet: 'idle',
};

export function NeedStatusTag({ status }: { readonly status: NeedStatus }): ReactNode {
  const t = useTexts(needsTexts);
  return <StatusTag tone={TONES[status]}>{t(`status.${status}`)}</StatusTag>;
}
