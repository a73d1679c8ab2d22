import { oneRow, type Tx } from '../../storage/sql.ts';
import type { BookingInput, VenueInput } from './party.schema.ts';

/** The only writer of venues and bookings. A venue is open to see for everybody; who has it when is told in full to booker and keeper only. */

export interface VenueRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly name: string;
  readonly address: string;
  readonly seats: number;
  readonly opens_at: string;
  readonly closes_at: string;
  readonly note: string;
  readonly closed_on: string | null;
  readonly synthetic: boolean;
  readonly version: number;
}

export const insertVenue = (
  tx: Tx,
  row: VenueInput & { regionId: string; id: string; org: number; synthetic: boolean; at: string },
) =>
  tx.query(
    `insert into venues (region_id, id, owner_org, is_public, name, address, seats, opens_at, closes_at, note, synthetic, created_at) values ($1, $2, $3, true, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.regionId,
      row.id,
      row.org,
      row.name,
      row.address,
      row.seats,
      row.opensAt,
      row.closesAt,
      row.note,
      row.synthetic,
      row.at,
    ],
  );

export async function updateVenue(tx: Tx, row: VenueRow, input: VenueInput): Promise<boolean> {
  const changed = await tx.query(
    `update venues set name = $4, address = $5, seats = $6, opens_at = $7, closes_at = $8, note = $9, version = version + 1 where region_id = $1 and id = $2 and version = $3`,
    [
      row.region_id,
      row.id,
      row.version,
      input.name,
      input.address,
      input.seats,
      input.opensAt,
      input.closesAt,
      input.note,
    ],
  );
  return changed.count === 1;
}

export async function closeVenue(tx: Tx, row: VenueRow, day: string): Promise<boolean> {
  const closed = await tx.query(
    'update venues set closed_on = $4::date, version = version + 1 where region_id = $1 and id = $2 and version = $3 and closed_on is null',
    [row.region_id, row.id, row.version, day],
  );
  return closed.count === 1;
}

/** Holds the venue until the transaction ends: of two bookings at once the second sees the first. */
export const lockVenue = (tx: Tx, row: VenueRow) =>
  oneRow<{ closed_on: string | null }>(tx, 'select closed_on from venues where region_id = $1 and id = $2 for update', [
    row.region_id,
    row.id,
  ]);

export const insertBooking = (
  tx: Tx,
  venue: VenueRow,
  booking: BookingInput & { id: string; org: number; orgName: string; at: string },
) =>
  tx.query(
    `insert into bookings (region_id, venue_id, id, owner_org, shared, booked_org, booked_name, purpose, people, starts_at, ends_at, created_at)
     values ($1, $2, $3, $4, $5::int[], $4, $6, $7, $8, $9, $10, $11)`,
    [
      venue.region_id,
      venue.id,
      booking.id,
      booking.org,
      [venue.owner_org],
      booking.orgName,
      booking.purpose,
      booking.people,
      booking.startsAt,
      booking.endsAt,
      booking.at,
    ],
  );

export async function cancelBooking(tx: Tx, venue: VenueRow, id: string): Promise<boolean> {
  const cancelled = await tx.query(
    `update bookings set status = 'cancelled' where region_id = $1 and venue_id = $2 and id = $3 and status = 'booked'`,
    [venue.region_id, venue.id, id],
  );
  return cancelled.count === 1;
}
