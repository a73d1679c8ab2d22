import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { MeetingLine } from './MeetingLine.tsx';
import { exportFollowUps, exportTimetable } from './matchEvent.api.ts';
import type { EventView } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';
import type { Meeting, ScheduleView } from './matchMeeting.schema.ts';

/** For the host of a closed event what is overdue comes first, then what became a case; otherwise the order of the day. */
const urgency = ({ caseRef, followUps }: Meeting): number =>
  followUps.some(({ overdue }) => overdue) ? 0 : caseRef === null ? 2 : 1;

export interface MeetingsPanelProps {
  readonly event: EventView;
  readonly schedule: ScheduleView;
  readonly title: string;
}

/** Meetings as lines in the order of the day: the timetable of a participant, the results for the host. */
export function MeetingsPanel({ event, schedule, title }: MeetingsPanelProps): ReactNode {
  const t = useTexts(matchEventsTexts);
  const download = useDownload();
  const params = { regionId: event.regionId, id: event.id };
  const meetings =
    event.status === 'closed' && event.ownSide === null
      ? [...schedule.meetings].sort((a, b) => urgency(a) - urgency(b))
      : schedule.meetings;
  const hasFollowUps = schedule.meetings.some(({ followUps }) => followUps.length > 0);
  return (
    <Panel
      title={title}
      aside={
        schedule.meetings.length > 0 ? (
          <span className="row">
            <Button small onClick={() => window.print()}>
              {t('timetable.print')}
            </Button>
            <Button small onClick={() => download(exportTimetable, { params }, `${event.title}.xlsx`)}>
              {t('timetable.export')}
            </Button>
            {hasFollowUps ? (
              <Button
                small
                onClick={() => download(exportFollowUps, { params }, `${event.title} ${t('followUp.title')}.xlsx`)}
              >
                {t('followUp.export')}
              </Button>
            ) : null}
          </span>
        ) : null
      }
    >
      {schedule.meetings.length === 0 ? (
        <p className="soft">{t(event.plannedAt ? 'timetable.none' : 'timetable.notYet')}</p>
      ) : null}
      <ul className="list">
        {meetings.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} slots={event.slots} />
        ))}
      </ul>
    </Panel>
  );
}
