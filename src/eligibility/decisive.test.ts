import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { type FactInput, factSetOf } from './factSet.ts';
import { judge } from './judge.ts';
import { parseLiteral } from './literal.ts';
import { parseProgram } from './parseProgram.ts';
import type { Program } from './program.ts';

const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);
process.stdout.write(`decisive.test.ts seed ${SEED}\n`);
const ASOF = '2026-06-01';
const zhEn = { zh: '示例', en: 'example' };

const programOf = (conditions: unknown): Program => {
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
    versions: [{ id: 'v', from: null, to: null, conditions, benefit: [{ open: true, text: zhEn }] }],
  };
  const result = parseProgram(source, 'law');
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.program;
};

/** Seven facts, each read by one leaf only, with a value that fails and one that passes. */
const ATOMS = [
  {
    name: 'revenue@2025',
    leaf: { value: 'revenue@last', op: '>=', word: '不低于', bound: '1000万元' },
    values: [0, 2_000_000_000],
  },
  { name: 'staff@2025', leaf: { value: 'staff@last', op: '<', word: '不足', bound: '30人' }, values: [30, 29] },
  { name: 'abnormalList@', leaf: { fact: 'abnormalList', is: false }, values: [true, false] },
  { name: 'registeredRegion@', leaf: { place: 'registeredRegion', within: '310117' }, values: ['330402', '310117'] },
  { name: 'industry@', leaf: { industry: { notIn: ['K'] } }, values: ['7010', '3973'] },
  {
    name: 'foundedOn@',
    leaf: { value: { age: 'foundedOn', unit: 'days' }, op: '>=', word: '满', bound: '365天' },
    values: ['2026-01-01', '2020-01-01'],
  },
  {
    name: 'rdStaff@2025',
    leaf: {
      op: '>=',
      word: '不低于',
      pass: 10,
      points: [
        {
          id: 'g',
          title: zhEn,
          max: 20,
          items: [
            {
              id: 'i',
              title: zhEn,
              value: 'rdStaff@last',
              bands: [{ op: '>=', word: '以上', bound: '5人', points: 10 }],
            },
          ],
        },
      ],
    },
    values: [4, 5],
  },
] as const;

type Tree = { readonly atom: number } | { readonly kind: string; readonly of: readonly Tree[] };

/** A random tree that uses every atom at most once. */
const tree: fc.Arbitrary<Tree> = fc
  .tuple(
    fc.shuffledSubarray(
      ATOMS.map((_, at) => at),
      { minLength: 2 },
    ),
    fc.infiniteStream(fc.tuple(fc.nat(4), fc.nat(3))),
  )
  .map(([atoms, choices]) => {
    let level: Tree[] = atoms.map((atom) => ({ atom }));
    while (level.length > 1) {
      const next = choices.next();
      const [kind, size] = next.done ? [0, 0] : next.value;
      const of = level.slice(0, 2 + Math.min(size, level.length - 2));
      level = [...level.slice(of.length), { kind: ['all', 'any', 'none', 'two', 'all'][kind] ?? 'all', of }];
    }
    return level[0] ?? { atom: 0 };
  });

function ruleOf(
  node: Tree,
  next = { id: 0 },
  atoms: readonly object[] = ATOMS.map(({ leaf }) => leaf),
): Record<string, unknown> {
  next.id += 1;
  const id = `n${next.id}`;
  if ('atom' in node) return { id, ...atoms[node.atom] };
  const of = node.of.map((child) => ruleOf(child, next, atoms));
  return node.kind === 'two' ? { id, atLeast: Math.min(2, of.length), of } : { id, [node.kind]: of };
}

const factOf = (at: number, passes: boolean): FactInput => {
  const [key = '', period = ''] = (ATOMS[at]?.name ?? '').split('@');
  return { key, period, value: ATOMS[at]?.values[passes ? 1 : 0] ?? null };
};

test('a missing fact is asked for exactly when some value of it can change the answer', () => {
  fc.assert(
    fc.property(tree, fc.array(fc.constantFrom(true, false, null), { minLength: 7, maxLength: 7 }), (shape, known) => {
      const program = programOf(ruleOf(shape));
      const given = known.flatMap((passes, at) => (passes === null ? [] : [factOf(at, passes)]));
      const open = known.flatMap((passes, at) => (passes === null ? [at] : []));
      const judged = judge(program, factSetOf(given), { asOf: ASOF });
      const verdicts = Array.from(
        { length: 2 ** open.length },
        (_, mask) =>
          judge(program, factSetOf([...given, ...open.map((at, bit) => factOf(at, (mask & (1 << bit)) !== 0))]), {
            asOf: ASOF,
          }).verdict,
      );
      const decides = open.filter((_, bit) =>
        verdicts.some((verdict, mask) => verdict !== verdicts[mask ^ (1 << bit)]),
      );
      const asked = judged.missing.map(({ gap }) => (gap.period ? `${gap.key}@${gap.period}` : `${gap.key}@`));
      expect([...asked].sort()).toEqual(decides.map((at) => ATOMS[at]?.name ?? '').sort());
      if (decides.length === 0) expect(judged.verdict).toBe(verdicts[0]);
    }),
    { seed: SEED, numRuns: 3000 },
  );
}, 60_000);

/** Conditions that share facts: bounds on one revenue and one staff figure, both answers of one flag. */
const SHARED = [
  { value: 'revenue@last', op: '>=', word: '不低于', bound: '1000万元' },
  { value: 'revenue@last', op: '<', word: '不足', bound: '2000万元' },
  { value: 'revenue@last', op: '>', word: '超过', bound: '3000万元' },
  { value: 'staff@last', op: '>=', word: '不少于', bound: '30人' },
  { value: 'staff@last', op: '<=', word: '不超过', bound: '60人' },
  { fact: 'soundAccounts', is: true },
  { fact: 'soundAccounts', is: false },
];
const REVENUES = [0, 1000, 1500, 2000, 2500, 3000, 3001].map((wan) => wan * 1_000_000);

