import type { EventRow, ParticipantRow } from './matchEvent.queries.ts';
import { pastSlots } from './matchEvent.rules.ts';
import type { MeetingRow } from './matchMeeting.queries.ts';
import type { ScheduledMeeting, ScheduleProblem } from './schedule.rules.ts';

/** What is left to plan: slots that are over are breaks, pairs that have met do not meet again. Pure. */
export interface OpenProblem {
  readonly problem: ScheduleProblem;
  /** Meetings that stand and may still be moved. */
  readonly stand: readonly ScheduledMeeting[];
}

export function openProblem(
  event: Pick<EventRow, 'slots' | 'tables' | 'day'>,
  participants: readonly ParticipantRow[],
  meetings: readonly MeetingRow[],
  now: Date,
): OpenProblem {
  const past = new Set(pastSlots(event.slots, event.day, now));
  const isOpen = (meeting: MeetingRow): boolean => meeting.status === 'planned' && !past.has(meeting.slot);
  const over = meetings.filter((meeting) => !isOpen(meeting));
  const met = new Set(
    over.flatMap(({ seeks_id, offers_id }) => [`${seeks_id} ${offers_id}`, `${offers_id} ${seeks_id}`]),
  );
  return {
    problem: {
      participants: participants.map(({ id, side, wishes, blocked }) => ({
        id,
        side,
        blocked,
        wishes: wishes.filter((wish) => !met.has(`${id} ${wish}`)),
      })),
      slots: event.slots.map(({ id, isBreak }) => ({ id, isBreak: isBreak || past.has(id) })),
      tables: event.tables,
    },
    stand: meetings.filter(isOpen).map(({ seeks_id, offers_id, slot, table_number }) => ({
      seeks: seeks_id,
      offers: offers_id,
      slot,
      table: table_number,
    })),
  };
}
