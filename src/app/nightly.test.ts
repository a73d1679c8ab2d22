import { expect, test } from 'vitest';
import { expiredBackups, untilNight } from './nightly.ts';

const day = (n: number) => new Date(Date.UTC(2026, 10, n)).toISOString().slice(0, 10);

test('seven daily backups stay, and the Sundays of four weeks before', () => {
  const names = Array.from({ length: 60 }, (_, index) => `langqiao-${day(21 - index)}-1.gz`);
  const gone = new Set(expiredBackups([...names, 'notes.txt']));
  const kept = names.filter((name) => !gone.has(name));
  expect(kept).toHaveLength(11);
  expect(kept.slice(7).every((name) => new Date(`${name.slice(9, 19)}T00:00:00Z`).getUTCDay() === 0)).toBe(true);
  expect(gone.has('notes.txt')).toBe(false);
});

test('the night begins at half past two in Shanghai', () => {
  expect(untilNight(new Date('2026-11-21T18:00:00Z'))).toBe(1_800_000);
  expect(untilNight(new Date('2026-11-21T18:31:00Z'))).toBe(86_400_000 - 60_000);
});
