import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { factSetOf } from './factSet.ts';
import { parseProgramYaml } from './programFromYaml.ts';

function assessed(id: string, facts: Parameters<typeof factSetOf>[0]) {
  const result = parseProgramYaml(readFileSync(new URL(`../../programs/${id}.yaml`, import.meta.url), 'utf8'), id);
  if (!result.ok) throw new Error(id);
  return evaluate(result.program, factSetOf(facts), { asOf: '2026-05-31' });
}

test('a sentence names at most five missing facts and how many there are; all of them are listed', () => {
  const { verdict, summary, missing } = assessed('D03', [{ key: 'registeredRegion', period: '', value: '310117' }]);
  expect(verdict).toBe('needs_data');
  expect(missing.length).toBeGreaterThan(5);
  expect(summary.zh).toContain(`还缺 ${missing.length} 项关键资料：`);
  expect(summary.zh.split('、')).toHaveLength(5);
  expect(summary.zh).toContain(` 等 ${missing.length} 项，补齐后可判断。`);
  expect(summary.en).toMatch(
    new RegExp(`^${missing.length} deciding facts are missing: .* and ${missing.length - 5} more\\.$`),
  );
});

test('few missing facts are named whole, and one is not many', () => {
  const firm = [
    { key: 'restrictedBusiness', period: '', value: false },
    { key: 'taxableIncome', period: '2025', value: 0 },
    { key: 'assetsMean', period: '2025', value: 100_000_000 },
  ];
  const { summary, missing } = assessed('D14', firm);
  expect(missing).toHaveLength(1);
  expect(summary.zh).toBe('还缺 1 项关键资料：2025 年全年季度平均从业人数，补齐后可判断。');
  expect(summary.en).toBe('One deciding fact is missing: quarterly mean staff of the year (2025).');
});
