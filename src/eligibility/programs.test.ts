import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assessmentSchema } from './assessment.schema.ts';
import { evaluate } from './evaluate.ts';
import { factSetOf } from './factSet.ts';
import { judge } from './judge.ts';
import { parseLiteral } from './literal.ts';
import type { GoldenCase, Program } from './program.ts';
import { parseProgramYaml } from './programFromYaml.ts';

const folder = new URL('../../programs/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

function load(name: string): Program {
  const result = parseProgramYaml(readFileSync(new URL(name, folder), 'utf8'), `programs/${name}`);
  if (!result.ok)
    throw new Error(
      result.errors
        .map((one) => `${one.file}:${one.line} ${one.nodeId} ${one.message.zh} (${one.expected})`)
        .join('\n'),
    );
  return result.program;
}

const amountFen = (text: string): bigint | null => {
  const value = parseLiteral(text.replace('ceiling ', ''))?.value;
  return value ? value.n / value.d : null;
};

function checkAmount(expected: string, amount: ReturnType<typeof evaluate>['amount']): void {
  if (expected === 'none' || expected === 'open') {
    expect(amount.state).toBe(expected);
    return;
  }
  expect(amount.state).toBe(expected.startsWith('ceiling') ? 'ceiling' : 'exact');
  expect(BigInt(amount.amountFen ?? -1)).toBe(amountFen(expected));
}

function check(program: Program, golden: GoldenCase): void {
  const facts = factSetOf(golden.facts);
  const judged = judge(program, facts, { asOf: golden.asOf });
  const answer = evaluate(program, facts, { asOf: golden.asOf });
  assessmentSchema.parse(answer);
  expect({ verdict: answer.verdict, near: answer.near }).toEqual({
    verdict: golden.expect.verdict,
    near: golden.expect.near,
  });
  expect(answer.missing.map(({ key, period }) => (period ? `${key}@${period}` : key)).sort()).toEqual(
    [...golden.expect.missing].sort(),
  );
  expect([...judged.failing].sort()).toEqual([...golden.expect.failing].sort());
  expect(answer.blockedBy).toEqual(golden.expect.blockedBy);
  if (golden.expect.flags)
    expect(answer.reviewFlags.map(({ id }) => id).sort()).toEqual([...golden.expect.flags].sort());
  if (golden.expect.amount !== null) checkAmount(golden.expect.amount, answer.amount);
}

describe.each(files)('%s', (name) => {
  const program = load(name);
  test('has at least six golden cases and a source on every version', () => {
    expect(program.goldenCases.length).toBeGreaterThanOrEqual(6);
    expect(program.documents.length).toBeGreaterThan(0);
  });
  test.each(program.goldenCases.map((golden) => [golden.name, golden] as const))('%s', (_, golden) =>
    check(program, golden),
  );
});
