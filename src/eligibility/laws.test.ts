import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessmentSchema } from './assessment.schema.ts';
import { DEFAULT_STEPS } from './context.ts';
import { evaluate } from './evaluate.ts';
import { type FactInput, factSetOf } from './factSet.ts';
import { judge } from './judge.ts';
import { parseProgram } from './parseProgram.ts';
import type { Program } from './program.ts';

/**
 * Laws that hold for every rule and every set of facts. Rules are drawn from a pool that covers each kind of condition; the seed
 * is printed so that any failure can be run again: `LANGQIAO_TEST_SEED=… npx vitest run src/eligibility/laws.test.ts`.
 */
const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);
const ASOF = '2026-06-01';
const zhEn = { zh: '示例', en: 'example' };
type Rule = Record<string, unknown>;

process.stdout.write(`laws.test.ts seed ${SEED}\n`);

const wan = fc.nat(6).map((n) => `${n * 500}万元`);
const boundary = fc.constantFrom(
  { op: '>=', word: '不低于' },
  { op: '>', word: '超过' },
  { op: '<=', word: '不超过' },
  { op: '<', word: '不足' },
  { op: '=', word: '为' },
);
const lower = fc.constantFrom({ op: '>=', word: '不低于' }, { op: '>', word: '超过' });

const leaf: fc.Arbitrary<Rule> = fc.oneof(
  fc
    .tuple(fc.constantFrom('revenue@last', 'rdExpense@last', 'assets@last', 'taxableIncome@last'), boundary, wan)
    .map(([value, b, bound]) => ({ value, ...b, bound })),
  fc
    .tuple(fc.constantFrom('staff@last', 'techStaff@last'), boundary, fc.nat(4))
    .map(([value, b, n]) => ({ value, ...b, bound: `${n * 10}人` })),
  fc
    .tuple(boundary, fc.nat(4))
    .map(([b, n]) => ({ value: { ratio: ['rdExpense@last', 'revenue@last'] }, ...b, bound: `${n * 25}%` })),
  fc
    .tuple(boundary, wan)
    .map(([b, bound]) => ({ value: { sumYears: 'rdExpense', years: 2, orLife: true }, ...b, bound })),
  fc
    .tuple(lower, fc.nat(3))
    .map(([b, n]) => ({ value: { growth: 'revenue', year: 'last', years: 2 }, ...b, bound: `${n * 10}%` })),
  fc
    .tuple(boundary, fc.nat(3))
    .map(([b, n]) => ({ value: { count: 'ipRights', where: { class: 'I' } }, ...b, bound: `${n}项` })),
  fc
    .tuple(boundary, fc.nat(3))
    .map(([b, n]) => ({ value: { age: 'foundedOn', unit: 'years' }, ...b, bound: `${n}年` })),
  fc.tuple(lower, wan).map(([b, bound]) => ({
    value: { sumOf: 'equityRounds', field: 'amountFen', where: { qualifiedInvestor: true } },
    ...b,
    bound,
  })),
  fc.constantFrom<Rule>(
    { fact: 'abnormalList', is: false },
    { fact: 'soundAccounts', is: true },
    { place: 'registeredRegion', within: '310117' },
    { place: 'zone', outside: '910001' },
    { industry: { notIn: ['J', 'K'] } },
    { sizeClass: ['small', 'micro'] },
    { title: 'high_tech_enterprise', validOn: 'asOf' },
    { title: ['specialised_sme', 'little_giant'], validOn: 'ever' },
    { date: 'foundedOn', from: '2020-01-01', to: '2024-12-31' },
    {
      value: { count: 'violations', where: { on: { from: 'asOf-3y', to: 'asOf' } } },
      op: '=',
      word: '为',
      bound: '0项',
    },
    { person: zhEn },
    { value: 'innovationScore', op: '>', word: '超过', bound: '70分', assessedBy: 'expert' },
    {
      value: { ratio: ['rdExpense@last', 'revenue@last'] },
      op: '>=',
      word: '不低于',
      by: 'revenue@last',
      tiers: [{ op: '<=', word: '不超过', limit: '1000万元', bound: '50%' }, { bound: '25%' }],
    },
  ),
  fc.tuple(fc.nat(5), fc.boolean()).map(([mark, strict]) => ({
    op: strict ? '>' : '>=',
    word: strict ? '超过' : '不低于',
    pass: mark * 10,
    points: [
      {
        title: zhEn,
        max: 20,
        min: strict ? 10 : 0,
        items: [
          {
            title: zhEn,
            value: { ratio: ['techStaff@last', 'staff@last'] },
            bands: [
              { op: '>=', word: '以上', bound: '50%', points: 20 },
              { op: '>=', word: '以上', bound: '10%', points: 10 },
            ],
          },
        ],
      },
      {
        title: zhEn,
        max: 30,
        items: [
          {
            title: zhEn,
            best: [
              {
                title: zhEn,
                value: 'rdExpense@last',
                bands: [{ op: '>=', word: '以上', bound: '1000万元', points: 30 }],
              },
              {
                title: zhEn,
                value: { count: 'ipRights', where: { class: 'I' } },
                bands: [{ op: '>=', word: '以上', bound: '1项', points: 20 }],
              },
            ],
          },
        ],
      },
    ],
  })),
);

