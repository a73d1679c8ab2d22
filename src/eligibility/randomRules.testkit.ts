import fc from 'fast-check';
import type { FactInput } from './factSet.ts';
import { parseProgram } from './parseProgram.ts';
import type { Program } from './program.ts';

/**
 * Random rules and facts for tests: every kind of condition over a small pool of facts, with edges, nulls, contradictions and
 * hostile values. Drawn with fast-check, so that a failing pair shrinks.
 */
export const ASOF = '2026-06-01';
export const zhEn = { zh: '示例', en: 'example' };
export type Rule = Record<string, unknown>;

const wan = fc.nat(6).map((n) => `${n * 500}万元`);
export const boundary = fc.constantFrom(
  { op: '>=', word: '不低于' },
  { op: '>', word: '超过' },
  { op: '<=', word: '不超过' },
  { op: '<', word: '不足' },
  { op: '=', word: '为' },
);
const lower = fc.constantFrom({ op: '>=', word: '不低于' }, { op: '>', word: '超过' });

/** One condition of each kind. */
export const leaf: fc.Arbitrary<Rule> = fc.oneof(
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

/** Conditions with tables, weights, distinct things, ladders and bounds that are numbers themselves. */
const tabled: fc.Arbitrary<Rule> = fc.oneof(
  fc.tuple(boundary, fc.nat(12)).map(([b, n]) => ({
    value: { count: 'ipRights', weights: { kind: { invention_patent: 5, utility_model: 2, design_patent: 0.5 } } },
    ...b,
    bound: `${n}分`,
  })),
  fc
    .tuple(boundary, fc.nat(3))
    .map(([b, n]) => ({ value: { count: 'ipRights', distinct: 'kind' }, ...b, bound: `${n}项` })),
  fc.tuple(boundary, wan).map(([b, bound]) => ({
    value: { sumOf: 'affiliates', field: 'revenueFen', where: { consolidated: false }, distinct: 'code' },
    ...b,
    bound,
  })),
  boundary.map((b) => ({ value: 'foreignShare', ...b, bound: { parameter: 'lpr' } })),
  fc
    .tuple(boundary, fc.nat(3))
    .map(([b, n]) => ({ value: 'revenue@last', ...b, bound: { times: n, of: 'rdExpense@last' } })),
  fc
    .tuple(boundary, fc.nat(9))
    .map(([b, n]) => ({ value: 'assets@last', ...b, bound: { converted: `${n * 50}万美元`, rate: 'usd' } })),
  fc.tuple(fc.constantFrom('least', 'greatest'), boundary, wan).map(([kind, b, bound]) => ({
    value: { [kind]: ['revenue@last', 'rdExpense@last', { portion: ['assets@last', { parameter: 'lpr' }] }] },
    ...b,
    bound,
  })),
  fc
    .tuple(fc.constantFrom('orHigher', 'oneBelow'), fc.constantFrom('specialised_sme', 'little_giant'))
    .map(([step, title]) => ({ title, step })),
  fc.constantFrom<Rule>(
    { title: 'high_tech_enterprise', issuedIn: '310000' },
    { title: ['specialised_sme', 'little_giant'], validOn: 'ever', issuedIn: ['310117', '330000'] },
  ),
);

/** A tree of conditions without ids; `programOf` numbers them. */
export const rule: fc.Arbitrary<Rule> = fc.letrec<{ node: Rule }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    tabled,
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
  'foreignShare@': fc.constantFrom(0, 299, 300, 301, 5000),
  'ipRights@': fc.constantFrom<FactInput['value']>(
    { class: 'I' },
    { class: 'II', kind: 'invention_patent' },
    { kind: 'design_patent' },
    {},
  ),
  'affiliates@': fc.constantFrom<FactInput['value']>(
    { code: 'a', consolidated: false, revenueFen: 500_000_000 },
    { code: 'a', consolidated: false, revenueFen: 1_000_000_000 },
    { consolidated: false },
    { code: 'b', revenueFen: 2_000_000_000 },
  ),
  'equityRounds@': fc.constantFrom<FactInput['value']>(
    { amountFen: 1_000_000_000, qualifiedInvestor: true },
    { qualifiedInvestor: true },
    { amountFen: 5 },
  ),
  'violations@': fc.constantFrom<FactInput['value']>({ on: '2025-01-01' }, { on: '2020-01-01' }, {}),
  'titles@': fc.constantFrom<FactInput['value']>(
    { code: 'high_tech_enterprise', validFrom: '2024-01-01', validTo: '2026-12-31' },
    { code: 'specialised_sme' },
    { code: 'little_giant', validFrom: '2020-01-01', validTo: '2022-12-31', issuerRegion: '330402' },
    { code: 'high_tech_enterprise', validFrom: '2025-01-01', validTo: '2027-12-31', issuerRegion: '320500' },
  ),
  'ipRights.complete@': fc.constant(true),
  'affiliates.complete@': fc.constant(true),
  'equityRounds.complete@': fc.constant(true),
  'violations.complete@': fc.constant(true),
  'titles.complete@': fc.constant(true),
};
const factOf = (name: string, value: FactInput['value']): FactInput => {
  const [key = '', period = ''] = name.split('@');
  return { key, period, value };
};
export const LISTS = ['ipRights', 'affiliates', 'equityRounds', 'violations', 'titles'];
export const oneFact = fc.oneof(
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
export const facts = fc.array(fc.oneof({ weight: 9, arbitrary: oneFact }, { weight: 1, arbitrary: hostile }), {
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

/** A program with one version and this condition. */
export function programOf(conditions: Rule): Program {
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
    parameters: {
      lpr: {
        text: zhEn,
        values: [
          { from: '2020-01-01', value: '4%' },
          { from: '2026-01-01', value: '3%' },
        ],
      },
      usd: { text: zhEn, values: [{ from: '2020-01-01', value: '7.1元' }] },
    },
    recognitions: [
      {
        id: 'mutual',
        titles: ['high_tech_enterprise'],
        issuedIn: ['320000'],
        countsIn: ['310000'],
        from: '2026-01-01',
        to: null,
      },
    ],
    versions: [
      { id: 'v', from: null, to: null, conditions: numbered(conditions), benefit: [{ open: true, text: zhEn }] },
    ],
  };
  const result = parseProgram(source, 'law');
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.program;
}
