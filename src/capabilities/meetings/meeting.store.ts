import { emit } from '../../storage/outbox.ts';
import type { SqlValue, Tx } from '../../storage/sql.ts';
import type { BodyRule } from '../alliances/charter.schema.ts';
import type { MeetingBody, MeetingStatus } from './meeting.schema.ts';

/** The only writer of meetings and of what hangs on them. Runs as lq_job: a meeting belongs to its convener and is answered by its units. */

export interface MeetingRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
  readonly alliance_org: number | null;
  readonly body: MeetingBody;
  readonly title: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly place: string;
  readonly agenda: { title: string; minutes: number | null }[];
  readonly rule: Pick<BodyRule, 'present' | 'agree'>;
  readonly status: MeetingStatus;
  readonly minutes: string;
  readonly cancelled_reason: string;
  readonly created_at: string;
  readonly version: number;
}

export type MeetingFields = Pick<
  MeetingRow,
  'alliance_org' | 'body' | 'title' | 'starts_at' | 'ends_at' | 'place' | 'agenda' | 'rule'
>;

const values = (fields: MeetingFields): SqlValue[] => [
  fields.alliance_org,
  fields.body,
  fields.title,
  fields.starts_at,
  fields.ends_at,
  fields.place,
  JSON.stringify(fields.agenda),
  JSON.stringify(fields.rule),
];

export const insertMeeting = (
  tx: Tx,
  row: MeetingFields & Pick<MeetingRow, 'region_id' | 'id' | 'owner_org' | 'created_at'>,
) =>
  tx.query(
    `insert into meetings (region_id, id, owner_org, created_at, alliance_org, body, title, starts_at, ends_at, place, agenda, rule)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12::jsonb)`,
    [row.region_id, row.id, row.owner_org, row.created_at, ...values(row)],
  );

/** Optimistic: false where somebody changed it meanwhile. */
export async function updateMeeting(tx: Tx, row: MeetingRow, fields: MeetingFields): Promise<boolean> {
  const changed = await tx.query(
    `update meetings set alliance_org = $4, body = $5, title = $6, starts_at = $7, ends_at = $8, place = $9, agenda = $10::jsonb, rule = $11::jsonb, version = version + 1
     where region_id = $1 and id = $2 and version = $3`,
    [row.region_id, row.id, row.version, ...values(fields)],
  );
  return changed.count === 1;
}

/** Holds the meeting until the transaction ends: ballots, presence and closing of a motion follow each other. */
export const lockMeeting = (tx: Tx, row: MeetingRow) =>
  tx.query<{ version: number; status: MeetingStatus }>(
    'select version, status from meetings where region_id = $1 and id = $2 for update',
    [row.region_id, row.id],
  );

export const moveMeeting = (
  tx: Tx,
  row: MeetingRow,
  to: MeetingStatus,
  change: { minutes?: string; reason?: string },
) =>
  tx.query(
    `update meetings set status = $3, minutes = coalesce($4, minutes), cancelled_reason = coalesce($5, cancelled_reason), version = version + 1 where region_id = $1 and id = $2`,
    [row.region_id, row.id, to, change.minutes ?? null, change.reason ?? null],
  );

/** Opens the meeting and all that hangs on it to these principals: members of an alliance by theirs, units by name. */
export const showMeeting = (tx: Tx, row: MeetingRow, principals: readonly number[]) =>
  tx.query('update meetings set shared = $3::int[] where region_id = $1 and id = $2', [
    row.region_id,
    row.id,
    [...principals],
  ]);

export interface NewUnit {
  readonly org: number;
  readonly name: string;
  readonly votes: boolean;
}

/** Invites units; whoever was asked before keeps reply, seat and numbers. */
export async function putUnits(
  tx: Tx,
  row: MeetingRow,
  shared: readonly number[],
  units: readonly NewUnit[],
): Promise<void> {
  await tx.query('delete from meeting_units where region_id = $1 and meeting_id = $2 and org <> all($3::int[])', [
    row.region_id,
    row.id,
    units.map((unit) => unit.org),
  ]);
  await tx.query(
    `insert into meeting_units (region_id, meeting_id, org, owner_org, shared, name, place, votes)
     select $1, $2, u.org, $3, $4::int[], u.name, u.place, u.votes from unnest($5::int[], $6::text[], $7::int[], $8::boolean[]) as u (org, name, place, votes)
     on conflict (region_id, meeting_id, org) do update set name = excluded.name, place = excluded.place, votes = excluded.votes, shared = excluded.shared`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      [...shared],
      units.map((unit) => unit.org),
      units.map((unit) => unit.name),
      units.map((_, place) => place),
      // A boolean array as text: the port carries numbers and strings.
      `{${units.map((unit) => unit.votes).join(',')}}`,
    ],
  );
}

export interface Reply {
  readonly reply: string;
  readonly people: number;
  readonly note: string;
  readonly at: string;
}

export const putReply = (tx: Tx, row: MeetingRow, org: number, reply: Reply) =>
  tx.query(
    `update meeting_units set reply = $4, people = $5, reply_note = $6, replied_at = $7 where region_id = $1 and meeting_id = $2 and org = $3`,
    [row.region_id, row.id, org, reply.reply, reply.people, reply.note, reply.at],
  );

export const putPresence = (tx: Tx, row: MeetingRow, orgs: readonly number[], present: readonly number[]) =>
  tx.query(
    `update meeting_units u set present = x.present from unnest($3::int[], $4::int[]) as x (org, present) where u.region_id = $1 and u.meeting_id = $2 and u.org = x.org`,
    [row.region_id, row.id, [...orgs], [...present]],
  );

export const putSeats = (tx: Tx, row: MeetingRow, seats: ReadonlyMap<number, string>) =>
  tx.query(
    `update meeting_units u set seat = coalesce((select x.seat from unnest($3::int[], $4::text[]) as x (org, seat) where x.org = u.org), '') where u.region_id = $1 and u.meeting_id = $2`,
    [row.region_id, row.id, [...seats.keys()], [...seats.values()]],
  );

export const countersign = (tx: Tx, row: MeetingRow, org: number, at: string) =>
  tx.query('update meeting_units set countersigned_at = $4 where region_id = $1 and meeting_id = $2 and org = $3', [
    row.region_id,
    row.id,
    org,
    at,
  ]);

/** Changed minutes are signed anew. */
export const clearCountersigns = (tx: Tx, row: MeetingRow) =>
  tx.query('update meeting_units set countersigned_at = null where region_id = $1 and meeting_id = $2', [
    row.region_id,
    row.id,
  ]);

const WORDS = {
  call: ['会议通知，请回执', 'You are asked to a meeting; please reply'],
  changed: ['会议有变更', 'The meeting has changed'],
  cancel: ['会议取消', 'The meeting is cancelled'],
  submitMinutes: ['会议纪要请会签', 'Please countersign the minutes'],
  complete: ['会议纪要已会签完毕', 'All have countersigned the minutes'],
} as const;

export const tellUnits = (tx: Tx, row: MeetingRow, what: keyof typeof WORDS, orgs: readonly number[]) =>
  emit(tx, 'notice.tell', row.region_id, {
    orgs: [...orgs],
    kind: 'meeting',
    zh: `${WORDS[what][0]}：${row.title}`,
    en: `${WORDS[what][1]}: ${row.title}`,
    link: `/meetings/${row.region_id}/${row.id}`,
  });
