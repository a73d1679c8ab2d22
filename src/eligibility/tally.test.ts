import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { benefitText } from './benefitText.ts';
import { explainProgram, jurisdictionText } from './explainProgram.ts';
import { type FactInput, factSetOf } from './factSet.ts';
import { judge } from './judge.ts';
import { machineShare } from './machineShare.ts';
import type { Program } from './program.ts';
import { parseProgramYaml } from './programFromYaml.ts';
import { tally } from './tally.ts';

function load(id: string): Program {
  const result = parseProgramYaml(readFileSync(new URL(`../../programs/${id}.yaml`, import.meta.url), 'utf8'), id);
  if (!result.ok) throw new Error(id);
  return result.program;
}

const firm = (income: number, staff: number | null): readonly FactInput[] => [
  { key: 'restrictedBusiness', period: '', value: false },
  { key: 'taxableIncome', period: '2025', value: income },
  { key: 'staffMean', period: '2025', value: staff },
  { key: 'assetsMean', period: '2025', value: 100_000_000 },
];
const LIMIT = 300_000_000;

test('a tally counts verdicts, near misses, and which condition excludes most and alone', () => {
  const program = load('D14');
  const firms = [
    firm(LIMIT, 300),
    firm(LIMIT + 1, 300),
    firm(LIMIT + 1, 301),
    firm(0, 301),
    firm(0, 999),
    firm(0, null),
  ];
  const result = tally(firms.map((facts) => judge(program, factSetOf(facts), { asOf: '2026-05-31' })));
  expect(result.counts).toEqual({ not_applicable: 0, not_eligible: 4, needs_data: 1, needs_person: 0, eligible: 1 });
  expect(result.near).toBe(3);
  expect(result.excluding.map(({ conditionId, failed, alone }) => [conditionId, failed, alone])).toEqual([
    ['T3', 3, 2],
    ['T2', 2, 1],
  ]);
  expect(result.excluding[0]?.text.zh).toContain('300 人');
  expect(result.lacking).toEqual([{ key: 'staffMean', waiting: 1 }]);
});

test('the machine share leaves out what people decide', () => {
  // D01: ten leaves, of which core IP, technology field and the innovation score wait for experts.
  expect(machineShare(load('D01'))).toEqual({ leaves: 10, machine: 7, shareBp: 7000 });
  expect(machineShare(load('D14')).shareBp).toBe(10_000);
});

test('a program is explained without any enterprise, place first, points with their bands', () => {
  const lines = explainProgram(load('D05'));
  expect(lines?.children.map(({ id }) => id)).toEqual(['E0', 'E1', 'E2', 'E3']);
  const points = JSON.stringify(explainProgram(load('D02')));
  expect(points).toContain('30%（含）以上 20 分');
  expect(jurisdictionText(load('D05')).zh).toBe('松江区 · 区级');
  const [version] = load('D07').versions;
  expect(version && benefitText(version).zh).toContain('核定投资额 × 10%');
});