const rule: fc.Arbitrary<Rule> = fc.letrec<{ node: Rule }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('all', 'any', 'none'), fc.array(tie('node'), { minLength: 1, maxLength: 4 }))
      .map(([kind, of]) => ({ [kind]: of })),
    fc
      .array(tie('node'), { minLength: 2, maxLength: 4 })
      .chain((of) => fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of }))),
    tie('node').map((node) => ({ not: node })),
    fc.tuple(leaf, tie('node')).map(([own, waivedWhen]) => ({ ...own, waivedWhen })),
  ),
})).node;

const money = fc.nat(12).map((n) => n * 250_000_000);
const pool: Record<string, fc.Arbitrary<FactInput['value']>> = {
  'revenue@2025': money,
  'revenue@2023': money,
  'rdExpense@2025': money,
  'rdExpense@2024': money,
  'assets@2025': money,
  'taxableIncome@2025': fc.integer({ min: -4, max: 8 }).map((n) => n * 250_000_000),
  'staff@2025': fc.nat(50),
  'techStaff@2025': fc.nat(50),
  'innovationScore@': fc.integer({ min: 60, max: 80 }),
  'foundedOn@': fc.constantFrom('2019-12-31', '2023-06-01', '2024-06-02', '2026-06-01', '2027-01-01'),
  'registeredRegion@': fc.constantFrom('310117', '310112', '310000', '330402', 'nowhere'),
  'zone@': fc.constantFrom('910001', '910005', 'none'),
  'industry@': fc.constantFrom('6510', '3973', '7010', '6621', 'K', '70', 'xx'),
  'abnormalList@': fc.boolean(),
  'soundAccounts@': fc.boolean(),
  'ipRights@': fc.constantFrom<FactInput['value']>({ class: 'I' }, { class: 'II' }, {}),
  'equityRounds@': fc.constantFrom<FactInput['value']>(
    { amountFen: 1_000_000_000, qualifiedInvestor: true },
    { qualifiedInvestor: true },
    { amountFen: 5 },
  ),
  'violations@': fc.constantFrom<FactInput['value']>({ on: '2025-01-01' }, { on: '2020-01-01' }, {}),
  'titles@': fc.constantFrom<FactInput['value']>(
    { code: 'high_tech_enterprise', validFrom: '2024-01-01', validTo: '2026-12-31' },
    { code: 'specialised_sme' },
    { code: 'little_giant', validFrom: '2020-01-01', validTo: '2022-12-31' },
  ),
  'ipRights.complete@': fc.constant(true),
  'equityRounds.complete@': fc.constant(true),
  'violations.complete@': fc.constant(true),
  'titles.complete@': fc.constant(true),
};
const factOf = (name: string, value: FactInput['value']): FactInput => {
  const [key = '', period = ''] = name.split('@');
  return { key, period, value };
};
const LISTS = ['ipRights', 'equityRounds', 'violations', 'titles'];
const oneFact = fc.oneof(
  ...Object.keys(pool).map((name) => (pool[name] ?? fc.constant(null)).map((value) => factOf(name, value))),
);
const hostile: fc.Arbitrary<FactInput> = fc.record({
  key: fc.constantFrom('revenue', 'staff', 'titles', 'foundedOn', '__proto__', 'constructor'),
  period: fc.constantFrom('2025', '', '2025-Q1', '99999'),
  value: fc.constantFrom<FactInput['value']>(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    0.5,
    -1,
    '',
    'x'.repeat(50),
    true,
    null,
    {},
    { code: Number.NaN },
    Number.MAX_SAFE_INTEGER,
  ),
});
const facts = fc.array(fc.oneof({ weight: 9, arbitrary: oneFact }, { weight: 1, arbitrary: hostile }), {
  maxLength: 22,
});

