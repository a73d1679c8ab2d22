import { expect, test } from 'vitest';
import { type FactInput, factSetOf } from './factSet.ts';
import { judge } from './judge.ts';
import { parseProgram } from './parseProgram.ts';
import { planFor } from './plan.ts';

const zhEn = { zh: '示例', en: 'example' };

function planOf(conditions: unknown, facts: readonly FactInput[]) {
  const source = {
    id: 'P',
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
  const result = parseProgram(source, 'plan');
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return planFor(judge(result.program, factSetOf(facts), { asOf: '2026-06-01' }));
}

const fact = (key: string, period: string, value: FactInput['value']): FactInput => ({ key, period, value });
const complete = (list: string): FactInput => fact(`${list}.complete`, '', true);

test('a patent that lacks is closed by an institute or a service', () => {
  const rule = { id: 'R', value: { count: 'ipRights', where: { class: 'I' } }, op: '>=', word: '至少', bound: '2项' };
  const [step] = planOf(rule, [fact('ipRights', '', { class: 'I' }), complete('ipRights')]);
  expect(step).toMatchObject({
    conditionId: 'R',
    closes: { kind: 'list', key: 'ipRights', needed: ['1'], unit: '项' },
    offerKinds: ['technology', 'service'],
  });
  expect(step?.closes.where).toHaveLength(1);
});

test('staff that lack are closed by a talent service, revenue by orders', () => {
  const staff = { id: 'R', value: { ratio: ['techStaff@last', 'staff@last'] }, op: '>=', word: '不低于', bound: '10%' };
  expect(planOf(staff, [fact('techStaff', '2025', 9), fact('staff', '2025', 100)])).toMatchObject([
    { closes: { kind: 'fact', key: 'techStaff', needed: ['10'], unit: '%' }, offerKinds: ['talent'] },
  ]);
  const revenue = { id: 'R', value: 'revenue@last', op: '>=', word: '不低于', bound: '1500万元' };
  expect(planOf(revenue, [fact('revenue', '2025', 1_460_000_000)])).toMatchObject([
    { closes: { kind: 'fact', key: 'revenue', needed: ['1500'], unit: '万元' }, offerKinds: ['scenario', 'supplier'] },
  ]);
});

test('a title, a day, a flag and the cheapest band of a points table', () => {
  const title = { id: 'R', title: 'little_giant', step: 'oneBelow' };
  expect(planOf(title, [complete('titles')])).toMatchObject([
    { closes: { kind: 'title', needed: ['specialised_sme'] }, offerKinds: ['policy', 'service'] },
  ]);
  const age = { id: 'R', value: { age: 'foundedOn', unit: 'years' }, op: '>=', word: '满', bound: '1年' };
  expect(planOf(age, [fact('foundedOn', '', '2026-01-10')])).toMatchObject([
    { closes: { kind: 'time', key: 'foundedOn', needed: ['2027-01-10'] }, offerKinds: [] },
  ]);
  const flag = { id: 'R', none: [{ id: 'F', fact: 'soundAccounts', is: false }] };
  expect(planOf(flag, [fact('soundAccounts', '', false)])).toMatchObject([
    { conditionId: 'F', closes: { kind: 'fact', key: 'soundAccounts', needed: ['true'] }, offerKinds: ['service'] },
  ]);
  const bands = [{ op: '>=', word: '以上', bound: '3项', points: 60 }];
  const items = [{ id: 'I', title: zhEn, value: { count: 'ipRights' }, bands }];
  const table = { id: 'R', op: '>=', word: '不低于', pass: 60, points: [{ id: 'G', title: zhEn, max: 60, items }] };
  expect(planOf(table, [fact('ipRights', '', {}), complete('ipRights')])).toMatchObject([
    { closes: { kind: 'list', key: 'ipRights', needed: ['2'], unit: '项' } },
  ]);
});

test('two ways that are each enough give two steps; nothing near gives none', () => {
  const rule = {
    id: 'R',
    any: [
      { id: 'A', value: 'revenue@last', op: '>=', word: '不低于', bound: '1500万元' },
      { id: 'B', value: 'staff@last', op: '>=', word: '不低于', bound: '30人' },
    ],
  };
  const facts = [fact('revenue', '2025', 0), fact('staff', '2025', 29)];
  expect(planOf(rule, facts).map(({ conditionId }) => conditionId)).toEqual(['A', 'B']);
  expect(planOf(rule, [fact('staff', '2025', 30)])).toEqual([]);
});
