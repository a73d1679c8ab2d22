import { expect, test } from 'vitest';
import { stretches } from './markedText.rules.ts';
import type { PolicyPart } from './policyNotice.schema.ts';

const part = (id: string, from: number, to: number): PolicyPart => ({
  id,
  from,
  to,
  sentence: '',
  machine: true,
  doubts: [],
});

test('a text is cut at its sentences and nothing of it is lost, also where sentences share words', () => {
  const text = '零一二三四五六七八九';
  const cut = stretches(text, [part('B', 5, 8), part('A', 1, 3), part('C', 5, 8), part('D', 6, 9)]);
  expect(cut.map((one) => one.text).join('')).toBe(text);
  expect(cut.map((one) => one.parts.map(({ id }) => id))).toEqual([[], ['A'], [], ['B', 'C', 'D'], []]);
});
