import { describe, expect, test } from 'vitest';
import { addWorkingDays, isCalendarPublished, isWorkingDay, workingDaysBetween } from './workingDays.ts';

describe('working days', () => {
  test('holidays are free and moved days are worked', () => {
    expect(isWorkingDay('2026-02-14')).toBe(true); // Saturday worked for the Spring Festival
    expect(isWorkingDay('2026-02-17')).toBe(false);
    expect(isWorkingDay('2026-11-21')).toBe(false);
    expect(isWorkingDay('2026-11-23')).toBe(true);
  });

  test('three working days over National Day', () => {
    expect(addWorkingDays('2026-09-29', 3)).toEqual({ day: '2026-10-09', provisional: false });
    expect(workingDaysBetween('2026-09-29', '2026-10-09')).toEqual({ days: 3, provisional: false });
    expect(addWorkingDays('2026-10-09', -3)).toEqual({ day: '2026-09-29', provisional: false });
    expect(addWorkingDays('2026-11-21', 0)).toEqual({ day: '2026-11-21', provisional: false });
  });

  test('a year whose notice is not out keeps its statutory days and is marked provisional', () => {
    expect(isCalendarPublished(2026)).toBe(true);
    expect(isCalendarPublished(2031)).toBe(false);
    expect(isWorkingDay('2031-10-01')).toBe(false);
    expect(isWorkingDay('2031-01-23')).toBe(false); // first day of the lunar year
    expect(addWorkingDays('2031-09-30', 1)).toEqual({ day: '2031-10-06', provisional: true });
  });

  test('between is negative backwards and zero on the day', () => {
    expect(workingDaysBetween('2026-11-23', '2026-11-20').days).toBe(-1);
    expect(workingDaysBetween('2026-11-23', '2026-11-23').days).toBe(0);
  });

  test('a count that is no count is refused', () => {
    expect(() => addWorkingDays('2026-11-23', 1.5)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-11-23', 100_000)).toThrow(RangeError);
  });
});
