import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assessmentSchema } from './assessment.schema.ts';
import { catalogueTable } from './catalogueTable.ts';
import { evaluate } from './evaluate.ts';
import { factSetOf } from './factSet.ts';
import { judge } from './judge.ts';
import { parseLiteral } from './literal.ts';
import { machineShare } from './machineShare.ts';
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

const programs = files.map((name) => [name, load(name)] as const);

describe.each(programs)('%s', (name, program) => {
  test('is named by its id, has at least three golden cases, and every document has a number or a confidence', () => {
    expect(`${program.id}.yaml`).toBe(name);
    expect(program.goldenCases.length).toBeGreaterThanOrEqual(3);
    expect(program.documents.length).toBeGreaterThan(0);
    for (const { document, confidence } of program.documents) {
      expect(document).not.toBe('');
      expect(['high', 'medium', 'low']).toContain(confidence);
    }
  });
  test.each(program.goldenCases.map((golden) => [golden.name, golden] as const))('%s', (_, golden) =>
    check(program, golden),
  );
});

describe('the catalogue', () => {
  const all = programs.map(([, program]) => program);

  test('holds at least 55 programs, every id once, the titles in both languages', () => {
    expect(all.length).toBeGreaterThanOrEqual(55);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ title }) => title.zh)).size).toBe(all.length);
    for (const { title } of all) expect(title.en).toMatch(/[A-Za-z]/);
  });

  test('is the table of docs/CATALOGUE.md', async () => {
    await expect(catalogueTable(all)).toMatchFileSnapshot('../../docs/CATALOGUE.md');
  });

  test('a machine checks at least 80 % of the conditions', () => {
    const shares = all.map((program) => ({ program, ...machineShare(program) }));
    const leaves = shares.reduce((sum, one) => sum + one.leaves, 0);
    const machine = shares.reduce((sum, one) => sum + one.machine, 0);
    const cases = all.reduce((sum, one) => sum + one.goldenCases.length, 0);
    const lowest = shares.toSorted((a, b) => a.shareBp - b.shareBp).slice(0, 5);
    console.log(
      `${all.length} programs, ${cases} golden cases, ${leaves} conditions, ${machine} checked by machine: ${((machine * 100) / leaves).toFixed(2)} %\n` +
        lowest.map(({ program, shareBp }) => `${program.id} ${(shareBp / 100).toFixed(2)} %`).join(', '),
    );
    expect(machine / leaves).toBeGreaterThanOrEqual(0.8);
  });
});
