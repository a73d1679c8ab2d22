import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FactInput, factSetOf } from './factSet.ts';
import { judge } from './judge.ts';
import { parseProgram } from './parseProgram.ts';
import type { Program } from './program.ts';

/**
 * The smallest set of facts that decides, compared with every completion of small domains: rules of conditions that share
 * figures, yes-or-no facts, codes, places, industries, days, lists and titles, with facts known, missing or contradicted.
 */
const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);
process.stdout.write(`jointDecisive.test.ts seed ${SEED}\n`);
const ASOF = '2026-06-01';
const zhEn = { zh: '示例', en: 'example' };
const WAN = 1_000_000;

type Facts = readonly FactInput[];
interface Domain {
  /** Key as it is asked for. */
  readonly name: string;
  readonly values: readonly Facts[];
  readonly leaves: readonly object[];
}

const single = (key: string, period: string, values: readonly (string | number | boolean)[]): Facts[] =>
  values.map((value) => [{ key, period, value }]);
const list = (key: string, entries: readonly (readonly Record<string, string>[])[]): Facts[] =>
  entries.map((all) => [
    ...all.map((value) => ({ key, period: '', value })),
    { key: `${key}.complete`, period: '', value: true },
  ]);
const title = (code: string) => ({ code, validFrom: '2025-01-01', validTo: '2028-01-01' });
const patents = (first: number, second: number) => [
  ...Array.from({ length: first }, () => ({ class: 'I' })),
  ...Array.from({ length: second }, () => ({ class: 'II' })),
];
const atLeast = (value: unknown, bound: string) => ({ value, op: '>=', word: '不低于', bound });
const below = (value: unknown, bound: string) => ({ value, op: '<', word: '不足', bound });
const ofClass = (name: string) => ({ count: 'ipRights', where: { class: name } });

const DOMAINS: readonly Domain[] = [
  {
    name: 'revenue@2025',
    values: single('revenue', '2025', [0, 1000 * WAN, 1500 * WAN, 2000 * WAN, 2500 * WAN, 3000 * WAN, 3001 * WAN]),
    leaves: [
      atLeast('revenue@last', '1000万元'),
      below('revenue@last', '2000万元'),
      { value: 'revenue@last', op: '>', word: '超过', bound: '3000万元' },
    ],
  },
  {
    name: 'soundAccounts@',
    values: single('soundAccounts', '', [true, false]),
    leaves: [
      { fact: 'soundAccounts', is: true },
      { fact: 'soundAccounts', is: false },
    ],
  },
  {
    name: 'technologyField@',
    values: single('technologyField', '', ['a', 'b', 'c']),
    leaves: [
      { fact: 'technologyField', in: ['a', 'b'] },
      { fact: 'technologyField', notIn: ['a'] },
    ],
  },
  {
    name: 'registeredRegion@',
    values: single('registeredRegion', '', ['310117', '310112', '330402', '440305']),
    leaves: [
      { place: 'registeredRegion', within: '310117' },
      { place: 'registeredRegion', within: '310000' },
      { place: 'registeredRegion', outside: '330400' },
    ],
  },
  {
    name: 'industry@',
    values: single('industry', '', ['6510', '3973', '1310', '7010', '5101']),
    leaves: [{ industry: { in: ['C'] } }, { industry: { notIn: ['K'] } }, { industry: { in: ['65', '39'] } }],
  },
  {
    name: 'foundedOn@',
    values: single('foundedOn', '', [
      '2019-12-31',
      '2020-01-01',
      '2021-06-01',
      '2023-06-01',
      '2023-06-02',
      '2026-01-01',
    ]),
    leaves: [
      { date: 'foundedOn', from: '2020-01-01' },
      { value: { age: 'foundedOn', unit: 'years' }, op: '>=', word: '满', bound: '3年' },
      { value: { age: 'foundedOn', unit: 'years' }, op: '<=', word: '不超过', bound: '5年' },
    ],
  },
  {
    name: 'titles@',
    values: list('titles', [
      [],
      [title('gazelle')],
      [title('high_tech_enterprise')],
      [title('gazelle'), title('high_tech_enterprise')],
    ]),
    leaves: [{ title: 'high_tech_enterprise' }, { title: 'gazelle' }],
  },
  {
    name: 'ipRights@',
    values: list(
      'ipRights',
      [0, 1, 2, 3].flatMap((first) => [0, 1, 2].map((second) => patents(first, second))),
    ),
    leaves: [
      atLeast(ofClass('I'), '1项'),
      below(ofClass('I'), '3项'),
      atLeast(ofClass('II'), '1项'),
      below(ofClass('II'), '2项'),
    ],
  },
];

