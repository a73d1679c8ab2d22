import { expect, test } from 'vitest';
import { parseProgramYaml } from '../../eligibility/programFromYaml.ts';
import {
  asKind,
  CONDITION_KINDS,
  childrenOf,
  freeId,
  idsIn,
  kindOf,
  moved,
  newCondition,
  without,
} from './conditionDraft.rules.ts';
import { newProgramText, plainOf, textWith, textWithEntry, withVersionFrom } from './draftText.rules.ts';

const base = newProgramText({ code: 'T-1', title: '示例', issuer: '示例部门', region: '310117' });
const read = (text: string) => parseProgramYaml(text, 'test');

test('a new program, and a new condition of every kind, read as rules at once', () => {
  expect(read(base).ok).toBe(true);
  const ids = idsIn(plainOf(base));
  for (const kind of CONDITION_KINDS) {
    const node = newCondition(kind, ids);
    expect(kindOf(node)).toBe(kind);
    const result = read(textWith(base, ['versions', 0, 'conditions', 'all', 1], node));
    expect([kind, result.ok ? [] : result.errors]).toEqual([kind, []]);
  }
});

test('a condition becomes any other kind and keeps its id, source and words; what stood below stays below', () => {
  const ids = new Set(['R', 'A']);
  const node = { id: 'A', source: 'notice', label: { zh: '说', en: 'say' }, fact: 'abnormalList', is: false };
  for (const kind of CONDITION_KINDS) {
    const next = asKind(node, kind, ids);
    expect(next).toMatchObject({ id: 'A', source: 'notice', label: { zh: '说', en: 'say' } });
    expect(read(textWith(base, ['versions', 0, 'conditions', 'all', 0], next)).ok).toBe(true);
  }
  const group = { id: 'G', all: [node, { ...node, id: 'B' }] };
  expect(childrenOf(asKind(group, 'any', ids), []).map((child) => child.node)).toEqual(group.all);
  expect(asKind(group, 'not', ids).not).toEqual(node);
});

test('ids are free, lists move within their ends', () => {
  expect(freeId(new Set(['N1', 'N2']))).toBe('N3');
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(without(['a', 'b'], 0)).toEqual(['b']);
});

test('a change leaves comments and everything else as it was; a new version ends the one before', () => {
  const text = `# 说明\n${base}`;
  const changed = textWith(text, ['versions', 0, 'conditions', 'all', 0, 'is'], true);
  expect(changed.startsWith('# 说明\n')).toBe(true);
  expect(textWith(changed, ['versions', 0, 'conditions', 'all', 0, 'is'], false)).toBe(text);
  const versions = plainOf(withVersionFrom(text, '2027-01-01'))?.versions as {
    from: string | null;
    to: string | null;
  }[];
  expect(versions.map(({ from, to }) => [from, to])).toEqual([
    [null, '2026-12-31'],
    ['2027-01-01', null],
  ]);
  expect(plainOf(textWithEntry(base, 'goldenCases', { name: 'a' }))?.goldenCases).toEqual([{ name: 'a' }]);
  for (const wrong of ['a: [', 'a: 1\na: 2', '- 1', 'a: &x 1\nb: *x']) expect(plainOf(wrong)).toBeNull();
});
