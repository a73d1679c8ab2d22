import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseProgram } from './parseProgram.ts';
import { parseProgramYaml } from './programFromYaml.ts';
import { programOf, type Rule, rule } from './randomRules.testkit.ts';
import { plainToYaml, programToYaml, writeProgram } from './writeProgram.ts';

/** The written form loses nothing: what is read back is the program that was written. */
const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);
process.stdout.write(`writeProgram.test.ts seed ${SEED}\n`);

const folder = new URL('../../programs/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

const read = (text: string) => {
  const result = parseProgramYaml(text, 'written');
  if (!result.ok) throw new Error(JSON.stringify(result.errors.slice(0, 3)));
  return result.program;
};

test.each(files)('%s: parse(write(p)) is p, as plain values and as text', (name) => {
  const program = read(readFileSync(new URL(name, folder), 'utf8'));
  const again = parseProgram(writeProgram(program), name);
  expect(again).toEqual({ ok: true, program });
  const text = programToYaml(program);
  expect(read(text)).toEqual(program);
  expect(programToYaml(read(text))).toBe(text);
});

describe('random rules', () => {
  test('ten thousand are written and read back without loss', () => {
    const rules = fc.sample(rule, { numRuns: 10_000, seed: SEED });
    for (const [at, drawn] of rules.entries()) {
      const program = programOf(drawn);
      const written = writeProgram(program);
      const again = parseProgram(written, 'random');
      expect(again).toEqual({ ok: true, program });
      if (at % 20 === 0) expect(read(plainToYaml(written))).toEqual(program);
    }
  }, 120_000);

  test('a condition repeated for each year is written once, with the years that move', () => {
    const each: Rule = {
      each: { years: 3 },
      of: {
        all: [
          { value: 'revenue@each', op: '>=', word: '不低于', bound: '1.50亿元' },
          { value: { growth: 'revenue', year: 'each-1', years: 2 }, op: '>', word: '超过', bound: '5%' },
          { value: { subtract: ['rdExpense@each', 'rdExpense@last'] }, op: '>=', word: '以上', bound: '-0.10万元' },
        ],
      },
    };
    const program = programOf(each);
    const written = JSON.stringify(writeProgram(program));
    for (const kept of ['"revenue@each"', '"each-1"', '"rdExpense@each","rdExpense@last"', '1.50亿元', '-0.10万元'])
      expect(written).toContain(kept);
    expect(parseProgram(writeProgram(program), 'each')).toEqual({ ok: true, program });
  });
});
