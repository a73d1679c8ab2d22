import type { Tx } from '../../storage/sql.ts';
import type { MeetingRow } from './meeting.store.ts';

/** The only writer of motions, ballots, resolutions and questions of a meeting. Runs as lq_job. */

export const insertMotion = (
  tx: Tx,
  row: MeetingRow,
  motion: { id: string; title: string; text: string; at: string },
) =>
  tx.query(
    `insert into motions (region_id, meeting_id, id, owner_org, shared, title, text, put_at) values ($1, $2, $3, $4, $5::int[], $6, $7, $8)`,
    [row.region_id, row.id, motion.id, row.owner_org, row.shared, motion.title, motion.text, motion.at],
  );

/** One ballot a unit; false where it has voted. A ballot is seen by its unit alone until the motion is closed, and then as a number. */
export async function insertBallot(
  tx: Tx,
  row: MeetingRow,
  ballot: { motionId: string; org: number; choice: string; at: string },
): Promise<boolean> {
  const cast = await tx.query(
    `insert into ballots (region_id, meeting_id, motion_id, org, owner_org, choice, cast_at) values ($1, $2, $3, $4, $4, $5, $6) on conflict do nothing`,
    [row.region_id, row.id, ballot.motionId, ballot.org, ballot.choice, ballot.at],
  );
  return cast.count === 1;
}

export interface MotionResult {
  readonly status: 'carried' | 'lost' | 'noQuorum';
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly eligible: number;
  readonly present: number;
}

export async function settleMotion(
  tx: Tx,
  row: MeetingRow,
  motionId: string,
  result: MotionResult,
  at: string,
): Promise<boolean> {
  const closed = await tx.query(
    `update motions set status = $4, yes = $5, no = $6, abstain = $7, eligible = $8, present = $9, closed_at = $10 where region_id = $1 and meeting_id = $2 and id = $3 and status = 'open'`,
    [
      row.region_id,
      row.id,
      motionId,
      result.status,
      result.yes,
      result.no,
      result.abstain,
      result.eligible,
      result.present,
      at,
    ],
  );
  return closed.count === 1;
}

export interface NewResolution {
  readonly id: string;
  readonly text: string;
  readonly motionId: string | null;
  readonly org: number;
  readonly dueOn: string;
  readonly measure: string;
  readonly taskId: string;
  readonly at: string;
}

export const insertResolution = (tx: Tx, row: MeetingRow, resolution: NewResolution) =>
  tx.query(
    `insert into resolutions (region_id, meeting_id, id, owner_org, shared, text, motion_id, resolved_org, due_on, measure, task_id, created_at)
     values ($1, $2, $3, $4, $5::int[], $6, $7, $8, $9::date, $10, $11, $12)`,
    [
      row.region_id,
      row.id,
      resolution.id,
      row.owner_org,
      row.shared,
      resolution.text,
      resolution.motionId,
      resolution.org,
      resolution.dueOn,
      resolution.measure,
      resolution.taskId,
      resolution.at,
    ],
  );

export const insertQuestion = (
  tx: Tx,
  row: MeetingRow,
  question: { id: string; org: number; kind: string; title: string; text: string; at: string },
) =>
  tx.query(
    `insert into meeting_questions (region_id, meeting_id, id, owner_org, shared, asked_org, kind, title, text, raised_at) values ($1, $2, $3, $4, $5::int[], $4, $6, $7, $8, $9)`,
    [
      row.region_id,
      row.id,
      question.id,
      question.org,
      [...new Set([...(row.shared ?? []), row.owner_org])],
      question.kind,
      question.title,
      question.text,
      question.at,
    ],
  );

/** Notes the need a question became; false where it was turned into one already. */
export async function noteNeed(
  tx: Tx,
  row: MeetingRow,
  questionId: string,
  need: { regionId: string; id: string },
): Promise<boolean> {
  const noted = await tx.query(
    'update meeting_questions set need_region_id = $4, need_id = $5 where region_id = $1 and meeting_id = $2 and id = $3 and need_id is null',
    [row.region_id, row.id, questionId, need.regionId, need.id],
  );
  return noted.count === 1;
}
