import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarEvent } from './calendar.rules.ts';

/** Events as iCalendar (RFC 5545). Times are written in UTC with `Z`: every calendar then shows its reader's own hour. */
export function calendarText(name: string, events: readonly CalendarEvent[], stampedAt: string): string {
  const calendar = ical({ name, prodId: '//Langqiao//Activities//ZH', method: ICalCalendarMethod.PUBLISH });
  for (const event of events) {
    calendar.createEvent({
      id: `${event.id}@langqiao`,
      start: new Date(event.startsAt),
      end: new Date(event.endsAt),
      stamp: new Date(stampedAt),
      summary: event.title,
      location: event.place,
      description: event.hostName,
      sequence: event.version,
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
