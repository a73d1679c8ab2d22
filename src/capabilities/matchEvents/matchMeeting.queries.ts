import { oneRow, type Tx } from '../../storage/sql.ts';
import type { FollowUpAnswer, Meeting, MeetingStatus, PlanChange } from './matchMeeting.schema.ts';

/** Reads of meetings, plans and follow-ups, under the caller's row security unless said. */

export interface MeetingRow {
  readonly region_id: string;
  readonly event_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly seeks_id: string;
  readonly offers_id: string;
  readonly seeks_org: number;
  readonly offers_org: number;
  readonly seeks_name: string;
  readonly offers_name: string;
  readonly slot: string;
  readonly table_number: number;
  readonly weight: number;
  readonly is_mutual: boolean;
  readonly status: MeetingStatus;
  readonly absent: Meeting['absent'];
  readonly next_owner: Meeting['nextOwner'];
  readonly next_step: string;
  readonly next_on: string | null;
  readonly note: string;
  readonly case_region_id: string | null;
  readonly case_id: string | null;
  readonly version: number;
}

const COLUMNS =
  'region_id, event_id, id, owner_org, seeks_id, offers_id, seeks_org, offers_org, seeks_name, offers_name, slot, table_number, weight, is_mutual, status, absent, next_owner, next_step, next_on, note, case_region_id, case_id, version';

export const findMeeting = (tx: Tx, regionId: string, id: string) =>
  oneRow<MeetingRow>(tx, `select ${COLUMNS} from match_meetings where region_id = $1 and id = $2`, [regionId, id]);

interface EventKey {
  readonly region_id: string;
  readonly id: string;
}

/** Meetings that stand: dropped ones are told of in the changes of the plans. */
export const meetingsOf = async (tx: Tx, event: EventKey): Promise<readonly MeetingRow[]> =>
  (
    await tx.query<MeetingRow>(
      `select ${COLUMNS} from match_meetings where region_id = $1 and event_id = $2 and status <> 'dropped' order by table_number, id`,
      [event.region_id, event.id],
    )
  ).rows;

export interface FollowUpRow {
  readonly region_id: string;
  readonly meeting_id: string;
  readonly days: number;
  readonly due_on: string;
  readonly task_region_id: string | null;
  readonly task_id: string | null;
  readonly answer: FollowUpAnswer | null;
  readonly words: string;
  readonly answered_by: number | null;
  readonly answered_at: string | null;
  readonly version: number;
}

const FOLLOW_UP_COLUMNS =
  'region_id, meeting_id, days, due_on, task_region_id, task_id, answer, words, answered_by, answered_at, version';

export const followUpsOf = async (tx: Tx, meetingIds: readonly string[]): Promise<readonly FollowUpRow[]> =>
  meetingIds.length === 0
    ? []
    : (
        await tx.query<FollowUpRow>(
          `select ${FOLLOW_UP_COLUMNS} from match_follow_ups where meeting_id = any($1::uuid[]) order by due_on, days`,
          [[...meetingIds]],
        )
      ).rows;

export interface PlanRow {
  readonly id: string;
  readonly at: string;
  readonly fresh: boolean;
  readonly meetings: number;
  readonly moved: PlanChange['moved'];
  readonly added: PlanChange['added'];
  readonly dropped: PlanChange['dropped'];
}

/** What the plannings changed, the latest first; the host's alone. */
export const plansOf = async (tx: Tx, event: EventKey): Promise<readonly PlanRow[]> =>
  (
    await tx.query<PlanRow>(
      'select id, at, fresh, meetings, moved, added, dropped from match_plans where region_id = $1 and event_id = $2 order by seq desc limit 20',
      [event.region_id, event.id],
    )
  ).rows;

export interface MeetingCounts {
  readonly planned: number;
  readonly held: number;
  readonly no_show: number;
  readonly dropped: number;
}

/** As job: meetings of an event by what became of them. */
export const countMeetings = (tx: Tx, event: EventKey): Promise<MeetingCounts | null> =>
  oneRow<MeetingCounts>(
    tx,
    `select count(*) filter (where status = 'planned')::int as planned, count(*) filter (where status = 'held')::int as held,
       count(*) filter (where status = 'noShow')::int as no_show, count(*) filter (where status = 'dropped')::int as dropped
     from match_meetings where region_id = $1 and event_id = $2`,
    [event.region_id, event.id],
  );

/** As job: follow-ups without an answer, and those of them whose day is past. */
export const countFollowUps = (tx: Tx, event: EventKey, today: string) =>
  oneRow<{ open: number; overdue: number }>(
    tx,
    `select count(*) filter (where answer is null)::int as open, count(*) filter (where answer is null and due_on < $3::date)::int as overdue
     from match_follow_ups where region_id = $1 and event_id = $2`,
    [event.region_id, event.id, today],
  );
