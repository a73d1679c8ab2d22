import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkActions, mayCancel } from './party.access.ts';
import { bookingFault, cancelTo, endOf, lastingOf, mondayOf, overlaps, weekSpan, withinHours } from './party.rules.ts';

const at = (hour: number, minute = 0): string => new Date(Date.UTC(2026, 10, 25, hour - 8, minute)).toISOString();
const VENUE = { seats: 40, opensAt: '08:30', closesAt: '21:00', closed: false };
const booking = (from: string, to: string, people = 10) => ({ purpose: '学习', people, startsAt: from, endsAt: to });

describe('bookings of a venue', () => {
  test('random bookings one after the other: those that stand never overlap, and none outside hours or seats', () => {
    const slot = fc.record({
      from: fc.integer({ min: 0, max: 95 }),
      quarters: fc.integer({ min: 1, max: 20 }),
      people: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 40 }), (slots) => {
        const taken: { startsAt: string; endsAt: string }[] = [];
        for (const { from, quarters, people } of slots) {
          const wanted = booking(at(0, from * 15), at(0, (from + quarters) * 15), people);
          if (bookingFault(wanted, VENUE, taken, '2026-11-24T00:00:00.000Z') !== null) continue;
          expect(people).toBeLessThanOrEqual(40);
          expect(withinHours(wanted, '08:30', '21:00')).toBe(true);
          for (const other of taken) expect(overlaps(wanted, other)).toBe(false);
          taken.push(wanted);
        }
      }),
    );
  });

  test('says why not, the first reason first; one may begin when the other ends', () => {
    const now = '2026-11-24T00:00:00.000Z';
    expect(bookingFault(booking(at(9), at(10)), { ...VENUE, closed: true }, [], now)).toBe('closed');
    expect(bookingFault(booking(at(9), at(10)), VENUE, [], at(9))).toBe('past');
    expect(bookingFault(booking(at(8), at(10)), VENUE, [], now)).toBe('hours');
    expect(bookingFault(booking(at(20), at(33)), VENUE, [], now)).toBe('hours');
    expect(bookingFault(booking(at(9), at(10), 41), VENUE, [], now)).toBe('seats');
    expect(bookingFault(booking(at(9), at(11)), VENUE, [{ startsAt: at(10), endsAt: at(12) }], now)).toBe('taken');
    expect(bookingFault(booking(at(9), at(10)), VENUE, [{ startsAt: at(10), endsAt: at(12) }], now)).toBeNull();
  });

  test('is given back by booker or keeper, before it begins, once', () => {
    expect(cancelTo('booked', at(9), at(8))).toBe('cancelled');
    expect(cancelTo('cancelled', at(9), at(8))).toBeNull();
    expect(cancelTo('booked', at(9), at(9))).toBeNull();
    const may = (org: number) => mayCancel({ org, permissions: ['party.book'] }, { org: 1, venueOrg: 2 });
    expect([may(1), may(2), may(3)]).toEqual([true, true, false]);
  });

  test('a week begins on Monday in Shanghai', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(weekSpan('2026-11-23')).toEqual({
      startsAt: '2026-11-22T16:00:00.000Z',
      endsAt: '2026-11-29T16:00:00.000Z',
    });
  });
});

test('a link lasts until it is ended, once; partners record, its body decides', () => {
  expect(endOf(lastingOf(null))).toBe('ended');
  expect(endOf(lastingOf('2026-01-01'))).toBeNull();
  const link = { ownerOrg: 1, partners: [2, null], ended: false };
  expect(linkActions({ org: 1, permissions: ['party.manage'] }, link)).toEqual(['record', 'assign', 'openCase', 'end']);
  expect(linkActions({ org: 2, permissions: ['party.book'] }, link)).toEqual(['record']);
  expect(linkActions({ org: 3, permissions: ['party.book', 'party.manage'] }, link)).toEqual([]);
  expect(linkActions({ org: 1, permissions: ['party.manage'] }, { ...link, ended: true })).toEqual([]);
});
