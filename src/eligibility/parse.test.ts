import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseLiteral, parseStored } from './literal.ts';
import { parseProgram } from './parseProgram.ts';
import { parseProgramYaml } from './programFromYaml.ts';

const text = readFileSync(new URL('../../programs/D14.yaml', import.meta.url), 'utf8');

const errorsOf = (source: string) => {
  const result = parseProgramYaml(source, 'programs/D14.yaml');
  return result.ok ? [] : result.errors;
};

/** D14 with one text replaced, and the line on which that text stands. */
function broken(from: string, to: string) {
  const line = text.slice(0, text.indexOf(from)).split('\n').length;
  return { line, errors: errorsOf(text.replace(from, to)) };
}

test('a boundary word that contradicts its operator is refused with file, line, node and the words that fit', () => {
  const { line, errors } = broken('word: 不超过, bound: 300万元', 'word: 不足, bound: 300万元');
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ file: 'programs/D14.yaml', line, nodeId: 'T2' });
  expect(errors[0]?.expected).toContain('不超过');
});

test('an unknown fact, a wrong unit, an unknown field and a doubled id are each named', () => {
  expect(broken('value: taxableIncome@last', 'value: taxableincome@last').errors[0]).toMatchObject({ nodeId: 'T2' });
  expect(broken('bound: 300万元', 'bound: 300人').errors[0]).toMatchObject({
    nodeId: 'T2',
    message: { zh: '单位与数值不符' },
  });
  expect(broken('id: T2, value', 'id: T2, colour: red, value').errors[0]?.message.en).toBe('unknown field "colour"');
  expect(broken('id: T2, value', 'id: T1, value').errors[0]).toMatchObject({ nodeId: 'T1' });
  expect(broken('bound: 300万元', 'bound: about 300').errors[0]?.expected).toContain('1500万元');
  expect(broken('taxableIncome@last, op', 'taxableIncome, op').errors[0]?.expected).toBe('taxableIncome@last');
});

test('several problems of a file are reported together', () => {
  const twice = text.replace('bound: 300万元', 'bound: 3x').replace('is: false', 'is: maybe');
  expect(errorsOf(twice)).toHaveLength(2);
});

test('hostile files are refused before they cost anything', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const bomb = `a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]`;
  for (const source of [
    deep,
    bomb,
    'x'.repeat(600_000),
    'a: 1\na: 2',
    'a: !!js/function x',
    '',
    'just text',
    '[1, 2]',
    '\u0000',
  ]) {
    expect(parseProgramYaml(source, 'f').ok).toBe(false);
  }
});

test('depth, nodes, texts and size have limits, also for values that never were text', () => {
  let nested: unknown = { fact: 'soundAccounts', is: true };
  for (let depth = 0; depth < 40; depth += 1) nested = { not: nested };
  const errors = (source: unknown) => {
    const result = parseProgram(source, 'f');
    return result.ok ? '' : result.errors[0]?.message.en;
  };
  expect(errors({ versions: nested })).toContain('depth');
  expect(errors({ versions: Array.from({ length: 2001 }, () => ({})) })).toContain('nodes');
  expect(errors({ versions: Array.from({ length: 10_001 }, () => 1) })).toContain('list');
  expect(errors({ title: 'x'.repeat(4097) })).toContain('string');
  expect(errors({ versions: Array.from({ length: 100 }, () => 'x'.repeat(4000)) })).toContain('bytes');
  expect(errors({ versions: () => 1 })).toContain('type');
  const loop: Record<string, unknown> = {};
  loop.versions = loop;
  expect(errors(loop)).toContain('depth');
});

test('amounts are read exactly or not at all', () => {
  expect(parseStored('1500万元')).toEqual({ value: 1_500_000_000, dimension: 'money' });
  expect(parseStored('1,500 万元')?.value).toBe(1_500_000_000);
  expect(parseStored('０.１５亿元')?.value).toBe(1_500_000_000);
  expect(parseStored('-12万元')?.value).toBe(-12_000_000);
  expect(parseStored('62.5%')).toEqual({ value: 6250, dimension: 'ratio' });
  expect(parseStored('5‰')?.value).toBe(50);
  expect(parseStored('0.425%')).toBeNull();
  expect(parseLiteral('0.425%')?.value).toEqual({ n: 42_500n, d: 1000n });
  expect(parseStored('3亩')?.value).toBe(200_000);
  expect(parseStored('1亩')).toBeNull();
  for (const wrong of ['', '万元', '1.2.3', '1e9', '１２三', '12 apples', '0x10', '9'.repeat(30)])
    expect(parseLiteral(wrong)).toBeNull();
});
