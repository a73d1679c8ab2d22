import { createHash } from 'node:crypto';
import type { Actor } from '../../kernel/actor.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { tokenHash } from '../accounts/secrets.ts';
import { findOrganisation } from '../organisations/organisation.service.ts';
import { doorClosed, noSuchCode, notPossible, tooMany } from './activity.errors.ts';
import { type ActivityRow, findByCode } from './activity.queries.ts';
import { doorCloses, doorIsOpen } from './activity.rules.ts';
import { hosted } from './activity.service.ts';
import { setCheckInHash } from './activity.store.ts';
import { forHost } from './arrange.service.ts';
import type { Door } from './attendance.schema.ts';
import { checkInsOf, lockActivity, seatsOf, writeCheckIn } from './attendance.store.ts';
import { CORRECTION, presentByOrg, takesEntry } from './checkIn.rules.ts';

/** Check-in by code. Whoever holds the code of the door tells an organisation and a number; nobody signs in and nobody is named. */

/** A new code; the one before is void. Only its hash is kept. */
export async function openDoor(use: Use, ref: RowRef, token: string): Promise<{ until: string }> {
  const row = await forHost(use, ref, null);
  if (!['announced', 'running'].includes(row.status)) throw notPossible({ status: row.status });
  await setCheckInHash(use.tx, row.region_id, row.id, tokenHash(token));
  return { until: doorCloses(row.ends_at) };
}

interface Visit {
  readonly sql: Sql;
  readonly now: Date;
  readonly actor: Actor | null;
}

async function atDoor(tx: Tx, token: string): Promise<ActivityRow> {
  const row = await findByCode(tx, tokenHash(token));
  if (!row) throw noSuchCode();
  return row;
}

/**
 * Bodies of the directory that host, are invited or signed up, and the own organisation of who is signed in. An enterprise that signed up
 * is not shown to strangers at the door: without signing in it counts among the others.
 */
async function listedAtDoor(tx: Tx, row: ActivityRow, actor: Actor | null): Promise<Door['organisations']> {
  const seats = await seatsOf(tx, row.region_id, row.id);
  const signedUp = seats.filter((seat) => seat.status !== 'withdrawn').map((seat) => seat.org);
  const listed: { org: number; name: string }[] = actor ? [{ org: actor.org, name: actor.orgName }] : [];
  for (const org of new Set([row.owner_org, ...row.co_hosts, ...row.invited, ...signedUp])) {
    if (org === actor?.org) continue;
    const body = await findOrganisation(tx, org);
    if (body) listed.push({ org, name: body.name });
  }
  return listed;
}

export const viewDoor = (visit: Visit, token: string): Promise<Door> =>
  visit.sql.tx({ as: 'job', why: 'check-in by code' }, async (tx) => {
    const row = await atDoor(tx, token);
    return {
      title: row.title,
      place: row.place,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      status: row.status,
      open: doorIsOpen(hosted(row), visit.now),
      ownOrg: visit.actor?.org ?? null,
      organisations: await listedAtDoor(tx, row, visit.actor),
    };
  });

/** Salted with the activity, so that a device cannot be followed from one activity to the next. */
const deviceHash = (activityId: string, device: string): string =>
  createHash('sha256').update(`${activityId} ${device}`).digest('hex').slice(0, 32);

export const checkIn = (
  visit: Visit,
  token: string,
  input: { readonly org: number; readonly people: number; readonly device: string },
): Promise<{ people: number }> =>
  visit.sql.tx({ as: 'job', why: 'check-in by code' }, async (tx) => {
    const row = await atDoor(tx, token);
    if (!doorIsOpen(hosted(row), visit.now)) throw doorClosed();
    const listed = await listedAtDoor(tx, row, visit.actor);
    const org = listed.some((one) => one.org === input.org) ? input.org : 0;
    await lockActivity(tx, row.region_id, row.id);
    const before = await checkInsOf(tx, row.region_id, row.id);
    const entry = { org, device: deviceHash(row.id, input.device), people: input.people };
    if (!takesEntry(before, row.capacity, entry)) throw tooMany();
    const key = { regionId: row.region_id, activityId: row.id, hostOrg: row.owner_org, at: visit.now.toISOString() };
    await writeCheckIn(tx, key, { ...entry, reason: '' });
    const after = await checkInsOf(tx, row.region_id, row.id);
    return { people: presentByOrg(after).get(org) ?? 0 };
  });

/** The host puts a number right and says why; what the devices told stays beside it. */
export async function correctPresence(
  use: Use,
  ref: RowRef,
  input: { readonly org: number; readonly people: number; readonly reason: string },
): Promise<void> {
  const row = await forHost(use, ref, null);
  if (!['announced', 'running', 'held'].includes(row.status)) throw notPossible({ status: row.status });
  const key = { regionId: row.region_id, activityId: row.id, hostOrg: row.owner_org, at: use.now.toISOString() };
  await use.tx.asJob('the host corrects a number', (job) =>
    writeCheckIn(job, key, { org: input.org, device: CORRECTION, people: input.people, reason: input.reason }),
  );
}