type Tree =
  | { readonly domain: number; readonly leaf: number }
  | { readonly kind: string; readonly of: readonly Tree[] };

const treeOver = (domains: readonly number[]): fc.Arbitrary<Tree> =>
  fc.letrec<{ node: Tree }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc
        .constantFrom(...domains)
        .chain((domain) => fc.nat((DOMAINS[domain]?.leaves.length ?? 1) - 1).map((leaf) => ({ domain, leaf }))),
      fc
        .tuple(fc.constantFrom('all', 'any', 'none', 'two'), fc.array(tie('node'), { minLength: 2, maxLength: 3 }))
        .map(([kind, of]) => ({ kind, of })),
    ),
  })).node;

function ruleOf(node: Tree, next = { id: 0 }): Record<string, unknown> {
  next.id += 1;
  const id = `n${next.id}`;
  if ('domain' in node) return { id, ...DOMAINS[node.domain]?.leaves[node.leaf] };
  const of = node.of.map((child) => ruleOf(child, next));
  return node.kind === 'two' ? { id, atLeast: Math.min(2, of.length), of } : { id, [node.kind]: of };
}

function programOf(tree: Tree): Program {
  const source = {
    id: 'J',
    kind: 'policy',
    subject: 'enterprise',
    title: zhEn,
    summary: zhEn,
    issuer: zhEn,
    jurisdiction: { region: '100000', level: 'national' },
    grade: 'ordinary',
    documents: {},
    versions: [{ id: 'v', from: null, to: null, conditions: ruleOf(tree), benefit: [{ open: true, text: zhEn }] }],
  };
  const result = parseProgram(source, 'joint');
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.program;
}

/** A rule over up to three domains, and of each the values that are still possible: one, two that contradict, or all. */
const scenario = fc
  .shuffledSubarray(
    DOMAINS.map((_, at) => at),
    { minLength: 1, maxLength: 3 },
  )
  .chain((domains) =>
    fc.record({
      domains: fc.constant(domains),
      tree: treeOver(domains),
      known: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(-1) }, fc.nat(20)), { minLength: 3, maxLength: 3 }),
      contradicted: fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }),
    }),
  );

interface Thing {
  readonly name: string;
  readonly given: Facts;
  readonly possible: readonly Facts[];
}

function thingOf(domain: number, known: number, contradicted: number): Thing {
  const { name, values } = DOMAINS[domain] ?? { name: '', values: [] };
  if (known < 0) return { name, given: [], possible: values };
  const first = values[known % values.length] ?? [];
  const isList = first.some(({ key }) => key.endsWith('.complete'));
  const second = values[(known + 1) % values.length] ?? [];
  if (contradicted > 0 || isList || first === second) return { name, given: first, possible: [first] };
  return { name, given: [...first, ...second], possible: [first, second] };
}

const completions = (things: readonly Thing[]): (readonly Facts[])[] =>
  things.reduce<(readonly Facts[])[]>(
    (sofar, { possible }) => sofar.flatMap((chosen) => possible.map((one) => [...chosen, one])),
    [[]],
  );

/** Things of which some change of value alone changes the answer. */
function deciding(things: readonly Thing[], all: readonly (readonly Facts[])[], answers: readonly string[]): string[] {
  return things
    .filter((_, index) => {
      const seen = new Map<string, string>();
      return all.some((chosen, at) => {
        const rest = JSON.stringify(chosen.filter((__, other) => other !== index));
        const earlier = seen.get(rest);
        seen.set(rest, answers[at] ?? '');
        return earlier !== undefined && earlier !== answers[at];
      });
    })
    .map(({ name }) => name);
}

test('exactly the facts that decide are asked for, jointly over all conditions', () => {
  fc.assert(
    fc.property(scenario, ({ domains, tree, known, contradicted }) => {
      const program = programOf(tree);
      const things = domains.map((domain, at) => thingOf(domain, known[at] ?? -1, contradicted[at] ?? 1));
      const verdictOf = (facts: Facts): string => judge(program, factSetOf(facts), { asOf: ASOF }).verdict;
      const all = completions(things);
      const answers = all.map((chosen) => verdictOf(chosen.flat()));
      const judged = judge(program, factSetOf(things.flatMap(({ given }) => given)), { asOf: ASOF });
      expect(judged.verdict).toBe(new Set(answers).size > 1 ? 'needs_data' : answers[0]);
      const asked = judged.missing.map(({ gap }) => `${gap.key}@${gap.period}`).sort();
      expect(asked).toEqual(deciding(things, all, answers).sort());
    }),
    { seed: SEED, numRuns: 3000 },
  );
}, 120_000);
