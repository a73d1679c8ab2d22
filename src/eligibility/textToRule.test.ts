import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allFactDefinitions } from '../vocabulary/factCatalogue.ts';
import { LIMITS } from './limits.ts';
import { parseProgramYaml } from './programFromYaml.ts';
import { programWith } from './randomForms.testkit.ts';
import type { Rule } from './randomRules.testkit.ts';
import { tablesOf } from './ruleTables.ts';
import { ruleToText } from './ruleToText.ts';
import { textToRule } from './textToRule.ts';
import { writeCondition } from './writeRule.ts';

const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);
process.stdout.write(`textToRule.test.ts seed ${SEED}\n`);

const file = parseProgramYaml(readFileSync(new URL('../../programs/D02.yaml', import.meta.url), 'utf8'), 'D02');
if (!file.ok) throw new Error('D02');
const tables = tablesOf(file.program);
const conditions = file.program.versions[0]?.conditions;
const text = conditions ? ruleToText(conditions, tables) : '';

const wordsOf = (rule: Rule): string => {
  const program = programWith(rule);
  const condition = program.versions[0]?.conditions;
  return condition ? ruleToText(condition, tablesOf(program)) : '';
};
const errorsOf = (source: string) => {
  const result = textToRule(source, tables);
  return result.ok ? [] : result.errors;
};
const written = (source: string) => {
  const result = textToRule(source, tables);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return JSON.stringify(writeCondition(result.condition, () => 'd1'));
};

describe('the words of a rule', () => {
  test('say what an officer would say', () => {
    const compare = { op: '>=', word: '不低于', bound: '100万元' };
    expect(wordsOf({ value: 'rdExpense@last', ...compare })).toBe('【R】研发费用（上年）不低于 100万元\n');
    expect(
      wordsOf({
        value: { count: 'ipRights', where: { class: 'I', ownership: { not: 'transferred' } } },
        op: '>=',
        word: '以上',
        bound: '2项',
      }),
    ).toBe('【R】知识产权（类别为I 类，取得方式不为受让）的数量2项以上\n');
    expect(wordsOf({ fact: 'abnormalList', is: false, actionable: false, source: 'd1', article: '第三条' })).toBe(
      '【R】列入经营异常名录：否｜依据《办法》 第三条｜企业不能改变\n',
    );
    expect(wordsOf({ place: 'registeredRegion', outside: ['310117', '330402'] })).toBe(
      '【R】注册地不位于松江区、南湖区\n',
    );
    expect(wordsOf({ title: 'specialised_sme', step: 'orHigher' })).toBe(
      '【R】持有专精特新中小企业或更高级别资质，评估日有效\n',
    );
  });

  test('every number of the catalogue can be compared, every other fact asked, under its own name', () => {
    for (const { key, kind, period } of allFactDefinitions()) {
      const ref = period === 'asOf' ? key : `${key}@last`;
      const unit = { money: '万元', ratio: '%', area: '平方米', count: '', number: '' }[kind as string];
      const rules: Rule[] =
        unit === undefined
          ? ({
              boolean: [{ fact: ref, is: true }],
              code: [{ fact: ref, in: ['a', 'b'] }, ...(period === 'asOf' ? [{ place: ref, within: '310117' }] : [])],
              text: [{ fact: ref, notIn: ['x'] }],
              date: [
                { date: ref, from: 'asOf-1y' },
                { value: { age: ref, unit: 'days' }, op: '<', word: '不满', bound: '9天' },
              ],
            }[kind as string] ?? [{ value: { count: ref }, op: '=', word: '为', bound: '0' }])
          : ['不低于', '以上', '至少', '满'].map((word) => ({ value: ref, op: '>=', word, bound: `1${unit}` }));
      for (const rule of rules) {
        const program = programWith(rule);
        const said = wordsOf(rule);
        expect(said).not.toContain('规则原文');
        expect(textToRule(said, tablesOf(program))).toMatchObject({
          ok: true,
          condition: program.versions[0]?.conditions,
        });
      }
    }
  }, 60_000);
});

test('the example of docs/ELIGIBILITY.md reads back to itself', () => {
  const docs = readFileSync(new URL('../../docs/ELIGIBILITY.md', import.meta.url), 'utf8');
  const [, example = ''] = /```text rule\n([\s\S]*?)```/.exec(docs) ?? [];
  const own = {
    ...tables,
    documents: new Map([['d1', { document: '示例办法', number: null, confidence: 'high' as const }]]),
  };
  const result = textToRule(example, own);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  expect(ruleToText(result.condition, own)).toBe(example);
});

