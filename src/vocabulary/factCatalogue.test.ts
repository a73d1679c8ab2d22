import { expect, test } from 'vitest';
import { allFactDefinitions, factDefinition, formatFactValue } from './factCatalogue.ts';

test('every key is defined once, with both labels and a unit in both languages', () => {
  const facts = allFactDefinitions();
  expect(new Set(facts.map((fact) => fact.key)).size).toBe(facts.length);
  for (const fact of facts) {
    expect(fact.label.zh, fact.key).not.toBe('');
    expect(fact.label.en, fact.key).not.toBe('');
    expect(fact.unit === '', fact.key).toBe(fact.unitEn === '');
  }
});

test('an alias names one fact only', () => {
  const seen = new Map<string, string>();
  for (const fact of allFactDefinitions()) {
    for (const alias of fact.aliases) {
      expect(seen.get(alias) ?? fact.key, alias).toBe(fact.key);
      seen.set(alias, fact.key);
    }
  }
});

test('every list has a completeness fact', () => {
  for (const fact of allFactDefinitions()) {
    if (fact.kind === 'list') expect(factDefinition(`${fact.key}.complete`)?.kind).toBe('boolean');
  }
});

test('values are written with their unit', () => {
  expect(formatFactValue('revenue', 1_500_000_000, 'zh')).toBe('1,500 万元');
  expect(formatFactValue('netProfit', -1_500_000_000, 'zh')).toBe('-1,500 万元');
  expect(formatFactValue('revenue', 1_500_000_000, 'en')).toBe('CNY 15,000,000');
  expect(formatFactValue('staff', 1030, 'zh')).toBe('1,030 人');
  expect(formatFactValue('foreignShare', 460, 'zh')).toBe('4.6%');
  expect(formatFactValue('floorArea', 12_050, 'zh')).toBe('120.5 平方米');
  expect(formatFactValue('abnormalList', false, 'zh')).toBe('否');
  expect(formatFactValue('titles', { code: 'little_giant', validTo: '2026-01-01' }, 'zh')).toBe(
    '代码：little_giant；有效期至：2026-01-01',
  );
});
