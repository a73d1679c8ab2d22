import fc from 'fast-check';
import { parseProgram } from './parseProgram.ts';
import type { Program } from './program.ts';
import { boundary, type Rule, zhEn } from './randomRules.testkit.ts';

/** Random written rules over every kind of expression, list test, bound and note: what forms of words must be able to say. */

const boundOf = (unit: string) =>
  fc.tuple(fc.nat(99_999), fc.nat(3)).map(([n, places]) => `${(n / 100).toFixed(places)}${unit}`);
const year = fc.constantFrom('this', 'last', 'last-1', 'last-7', '2024');
const money = fc
  .tuple(fc.constantFrom('revenue', 'rdExpense', 'assets', 'costs'), year)
  .map(([key, when]) => `${key}@${when}`);
export const anyDay = fc.oneof(
  fc.constantFrom('asOf', 'yearStart', 'yearEnd', 'yearStart-1y', 'yearEnd-1y', '2024-12-31'),
  fc
    .tuple(
      fc.constantFrom('asOf', 'yearStart', 'yearEnd'),
      fc.constantFrom('-', '+'),
      fc.nat(40),
      fc.constantFrom('y', 'm', 'd'),
    )
    .map(([base, sign, count, unit]) => `${base}${sign}${count}${unit}`),
);
const span = fc.oneof(
  anyDay.map((from) => ({ from })),
  anyDay.map((to) => ({ to })),
  fc.tuple(anyDay, anyDay).map(([from, to]) => ({ from, to })),
);
const odd = fc.oneof(
  fc.constantFrom('I', 'II', '发明专利', '、', '〔x〕', '"', 'a b', '）', '为', 'x｜y', '\u2028', '国家级、省级'),
  fc.string({ minLength: 1, maxLength: 6 }),
);
const values = fc.oneof(odd, fc.uniqueArray(odd, { minLength: 2, maxLength: 3 }));
const regions = fc.oneof(fc.constantFrom('310117', '330402', '900060', '110000'), fc.constant(['310117', '320500']));
const rights = fc.record(
  {
    class: values,
    kind: values.map((not) => ({ not })),
    usedOn: fc.oneof(fc.constant({ absent: true }), span),
  },
  { requiredKeys: [] },
);
const awards = fc.record(
  { level: values, on: span, rank: fc.tuple(boundary, boundOf('名')).map(([b, bound]) => ({ ...b, bound })) },
  { requiredKeys: [] },
);
const titles = fc.record(
  {
    issuerRegion: fc.oneof(
      regions.map((within) => ({ within })),
      regions.map((outside) => ({ outside })),
    ),
    occasion: values,
  },
  { requiredKeys: [] },
);

const factor = fc.constantFrom(5, 0.5, 1.25, '0.60', '-2');
/** Amounts of money, put together as deep as the language allows a reader to follow. */
export const amountOf: fc.Arbitrary<unknown> = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    money,
    boundOf('万元').map((constant) => ({ constant })),
    fc.constantFrom({ sumYears: 'rdExpense', years: 3 }, { sumYears: 'rdExpense', years: 2, orLife: true }),
    awards
      .map((where) => ({ count: 'awards', where }))
      .map((of) => ({ portion: [{ constant: '3万元' }, { ratio: [of, of] }] })),
    fc.constantFrom(
      { sumOf: 'equityRounds', field: 'amountFen', where: { qualifiedInvestor: true } },
      { sumOf: 'benefitsReceived', field: 'amountFen', distinct: 'group' },
      { parameter: 'rent', at: 'yearEnd-1y' },
      { converted: '100万美元', rate: 'usd' },
      { converted: '1,000.5美元', rate: 'usd', at: 'asOf-3m' },
    ),
    fc
      .tuple(
        fc.constantFrom('add', 'least', 'greatest', 'firstKnown'),
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, of]) => ({ [kind]: of })),
    fc.tuple(tie('node'), tie('node')).map((subtract) => ({ subtract })),
    fc.tuple(factor, tie('node')).map(([times, of]) => ({ times, of })),
    fc.tuple(tie('node'), tie('node'), tie('node')).map(([amount, a, b]) => ({ portion: [amount, { ratio: [a, b] }] })),
  ),
})).node;

