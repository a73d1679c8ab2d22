import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { type FactInput, factSetOf } from './factSet.ts';
import { judge } from './judge.ts';
import { parseProgram } from './parseProgram.ts';
import { ASOF, boundary, facts, programOf, type Rule, zhEn } from './randomRules.testkit.ts';

/** Two ways to say the same thing give the same answer, and amounts stay under what bounds them. */
const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);
process.stdout.write(`kindLaws.test.ts seed ${SEED}\n`);

const run = (property: fc.IProperty<unknown>): void => fc.assert(property, { seed: SEED, numRuns: 1500 });
const verdict = (rule: Rule, known: readonly FactInput[]): string =>
  judge(programOf(rule), factSetOf(known), { asOf: ASOF }).verdict;

const same = (name: string, first: (b: Rule, n: number) => Rule, second: (b: Rule, n: number) => Rule): void => {
  test(name, () => {
    run(
      fc.property(boundary, fc.nat(4), facts, (b, n, known) => {
        expect(verdict(second(b, n), known)).toBe(verdict(first(b, n), known));
      }) as fc.IProperty<unknown>,
    );
  });
};

same(
  'an amount as a bound and as a number of its own',
  (b, n) => ({ value: 'revenue@last', ...b, bound: `${n * 500}万元` }),
  (b, n) => ({ value: 'revenue@last', ...b, bound: { constant: `${n * 500}万元` } }),
);
same(
  'a parameter and its value on the day',
  (b, n) => ({
    any: [
      { value: 'foreignShare', ...b, bound: '3%' },
      { value: 'staff@last', ...b, bound: `${n}人` },
    ],
  }),
  (b, n) => ({
    any: [
      { value: 'foreignShare', ...b, bound: { parameter: 'lpr' } },
      { value: 'staff@last', ...b, bound: `${n}人` },
    ],
  }),
);
same(
  'the least of one number twice, and that number',
  (b, n) => ({ value: 'rdExpense@last', ...b, bound: `${n * 500}万元` }),
  (b, n) => ({ value: { least: ['rdExpense@last', 'rdExpense@last'] }, ...b, bound: `${n * 500}万元` }),
);
same(
  'a sum, and the greater of it and nothing',
  (b, n) => ({ value: { sumOf: 'equityRounds', field: 'amountFen' }, ...b, bound: `${n * 500}万元` }),
  (b, n) => ({
    value: { greatest: [{ sumOf: 'equityRounds', field: 'amountFen' }, { constant: '0元' }] },
    ...b,
    bound: `${n * 500}万元`,
  }),
);
same(
  'a title or a higher one, and the titles of the ladder named one by one',
  () => ({ title: ['specialised_sme', 'little_giant'] }),
  () => ({ title: 'specialised_sme', step: 'orHigher' }),
);

test('weights of one are a count, as far as every kind is known', () => {
  const kinds = fc.array(fc.constantFrom('invention_patent', 'utility_model'), { maxLength: 6 });
  run(
    fc.property(boundary, fc.nat(5), kinds, fc.boolean(), (b, n, owned, isComplete) => {
      const entries = owned.map((kind): FactInput => ({ key: 'ipRights', period: '', value: { kind } }));
      const known = [...entries, ...(isComplete ? [{ key: 'ipRights.complete', period: '', value: true }] : [])];
      const weights = { kind: { invention_patent: 1, utility_model: 1 } };
      const counted = verdict({ value: { count: 'ipRights' }, ...b, bound: `${n}项` }, known);
      expect(verdict({ value: { count: 'ipRights', weights }, ...b, bound: `${n}项` }, known)).toBe(counted);
    }) as fc.IProperty<unknown>,
  );
});

test('an amount never passes its cap, its ceilings or what is left, and instalments never change it', () => {
  const wan = fc.nat(500);
  run(
    fc.property(wan, wan, wan, wan, fc.boolean(), (base, cap, ceiling, received, isComplete) => {
      const known: FactInput[] = [
        { key: 'projectApproved', period: '', value: base * 1_000_000 },
        { key: 'taxPaid', period: '2025', value: ceiling * 1_000_000 },
        { key: 'benefitsReceived', period: '', value: { group: 'g', amountFen: received * 1_000_000 } },
        ...(isComplete ? [{ key: 'benefitsReceived.complete', period: '', value: true }] : []),
      ];
      const program = withBenefit({
        rate: '50%',
        base: 'projectApproved',
        cap: `${cap}万元`,
        ceilings: ['taxPaid@last'],
        text: zhEn,
      });
      const { amount, blockedBy } = evaluate(program, factSetOf(known), { asOf: ASOF });
      const gross = Math.min(base * 500_000, cap * 1_000_000, ceiling * 1_000_000);
      expect(amount.amountFen).toBe(Math.max(gross - received * 1_000_000, 0));
      expect(amount.state).toBe(isComplete ? 'exact' : 'ceiling');
      expect(blockedBy).toEqual(gross > 0 && gross <= received * 1_000_000 ? ['g'] : []);
    }) as fc.IProperty<unknown>,
  );
});

function withBenefit(benefit: Rule) {
  const source = {
    id: 'B',
    kind: 'policy',
    subject: 'enterprise',
    title: zhEn,
    summary: zhEn,
    issuer: zhEn,
    jurisdiction: { region: '100000', level: 'national' },
    grade: 'ordinary',
    documents: {},
    exclusionGroups: [{ id: 'g', text: zhEn, topUp: true }],
    versions: [
      {
        id: 'v',
        from: null,
        to: null,
        conditions: { id: 'R', any: [{ id: 'A', value: 'projectApproved', op: '>=', word: '不低于', bound: '0元' }] },
        benefit: [benefit],
      },
    ],
  };
  const result = parseProgram(source, 'benefit');
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.program;
}
