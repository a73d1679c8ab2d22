import type { BookingInput, LinkKind } from './party.schema.ts';

/** Party organisations, their links and venues: what may happen from where. Pure; days and hours come in. */

/** A body, a link and a membership of a unit are alike: they last until they are ended, once. */
export type Lasting = 'lasting' | 'ended';
const ENDINGS: readonly (readonly [move: 'end', from: Lasting, to: Lasting])[] = [['end', 'lasting', 'ended']];
export const lastingOf = (endedOn: string | null): Lasting => (endedOn === null ? 'lasting' : 'ended');
export const endOf = (from: Lasting): Lasting | null => ENDINGS.find(([, start]) => start === from)?.[2] ?? null;

/** A booking stands until it is cancelled, and only before it begins. */
export type BookingStatus = 'booked' | 'cancelled';
const BOOKINGS: readonly (readonly [move: 'cancel', from: BookingStatus, to: BookingStatus])[] = [
  ['cancel', 'booked', 'cancelled'],
];
export const cancelTo = (from: BookingStatus, startsAt: string, now: string): BookingStatus | null =>
  startsAt <= now ? null : (BOOKINGS.find(([, start]) => start === from)?.[2] ?? null);

export const LINK_ORDER: readonly LinkKind[] = ['network', 'venues', 'talent', 'planning', 'service'];

interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Half-open: one may begin when the other ends. Instants in UTC compare as text. */
export const overlaps = (one: Span, other: Span): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const wall = (instant: string): string => new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, 16);

/** Within one day and the opening hours of the venue, by the clock in Shanghai. */
export function withinHours(booking: Span, opensAt: string, closesAt: string): boolean {
  const [from, to] = [wall(booking.startsAt), wall(booking.endsAt)];
  return from.slice(0, 10) === to.slice(0, 10) && from.slice(11) >= opensAt && to.slice(11) <= closesAt;
}

/** Why a booking cannot be: the first of these that holds, or null. */
export function bookingFault(
  booking: BookingInput,
  venue: { readonly seats: number; readonly opensAt: string; readonly closesAt: string; readonly closed: boolean },
  taken: readonly Span[],
  now: string,
): 'closed' | 'past' | 'hours' | 'seats' | 'taken' | null {
  if (venue.closed) return 'closed';
  if (booking.startsAt <= now) return 'past';
  if (!withinHours(booking, venue.opensAt, venue.closesAt)) return 'hours';
  if (booking.people > venue.seats) return 'seats';
  return taken.some((other) => overlaps(booking, other)) ? 'taken' : null;
}

/** The Monday of the week a day lies in, `YYYY-MM-DD`. */
export function mondayOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - weekday * DAY_MS).toISOString().slice(0, 10);
}

/** The instants between which a week lies in Shanghai. */
export const weekSpan = (monday: string): Span => ({
  startsAt: new Date(Date.parse(`${monday}T00:00:00Z`) - SHANGHAI_MS).toISOString(),
  endsAt: new Date(Date.parse(`${monday}T00:00:00Z`) - SHANGHAI_MS + 7 * DAY_MS).toISOString(),
});
