import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Bilingual, ConditionResult } from '../src/eligibility/assessment.schema.ts';
import { evaluate } from '../src/eligibility/evaluate.ts';
import { factSetOf } from '../src/eligibility/factSet.ts';
import { parseProgramYaml } from '../src/eligibility/programFromYaml.ts';
import { valueText } from '../src/eligibility/readableFound.ts';
import { generateDemo } from './generate.ts';

/** What a person reads about an enterprise names things; codes are for programs. */

const { enterprises } = generateDemo({ seed: 60, enterprises: 400 });
const folder = new URL('../programs/', import.meta.url);
const programs = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => {
    const result = parseProgramYaml(readFileSync(new URL(file, folder), 'utf8'), file);
    if (!result.ok) throw new Error(file);
    return result.program;
  });

/** Chinese text has no lower-case word of a code and no six-digit region; English text no code in snake_case, neither an empty place. */
const CODE_ZH = /[a-z]{3,}|(?<![\d-])\d{6}(?![\d-])/;
const CODE_EN = /[a-z]_[a-z]|undefined|(?<![\d,-])\d{6}(?![\d,-])/;

function* textsOf(condition: ConditionResult): Generator<Bilingual> {
  yield condition.text;
  if (condition.found) yield condition.found;
  if (condition.gap) yield condition.gap.text;
  for (const { value } of condition.facts) if (value) yield value;
  for (const child of condition.children) yield* textsOf(child);
}

test('every value of a fact reads in both languages without a code', () => {
  const unread = new Set<string>();
  for (const { facts } of enterprises) {
    for (const { key, value } of facts) {
      if (value === null || key === 'creditCode') continue;
      const [zh, en] = [valueText(key, value, 'zh'), valueText(key, value, 'en')];
      if (CODE_ZH.test(zh) || zh === '') unread.add(`${key}: ${zh}`);
      if (CODE_EN.test(en)) unread.add(`${key}: ${en}`);
    }
  }
  expect([...unread].slice(0, 20)).toEqual([]);
});

test('every condition of every program reads without a code, with whatever was found', () => {
  const unread = new Set<string>();
  for (const { facts } of enterprises.slice(0, 120)) {
    for (const program of programs) {
      const { conditions, summary } = evaluate(program, factSetOf(facts), { asOf: '2026-11-20' });
      for (const { zh, en } of [summary, ...(conditions ? textsOf(conditions) : [])]) {
        if (CODE_ZH.test(zh)) unread.add(`${program.id}: ${zh}`);
        if (CODE_EN.test(en)) unread.add(`${program.id}: ${en}`);
      }
    }
  }
  expect([...unread].slice(0, 20)).toEqual([]);
});