const compared: fc.Arbitrary<Rule> = fc.oneof(
  fc.tuple(amountOf, boundary, boundOf('万元')).map(([value, b, bound]) => ({ value, ...b, bound })),
  fc
    .tuple(amountOf, boundary, amountOf)
    .map(([value, b, of]) => ({ value, ...b, bound: typeof of === 'string' ? { add: [of] } : of })),
  fc
    .tuple(amountOf, amountOf, boundary, boundOf('%'))
    .map(([a, b, word, bound]) => ({ value: { ratio: [a, b] }, ...word, bound, whenUndefined: 'person' })),
  fc.tuple(amountOf, boundary, boundOf('万元'), boundary, boundOf('亿元')).map(([value, b, bound, at, limit]) => ({
    value,
    ...b,
    by: 'revenue@last',
    tiers: [{ ...at, limit, bound }, { bound: '1万元' }],
  })),
  fc.tuple(rights, boundary, boundOf('项'), fc.boolean()).map(([where, b, bound, once]) => ({
    value: {
      count: 'ipRights',
      where,
      weights: { kind: { invention_patent: 5, utility_model: '0.50', other: 1 } },
      ...(once ? { distinct: 'kind' } : {}),
    },
    ...b,
    bound,
  })),
  fc.tuple(rights, boundary, boundOf('项')).map(([where, b, bound]) => ({
    value: { count: 'ipRights', where },
    ...b,
    bound,
    evidence: ['audited', 'registry'],
  })),
  fc.tuple(anyDay, fc.constantFrom('years', 'months', 'days'), boundary, fc.nat(99)).map(([at, unit, b, n]) => ({
    value: { age: 'foundedOn', unit, at },
    ...b,
    bound: `${n}${{ years: '年', months: '个月', days: '天' }[unit]}`,
  })),
  fc.tuple(fc.constantFrom('last', '2023'), boundary, boundOf('人')).map(([when, b, bound]) => ({
    value: {
      least: [
        { quarterMean: ['staffQuarterStart', 'staffQuarterEnd'], year: when },
        { monthMean: 'insuredStaff', year: when },
      ],
    },
    ...b,
    bound,
  })),
);

const stated: fc.Arbitrary<Rule> = fc.oneof(
  fc.tuple(fc.constantFrom('foundedOn'), span).map(([date, days]) => ({ date, ...days })),
  fc
    .tuple(values, fc.constantFrom('in', 'notIn'))
    .map(([one, how]) => ({ fact: 'operatingStatus', [how]: [one].flat() })),
  fc
    .tuple(titles, regions, fc.constantFrom('exact', 'orHigher', 'oneBelow'), fc.oneof(anyDay, fc.constant('ever')))
    .map(([where, issuedIn, step, validOn]) => ({
      title: ['little_giant', 'specialised_sme'],
      where,
      issuedIn,
      step,
      validOn,
    })),
  fc.constant({
    each: { years: 3 },
    of: { value: { growth: 'revenue', year: 'each-1', years: 2 }, op: '>', word: '超过', bound: '5%' },
  }),
  fc
    .tuple(odd, odd)
    .map(([zh, en]) => ({ person: { zh: `问${zh}`, en: `Q${en}` }, judge: { zh: `人${en}`, en: `J${zh}` } })),
);

/** A condition with any notes it may carry. */
export const anyForm: fc.Arbitrary<Rule> = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: compared }, { weight: 1, arbitrary: stated }),
    fc.record(
      {
        label: fc.oneof(
          odd.map((zh) => ({ zh: `说${zh}`, en: `say ${zh}` })),
          fc.constant(zhEn),
        ),
        actionable: fc.boolean(),
        source: fc.constant('d1'),
        article: odd.map((one) => `第${one}`),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([body, { article, ...notes }]) => ({ ...body, ...notes, ...(notes.source && article ? { article } : {}) }));

/** A program with documents and parameters, and this condition. */
export function programWith(condition: Rule): Program {
  const inner =
    Object.hasOwn(condition, 'each') && typeof condition.of === 'object' ? { of: { id: 'R1', ...condition.of } } : {};
  const result = parseProgram(
    {
      id: 'F',
      kind: 'policy',
      subject: 'enterprise',
      title: zhEn,
      summary: zhEn,
      issuer: zhEn,
      jurisdiction: { region: '100000', level: 'national' },
      grade: 'ordinary',
      documents: { d1: { document: '办法', number: '示例〔2026〕1号', confidence: 'high' } },
      parameters: {
        rent: { text: zhEn, values: [{ from: '2020-01-01', value: '3万元' }] },
        usd: { text: zhEn, values: [{ from: '2020-01-01', value: '7.1元' }] },
      },
      versions: [
        {
          id: 'v',
          from: null,
          to: null,
          conditions: { id: 'R', ...condition, ...inner },
          benefit: [{ open: true, text: zhEn }],
        },
      ],
    },
    'forms',
  );
  if (!result.ok) throw new Error(JSON.stringify([condition, result.errors]));
  return result.program;
}
