import { parseProgram } from '../src/eligibility/parseProgram.ts';
import type { Program } from '../src/eligibility/program.ts';
import { rational } from '../src/eligibility/rational.ts';
import { type Condition, isBranch } from '../src/eligibility/rule.ts';
import { regionByCode } from '../src/vocabulary/regions.ts';
import { DISTRICTS, INDUSTRY_CODES, randomFrom, TITLES } from './eligibilityPopulation.ts';

/** Synthetic programs for measuring, in the language of `programs/`: shapes and frequencies like real ones, figures at random. */
type Rule = Record<string, unknown>;
type Random = () => number;

const zhEn = { zh: '合成', en: 'synthetic' };
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const LOWER = { op: '>=', word: '不低于' } as const;
const UPPER = { op: '<=', word: '不超过' } as const;

/** A value, the bounds it is compared with (low ones pass many), and the side. */
interface Measure {
  readonly value: unknown;
  readonly bound: (random: Random) => string;
  readonly side: typeof LOWER | typeof UPPER;
}

const grid =
  (from: number, to: number, steps: number, unit: string) =>
  (random: Random): string => {
    const value = from * (to / from) ** (Math.floor(random() * steps) / steps);
    return `${value < 10 ? value.toFixed(1) : Math.round(value)}${unit}`;
  };
const wan = (from: number, to: number) => grid(from, to, 96, '万元');
const share = (to: number) => grid(0.4, to, 90, '%');

const MEASURES: readonly Measure[] = [
  { value: 'revenue@last', bound: wan(20, 4000), side: LOWER },
  { value: 'revenue@last', bound: wan(500, 40_000), side: UPPER },
  { value: 'rdExpense@last', bound: wan(1, 300), side: LOWER },
  { value: 'assets@last', bound: wan(10, 3000), side: LOWER },
  { value: 'liabilities@last', bound: wan(1000, 50_000), side: UPPER },
  { value: 'netAssets@last', bound: wan(5, 1500), side: LOWER },
  { value: 'taxPaid@last', bound: wan(5, 900), side: LOWER },
  { value: 'netProfit@last', bound: wan(1, 800), side: LOWER },
  { value: 'exportIncome@last', bound: wan(1, 500), side: LOWER },
  { value: 'registeredCapital', bound: wan(10, 3000), side: LOWER },
  { value: 'staff@last', bound: grid(5, 300, 40, '人'), side: LOWER },
  { value: 'staff@last', bound: grid(100, 1000, 30, '人'), side: UPPER },
  { value: 'rdStaff@last', bound: grid(1, 60, 30, '人'), side: LOWER },
  { value: 'platformScore@last', bound: grid(10, 90, 40, '分'), side: LOWER },
  { value: 'segmentShare', bound: share(25), side: LOWER },
  { value: { ratio: ['rdExpense@last', 'revenue@last'] }, bound: share(8), side: LOWER },
  { value: { ratio: ['techStaff@last', 'staff@last'] }, bound: share(30), side: LOWER },
  { value: { ratio: ['rdStaff@last', 'staff@last'] }, bound: share(20), side: LOWER },
  { value: { ratio: ['liabilities@last', 'assets@last'] }, bound: grid(40, 300, 48, '%'), side: UPPER },
  {
    value: {
      ratio: [
        { sumYears: 'rdExpense', years: 3 },
        { sumYears: 'revenue', years: 3 },
      ],
    },
    bound: share(7),
    side: LOWER,
  },
  { value: { sumYears: 'rdExpense', years: 2 }, bound: wan(2, 500), side: LOWER },
  { value: { sumYears: 'revenue', years: 3 }, bound: wan(50, 9000), side: LOWER },
  { value: { growth: 'revenue', year: 'last', years: 1 }, bound: grid(0.4, 40, 40, '%'), side: LOWER },
  { value: { subtract: ['assets@last', 'liabilities@last'] }, bound: wan(5, 1200), side: LOWER },
  { value: { age: 'foundedOn', unit: 'years' }, bound: grid(1, 12, 12, '年'), side: LOWER },
  { value: { age: 'foundedOn', unit: 'months' }, bound: grid(60, 240, 20, '个月'), side: UPPER },
  {
    value: { count: 'ipRights', where: { class: 'I' } },
    bound: (random) => `${1 + Math.floor(random() * 2)}项`,
    side: LOWER,
  },
];

const whole = (bound: string): string => (/[人分项年月]/.test(bound) ? bound.replace(/\.\d/, '') : bound);
const compare = (random: Random, measure: Measure): Rule => ({
  value: measure.value,
  ...measure.side,
  bound: whole(measure.bound(random)),
});

const someIndustries = (random: Random): Rule => {
  const sections = ['C', 'I', 'M', 'F', 'E', 'G'];
  const codes = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
    random() < 0.3 ? pick(random, sections) : pick(random, INDUSTRY_CODES),
  );
  return { industry: random() < 0.15 ? { notIn: codes } : { in: [...new Set(['C', ...codes])] } };
};

