import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signedCursors } from './cursor.ts';

const cursors = signedCursors('a secret of this process');
const isRefused = (list: string, org: number, cursor: string): boolean => {
  try {
    cursors.open(list, org, cursor);
    return false;
  } catch (error) {
    return (error as { fields?: { path: string }[] }).fields?.[0]?.path === 'after';
  }
};

test('a cursor opens for its list and organisation, with the key it was made of', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.maxSafeInteger())), fc.nat(), (key, org) => {
      expect(cursors.open('needs.newest', org, cursors.seal('needs.newest', org, key))).toEqual(key);
    }),
  );
});

test('made for another list, another organisation or by another process it is refused', () => {
  const cursor = cursors.seal('needs.newest', 11, ['2026-11-20', 'x']);
  expect(isRefused('needs.deadline', 11, cursor)).toBe(true);
  expect(isRefused('needs.newest', 12, cursor)).toBe(true);
  expect(isRefused('needs.newest', 11, signedCursors('another').seal('needs.newest', 11, ['x']))).toBe(true);
});

test('any change of a character is refused, and so is any text that never was a cursor', () => {
  const cursor = cursors.seal('needs.newest', 11, ['2026-11-20', 'x']);
  for (let at = 0; at < cursor.length; at += 1) {
    const changed = `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`;
    expect(isRefused('needs.newest', 11, changed), changed).toBe(true);
  }
  for (const text of ['', '.', '..', `${cursor}.`, `${cursor}.x`, `abc.${'é'.repeat(22)}`, `.${'A'.repeat(22)}`])
    expect(isRefused('needs.newest', 11, text), text).toBe(true);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(isRefused('a', 1, text)).toBe(true);
    }),
  );
});
