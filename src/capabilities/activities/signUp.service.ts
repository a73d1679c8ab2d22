import type * as z from 'zod';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { isAmongHosts, maySignUp } from './activity.access.ts';
import { noRoom, notSignedUp, signUpClosed } from './activity.errors.ts';
import { type ActivityRow, findActivity } from './activity.queries.ts';
import type { Activity } from './activity.schema.ts';
import { aboutOf, hosted, requireActivity, viewActivity } from './activity.service.ts';
import type { attendanceSchema } from './attendance.schema.ts';
import { checkInsOf, lockActivity, seatsOf, writeSeats } from './attendance.store.ts';
import { CORRECTION, presentByOrg, presentTotal } from './checkIn.rules.ts';
import { reseated, type Seat, signedUp, withdrawn } from './seating.rules.ts';
import { tellAbout } from './tell.store.ts';

/** Seats by organisation. Every change holds the activity's row, so that capacity holds whatever arrives at once. */

type Settle = (seats: readonly Seat[], capacity: number | null) => readonly Seat[] | null;

async function settle(use: Use, job: Tx, row: ActivityRow, decide: Settle): Promise<void> {
  await lockActivity(job, row.region_id, row.id);
  // The capacity may have changed while this request waited for the lock.
  const current = (await findActivity(job, row.region_id, row.id)) ?? row;
  const before = await seatsOf(job, row.region_id, row.id);
  const after = decide(before, current.capacity);
  if (after === null) throw noRoom();
  const was = new Map(before.map((seat) => [seat.org, seat]));
  const changed = after.filter((seat) => {
    const old = was.get(seat.org);
    return !old || old.people !== seat.people || old.status !== seat.status || old.place !== seat.place;
  });
  const hosts = [...new Set([row.owner_org, ...row.co_hosts])];
  const key = { regionId: row.region_id, activityId: row.id, hosts, at: use.now.toISOString() };
  await writeSeats(job, key, changed);
  const moved = changed.filter((seat) => seat.status === 'seated' && was.get(seat.org)?.status === 'waiting');
  const others = moved.map((seat) => seat.org).filter((org) => org !== use.actor.org);
  await tellAbout(job, 'seated', aboutOf(row), others);
}

async function forVisitor(use: Use, ref: RowRef): Promise<ActivityRow> {
  const row = await requireActivity(use.tx, ref);
  if (!maySignUp(use.actor, hosted(row), use.now)) throw signUpClosed();
  return row;
}

/** Asks for seats, or changes how many. Without room the organisation waits. */
export async function signUp(use: Use, ref: RowRef, people: number): Promise<Activity> {
  const row = await forVisitor(use, ref);
  await use.tx.asJob('seats of one activity are given in order', (job) =>
    settle(use, job, row, (seats, capacity) => signedUp(seats, capacity, use.actor.org, people)),
  );
  return viewActivity(use, ref);
}

export async function withdrawSignUp(use: Use, ref: RowRef): Promise<Activity> {
  const row = await forVisitor(use, ref);
  await use.tx.asJob('a seat given back goes to who waits', (job) =>
    settle(use, job, row, (seats, capacity) => {
      if (!seats.some((seat) => seat.org === use.actor.org && seat.status !== 'withdrawn')) throw notSignedUp();
      return withdrawn(seats, capacity, use.actor.org);
    }),
  );
  return viewActivity(use, ref);
}

/** After the host changed the capacity. */
export async function reseat(use: Use, ref: RowRef): Promise<void> {
  const row = await requireActivity(use.tx, ref);
  await use.tx.asJob('more seats go to who waits', (job) => settle(use, job, row, reseated));
}

export const OTHER_ORGANISATIONS = '其他单位';

/** Seats and numbers by organisation: all of them for the hosts, the own line for everybody else. */
export async function viewAttendance(use: Use, ref: RowRef): Promise<z.infer<typeof attendanceSchema>> {
  const row = await requireActivity(use.tx, ref);
  const all = isAmongHosts(use.actor, hosted(row));
  return use.tx.asJob('hosts read who comes', async (job) => {
    const seen = (one: { readonly org: number }): boolean => all || one.org === use.actor.org;
    const seats = (await seatsOf(job, row.region_id, row.id)).filter(seen);
    const checkIns = (await checkInsOf(job, row.region_id, row.id)).filter(seen);
    const present = presentByOrg(checkIns);
    const orgs = [...new Set([...seats.map((seat) => seat.org), ...present.keys()])];
    // A host learns the name of whoever signed up with it: that is what signing up means.
    const names = await organisationNames(job, orgs);
    const nameOf = (org: number) => (org === 0 ? OTHER_ORGANISATIONS : (names.get(org) ?? ''));
    return {
      signUps: seats.map((seat) => ({ ...seat, name: nameOf(seat.org) })),
      presence: orgs.map((org) => {
        const rows = checkIns.filter((entry) => entry.org === org);
        const correction = rows.find((entry) => entry.device === CORRECTION);
        return {
          org,
          name: nameOf(org),
          signedUp: seats.find((seat) => seat.org === org && seat.status === 'seated')?.people ?? 0,
          checkedIn: rows.filter((entry) => entry.device !== CORRECTION).reduce((sum, entry) => sum + entry.people, 0),
          corrected: correction !== undefined,
          reason: correction?.reason ?? '',
          present: present.get(org) ?? 0,
        };
      }),
      present: presentTotal(checkIns),
    };
  });
}
