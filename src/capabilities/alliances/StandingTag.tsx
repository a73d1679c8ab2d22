import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import { alliancesTexts } from './alliances.texts.ts';
import type { Application, Standing } from './application.schema.ts';

const TONES: Readonly<Record<Standing, Tone>> = {
  draft: 'idle',
  submitted: 'wait',
  voting: 'active',
  admitted: 'done',
  refused: 'idle',
  withdrawn: 'idle',
  left: 'idle',
  expelled: 'idle',
};

/** Where an application stands; red where the reader is the one to act. */
export function StandingTag({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(alliancesTexts);
  const mine = application.may.some((action) => ['submit', 'putToVote', 'cast', 'close'].includes(action));
  return <StatusTag tone={mine ? 'act' : TONES[application.status]}>{t(`standing.${application.status}`)}</StatusTag>;
}
