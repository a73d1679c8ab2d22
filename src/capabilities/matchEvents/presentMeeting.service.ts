import { dayInShanghai } from '../../kernel/clock.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { meetingActions } from './matchEvent.access.ts';
import type { EventRow } from './matchEvent.queries.ts';
import { type FollowUpRow, followUpsOf, type MeetingRow } from './matchMeeting.queries.ts';
import type { FollowUp, Meeting } from './matchMeeting.schema.ts';
import type { Side } from './schedule.rules.ts';

/** Meetings as their reader sees them, with what they left and what is still to be answered. */

const presentFollowUp = (row: FollowUpRow, names: ReadonlyMap<number, string>, today: string): FollowUp => ({
  days: row.days,
  dueOn: row.due_on,
  overdue: row.answer === null && row.due_on < today,
  answer: row.answer,
  words: row.words,
  answeredByName: row.answered_by === null ? '' : (names.get(row.answered_by) ?? ''),
  answeredAt: row.answered_at,
  version: row.version,
});

export const meetingFacts = (row: MeetingRow) => ({
  hostOrg: row.owner_org,
  seeksOrg: row.seeks_org,
  offersOrg: row.offers_org,
  status: row.status,
  hasCase: row.case_id !== null,
});

const sideOf = (org: number, row: MeetingRow): Side | null =>
  org === row.seeks_org ? 'seeks' : org === row.offers_org ? 'offers' : null;

export async function presentMeetings(use: Use, event: EventRow, rows: readonly MeetingRow[]): Promise<Meeting[]> {
  const followUps = await followUpsOf(
    use.tx,
    rows.filter((row) => row.case_id !== null).map(({ id }) => id),
  );
  const answeredBy = await organisationNames(
    use.tx,
    followUps.flatMap((row) => row.answered_by ?? []),
  );
  // Who sat at the table has shown its name to the other by coming.
  const names = new Map([
    ...rows.flatMap((row) => [[row.seeks_org, row.seeks_name] as const, [row.offers_org, row.offers_name] as const]),
    ...answeredBy,
  ]);
  const today = dayInShanghai(use.now);
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    eventId: row.event_id,
    seeks: { id: row.seeks_id, name: row.seeks_name },
    offers: { id: row.offers_id, name: row.offers_name },
    ownSide: sideOf(use.actor.org, row),
    slot: row.slot,
    table: row.table_number,
    isMutual: row.is_mutual,
    status: row.status,
    absent: row.absent,
    nextOwner: row.next_owner,
    nextStep: row.next_step,
    nextOn: row.next_on,
    note: row.note,
    caseRef:
      row.case_id === null || row.case_region_id === null ? null : { regionId: row.case_region_id, id: row.case_id },
    followUps: followUps.filter((one) => one.meeting_id === row.id).map((one) => presentFollowUp(one, names, today)),
    may: meetingActions(use.actor, meetingFacts(row), event.status),
    version: row.version,
  }));
}