const points = (random: Random): Rule => {
  const item = (measure: Measure, most: number): Rule => {
    const bounds = [...new Set(Array.from({ length: 4 }, () => whole(measure.bound(random))))];
    const sorted = bounds.sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a));
    return {
      title: zhEn,
      value: measure.value,
      bands: sorted.map((bound, at) => ({ op: '>=', word: '以上', bound, points: most - at * 4 })),
    };
  };
  const lower = MEASURES.filter(({ side, value }) => side === LOWER && !JSON.stringify(value).includes('growth'));
  const group = (most: number, items: number): Rule => ({
    title: zhEn,
    max: most,
    min: random() < 0.5 ? 4 : 0,
    items: Array.from({ length: items }, () => item(pick(random, lower), most)),
  });
  return { ...LOWER, pass: 40 + Math.floor(random() * 40), points: [group(20, 1), group(50, 2), group(30, 1)] };
};

const PARTS: readonly (readonly [chance: number, make: (random: Random) => Rule])[] = [
  [0.7, someIndustries],
  [
    0.2,
    (random) => ({
      sizeClass: pick(random, [
        ['small', 'micro'],
        ['medium', 'small', 'micro'],
        ['medium', 'small'],
      ]),
    }),
  ],
  [0.35, (random) => ({ title: pick(random, TITLES), validOn: 'asOf' })],
  [
    0.5,
    (random) => ({
      none: [
        { fact: 'abnormalList', is: true },
        { fact: 'seriousDishonesty', is: true },
        ...(random() < 0.5 ? [{ fact: 'wageArrears', is: true }] : []),
      ],
    }),
  ],
  [0.2, () => ({ fact: 'soundAccounts', is: true })],
  [0.15, () => ({ fact: 'strategicEmerging', is: true })],
  [
    0.25,
    (random) => ({
      any: [
        compare(random, pick(random, MEASURES)),
        { title: pick(random, TITLES), validOn: 'asOf' },
        compare(random, pick(random, MEASURES)),
      ],
    }),
  ],
  [0.1, (random) => ({ atLeast: 2, of: Array.from({ length: 4 }, () => compare(random, pick(random, MEASURES))) })],
  [
    0.03,
    (random) => ({
      value: { ratio: ['rdExpense@last', 'revenue@last'] },
      ...LOWER,
      by: 'revenue@last',
      tiers: [
        { op: '<=', word: '不超过', limit: '5000万元', bound: pick(random, ['5%', '4%']) },
        { op: '<=', word: '不超过', limit: '20000万元', bound: '3.5%' },
        { bound: '3%' },
      ],
    }),
  ],
  [0.05, points],
];

function place(random: Random): Rule | null {
  const district = pick(random, DISTRICTS);
  const share = random();
  if (share < 0.05) return null;
  const [province, city] = [`${district.slice(0, 2)}0000`, `${district.slice(0, 4)}00`];
  const within = share < 0.25 ? province : share < 0.6 && regionByCode(city) ? city : district;
  return { place: random() < 0.7 ? 'registeredRegion' : 'taxRegion', within };
}

/** Numbers every condition, points group and item. */
function withIds(node: unknown, next: { id: number }): unknown {
  if (Array.isArray(node)) return node.map((one) => withIds(one, next));
  if (typeof node !== 'object' || node === null) return node;
  const isCondition = [
    'title',
    'value',
    'all',
    'any',
    'none',
    'of',
    'fact',
    'industry',
    'sizeClass',
    'place',
    'points',
    'max',
  ].some((key) => key in node);
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    ['all', 'any', 'none', 'of', 'points', 'items'].includes(key) ? withIds(value, next) : value,
  ]);
  const isBand = 'bound' in node && 'points' in node;
  return { ...(isCondition && !isBand ? { id: `n${next.id++}` } : {}), ...Object.fromEntries(entries) };
}

export function programs(count: number, seed = 11): readonly Program[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => {
    const parts = PARTS.filter(([chance]) => random() < chance).map(([, make]) => make(random));
    const compares = Math.max(5 - parts.length, 1 + Math.floor(random() * 3));
    const all = [...parts, ...Array.from({ length: compares }, () => compare(random, pick(random, MEASURES)))];
    const where = place(random);
    return parsed(`B${at}`, withIds({ all }, { id: 1 }), where && { id: 'P', ...where });
  });
}

export function parsed(id: string, conditions: unknown, where: unknown): Program {
  const result = parseProgram(
    {
      id,
      kind: 'policy',
      subject: 'enterprise',
      title: zhEn,
      summary: zhEn,
      issuer: zhEn,
      jurisdiction: { region: '100000', level: 'national' },
      grade: 'ordinary',
      documents: {},
      versions: [
        {
          id: 'v',
          from: null,
          to: null,
          ...(where ? { place: where } : {}),
          conditions,
          benefit: [{ fixed: '10万元', text: zhEn }],
        },
      ],
    },
    id,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.errors.slice(0, 3)));
  return result.program;
}

/** The program as a new version would have it: its first comparison asks half as much again. */
export function changed(program: Program): Program {
  let isDone = false;
  const visit = (node: Condition): Condition => {
    if (isDone) return node;
    if (isBranch(node)) return { ...node, of: node.of.map(visit) };
    if (node.kind !== 'compare' || node.bound.kind !== 'fixed') return node;
    isDone = true;
    const { literal } = node.bound;
    const value = rational(literal.value.n * 3n, literal.value.d * 2n);
    return { ...node, bound: { kind: 'fixed', literal: { ...literal, value } } };
  };
  const versions = program.versions.map((version) => ({ ...version, conditions: visit(version.conditions) }));
  return { ...program, versions };
}