/** Gives every node an id; the tree itself stays as drawn. */
function numbered(node: unknown, next = { id: 0 }): unknown {
  if (Array.isArray(node))
    return node.map((one) =>
      typeof one === 'object' && !('op' in one && 'points' in one && typeof one.points === 'number')
        ? numbered(one, next)
        : one,
    );
  if (typeof node !== 'object' || node === null) return node;
  const out: Rule = {};
  next.id += 1;
  out.id = `n${next.id}`;
  for (const [key, value] of Object.entries(node))
    out[key] = ['all', 'any', 'none', 'of', 'not', 'waivedWhen', 'points', 'items', 'best'].includes(key)
      ? numbered(value, next)
      : value;
  return out;
}

function programOf(conditions: Rule): Program {
  const source = {
    id: 'L',
    kind: 'policy',
    subject: 'enterprise',
    title: zhEn,
    summary: zhEn,
    issuer: zhEn,
    jurisdiction: { region: '100000', level: 'national' },
    grade: 'ordinary',
    documents: {},
    versions: [
      { id: 'v', from: null, to: null, conditions: numbered(conditions), benefit: [{ open: true, text: zhEn }] },
    ],
  };
  const result = parseProgram(source, 'law');
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.program;
}

/** Rules read figures from 2023 on; for a firm founded later those would contradict its founding, and no answer is promised. */
const beforeFounding = (known: readonly FactInput[]): boolean =>
  known.some(({ key, value }) => key === 'foundedOn' && String(value) >= '2024');

const verdict = (conditions: Rule, set: ReturnType<typeof factSetOf>): string =>
  judge(programOf(conditions), set, { asOf: ASOF }).verdict;
const run = (property: fc.IProperty<unknown[]> | fc.IPropertyWithHooks<unknown[]>, numRuns: number) =>
  fc.assert(property as fc.IProperty<unknown>, { seed: SEED, numRuns });

