import { expect, test } from 'vitest';
import { parseProgramYaml } from './programFromYaml.ts';

/** Every field beyond plain conditions, broken once: file, line, node and the expected form are told. */
const PROGRAM = `id: K
kind: policy
subject: enterprise
title: { zh: 示例, en: example }
summary: { zh: 示例, en: example }
issuer: { zh: 示例, en: example }
jurisdiction: { region: "310117", level: district }
grade: ordinary
documents: {}
exclusionGroups: [{ id: g, text: { zh: 示例, en: example }, topUp: true }]
parameters:
  lpr: { text: { zh: 利率, en: rate }, values: [{ from: "2025-05-20", value: 3% }] }
  usd: { text: { zh: 汇率, en: rate }, values: [{ from: "2025-12-31", value: 7.0元 }] }
recognitions:
  - { id: m, titles: [high_tech_enterprise], issuedIn: ["330000"], countsIn: ["310000"], from: "2026-01-01", to: null }
versions:
  - id: v
    from: null
    to: "2026-12-31"
    conditions:
      id: R
      all:
        - { id: A, value: { count: ipRights, weights: { kind: { invention_patent: 5 } } }, op: ">=", word: 不低于, bound: 5分 }
        - { id: B, value: { count: hires, distinct: person }, op: ">=", word: 至少, bound: 1人 }
        - { id: C, value: loanRate, op: "<=", word: 不超过, bound: { parameter: lpr } }
        - { id: D, value: foreignCapitalPaid, op: ">=", word: 不低于, bound: { converted: 100万美元, rate: usd } }
        - { id: E, title: little_giant, step: oneBelow, issuedIn: "310000" }
        - { id: F, value: { monthMean: insuredStaff, year: last }, op: ">=", word: 不低于, bound: 1人 }
        - { id: G, value: { portion: [revenue@last, { parameter: lpr }] }, op: ">=", word: 不低于, bound: 1万元 }
    windows: [{ from: "2026-01-01", to: "2026-03-31", batch: { zh: 一, en: one } }]
    late: nextPool
    transition: { until: "2027-06-30", when: { id: W, fact: soundAccounts, is: true } }
    quota: { capacity: 50户, per: round, order: ranking, text: { zh: 示例, en: example } }
    deadlines: [{ id: d, text: { zh: 示例, en: example }, days: 3, unit: workingDays, forfeits: true }]
    benefit: [{ amount: { constant: 10万元 }, ceilings: [revenue@last], minimum: 1万元, text: { zh: 示例, en: example } }]
`;

test('the program with every field is read', () => {
  const result = parseProgramYaml(PROGRAM, 'k.yaml');
  expect(result.ok ? [] : result.errors).toEqual([]);
});

test.each([
  ['weights: { kind: { invention_patent: 5 } }', 'weights: { colour: { red: 5 } }', 'A', 'class'],
  ['invention_patent: 5', 'invention_patent: 5万元', 'A', 'invention_patent: 5'],
  ['distinct: person', 'distinct: insuredMonths', 'B', 'person'],
  ['bound: { parameter: lpr }', 'bound: { parameter: lpr5y }', 'C', 'lpr | usd'],
  ['bound: { parameter: lpr }', 'bound: { parameter: usd }', 'C', 'ratio'],
  ['converted: 100万美元', 'converted: many dollars', 'D', '100万美元'],
  ['rate: usd', 'rate: lpr', 'D', '7.1元'],
  ['step: oneBelow', 'step: below', 'E', 'exact | orHigher | oneBelow'],
  ['title: little_giant', 'title: innovative_sme', 'E', 'oneBelow'],
  ['issuedIn: "310000"', 'issuedIn: "999999"', 'E', 'GB/T 2260'],
  ['monthMean: insuredStaff', 'monthMean: staff', 'F', 'monthMean: insuredStaff'],
  ['[revenue@last, { parameter: lpr }]', '[revenue@last, assets@last]', 'G', 'portion'],
  ['late: nextPool', 'late: someday', null, 'refused | nextPool'],
  ['until: "2027-06-30"', 'until: soon', null, '2024-12-31'],
  ['order: ranking', 'order: best', null, 'ranking | firstCome | lot'],
  ['unit: workingDays', 'unit: weeks', null, 'workingDays | days'],
  ['ceilings: [revenue@last]', 'ceilings: [staff@last]', null, 'constant'],
  ['minimum: 1万元', 'minimum: 1人', null, '20万元'],
  ['topUp: true', 'topUp: often', null, 'true | false'],
  ['titles: [high_tech_enterprise], issuedIn', 'titles: [no_such], issuedIn', null, 'title code'],
  [
    'values: [{ from: "2025-05-20", value: 3% }]',
    'values: [{ from: "2025-05-20", value: 3% }, { from: "2025-01-01", value: 3% }]',
    null,
    'from',
  ],
])('%s → %s', (from, to, node, expected) => {
  expect(PROGRAM).toContain(from);
  const result = parseProgramYaml(PROGRAM.replace(from, to), 'k.yaml');
  const [error] = result.ok ? [] : result.errors;
  expect(error).toMatchObject({ file: 'k.yaml', nodeId: node });
  expect(error?.line).toBe(PROGRAM.slice(0, PROGRAM.indexOf(from)).split('\n').length);
  expect(error?.expected).toContain(expected);
});
