import type { Tx } from '../../storage/sql.ts';
import type { CheckIn } from './checkIn.rules.ts';
import type { Seat } from './seating.rules.ts';

/** The only writer and reader of sign-ups and check-ins. Runs as lq_job: a seat belongs to one organisation and counts against all. */

export interface SignUpRow extends Seat {
  readonly at: string;
}

/** Locks the activity, so that seats are given one after the other whatever arrives at once. */
export const lockActivity = (tx: Tx, regionId: string, id: string) =>
  tx.query('select id from activities where region_id = $1 and id = $2 for update', [regionId, id]);

export const seatsOf = async (tx: Tx, regionId: string, id: string): Promise<readonly SignUpRow[]> =>
  (
    await tx.query<SignUpRow>(
      'select org, people, status, place, at from activity_sign_ups where region_id = $1 and activity_id = $2 order by place',
      [regionId, id],
    )
  ).rows;

export interface SeatKey {
  readonly regionId: string;
  readonly activityId: string;
  readonly hosts: readonly number[];
  readonly at: string;
}

/** Writes the seats that changed; a seat is read by its organisation and by the hosts. */
export const writeSeats = (tx: Tx, key: SeatKey, seats: readonly Seat[]) =>
  seats.length === 0
    ? Promise.resolve()
    : tx.query(
        `insert into activity_sign_ups (region_id, activity_id, org, owner_org, shared, people, status, place, at)
         select $1, $2, x.o, x.o, $3::int[], x.n, x.s, x.p, $4 from json_to_recordset($5::json) as x (o int, n int, s text, p int)
         on conflict (region_id, activity_id, org) do update set people = excluded.people, status = excluded.status, place = excluded.place, version = activity_sign_ups.version + 1`,
        [
          key.regionId,
          key.activityId,
          [...key.hosts],
          key.at,
          JSON.stringify(seats.map((seat) => ({ o: seat.org, n: seat.people, s: seat.status, p: seat.place }))),
        ],
      );

export interface SeatCount {
  readonly activity_id: string;
  readonly taken: number;
  readonly waiting: number;
  readonly organisations: number;
}

/** Sums only: how many seats are taken is for everybody who sees the activity, by whom is not. */
export const countSeats = async (tx: Tx, ids: readonly string[]): Promise<readonly SeatCount[]> =>
  (
    await tx.query<SeatCount>(
      `select activity_id, coalesce(sum(people) filter (where status = 'seated'), 0)::int as taken, coalesce(sum(people) filter (where status = 'waiting'), 0)::int as waiting,
         (count(*) filter (where status = 'seated'))::int as organisations from activity_sign_ups where activity_id = any($1::uuid[]) group by 1`,
      [[...ids]],
    )
  ).rows;

export const checkInsOf = async (tx: Tx, regionId: string, id: string): Promise<readonly CheckIn[]> =>
  (
    await tx.query<CheckIn>(
      'select org, device, people, reason from activity_check_ins where region_id = $1 and activity_id = $2',
      [regionId, id],
    )
  ).rows;

export const writeCheckIn = (
  tx: Tx,
  key: { readonly regionId: string; readonly activityId: string; readonly hostOrg: number; readonly at: string },
  entry: CheckIn,
) =>
  tx.query(
    `insert into activity_check_ins (region_id, activity_id, org, device, owner_org, people, reason, at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (region_id, activity_id, org, device) do update set people = excluded.people, reason = excluded.reason, at = excluded.at`,
    [key.regionId, key.activityId, entry.org, entry.device, key.hostOrg, entry.people, entry.reason, key.at],
  );
