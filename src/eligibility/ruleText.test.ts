import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseProgram } from './parseProgram.ts';
import type { Program } from './program.ts';
import { parseProgramYaml } from './programFromYaml.ts';
import { anyForm, programWith } from './randomForms.testkit.ts';
import { programOf, rule } from './randomRules.testkit.ts';
import type { Condition } from './rule.ts';
import { type RuleTables, tablesOf } from './ruleTables.ts';
import { ruleToText } from './ruleToText.ts';
import { RAW } from './textShape.ts';
import { textToRule } from './textToRule.ts';
import { writeProgram } from './writeProgram.ts';

const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);
process.stdout.write(`ruleText.test.ts seed ${SEED}\n`);

const folder = new URL('../../programs/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

function load(name: string): Program {
  const result = parseProgramYaml(readFileSync(new URL(name, folder), 'utf8'), name);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.program;
}

const conditionsOf = (program: Program): readonly Condition[] =>
  program.versions.flatMap((version) => [
    version.conditions,
    ...(version.place ? [version.place] : []),
    ...(version.transition ? [version.transition.when] : []),
    ...version.reviewFlags.map(({ when }) => when),
    ...version.benefit.flatMap(({ when }) => (when ? [when] : [])),
  ]);

/** rule → text → rule, and text → rule → text. */
function law(condition: Condition, tables: RuleTables): string {
  const text = ruleToText(condition, tables);
  const read = textToRule(text, tables);
  if (!read.ok) throw new Error(`${text}\n${JSON.stringify(read.errors.slice(0, 2), null, 1)}`);
  expect(read.condition).toEqual(condition);
  expect(ruleToText(read.condition, tables)).toBe(text);
  return text;
}

test.each(files)('%s: every condition reads back from its words', (name) => {
  const program = load(name);
  for (const condition of conditionsOf(program)) expect(law(condition, tablesOf(program))).not.toContain(RAW);
});

describe('random rules', () => {
  test('ten thousand over every form read back from their words', () => {
    for (const drawn of fc.sample(anyForm, { numRuns: 10_000, seed: SEED })) {
      const program = programWith(drawn);
      for (const condition of conditionsOf(program)) expect(law(condition, tablesOf(program))).not.toContain(RAW);
      expect(parseProgram(writeProgram(program), 'written')).toEqual({ ok: true, program });
    }
  }, 240_000);

  test('ten thousand read back from their words', () => {
    for (const drawn of fc.sample(rule, { numRuns: 10_000, seed: SEED })) {
      const program = programOf(drawn);
      for (const condition of conditionsOf(program)) expect(law(condition, tablesOf(program))).not.toContain(RAW);
    }
  }, 240_000);
});
