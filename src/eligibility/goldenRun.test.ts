import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { FactInput } from './factSet.ts';
import { goldenFrom, keysRead } from './goldenFrom.ts';
import { distinctGolden, goldenPass, runGolden } from './goldenRun.ts';
import { parseProgram } from './parseProgram.ts';
import type { Program } from './program.ts';
import { parseProgramYaml } from './programFromYaml.ts';
import { writeProgram } from './writeProgram.ts';

const folder = new URL('../../programs/', import.meta.url);

function load(name: string): Program {
  const result = parseProgramYaml(readFileSync(new URL(name, folder), 'utf8'), name);
  if (!result.ok) throw new Error(name);
  return result.program;
}

test('every program of the catalogue passes its golden cases and may be published', () => {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
    const program = load(name);
    expect([name, runGolden(program).flatMap(({ differences }) => differences)]).toEqual([name, []]);
    expect(goldenPass(program)).toBe(true);
  }
});

test('a case that fails says what differs; the same facts twice count once', () => {
  const program = load('D14.yaml');
  const [first] = program.goldenCases;
  if (!first) throw new Error('no case');
  const wrong = { ...first, expect: { ...first.expect, verdict: 'needs_person', amount: '1元' } };
  const [result] = runGolden({ ...program, goldenCases: [wrong] });
  expect(result?.differences.map(({ zh }) => zh.slice(0, 2))).toEqual(['结论', '金额']);
  expect(distinctGolden({ ...program, goldenCases: [first, first, { ...first, name: 'x' }] })).toBe(1);
  expect(goldenPass({ ...program, goldenCases: [first, first, first] })).toBe(false);
});

test('a case made of an enterprise has only what the rules read, names nobody, and passes at once', () => {
  const program = load('D02.yaml');
  const keys = keysRead(program);
  expect(keys.has('staff') && keys.has('titles') && keys.has('violations')).toBe(true);
  expect(keys.has('creditCode') || keys.has('name')).toBe(false);
  const facts: FactInput[] = [
    { key: 'name', period: '', value: '示例公司' },
    { key: 'creditCode', period: '', value: '91310000000000000X' },
    { key: 'staff', period: '2025', value: 31, sourceKind: 'declared', sourceName: '某系统' },
    { key: 'revenue', period: '2025', value: 150_000_050 },
    { key: 'titles', period: '', value: { code: 'high_tech_enterprise', number: 'GR2024', validFrom: '2024-11-15' } },
    { key: 'titles.complete', period: '', value: true },
    { key: 'patentsOnSite', period: '2025', value: 3 },
  ];
  const golden = goldenFrom(program, facts, '2026-07-01', '样本');
  expect(JSON.stringify(golden)).not.toMatch(/示例公司|9131|某系统|GR2024|patentsOnSite/);
  expect(golden.facts).toMatchObject({ 'revenue@2025': '1500000.5元', 'titles.complete': true });
  const again = parseProgram({ ...writeProgram(program), goldenCases: [golden] }, 'golden');
  if (!again.ok) throw new Error(JSON.stringify(again.errors));
  expect(runGolden(again.program)[0]?.differences).toEqual([]);
});
