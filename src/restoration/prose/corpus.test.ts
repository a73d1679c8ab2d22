import { Converter } from 'opencc-js';
import { expect, test } from 'vitest';
import { cleanCorpus, utf8Length } from './cleanCorpus.ts';
import { traditionalCorpus } from './traditionalCorpus.ts';

const toSimplified = Converter({ from: 'tw', to: 'cn' });
const MB = 1_000_000;

test('clean pages have 1 to 20 kB, are simplified, and differ from seed to seed', () => {
  const pages = [...cleanCorpus(3 * MB, 1)];
  const sizes = pages.map(utf8Length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(3 * MB);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...sizes)).toBeLessThan(21_000);
  expect(utf8Length(pages[0] ?? '')).toBe(Buffer.byteLength(pages[0] ?? ''));
  for (const page of pages) expect(toSimplified(page)).toBe(page);
  expect([...cleanCorpus(MB, 1)][0]).toBe(pages[0]);
  expect([...cleanCorpus(MB, 2)][0]).not.toBe(pages[0]);
});

test('traditional pages are traditional throughout', () => {
  for (const page of traditionalCorpus(MB, 3)) {
    const changed = toSimplified(page);
    const differing = [...page].filter((character, index) => character !== changed[index]);
    expect(differing.length / page.length).toBeGreaterThan(0.03);
  }
});
