import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { requireEvent } from './event.service.ts';
import { isHost } from './matchEvent.access.ts';
import { type EventRow, participantsOf } from './matchEvent.queries.ts';
import { type MeetingRow, meetingsOf, plansOf } from './matchMeeting.queries.ts';
import type { ScheduleView } from './matchMeeting.schema.ts';
import { presentMeetings } from './presentMeeting.service.ts';
import { wishesMet } from './schedule.rules.ts';

/** The schedule as its reader sees it: row security leaves a participant its own meetings; wishes and changes are the host's. */
export async function viewSchedule(use: Use, ref: RowRef): Promise<ScheduleView> {
  const event = await requireEvent(use.tx, ref);
  const rows = await meetingsOf(use.tx, event);
  const order = new Map(event.slots.map(({ id }, index) => [id, index]));
  const inOrder = [...rows].sort(
    (a, b) => (order.get(a.slot) ?? 0) - (order.get(b.slot) ?? 0) || a.table_number - b.table_number,
  );
  const host = isHost(use.actor, { hostOrg: event.owner_org });
  return {
    meetings: await presentMeetings(use, event, inOrder),
    wishes: host && event.planned_at !== null ? await wishesOf(use, event, rows) : null,
    plans: host ? [...(await plansOf(use.tx, event))] : [],
  };
}

async function wishesOf(use: Use, event: EventRow, rows: readonly MeetingRow[]): Promise<ScheduleView['wishes']> {
  const participants = await participantsOf(use.tx, event);
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  const { without, ...met } = wishesMet(
    { participants, slots: event.slots, tables: event.tables },
    rows.map((row) => ({ seeks: row.seeks_id, offers: row.offers_id, slot: row.slot, table: row.table_number })),
  );
  const bound = event.plan_bound ?? 0;
  return {
    ...met,
    without: without.flatMap((id) => names.get(id) ?? []),
    ofBound: bound > 0 ? Math.round((1000 * (event.plan_worth ?? 0)) / bound) / 10 : null,
  };
}
