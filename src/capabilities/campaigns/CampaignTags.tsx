import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { CampaignStatus } from './campaign.schema.ts';
import { campaignsTexts } from './campaigns.texts.ts';
import type { PledgeState } from './pledge.schema.ts';

const TONE: Readonly<Record<CampaignStatus, Tone>> = {
  draft: 'idle',
  open: 'active',
  running: 'active',
  closed: 'done',
  reported: 'done',
  cancelled: 'idle',
};
const PLEDGE_TONE: Readonly<Record<PledgeState, Tone>> = {
  underWay: 'active',
  met: 'done',
  missed: 'act',
  withdrawn: 'idle',
};

export function CampaignStatusTag({ status }: { readonly status: CampaignStatus }): ReactNode {
  const t = useTexts(campaignsTexts);
  return <StatusTag tone={TONE[status]}>{t(`status.${status}`)}</StatusTag>;
}

export function PledgeStateTag({ state }: { readonly state: PledgeState }): ReactNode {
  const t = useTexts(campaignsTexts);
  return <StatusTag tone={PLEDGE_TONE[state]}>{t(`pledge.states.${state}`)}</StatusTag>;
}
