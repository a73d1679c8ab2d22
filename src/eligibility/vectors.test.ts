import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { evaluate } from './evaluate.ts';
import { factSetOf } from './factSet.ts';
import { judge } from './judge.ts';
import { parseLiteral } from './literal.ts';
import { mergedFacts } from './parseGolden.ts';
import { newReading, parseProgram } from './parseProgram.ts';
import type { Program } from './program.ts';

/** One vector: a rule (or a whole version) with facts and what must follow. The form is described in docs/ELIGIBILITY.md. */
interface Vector {
  readonly name: string;
  readonly asOf: string;
  readonly rule?: unknown;
  readonly version?: unknown;
  readonly exclusionGroups?: unknown;
  /** Further parts of the program: parameters, recognitions, several versions. */
  readonly program?: Record<string, unknown>;
  readonly facts: Record<string, unknown>;
  readonly complete: readonly string[];
  readonly expect: {
    readonly state?: string;
    readonly verdict?: string;
    readonly near?: boolean;
    readonly missing?: readonly string[];
    readonly valueToPass?: string;
    readonly gapAmount?: string;
    readonly passesOn?: string;
    readonly points?: readonly [string, string];
    readonly amount?: string;
    readonly instalments?: number;
    readonly blockedBy?: readonly string[];
    readonly window?: string;
    readonly batch?: string;
    readonly nextPool?: boolean;
    readonly version?: string;
    readonly flags?: readonly string[];
    readonly received?: number;
  };
}

const zhEn = { zh: '示例', en: 'example' };

function programOf(vector: Vector): Program {
  const rule = { id: 'v', from: null, to: null, conditions: vector.rule, benefit: [{ open: true, text: zhEn }] };
  const source = {
    id: 'V',
    kind: 'policy',
    subject: 'enterprise',
    title: zhEn,
    summary: zhEn,
    issuer: zhEn,
    jurisdiction: { region: '100000', level: 'national' },
    grade: 'ordinary',
    documents: {},
    versions: [vector.version ?? rule],
    ...(vector.exclusionGroups ? { exclusionGroups: vector.exclusionGroups } : {}),
    ...vector.program,
  };
  const result = parseProgram(source, vector.name);
  if (!result.ok) throw new Error(JSON.stringify(result.errors, null, 1));
  return result.program;
}

function factsOf(vector: Vector) {
  const reading = newReading(vector.name);
  const at = { reading, value: vector, path: [], nodeId: null };
  const facts = mergedFacts(at, { ...at, value: {} });
  expect(reading.problems).toEqual([]);
  return factSetOf(facts);
}

function check(vector: Vector): void {
  const program = programOf(vector);
  const facts = factsOf(vector);
  const { root } = judge(program, facts, { asOf: vector.asOf });
  const answer = evaluate(program, facts, { asOf: vector.asOf });
  const { expect: wanted } = vector;
  const amount = wanted.amount;
  const literal = amount ? parseLiteral(amount.replace('ceiling ', '')) : null;
  const gap = answer.nearMisses[0]?.gap ?? answer.conditions?.gap;
  const got = {
    state: root?.state,
    verdict: answer.verdict,
    near: answer.near,
    missing: answer.missing.map(({ key, period }) => (period ? `${key}@${period}` : key)).sort(),
    valueToPass: gap?.valueToPass,
    gapAmount: gap?.amount,
    passesOn: gap?.passesOn ?? undefined,
    points: answer.conditions?.points ? [answer.conditions.points.low, answer.conditions.points.high] : undefined,
    amount: literal ? answer.amount.amountFen : answer.amount.state,
    instalments: answer.amount.instalments.length,
    blockedBy: answer.blockedBy,
    window: answer.window.state,
    batch: answer.window.batch?.zh,
    nextPool: answer.window.nextPool,
    version: answer.versionId ?? undefined,
    flags: answer.reviewFlags.map(({ id }) => id),
    received: answer.amount.instalments.filter((one) => one.received).length,
  };
  const expected = {
    ...wanted,
    ...(wanted.missing ? { missing: [...wanted.missing].sort() } : {}),
    ...(literal ? { amount: Number(literal.value.n / literal.value.d) } : {}),
  };
  expect(got).toMatchObject(expected);
  if (literal) expect(answer.amount.state).toBe(amount?.startsWith('ceiling') ? 'ceiling' : 'exact');
}

const folder = new URL('../../programs/vectors/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const load = (name: string): { about: string; vectors: Vector[] } =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

test('at least two hundred vectors are shared', () => {
  expect(files.reduce((total, name) => total + load(name).vectors.length, 0)).toBeGreaterThanOrEqual(200);
});

describe.each(files)('%s', (name) => {
  test.each(load(name).vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => check(vector));
});

const manual = readFileSync(new URL('../../docs/ELIGIBILITY.md', import.meta.url), 'utf8');
const examples = [...manual.matchAll(/```yaml example\n([\s\S]*?)```/g)].map(([, text], at): [string, Vector] => {
  const example: Partial<Vector> = parse(text ?? '', { schema: 'core' });
  const name = `example ${at + 1}`;
  return [name, { name, asOf: '2026-06-01', facts: {}, complete: [], expect: {}, ...example }];
});

describe('every example of docs/ELIGIBILITY.md holds', () => {
  test('there are examples', () => expect(examples.length).toBeGreaterThanOrEqual(8));
  test.each(examples)('%s', (_, vector) => check(vector));
});

/** Rows of the table of the fifty kinds: number, kind, fields in backticks, name of a vector. */
const rows = [...manual.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, number, kind, fields, name]) => ({
    number: Number(number),
    kind: kind ?? '',
    fields: [...(fields ?? '').matchAll(/`(.+?)`/g)].map(([, field]) => field ?? ''),
    name: name ?? '',
  }),
);

test('the table of the manual has each of the fifty kinds, with a vector that uses the fields it names', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  const known = new Map(load('kinds.json').vectors.map((vector) => [vector.name, vector]));
  for (const { number, fields, name } of rows) {
    const vector = known.get(name);
    expect(vector, `${number}: ${name}`).toBeDefined();
    expect(fields.length).toBeGreaterThan(0);
    const source = JSON.stringify(vector);
    for (const field of fields) expect(source, `${number}: ${field}`).toMatch(new RegExp(`"${field}"`));
  }
});
