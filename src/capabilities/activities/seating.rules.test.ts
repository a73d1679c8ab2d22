import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reseated, type Seat, seatsTaken, signedUp, withdrawn } from './seating.rules.ts';

/** Seats by a model: whatever is asked in whatever order, no seat is given twice and nobody is forgotten. */

type Step =
  | { readonly do: 'signUp'; readonly org: number; readonly people: number }
  | { readonly do: 'withdraw'; readonly org: number }
  | { readonly do: 'capacity'; readonly more: number };

const org = fc.integer({ min: 1, max: 12 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('signUp' as const), org, people: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ do: fc.constant('withdraw' as const), org }),
  fc.record({ do: fc.constant('capacity' as const), more: fc.integer({ min: 0, max: 5 }) }),
);

function take(seats: readonly Seat[], capacity: number, next: Step): readonly Seat[] {
  if (next.do === 'signUp') return signedUp(seats, capacity, next.org, next.people) ?? seats;
  if (next.do === 'withdraw') return withdrawn(seats, capacity, next.org);
  return reseated(seats, capacity);
}

describe('seats', () => {
  test('never exceed the capacity, and nobody waits who would fit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(step, { maxLength: 60 }), (start, steps) => {
        let capacity = start;
        let seats: readonly Seat[] = [];
        for (const next of steps) {
          if (next.do === 'capacity') capacity += next.more;
          const before = seats;
          seats = take(seats, capacity, next);
          expect(seatsTaken(seats)).toBeLessThanOrEqual(capacity);
          for (const seat of seats)
            if (seat.status === 'waiting') expect(seatsTaken(seats) + seat.people).toBeGreaterThan(capacity);
          expect(new Set(seats.map((seat) => seat.org)).size).toBe(seats.length);
          expect(new Set(seats.map((seat) => seat.place)).size).toBe(seats.length);
          // A seat that was given is lost only by giving it back.
          for (const old of before.filter((seat) => seat.status === 'seated'))
            if (!(next.do === 'withdraw' && next.org === old.org))
              expect(seats.find((seat) => seat.org === old.org)?.status).toBe('seated');
        }
      }),
    );
  });

  test('a withdrawal lets the first that fits move up, in order of asking', () => {
    let seats: readonly Seat[] = signedUp([], 4, 1, 4) ?? [];
    for (const [who, people] of [
      [2, 5],
      [3, 2],
      [4, 2],
      [5, 1],
    ] as const)
      seats = signedUp(seats, 4, who, people) ?? seats;
    seats = withdrawn(seats, 4, 1);
    const state = Object.fromEntries(seats.map((seat) => [seat.org, seat.status]));
    expect(state).toEqual({ 1: 'withdrawn', 2: 'waiting', 3: 'seated', 4: 'seated', 5: 'waiting' });
  });

  test('more people than there is room for leave the seats as they were', () => {
    const seats = signedUp(signedUp([], 5, 1, 3) ?? [], 5, 2, 2) ?? [];
    expect(signedUp(seats, 5, 1, 4)).toBeNull();
    expect(signedUp(seats, 5, 1, 1)?.find((seat) => seat.org === 1)?.people).toBe(1);
  });
});
