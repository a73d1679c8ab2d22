import { emitMany } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';
import type { EventRow, ParticipantRow } from './matchEvent.queries.ts';
import type { EventStatus, NewEvent, Slot } from './matchEvent.schema.ts';
import type { Registration, Statement } from './matchParticipant.schema.ts';

/** The only writer of events and participants. */

interface Key {
  readonly region_id: string;
  readonly id: string;
}

export interface EventToWrite {
  readonly regionId: string;
  readonly id: string;
  readonly hostOrg: number;
  readonly input: Omit<NewEvent, 'dayPlan'>;
  readonly slots: readonly Slot[];
  readonly synthetic: boolean;
  readonly accountId: string;
  readonly at: string;
}

export const insertEvent = (tx: Tx, { regionId, id, hostOrg, input, slots, synthetic, accountId, at }: EventToWrite) =>
  tx.query(
    `insert into match_events (region_id, id, owner_org, title, kind, status, alliance_org, place, day, slots, tables, capacity, sign_up_until, note, synthetic, created_by, created_at)
     values ($1, $2, $3, $4, $5, 'draft', $6, $7, $8::date, $9::jsonb, $10, $11, $12::date, $13, $14, $15, $16)`,
    [
      regionId,
      id,
      hostOrg,
      input.title,
      input.kind,
      input.allianceOrg,
      input.place,
      input.day,
      JSON.stringify(slots),
      input.tables,
      input.capacity,
      input.signUpUntil,
      input.note,
      synthetic,
      accountId,
      at,
    ],
  );

/** Answers whether the version was still the one that was seen. */
export async function updateEvent(
  tx: Tx,
  event: EventRow,
  input: Omit<NewEvent, 'dayPlan'>,
  slots: readonly Slot[],
): Promise<boolean> {
  const changed = await tx.query(
    `update match_events set title = $4, kind = $5, place = $6, day = $7::date, slots = $8::jsonb, tables = $9, capacity = $10, sign_up_until = $11::date, note = $12, version = version + 1
     where region_id = $1 and id = $2 and version = $3`,
    [
      event.region_id,
      event.id,
      event.version,
      input.title,
      input.kind,
      input.place,
      input.day,
      JSON.stringify(slots),
      input.tables,
      input.capacity,
      input.signUpUntil,
      input.note,
    ],
  );
  return changed.count === 1;
}

/** Moves an event on; from its opening it is seen by everybody, or by the members of its alliance. */
export async function moveEvent(
  tx: Tx,
  event: EventRow,
  to: EventStatus,
  reason: string,
  members: number | null,
): Promise<boolean> {
  const known = to !== 'draft' && event.status === 'draft' && to !== 'cancelled';
  const changed = await tx.query(
    `update match_events set status = $4, status_reason = $5, version = version + 1, is_public = is_public or $6,
       shared = coalesce($7::int[], shared) where region_id = $1 and id = $2 and version = $3`,
    [
      event.region_id,
      event.id,
      event.version,
      to,
      reason,
      known && members === null,
      known && members !== null ? [members] : null,
    ],
  );
  return changed.count === 1;
}

export interface ParticipantToWrite {
  readonly id: string;
  readonly org: number;
  readonly name: string;
  readonly homeRegionId: string;
  readonly enterprise: { readonly regionId: string; readonly id: string } | null;
  readonly input: Registration;
  readonly at: string;
}

/** Enters a participant; one that had cancelled comes back under the id it had, without its old wishes. Answers the id, or null where it takes part already. */
export async function putParticipant(tx: Tx, event: Key & { readonly owner_org: number }, one: ParticipantToWrite) {
  const { rows } = await tx.query<{ id: string }>(
    `insert into match_participants (region_id, event_id, id, owner_org, shared, org, name, home_region_id, enterprise_region_id, enterprise_id, side, statement, kinds, blocked, status, registered_at)
     values ($1, $2, $3, $4, array[$5::int], $4, $6, $7, $8, $9, $10, $11, $12::text[], $13::text[], 'registered', $14)
     on conflict (region_id, event_id, org) do update set side = excluded.side, statement = excluded.statement, kinds = excluded.kinds, blocked = excluded.blocked, wishes = '{}',
       name = excluded.name, status = 'registered', registered_at = excluded.registered_at, cancelled_at = null, version = match_participants.version + 1
     where match_participants.status = 'cancelled' returning id`,
    [
      event.region_id,
      event.id,
      one.id,
      one.org,
      event.owner_org,
      one.name,
      one.homeRegionId,
      one.enterprise?.regionId ?? null,
      one.enterprise?.id ?? null,
      one.input.side,
      one.input.statement,
      one.input.kinds,
      one.input.blocked,
      one.at,
    ],
  );
  return rows[0]?.id ?? null;
}

export async function updateStatement(tx: Tx, one: ParticipantRow, input: Statement): Promise<boolean> {
  const changed = await tx.query(
    `update match_participants set statement = $4, kinds = $5::text[], blocked = $6::text[], version = version + 1 where region_id = $1 and id = $2 and version = $3`,
    [one.region_id, one.id, one.version, input.statement, input.kinds, input.blocked],
  );
  return changed.count === 1;
}

export async function updateWishes(tx: Tx, one: ParticipantRow, wishes: readonly string[]): Promise<boolean> {
  const changed = await tx.query(
    `update match_participants set wishes = $4::uuid[], version = version + 1 where region_id = $1 and id = $2 and version = $3`,
    [one.region_id, one.id, one.version, [...wishes]],
  );
  return changed.count === 1;
}

/** Takes a participant out; its planned meetings fall away. Answers whom they were with, or null where it had cancelled already. */
export async function cancelParticipant(tx: Tx, one: ParticipantRow, at: string): Promise<readonly number[] | null> {
  const changed = await tx.query(
    `update match_participants set status = 'cancelled', cancelled_at = $4, version = version + 1 where region_id = $1 and id = $2 and version = $3 and status = 'registered'`,
    [one.region_id, one.id, one.version, at],
  );
  if (changed.count !== 1) return null;
  const { rows } = await tx.query<{ other: number }>(
    `update match_meetings set status = 'dropped', version = version + 1
     where region_id = $1 and event_id = $2 and status = 'planned' and $3::uuid in (seeks_id, offers_id)
     returning case when seeks_id = $3::uuid then offers_org else seeks_org end as other`,
    [one.region_id, one.event_id, one.id],
  );
  return rows.map((row) => row.other);
}

/** Somebody came or went: counted once a plan stands. */
export const noteLateChange = (tx: Tx, event: Key, count = 1) =>
  tx.query('update match_events set late_changes = late_changes + $3 where region_id = $1 and id = $2', [
    event.region_id,
    event.id,
    count,
  ]);

export interface Told {
  readonly orgs: readonly number[];
  readonly zh: string;
  readonly en: string;
}

/** Tells organisations what concerns them, with the page of the event to open. */
export const tell = (tx: Tx, event: Key, all: readonly Told[]) =>
  emitMany(
    tx,
    'notice.tell',
    all
      .filter(({ orgs }) => orgs.length > 0)
      .map(({ orgs, zh, en }) => ({
        regionId: event.region_id,
        payload: { orgs, kind: 'cooperation', zh, en, link: `/match-events/${event.region_id}/${event.id}` },
      })),
  );
