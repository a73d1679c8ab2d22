import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { Finding, FindingStatus } from './finding.schema.ts';
import { findingsTexts } from './findings.texts.ts';

const TONE: Readonly<Record<FindingStatus, Tone>> = {
  proposed: 'wait',
  accepted: 'done',
  rejected: 'idle',
  merged: 'idle',
};

export function FindingStatusTag({ status }: { readonly status: FindingStatus }): ReactNode {
  const t = useTexts(findingsTexts);
  return <StatusTag tone={TONE[status]}>{t(`status.${status}`)}</StatusTag>;
}

/** A target is never taken for a result: what is not a result says so beside its figure. */
export function StateTag({ state }: { readonly state: Finding['state'] }): ReactNode {
  const t = useTexts(findingsTexts);
  return <StatusTag tone={state === 'target' ? 'wait' : 'idle'}>{t(`state.${state}`)}</StatusTag>;
}
