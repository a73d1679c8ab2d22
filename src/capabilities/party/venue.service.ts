import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, forbidden, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { mayCancel, venueActions } from './party.access.ts';
import { bookingRefused, hoursOrder, notPossible } from './party.errors.ts';
import { type BookingRow, bookingsBetween, findBooking, findVenue, listVenueRows } from './party.queries.ts';
import { bookingFault, cancelTo, mondayOf, weekSpan } from './party.rules.ts';
import type { Booking, BookingInput, Venue, VenueInput, VenueView, weekQuerySchema } from './party.schema.ts';
import {
  cancelBooking,
  closeVenue,
  insertBooking,
  insertVenue,
  lockVenue,
  updateVenue,
  type VenueRow,
} from './venue.store.ts';

/** Shared venues and their calendar. Everybody sees when a venue is taken; by whom and for what only booker and keeper. */

async function requireVenue(tx: Tx, ref: RowRef): Promise<VenueRow> {
  const row = await findVenue(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

async function presentVenues(use: Use, rows: readonly VenueRow[]): Promise<Venue[]> {
  const names = await organisationNames(
    use.tx,
    rows.map((row) => row.owner_org),
  );
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    name: row.name,
    ownerOrg: row.owner_org,
    ownerName: names.get(row.owner_org) ?? '',
    address: row.address,
    seats: row.seats,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    note: row.note,
    closedOn: row.closed_on,
    synthetic: row.synthetic,
    version: row.version,
  }));
}

export const listVenues = async (use: Use): Promise<Venue[]> => presentVenues(use, await listVenueRows(use.tx));

function presentBooking(use: Use, venue: VenueRow, row: BookingRow): Booking {
  const own = [row.booked_org, venue.owner_org].includes(use.actor.org);
  const startsAt = new Date(row.starts_at).toISOString();
  const gives = mayCancel(use.actor, { org: row.booked_org, venueOrg: venue.owner_org });
  return {
    id: row.id,
    org: own ? row.booked_org : 0,
    orgName: own ? row.booked_name : '',
    purpose: own ? row.purpose : '',
    people: own ? row.people : 0,
    startsAt,
    endsAt: new Date(row.ends_at).toISOString(),
    mayCancel: gives && cancelTo('booked', startsAt, use.now.toISOString()) !== null,
  };
}

export async function viewVenue(
  use: Use,
  ref: RowRef,
  query: z.output<typeof weekQuerySchema> = {},
): Promise<VenueView> {
  const row = await requireVenue(use.tx, ref);
  const [venue] = await presentVenues(use, [row]);
  if (!venue) throw notFound();
  const weekFrom = mondayOf(query.from ?? dayInShanghai(use.now));
  const bookings = await use.tx.asJob('when a venue is taken is no secret', (job) =>
    bookingsBetween(job, row, weekSpan(weekFrom)),
  );
  return {
    ...venue,
    weekFrom,
    bookings: bookings.map((booking) => presentBooking(use, row, booking)),
    may: venueActions(use.actor, { ownerOrg: row.owner_org, closed: row.closed_on !== null }),
  };
}

function checkHours(input: VenueInput): void {
  if (input.closesAt <= input.opensAt) throw hoursOrder();
}

const keep = <T>(use: Use, work: (job: Tx) => Promise<T>): Promise<T> =>
  use.tx.asJob('a venue is kept by its organisation and booked by others', work);

export async function makeVenue(use: Use, input: VenueInput): Promise<VenueView> {
  checkHours(input);
  const id = use.ids.uuid();
  const regionId = use.actor.regionId;
  const row = { ...input, regionId, id, org: use.actor.org, synthetic: false, at: use.now.toISOString() };
  await keep(use, (job) => insertVenue(job, row));
  return viewVenue(use, { regionId, id });
}

async function ownVenue(use: Use, ref: RowRef, version: number | null): Promise<VenueRow> {
  const row = await requireVenue(use.tx, ref);
  if (row.owner_org !== use.actor.org) throw forbidden();
  expectVersion(version, row.version);
  if (row.closed_on !== null) throw notPossible();
  return row;
}

export async function editVenue(use: Use, ref: RowRef, version: number | null, input: VenueInput): Promise<VenueView> {
  checkHours(input);
  const row = await ownVenue(use, ref, version);
  if (!(await keep(use, (job) => updateVenue(job, row, input)))) throw staleVersion({ version: row.version });
  return viewVenue(use, ref);
}

export async function shutVenue(use: Use, ref: RowRef, version: number | null): Promise<VenueView> {
  const row = await ownVenue(use, ref, version);
  if (!(await keep(use, (job) => closeVenue(job, row, dayInShanghai(use.now)))))
    throw staleVersion({ version: row.version });
  return viewVenue(use, ref);
}

/** Books a time; the venue is locked while it is looked at, so that of two at once one has it. */
export async function book(use: Use, ref: RowRef, input: BookingInput): Promise<VenueView> {
  const row = await requireVenue(use.tx, ref);
  await keep(use, async (job) => {
    const now = await lockVenue(job, row);
    const taken = (await bookingsBetween(job, row, input)).map((one) => ({
      startsAt: new Date(one.starts_at).toISOString(),
      endsAt: new Date(one.ends_at).toISOString(),
    }));
    const venue = { seats: row.seats, opensAt: row.opens_at, closesAt: row.closes_at };
    const fault = bookingFault(input, { ...venue, closed: now?.closed_on !== null }, taken, use.now.toISOString());
    if (fault !== null) throw bookingRefused(fault, venue);
    await insertBooking(job, row, {
      ...input,
      id: use.ids.uuid(),
      org: use.actor.org,
      orgName: use.actor.orgName,
      at: use.now.toISOString(),
    });
  });
  return viewVenue(use, ref, { from: dayInShanghai(new Date(input.startsAt)) });
}

/** Gives a time back, before it begins. */
export async function giveBack(use: Use, ref: RowRef, bookingId: string): Promise<VenueView> {
  const row = await requireVenue(use.tx, ref);
  let from = dayInShanghai(use.now);
  await keep(use, async (job) => {
    const booking = await findBooking(job, row, bookingId);
    // Somebody else's booking and none at all answer alike.
    if (!booking || !mayCancel(use.actor, { org: booking.booked_org, venueOrg: row.owner_org })) throw notFound();
    const startsAt = new Date(booking.starts_at).toISOString();
    from = dayInShanghai(new Date(startsAt));
    if (cancelTo(booking.status, startsAt, use.now.toISOString()) === null) throw notPossible();
    if (!(await cancelBooking(job, row, bookingId))) throw notPossible();
  });
  return viewVenue(use, ref, { from });
}