const sharedTree: fc.Arbitrary<Tree> = fc.letrec<{ node: Tree }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.nat(SHARED.length - 1).map((atom) => ({ atom })),
    fc
      .tuple(fc.constantFrom('all', 'any', 'none', 'two'), fc.array(tie('node'), { minLength: 2, maxLength: 3 }))
      .map(([kind, of]) => ({ kind, of })),
  ),
})).node;

test('conditions that read the same missing fact are settled together: data is asked for only when the answer varies', () => {
  fc.assert(
    fc.property(sharedTree, (shape) => {
      const program = programOf(ruleOf(shape, { id: 0 }, SHARED));
      const verdicts = new Set(
        REVENUES.flatMap((revenue) =>
          [29, 30, 60, 61].flatMap((staff) =>
            [true, false].map((sound) => {
              const facts = [
                { key: 'revenue', period: '2025', value: revenue },
                { key: 'staff', period: '2025', value: staff },
                { key: 'soundAccounts', period: '', value: sound },
              ];
              return judge(program, factSetOf(facts), { asOf: ASOF }).verdict;
            }),
          ),
        ),
      );
      const blind = judge(program, factSetOf([]), { asOf: ASOF }).verdict;
      expect(blind).toBe(verdicts.size > 1 ? 'needs_data' : [...verdicts][0]);
    }),
    { seed: SEED, numRuns: 2000 },
  );
}, 60_000);

const comparison = fc.oneof(
  fc.record({
    value: fc.constant('revenue@last'),
    bound: fc.nat(3000).map((n) => `${n}.5万元`),
    fact: fc.nat(4_000_000_000),
    key: fc.constant('revenue'),
    period: fc.constant('2025'),
  }),
  fc.record({
    value: fc.constant('staff@last'),
    bound: fc.nat(300).map((n) => `${n}人`),
    fact: fc.nat(400),
    key: fc.constant('staff'),
    period: fc.constant('2025'),
  }),
  fc.record({
    value: fc.constant('foreignShare'),
    bound: fc.nat(99).map((n) => `${n}.25%`),
    fact: fc.nat(12_000),
    key: fc.constant('foreignShare'),
    period: fc.constant(''),
  }),
);
const words = fc.constantFrom(
  { op: '>=', word: '不低于' },
  { op: '>', word: '超过' },
  { op: '<=', word: '不超过' },
  { op: '<', word: '不足' },
);

test('the value a near miss names does pass, and nothing short of the gap does', () => {
  fc.assert(
    fc.property(comparison, words, ({ value, bound, fact, key, period }, said) => {
      const program = programOf({ id: 'R', value, bound, ...said });
      const at = (amount: number) => evaluate(program, factSetOf([{ key, period, value: amount }]), { asOf: ASOF });
      const answer = at(fact);
      if (answer.verdict === 'eligible') return;
      const gap = answer.nearMisses[0]?.gap;
      expect(answer.near).toBe(true);
      const target = parseLiteral(`${gap?.valueToPass}${gap?.unit}`)?.value;
      const stored = target ? Number(target.n / target.d) : Number.NaN;
      // A strict bound may lie at zero, which no amount is below: then nothing can pass.
      if (stored < 0) return;
      expect(at(stored).verdict).toBe('eligible');
    }),
    { seed: SEED, numRuns: 4000 },
  );
}, 60_000);

test('the day a near miss names is the first on which the condition passes', () => {
  const day = fc
    .integer({ min: 0, max: 3000 })
    .map((n) => new Date(Date.UTC(2018, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const age = fc
    .tuple(day, fc.integer({ min: 1, max: 5 }), fc.constantFrom('years', 'months', 'days'), fc.constantFrom('>=', '>'))
    .map(([from, n, unit, op]) => ({
      rule: {
        id: 'R',
        value: { age: 'foundedOn', unit },
        op,
        word: op === '>' ? '超过' : '满',
        bound: `${n}${unit === 'years' ? '年' : unit === 'months' ? '个月' : '天'}`,
      },
      facts: [{ key: 'foundedOn', period: '', value: from }] as FactInput[],
      asOf: from,
    }));
  const lookBack = fc
    .tuple(day, fc.constantFrom('asOf-3y', 'asOf-6m', 'asOf-90d', 'yearStart-1y'))
    .map(([on, from]) => ({
      rule: {
        id: 'R',
        value: { count: 'violations', where: { on: { from, to: 'asOf' } } },
        op: '=',
        word: '为',
        bound: '0项',
      },
      facts: [
        { key: 'violations', period: '', value: { on } },
        { key: 'violations.complete', period: '', value: true },
      ] as FactInput[],
      asOf: on,
    }));
  fc.assert(
    fc.property(fc.oneof(age, lookBack), ({ rule, facts, asOf }) => {
      const program = programOf(rule);
      const set = factSetOf(facts);
      const passesOn = evaluate(program, set, { asOf }).nearMisses[0]?.gap?.passesOn ?? '';
      const before = new Date(Date.parse(passesOn) - 86_400_000).toISOString().slice(0, 10);
      expect(judge(program, set, { asOf: passesOn }).verdict).toBe('eligible');
      expect(judge(program, set, { asOf: before }).verdict).toBe('not_eligible');
    }),
    { seed: SEED, numRuns: 3000 },
  );
}, 60_000);
