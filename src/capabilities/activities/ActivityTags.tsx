import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import { activitiesTexts } from './activities.texts.ts';
import type { ActivityStatus } from './activity.schema.ts';
import type { DueState } from './plan.schema.ts';

const STATUS: Readonly<Record<ActivityStatus, Tone>> = {
  planned: 'wait',
  announced: 'active',
  running: 'act',
  held: 'done',
  archived: 'idle',
  cancelled: 'idle',
  postponed: 'wait',
};

export function ActivityTag({ status }: { readonly status: ActivityStatus }): ReactNode {
  const t = useTexts(activitiesTexts);
  return <StatusTag tone={STATUS[status]}>{t(`status.${status}`)}</StatusTag>;
}

const DUE: Readonly<Record<DueState, Tone>> = {
  done: 'done',
  arranged: 'active',
  open: 'idle',
  due: 'wait',
  overdue: 'act',
  ahead: 'idle',
};

export function DueTag({ state, label }: { readonly state: DueState; readonly label?: string }): ReactNode {
  const t = useTexts(activitiesTexts);
  return (
    <StatusTag tone={DUE[state]}>
      {label ? `${label} ` : ''}
      {t(`due.${state}`)}
    </StatusTag>
  );
}
