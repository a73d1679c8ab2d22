import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseProgram } from '../parseProgram.ts';
import { draftProgram } from './draftProgram.ts';
import { leavesOf } from './proposedProgram.ts';
import { readNotice } from './readNotice.ts';

const folder = new URL('../../../programs/notices/', import.meta.url);
const names = ['D01', 'D02', 'D03', 'D04', 'D05', 'D06', 'D07', 'D08'].flatMap((program) =>
  ['a', 'b'].map((copy) => `${program}.${copy}`),
);

describe.each(names)('the notice %s', (name) => {
  const source = readFileSync(new URL(`${name}.txt`, folder), 'utf8');
  const read = readNotice(source);

  test('becomes a draft that the rule language takes as it is', () => {
    const result = parseProgram(draftProgram(read, { code: 'N-1', issuer: '受理部门', region: '310117' }), name);
    expect(result.ok ? [] : result.errors).toEqual([]);
  });

  test('keeps for every part its very words in the text', () => {
    for (const leaf of leavesOf(read.conditions)) {
      expect(source.slice(leaf.from, leaf.to).trim()).toBe(leaf.sentence);
      expect(leaf.sentence.length).toBeGreaterThan(1);
    }
    for (const one of [read.title, read.number, read.issuer]) if (one) expect(source).toContain(one.value);
  });
});
