import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { GrantRowStatus } from './grantList.schema.ts';
import { grantListsTexts } from './grantLists.texts.ts';

const TONES: Readonly<Record<GrantRowStatus, Tone>> = {
  candidate: 'wait',
  checked: 'wait',
  confirmed: 'active',
  noticed: 'active',
  objected: 'act',
  awaitingAccount: 'wait',
  accountConfirmed: 'active',
  paid: 'done',
  refused: 'idle',
  forfeited: 'idle',
  declined: 'idle',
};

export function GrantRowTag({ status }: { readonly status: GrantRowStatus }): ReactNode {
  const t = useTexts(grantListsTexts);
  return <StatusTag tone={TONES[status]}>{t(`status.${status}`)}</StatusTag>;
}
