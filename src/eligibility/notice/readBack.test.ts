import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plain } from '../writeExpression.ts';
import { formOf } from './measure.testkit.ts';
import { leavesOf } from './proposedProgram.ts';
import { readNotice } from './readNotice.ts';

/** Random rules in random sentences: what is read is what was meant, or it is left to a person. */

type Op = '>=' | '>' | '<=' | '<';
/** How a bound may be said; {n} is the number with its unit. */
const SAYINGS: readonly (readonly [Op, string])[] = [
  ['>=', '不低于{n}'],
  ['>=', '不得少于{n}'],
  ['>=', '应达到{n}'],
  ['>=', '在{n}以上'],
  ['>=', '达到{n}以上'],
  ['>=', '在{n}（含）以上'],
  ['>=', '{n}及以上'],
  ['>=', '须大于等于{n}'],
  ['>=', '至少{n}'],
  ['>=', '超过{n}（含）'],
  ['>', '超过{n}'],
  ['>', '高于{n}'],
  ['>', '须大于{n}'],
  ['>', '在{n}以上（不含{n}）'],
  ['>', '{n}以上（不含本数）'],
  ['<=', '不超过{n}'],
  ['<=', '不得高于{n}'],
  ['<=', '在{n}以下'],
  ['<=', '{n}以下（含{n}）'],
  ['<=', '{n}以内'],
  ['<=', '小于或等于{n}'],
  ['<', '低于{n}'],
  ['<', '不足{n}'],
  ['<', '少于{n}'],
  ['<', '{n}以下（不含{n}）'],
];
/** Sayings whose words contradict themselves or do not say where the number belongs: never a rule. */
const UNCLEAR = [
  '不低于{n}以下',
  '超过{n}以上',
  '约{n}',
  '{n}左右',
  '{n}',
  '不超过{n}以上',
  '高于{n}以下',
  '接近{n}',
  '{n}至{n}',
  '原则上不低于{n}',
  '不低于{n}左右',
  '不低于{n}或相当水平',
];

type Metric = readonly [words: string, kind: 'money' | 'ratio' | 'count', value: unknown];
const METRICS: readonly Metric[] = [
  ['上年度营业收入', 'money', 'revenue@last'],
  ['2025年末资产总额', 'money', 'assets@2025'],
  ['上一年度净利润', 'money', 'netProfit@last'],
  ['近三年研发费用合计', 'money', { sumYears: 'rdExpense', years: 3 }],
  ['注册资本', 'money', 'registeredCapital'],
  ['上年末职工总数', 'count', 'staff@last'],
  ['上年度研发人员', 'count', 'rdStaff@last'],
  ['上年度科技人员占职工总数的比例', 'ratio', { ratio: ['techStaff@last', 'staff@last'] }],
  ['上年末资产负债率', 'ratio', { ratio: ['liabilities@last', 'assets@last'] }],
  ['上年度研发费用总额占营业收入比重', 'ratio', { ratio: ['rdExpense@last', 'revenue@last'] }],
  ['上年度营业收入增长率', 'ratio', { growth: 'revenue', year: 'last' }],
  ['近两年营业收入复合增长率', 'ratio', { growth: 'revenue', year: 'last', years: 2 }],
];

const amount = (kind: Metric[1], n: number): fc.Arbitrary<readonly [string, string]> => {
  const commas = n.toLocaleString('en-US');
  if (kind === 'ratio') return fc.constantFrom([`${n % 100}%`, `${n % 100}%`], [`${n % 100}.5％`, `${n % 100}.5%`]);
  if (kind === 'count') return fc.constantFrom([`${n}人`, `${n}人`], [`${n}名`, `${n}名`]);
  return fc.constantFrom(
    [`${n}万元`, `${n}万元`],
    [`${commas}万元`, `${n}万元`],
    [`${(n % 90) + 1}亿元`, `${(n % 90) + 1}亿元`],
    [`${n}.25万元`, `${n}.25万元`],
    [`${n}万`, `${n}万元`],
  );
};

const FRAMES = [
  '一、申报条件\n1. {s}。',
  '第三条 申请企业应当同时符合下列条件：\n（一）依法经营；\n（二）{s}；',
  '问：有什么要求？\n答：{s}。',
  '一、认定条件\n（一）企业{s}，且治理规范；',
];

const sentence = fc
  .tuple(fc.constantFrom(...METRICS), fc.integer({ min: 1, max: 99_999 }), fc.constantFrom(...FRAMES))
  .chain(([metric, n, frame]) => amount(metric[1], n).map(([said, meant]) => ({ metric, said, meant, frame })));

const machineIn = (text: string): readonly Plain[] =>
  leavesOf(readNotice(text).conditions).flatMap(({ rule }) => (rule ? [rule] : []));

describe('a random rule said in a random sentence', () => {
  test('reads back to the same bound', () => {
    let readCount = 0;
    let all = 0;
    fc.assert(
      fc.property(sentence, fc.constantFrom(...SAYINGS), ({ metric, said, meant, frame }, [op, words]) => {
        const text = `某区扶持办法\n${frame.replace('{s}', metric[0] + words.replaceAll('{n}', said))}\n`;
        const read = machineIn(text);
        all += 1;
        readCount += read.length;
        const word = { '>=': '不低于', '>': '超过', '<=': '不超过', '<': '低于' }[op];
        for (const rule of read) expect(formOf(rule), text).toBe(formOf({ value: metric[2], op, word, bound: meant }));
        expect(read.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 4000 },
    );
    expect(readCount / all).toBeGreaterThan(0.9);
  });

  test('is left to a person where the words contradict each other or do not settle the edge', () => {
    fc.assert(
      fc.property(sentence, fc.constantFrom(...UNCLEAR), ({ metric, said, frame }, words) => {
        const text = `某区扶持办法\n${frame.replace('{s}', metric[0] + words.replaceAll('{n}', said))}\n`;
        expect(machineIn(text), text).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

/** A known sentence with a word that bends it: nothing of it may be read as if the word were not there. */
const BENT = [
  '上年度营业收入不低于1000万元，首次申报的企业除外',
  '上年度营业收入不低于1000万元，或者经专家推荐',
  '软件企业上年度营业收入不低于1000万元',
  '软件企业，上年度营业收入不低于1000万元',
  '上年度营业收入不低于1000万元的企业予以优先支持',
  '除初创企业外，上年度营业收入不低于1000万元',
  '上年度营业收入不低于1000万元（初创企业不作要求）',
  '近三年平均营业收入不低于1000万元',
  '近三年营业收入不低于1000万元',
  '集团合并口径上年度营业收入不低于1000万元',
  '上年度营业收入不低于1000万元。但初创企业可放宽至500万元',
  '上年度营业收入原则上不低于1000万元',
  '上年度营业收入不低于全市平均水平的1.2倍',
  '上年度营业收入较2020年增长不低于10%',
  '预计本年度营业收入不低于1000万元',
  '承诺三年内营业收入不低于1000万元',
  '近两年每年研发费用不低于100万元，营业收入不低于1000万元',
];

test.each(BENT)('%s — is not read as the plain bound', (words) => {
  const bare = formOf({ value: 'revenue@last', op: '>=', word: '不低于', bound: '1000万元' });
  for (const frame of FRAMES) {
    const read = machineIn(`某区扶持办法\n${frame.replace('{s}', words)}\n`);
    expect(read.map(formOf)).not.toContain(bare);
  }
});
