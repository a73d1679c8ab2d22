import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { usePhrases } from '../../webkit/phrases.ts';
import { ScrollFrame } from '../../webkit/ScrollFrame.tsx';
import { EmptyState } from '../../webkit/States.tsx';
import type { EventView } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';
import type { ScheduleView } from './matchMeeting.schema.ts';

interface ScheduleBoardProps {
  readonly event: EventView;
  readonly schedule: ScheduleView;
}

/** Slots down, tables across: who sits where when. Tables nobody sits at are left out. */
export function ScheduleBoard({ event, schedule }: ScheduleBoardProps): ReactNode {
  const t = useTexts(matchEventsTexts);
  const { pair } = usePhrases();
  const { meetings } = schedule;
  if (meetings.length === 0) return <EmptyState title={t('schedule.none')} />;
  const most = Math.max(...meetings.map(({ table }) => table));
  const tables = Array.from({ length: most }, (_, index) => index + 1);
  const at = new Map(meetings.map((meeting) => [`${meeting.slot} ${meeting.table}`, meeting]));
  return (
    <ScrollFrame label={t('schedule.title')} bare>
      <table className="table table-wide">
        <caption className="visually-hidden">{pair(t('schedule.title'), t('schedule.note'))}</caption>
        <thead>
          <tr>
            <th scope="col">{t('schedule.time')}</th>
            {tables.map((table) => (
              <th key={table} scope="col">
                {t('schedule.table', { n: table })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {event.slots.map((slot) => (
            <tr key={slot.id}>
              <th scope="row" className="nowrap">
                {slot.starts}–{slot.ends}
              </th>
              {slot.isBreak ? (
                <td colSpan={most} className="soft">
                  {t('schedule.break')}
                </td>
              ) : (
                tables.map((table) => {
                  const meeting = at.get(`${slot.id} ${table}`);
                  return (
                    <td key={table}>
                      {meeting ? (
                        <span className="small">
                          {meeting.seeks.name}
                          <br />
                          <span className="soft">{meeting.offers.name}</span>
                        </span>
                      ) : (
                        <span className="faint">—</span>
                      )}
                    </td>
                  );
                })
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