describe('an officer edits', () => {
  test('a number, a boundary word, a year, an order, a sign of the keyboard', () => {
    expect(written(text.replace('（上年）不超过 500人', '（前年）少于800 人'))).toContain(
      '"value":"staff@last-1","op":"<","word":"少于","bound":"800人"',
    );
    expect(written(text.replace('从业人数（上年）不超过 500人', '从业人数(2024年)不超过500人'))).toContain(
      'staff@2024',
    );
    const [first, one, two, ...rest] = text.split('\n');
    const swapped = [first, two, one, ...rest].join('\n');
    expect(
      JSON.parse(written(swapped))
        .all.slice(0, 2)
        .map(({ id }: { id: string }) => id),
    ).toEqual(['T1b', 'T1a']);
    expect(written(text.replaceAll('\n', '\r\n').replaceAll('｜', '|'))).toBe(written(text));
    expect(written(text.replace('3. 【T2a】', '【T2a】'))).toBe(written(text));
  });

  test('what is not understood is named by line, column, node and what could stand there', () => {
    const wrong = text.replace('不超过 500人', '大概 500人');
    const line = wrong.slice(0, wrong.indexOf('大概')).split('\n').length;
    const [error] = errorsOf(wrong);
    expect(error).toMatchObject({ line, nodeId: 'T2a' });
    expect(error?.column).toBe((wrong.split('\n')[line - 1] ?? '').indexOf('大概') + 1);
    expect(error?.expected).toContain('不低于');
    expect(errorsOf(text.replace('500人', '500万元'))[0]).toMatchObject({
      line: 4,
      nodeId: 'T2a',
      message: { zh: '单位与数值不符' },
    });
    expect(errorsOf(text.replace('【T1b】', '【T1a】'))[0]).toMatchObject({ line: 3, nodeId: 'T1a' });
    expect(errorsOf(text.replace('《科技型中小企业评价办法》', '《别的办法》'))[0]?.expected).toContain(
      '《科技型中小企业评价办法》',
    );
    expect(errorsOf('')[0]?.expected).toContain('【R】');
    expect(errorsOf('【A】由人认定\n【B】由人认定')).toHaveLength(1);
  });

  test('several lines that are wrong are all named', () => {
    const twice = text.replace('不超过 500人', '不超过 500x').replace('不超过 2亿元', '约 2亿元');
    expect(errorsOf(twice).map(({ nodeId }) => nodeId)).toEqual(['T2a', 'T2b']);
  });
});

describe('any text at all', () => {
  test('ten thousand damaged or random texts end quickly and never throw', () => {
    const piece = fc.constantFrom(
      ...text.split(/(?<=[\n（）｜、])/).slice(0, 400),
      '「',
      '」',
      '〔',
      '"',
      '\\',
      '（',
      '各',
      '【',
      '  ',
    );
    const texts = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
      fc
        .tuple(fc.nat(text.length), fc.nat(30), fc.string({ maxLength: 5 }))
        .map(([at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut)),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    const began = performance.now();
    for (const one of fc.sample(texts, { numRuns: 10_000, seed: SEED })) {
      const result = textToRule(one, tables);
      if (!result.ok) expect(result.errors.length).toBeGreaterThan(0);
    }
    expect(performance.now() - began).toBeLessThan(60_000);
  }, 120_000);

  test('hostile texts cost no more than their length', () => {
    const deep = Array.from({ length: 5000 }, (_, at) => `${' '.repeat(at)}【a${at}】以下情形不成立：`).join('\n');
    const brackets = `【R】${'「'.repeat(60_000)}`;
    const open = `【R】${'「营业收入（上年）与'.repeat(8000)}`;
    const long = `【R】${'营业收入（上年）与'.repeat(20_000)}之和不低于 1万元`;
    const quotes = `【R】${'"\\'.repeat(90_000)}`;
    const codes = `【R】所属行业属于${'〔65〕、'.repeat(30_000)}`;
    for (const hostile of [
      deep,
      brackets,
      open,
      long,
      quotes,
      codes,
      '\u0000',
      'x'.repeat(LIMITS.bytes + 1),
      '\n'.repeat(100_000),
    ]) {
      const began = performance.now();
      expect(textToRule(hostile, tables).ok).toBe(false);
      expect(performance.now() - began).toBeLessThan(3000);
    }
  }, 60_000);
});
