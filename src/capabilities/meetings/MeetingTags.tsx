import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { MeetingStatus, Motion, Unit } from './meeting.schema.ts';
import { meetingsTexts } from './meetings.texts.ts';

const STATUS: Readonly<Record<MeetingStatus, Tone>> = {
  draft: 'idle',
  called: 'wait',
  inSession: 'active',
  closed: 'wait',
  minuted: 'wait',
  final: 'done',
  cancelled: 'idle',
};
const REPLY: Readonly<Record<Unit['reply'], Tone>> = {
  none: 'wait',
  attending: 'done',
  substitute: 'active',
  absent: 'idle',
};
const MOTION: Readonly<Record<Motion['status'], Tone>> = {
  open: 'active',
  carried: 'done',
  lost: 'idle',
  noQuorum: 'act',
};

export function MeetingStatusTag({ status }: { readonly status: MeetingStatus }): ReactNode {
  const t = useTexts(meetingsTexts);
  return <StatusTag tone={STATUS[status]}>{t(`status.${status}`)}</StatusTag>;
}

export function ReplyTag({ reply }: { readonly reply: Unit['reply'] }): ReactNode {
  const t = useTexts(meetingsTexts);
  return <StatusTag tone={REPLY[reply]}>{t(`reply.${reply}`)}</StatusTag>;
}

export function MotionTag({ status }: { readonly status: Motion['status'] }): ReactNode {
  const t = useTexts(meetingsTexts);
  return <StatusTag tone={MOTION[status]}>{t(`motionStatus.${status}`)}</StatusTag>;
}
