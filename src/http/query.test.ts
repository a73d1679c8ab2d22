import { expect, test } from 'vitest';
import { parseQuery } from './query.ts';

const refusalOf = (url: string): string | null => {
  try {
    parseQuery(url);
    return null;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
};

test('plain names, each once, decoded', () => {
  expect({ ...parseQuery('/x?text=%E8%8B%8F%E5%B7%9E+a%2Bb&limit=5') }).toEqual({ text: '苏州 a+b', limit: '5' });
  expect(Object.keys(parseQuery('/x'))).toEqual([]);
  expect(Object.getPrototypeOf(parseQuery('/x?a=1'))).toBeNull();
});

test.each([
  ['B17 a name twice', '/x?a=1&a=2'],
  ['B17 brackets', '/x?a[]=1'],
  ['B17 a prototype through brackets', '/x?a[__proto__]=1'],
  ['B17 __proto__ itself', '/x?__proto__=1'],
  ['B18 broken percent encoding', '/x?a=%E0%A4%A'],
  ['B18 bytes that are no UTF-8', '/x?a=%FF'],
  ['B14 NUL', '/x?a=%00'],
  ['B19 41 names', `/x?${Array.from({ length: 41 }, (_, at) => `a${at}=1`).join('&')}`],
  ['a name of 42 characters', `/x?${'a'.repeat(42)}=1`],
  ['no name', '/x?=1'],
])('%s is refused', (_, url) => {
  expect(refusalOf(url)).toBe('query.invalid');
});
