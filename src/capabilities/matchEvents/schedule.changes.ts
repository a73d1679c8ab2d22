import type { ScheduledMeeting } from './schedule.rules.ts';

/** What a new plan changes in the one that stood. */
export interface Changes {
  /** The same two, at another time or table. */
  readonly moved: readonly { readonly from: ScheduledMeeting; readonly to: ScheduledMeeting }[];
  readonly added: readonly ScheduledMeeting[];
  readonly dropped: readonly ScheduledMeeting[];
}

const keyOf = ({ seeks, offers }: ScheduledMeeting): string => `${seeks} ${offers}`;

/** Compares two schedules, meeting by meeting. */
export function changesBetween(before: readonly ScheduledMeeting[], after: readonly ScheduledMeeting[]): Changes {
  const [old, fresh] = [before, after].map((list) => new Map(list.map((meeting) => [keyOf(meeting), meeting])));
  return {
    moved: after.flatMap((to) => {
      const from = old?.get(keyOf(to));
      return from && (from.slot !== to.slot || from.table !== to.table) ? [{ from, to }] : [];
    }),
    added: after.filter((meeting) => !old?.has(keyOf(meeting))),
    dropped: before.filter((meeting) => !fresh?.has(keyOf(meeting))),
  };
}
