import { sql } from 'kysely';
import type * as z from 'zod';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { OfferKind } from '../offers/offer.schema.ts';
import type { Motion, meetingQuerySchema, Unit } from './meeting.schema.ts';
import type { MeetingRow } from './meeting.store.ts';

const COLUMNS =
  'region_id, id, owner_org, shared, alliance_org, body, title, starts_at, ends_at, place, agenda, rule, status, minutes, cancelled_reason, created_at, version';

export const findMeeting = (tx: Tx, regionId: string, id: string): Promise<MeetingRow | null> =>
  oneRow<MeetingRow>(tx, `select ${COLUMNS} from meetings where region_id = $1 and id = $2`, [regionId, id]);

/** The last meeting of the same body before this one that was held: its resolutions open this one. */
export const findPrevious = (tx: Tx, row: MeetingRow): Promise<MeetingRow | null> =>
  oneRow<MeetingRow>(
    tx,
    `select ${COLUMNS} from meetings where owner_org = $1 and alliance_org is not distinct from $2 and body = $3 and starts_at < $4 and status in ('inSession', 'closed', 'minuted', 'final')
     order by starts_at desc limit 1`,
    [row.owner_org, row.alliance_org, row.body, row.starts_at],
  );

export async function listMeetingRows(
  tx: Tx,
  query: z.output<typeof meetingQuerySchema>,
  after: readonly (string | number)[] | null,
) {
  return listPage<MeetingRow>(tx, {
    table: 'meetings',
    columns: COLUMNS,
    conditions: [
      ...(query.status ? [sql`status = ${query.status}`] : []),
      ...(query.alliance ? [sql`alliance_org = ${query.alliance}`] : []),
    ],
    order: ['starts_at', 'region_id', 'id'],
    descending: true,
    limit: query.limit,
    after,
  });
}

export interface UnitCounts {
  readonly meeting_id: string;
  readonly invited: number;
  readonly replied: number;
  readonly expected: number;
  readonly present: number;
}

export const countUnits = async (tx: Tx, ids: readonly string[]): Promise<Map<string, UnitCounts>> => {
  const { rows } = await tx.query<UnitCounts>(
    `select meeting_id, count(*)::int as invited, count(*) filter (where reply <> 'none')::int as replied,
       coalesce(sum(people) filter (where reply in ('attending', 'substitute')), 0)::int as expected, coalesce(sum(present), 0)::int as present
     from meeting_units where meeting_id = any($1::uuid[]) group by 1`,
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.meeting_id, row]));
};

export const unitsOf = async (tx: Tx, row: Pick<MeetingRow, 'region_id' | 'id'>): Promise<Unit[]> => {
  const { rows } = await tx.query<Unit>(
    `select org, name, votes, reply, people, reply_note as "replyNote", present, seat, countersigned_at as "countersignedAt"
     from meeting_units where region_id = $1 and meeting_id = $2 order by place, org`,
    [row.region_id, row.id],
  );
  return [...rows];
};

/** Counts are open to the meeting; the ballots themselves only to their units, so they are counted as job. */
export const motionsOf = async (job: Tx, row: MeetingRow, org: number): Promise<Motion[]> => {
  const { rows } = await job.query<Motion & { readonly closed: boolean }>(
    `select m.id, m.title, m.text, m.status, count(b.org)::int as cast, m.yes, m.no, m.abstain, coalesce(m.eligible, 0) as eligible, coalesce(m.present, 0) as present,
       max(b.choice) filter (where b.org = $3) as "ownChoice"
     from motions m left join ballots b on b.region_id = m.region_id and b.meeting_id = m.meeting_id and b.motion_id = m.id
     where m.region_id = $1 and m.meeting_id = $2 group by m.region_id, m.meeting_id, m.id order by m.put_at, m.id`,
    [row.region_id, row.id, org],
  );
  return [...rows];
};

export const tallyOf = async (job: Tx, row: MeetingRow, motionId: string) => {
  const { rows } = await job.query<{ choice: 'yes' | 'no' | 'abstain'; n: number }>(
    'select choice, count(*)::int as n from ballots where region_id = $1 and meeting_id = $2 and motion_id = $3 group by 1',
    [row.region_id, row.id, motionId],
  );
  const of = (choice: string) => rows.find((one) => one.choice === choice)?.n ?? 0;
  return { yes: of('yes'), no: of('no'), abstain: of('abstain') };
};

export const findMotion = (tx: Tx, row: MeetingRow, id: string) =>
  oneRow<{ id: string; status: Motion['status'] }>(
    tx,
    'select id, status from motions where region_id = $1 and meeting_id = $2 and id = $3',
    [row.region_id, row.id, id],
  );

export interface ResolutionRow {
  readonly id: string;
  readonly text: string;
  readonly motion_id: string | null;
  readonly resolved_org: number;
  readonly due_on: string;
  readonly measure: string;
  readonly task_id: string | null;
}

export const resolutionsOf = async (tx: Tx, row: MeetingRow): Promise<readonly ResolutionRow[]> =>
  (
    await tx.query<ResolutionRow>(
      'select id, text, motion_id, resolved_org, due_on, measure, task_id from resolutions where region_id = $1 and meeting_id = $2 order by seq',
      [row.region_id, row.id],
    )
  ).rows;

export interface QuestionRow {
  readonly id: string;
  readonly asked_org: number;
  readonly kind: OfferKind;
  readonly title: string;
  readonly text: string;
  readonly need_region_id: string | null;
  readonly need_id: string | null;
}

export const questionsOf = async (tx: Tx, row: MeetingRow): Promise<readonly QuestionRow[]> =>
  (
    await tx.query<QuestionRow>(
      'select id, asked_org, kind, title, text, need_region_id, need_id from meeting_questions where region_id = $1 and meeting_id = $2 order by raised_at, id',
      [row.region_id, row.id],
    )
  ).rows;
