import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { EventStatus } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';
import type { MeetingStatus } from './matchMeeting.schema.ts';

const EVENT_TONES: Readonly<Record<EventStatus, Tone>> = {
  draft: 'idle',
  open: 'active',
  wishes: 'wait',
  scheduled: 'active',
  running: 'active',
  closed: 'done',
  cancelled: 'idle',
};

export function EventTag({ status }: { readonly status: EventStatus }): ReactNode {
  const t = useTexts(matchEventsTexts);
  return <StatusTag tone={EVENT_TONES[status]}>{t(`status.${status}`)}</StatusTag>;
}

const MEETING_TONES: Readonly<Record<MeetingStatus, Tone>> = {
  planned: 'wait',
  held: 'done',
  noShow: 'act',
  dropped: 'idle',
};

export function MeetingTag({ status }: { readonly status: MeetingStatus }): ReactNode {
  const t = useTexts(matchEventsTexts);
  return <StatusTag tone={MEETING_TONES[status]}>{t(`meeting.status.${status}`)}</StatusTag>;
}
