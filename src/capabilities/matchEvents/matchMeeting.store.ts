import type { Tx } from '../../storage/sql.ts';
import type { EventRow, ParticipantRow } from './matchEvent.queries.ts';
import type { FollowUpRow, MeetingRow } from './matchMeeting.queries.ts';
import type { FollowUpAnswer, MeetingRecord, PlanChange } from './matchMeeting.schema.ts';

/** The only writer of meetings, plans and follow-ups. Runs as lq_job: a meeting belongs to the host and is worked on by three. */

export interface PlannedMeeting {
  /** The id it had where it only moves. */
  readonly id: string;
  readonly version: number;
  readonly seeks: ParticipantRow;
  readonly offers: ParticipantRow;
  readonly slot: string;
  readonly table: number;
  readonly weight: number;
  readonly isMutual: boolean;
}

export const insertMeetings = (tx: Tx, event: EventRow, meetings: readonly PlannedMeeting[]) =>
  tx.query(
    `insert into match_meetings (region_id, event_id, id, owner_org, shared, seeks_id, offers_id, seeks_org, offers_org, seeks_name, offers_name, slot, table_number, weight, is_mutual, status, version)
     select $1, $2, x.i, $3, array[x.so, x.oo], x.s, x.o, x.so, x.oo, x.sn, x.n, x.t, x.b, x.w, x.m, 'planned', x.v
     from json_to_recordset($4::json) as x (i uuid, s uuid, o uuid, so int, oo int, sn text, n text, t text, b int, w int, m boolean, v int)`,
    [
      event.region_id,
      event.id,
      event.owner_org,
      JSON.stringify(
        meetings.map((one) => ({
          i: one.id,
          s: one.seeks.id,
          o: one.offers.id,
          so: one.seeks.org,
          oo: one.offers.org,
          sn: one.seeks.name,
          n: one.offers.name,
          t: one.slot,
          b: one.table,
          w: one.weight,
          m: one.isMutual,
          v: one.version,
        })),
      ),
    ],
  );

/** Planned meetings that the new plan does not keep. */
export const dropMeetings = (tx: Tx, event: EventRow, ids: readonly string[]) =>
  tx.query(
    `update match_meetings set status = 'dropped', version = version + 1 where region_id = $1 and event_id = $2 and status = 'planned' and id = any($3::uuid[])`,
    [event.region_id, event.id, [...ids]],
  );

/** Planned meetings that move: taken off the board, and put on it again under their ids (two may change places). */
export const liftMeetings = (tx: Tx, event: EventRow, ids: readonly string[]) =>
  tx.query(
    `delete from match_meetings where region_id = $1 and event_id = $2 and status = 'planned' and id = any($3::uuid[])`,
    [event.region_id, event.id, [...ids]],
  );

export interface PlanToWrite {
  readonly id: string;
  readonly at: string;
  readonly fresh: boolean;
  readonly meetings: number;
  readonly changes: Pick<PlanChange, 'moved' | 'added' | 'dropped'>;
}

export const insertPlan = (tx: Tx, event: EventRow, plan: PlanToWrite) =>
  tx.query(
    `insert into match_plans (region_id, event_id, id, owner_org, at, fresh, meetings, moved, added, dropped) values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10::jsonb)`,
    [
      event.region_id,
      event.id,
      plan.id,
      event.owner_org,
      plan.at,
      plan.fresh,
      plan.meetings,
      JSON.stringify(plan.changes.moved),
      JSON.stringify(plan.changes.added),
      JSON.stringify(plan.changes.dropped),
    ],
  );

/** The plan stands: status, worth and bound; late changes are taken up. Answers whether the version was still the one that was seen. */
export async function markPlanned(
  tx: Tx,
  event: EventRow,
  to: string,
  plan: { readonly worth: number; readonly bound: number; readonly at: string },
): Promise<boolean> {
  const changed = await tx.query(
    `update match_events set status = $4, plan_worth = $5, plan_bound = $6, planned_at = $7, late_changes = 0, version = version + 1 where region_id = $1 and id = $2 and version = $3`,
    [event.region_id, event.id, event.version, to, plan.worth, Math.ceil(plan.bound), plan.at],
  );
  return changed.count === 1;
}

export async function recordMeetingRow(
  tx: Tx,
  meeting: MeetingRow,
  record: MeetingRecord,
  at: string,
): Promise<boolean> {
  const isHeld = record.result === 'held';
  const changed = await tx.query(
    `update match_meetings set status = $4, absent = $5, next_owner = $6, next_step = $7, next_on = $8::date, note = $9, recorded_at = $10, version = version + 1
     where region_id = $1 and id = $2 and version = $3`,
    [
      meeting.region_id,
      meeting.id,
      meeting.version,
      record.result,
      isHeld ? null : record.absent,
      isHeld ? record.nextOwner : null,
      isHeld ? record.nextStep : '',
      isHeld ? record.nextOn : null,
      record.note,
      at,
    ],
  );
  return changed.count === 1;
}

export async function linkMeetingCase(
  tx: Tx,
  meeting: MeetingRow,
  caseRef: { readonly regionId: string; readonly id: string },
): Promise<boolean> {
  const changed = await tx.query(
    `update match_meetings set case_region_id = $4, case_id = $5, version = version + 1 where region_id = $1 and id = $2 and version = $3 and case_id is null`,
    [meeting.region_id, meeting.id, meeting.version, caseRef.regionId, caseRef.id],
  );
  return changed.count === 1;
}

export interface NewFollowUp {
  readonly days: number;
  readonly dueOn: string;
  readonly task: { readonly regionId: string; readonly id: string } | null;
}

export const insertFollowUp = (tx: Tx, meeting: MeetingRow, one: NewFollowUp) =>
  tx.query(
    `insert into match_follow_ups (region_id, meeting_id, days, owner_org, shared, event_id, due_on, task_region_id, task_id)
     values ($1, $2, $3, $4, array[$5::int, $6::int], $7, $8::date, $9, $10)`,
    [
      meeting.region_id,
      meeting.id,
      one.days,
      meeting.owner_org,
      meeting.seeks_org,
      meeting.offers_org,
      meeting.event_id,
      one.dueOn,
      one.task?.regionId ?? null,
      one.task?.id ?? null,
    ],
  );

export async function answerFollowUpRow(
  tx: Tx,
  one: FollowUpRow,
  answer: { readonly answer: FollowUpAnswer; readonly words: string; readonly org: number; readonly at: string },
): Promise<boolean> {
  const changed = await tx.query(
    `update match_follow_ups set answer = $5, words = $6, answered_by = $7, answered_at = $8, version = version + 1
     where region_id = $1 and meeting_id = $2 and days = $3 and version = $4`,
    [one.region_id, one.meeting_id, one.days, one.version, answer.answer, answer.words, answer.org, answer.at],
  );
  return changed.count === 1;
}