describe('laws of the rule language', () => {
  test('a hundred thousand random rules and facts end within their steps and never throw', () => {
    // Rules are drawn once and met by many sets of facts: parsing is not what is measured here.
    const rules = fc.sample(rule, { numRuns: 10_000, seed: SEED }).map(programOf);
    const sets = fc.sample(facts, { numRuns: 500, seed: SEED + 1 }).map(factSetOf);
    let pairs = 0;
    let most = 0;
    for (const [at, program] of rules.entries()) {
      for (let step = 0; step < 10; step += 1) {
        const set = sets[(at * 10 + step) % sets.length] ?? factSetOf([]);
        const judged = judge(program, set, { asOf: ASOF });
        most = Math.max(most, judged.context.steps);
        if (step === 0) assessmentSchema.parse(evaluate(program, set, { asOf: ASOF }));
        pairs += 1;
      }
    }
    expect(pairs).toBe(100_000);
    expect(most).toBeLessThan(DEFAULT_STEPS);
  }, 120_000);

  test('a points table as large as the limits allow ends within its steps', () => {
    const items = Array.from({ length: 900 }, () => ({
      title: zhEn,
      assessed: 'innovationScore',
      by: 'expert',
      max: 1000,
    }));
    const program = programOf({ op: '>=', word: '不低于', pass: 500, points: [{ title: zhEn, max: 1000, items }] });
    const judged = judge(program, factSetOf([]), { asOf: ASOF });
    expect(judged.verdict).toBe('needs_person');
    // The last sum of two full sets may run past the budget once.
    expect(judged.context.steps).toBeLessThan(4_000_000);
  });

  test('a budget of few steps still ends, and asks a person instead of guessing', () => {
    run(
      fc.property(rule, facts, fc.nat(30), (conditions, known, maxSteps) => {
        const program = programOf(conditions);
        const full = judge(program, factSetOf(known), { asOf: ASOF }).verdict;
        const cut = judge(program, factSetOf(known), { asOf: ASOF, maxSteps }).verdict;
        if (cut === 'eligible' || cut === 'not_eligible') expect(cut).toBe(full);
      }),
      1500,
    );
  }, 60_000);

  test('the order of all and any, a double negation and De Morgan change nothing', () => {
    run(
      fc.property(fc.array(rule, { minLength: 2, maxLength: 4 }), facts, (of, known) => {
        const set = factSetOf(known);
        const turned = [...of].reverse();
        expect(verdict({ all: turned }, set)).toBe(verdict({ all: of }, set));
        expect(verdict({ any: turned }, set)).toBe(verdict({ any: of }, set));
        expect(verdict({ not: { not: { all: of } } }, set)).toBe(verdict({ all: of }, set));
        expect(verdict({ not: { any: of } }, set)).toBe(verdict({ none: of }, set));
        expect(verdict({ atLeast: of.length, of }, set)).toBe(verdict({ all: of }, set));
        expect(verdict({ atLeast: 1, of }, set)).toBe(verdict({ any: of }, set));
      }),
      800,
    );
  }, 60_000);

  test('the unit an amount is written in changes nothing', () => {
    run(
      fc.property(boundary, fc.integer({ min: 0, max: 3_000_000 }), facts, (b, yuan, known) => {
        const forms = [`${yuan}元`, `${yuan / 1000}千元`, `${yuan / 10_000}万元`];
        const answers = forms.map((bound) => verdict({ value: 'revenue@last', ...b, bound }, factSetOf(known)));
        expect(new Set(answers).size).toBe(1);
      }),
      2000,
    );
  }, 60_000);

  test('a missing fact that is not asked for never changes the answer, whatever its value', () => {
    run(
      fc.property(rule, facts, fc.array(oneFact, { minLength: 1, maxLength: 4 }), (conditions, known, more) => {
        const program = programOf(conditions);
        const before = judge(program, factSetOf(known), { asOf: ASOF });
        const asked = new Set(before.missing.map(({ gap }) => gap.key));
        for (const extra of more) {
          // Entries of a list may always be added; the points of experts are a person's answer, not a fact to look up.
          if (LISTS.includes(extra.key.replace('.complete', '')) || extra.key === 'innovationScore') continue;
          const isKnown = known.some(
            ({ key, period, value }) => key === extra.key && period === extra.period && value !== null,
          );
          if (isKnown || asked.has(extra.key) || beforeFounding([...known, extra])) continue;
          const after = judge(program, factSetOf([...known, extra]), { asOf: ASOF });
          expect(after.verdict).toBe(before.verdict);
        }
      }),
      4000,
    );
  }, 60_000);
});
