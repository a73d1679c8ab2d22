import type { SignUpStatus } from './attendance.schema.ts';

/**
 * Seats of an activity. An organisation asks for a number of seats and gets all of them or waits; when seats become free, those who
 * wait move up in order, and one that does not fit keeps its place while a smaller one behind it may pass.
 */
export interface Seat {
  readonly org: number;
  readonly people: number;
  readonly status: SignUpStatus;
  /** Order of asking; asking anew after a withdrawal goes to the end. */
  readonly place: number;
}

export const seatsTaken = (seats: readonly Seat[]): number =>
  seats.filter((seat) => seat.status === 'seated').reduce((sum, seat) => sum + seat.people, 0);

const fits = (seats: readonly Seat[], capacity: number | null, people: number): boolean =>
  capacity === null || seatsTaken(seats) + people <= capacity;

const without = (seats: readonly Seat[], org: number): Seat[] => seats.filter((seat) => seat.org !== org);
const next = (seats: readonly Seat[]): number => seats.reduce((most, seat) => Math.max(most, seat.place), 0) + 1;

function movedUp(seats: readonly Seat[], capacity: number | null): Seat[] {
  const now = [...seats].sort((a, b) => a.place - b.place);
  for (const [index, seat] of now.entries()) {
    if (seat.status === 'waiting' && fits(now, capacity, seat.people)) now[index] = { ...seat, status: 'seated' };
  }
  return now;
}

/**
 * All seats after an organisation asked for `people`. Asking again changes the number: a smaller one keeps its seat, a larger one keeps
 * it where there is room; where there is none the answer is null and nothing changes.
 */
export function signedUp(
  seats: readonly Seat[],
  capacity: number | null,
  org: number,
  people: number,
): readonly Seat[] | null {
  const own = seats.find((seat) => seat.org === org);
  const others = without(seats, org);
  if (own?.status === 'seated') {
    if (!fits(others, capacity, people)) return null;
    return movedUp([...others, { ...own, people }], capacity);
  }
  const place = own?.status === 'waiting' ? own.place : next(seats);
  // Nobody passes those who wait already and would fit: they move up first, in order.
  return movedUp([...others, { org, people, status: 'waiting', place }], capacity);
}

/** All seats after an organisation withdrew. */
export const withdrawn = (seats: readonly Seat[], capacity: number | null, org: number): readonly Seat[] =>
  movedUp(
    seats.map((seat) => (seat.org === org ? { ...seat, status: 'withdrawn' as const } : seat)),
    capacity,
  );

/** After the capacity changed: more room lets waiting ones move up; nobody loses a seat that was given. */
export const reseated = (seats: readonly Seat[], capacity: number | null): readonly Seat[] => movedUp(seats, capacity);
