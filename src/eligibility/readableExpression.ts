import { factDefinition, type Lang } from '../vocabulary/factCatalogue.ts';
import { factCodeName } from '../vocabulary/factCodes.ts';
import { boundaryEnglish } from './boundary.ts';
import type { DateRef } from './dates.ts';
import { formatLiteral } from './formatQuantity.ts';
import type { Expression, FieldTest, ListFilter, YearRef } from './rule.ts';

/** Expressions in words, without a date: “近三年研发费用合计占营业收入合计的比例”. */

const NUMERALS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];
const years = (count: number): string => NUMERALS[count] ?? String(count);

export const factLabel = (key: string, lang: Lang): string => factDefinition(key)?.label[lang] ?? key;

export function yearText(ref: YearRef, lang: Lang): string {
  if ('absolute' in ref) return lang === 'zh' ? `${ref.absolute} 年度` : `in ${ref.absolute}`;
  if (lang === 'en') return ref.back === 0 ? 'this year' : ref.back === 1 ? 'last year' : `${ref.back} years ago`;
  return ref.back === 0
    ? '本年度'
    : ref.back === 1
      ? '上一年度'
      : ref.back === 2
        ? '上上年度'
        : `${years(ref.back)}年前`;
}

export function dateText(ref: DateRef, lang: Lang): string {
  if (ref.base === 'day') return ref.day;
  const base = {
    asOf: ['评估日', 'the day'],
    yearStart: ['年初', 'the start of the year'],
    yearEnd: ['年末', 'the end of the year'],
  } as const;
  const [zh, en] = base[ref.base];
  const unit = { y: ['年', 'years'], m: ['个月', 'months'], d: ['天', 'days'] } as const;
  const count = Math.abs(ref.shift);
  if (ref.shift === 0) return lang === 'zh' ? (ref.base === 'asOf' ? zh : `本年${zh}`) : en;
  if (lang === 'en') return `${count} ${unit[ref.unit][1]} ${ref.shift < 0 ? 'before' : 'after'} ${en}`;
  if (ref.base !== 'asOf' && ref.unit === 'y' && ref.shift === -1) return `上年${zh}`;
  return `${zh}${ref.shift < 0 ? '前' : '后'} ${count} ${unit[ref.unit][0]}`;
}

const among = (values: readonly string[], lang: Lang): string => values.join(lang === 'zh' ? '、' : ', ');
const codeList = (key: string, values: readonly (string | boolean)[], lang: Lang): string =>
  among(
    values.map((value) =>
      typeof value === 'boolean'
        ? lang === 'zh'
          ? value
            ? '是'
            : '否'
          : value
            ? 'yes'
            : 'no'
        : factCodeName(key, value, lang),
    ),
    lang,
  );

function testText(test: FieldTest, list: string, lang: Lang): string {
  const label = factDefinition(list)?.fields?.find((one) => one.name === test.field)?.label[lang] ?? test.field;
  const zh = lang === 'zh';
  switch (test.kind) {
    case 'in':
      return zh
        ? `${label}${test.not ? '不' : ''}为${codeList(test.field, test.values, lang)}`
        : `${label} ${test.not ? 'not ' : ''}${codeList(test.field, test.values, lang)}`;
    case 'dates': {
      const from = test.from && dateText(test.from, lang);
      const to = test.to && dateText(test.to, lang);
      if (zh) return `${label}${from ? `自${from}` : ''}${to ? `至${to}` : '起'}`;
      return `${label}${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}`;
    }
    case 'number':
      return zh
        ? `${label}${test.boundary.word} ${formatLiteral(test.bound, lang)}`
        : `${label} ${boundaryEnglish(test.boundary.op)} ${formatLiteral(test.bound, lang)}`;
    case 'within':
      return zh
        ? `${label}${test.not ? '不' : ''}在${codeList('region', test.regions, lang)}`
        : `${label} ${test.not ? 'outside' : 'in'} ${codeList('region', test.regions, lang)}`;
    case 'absent':
      return zh ? `无${label}` : `no ${label}`;
  }
}

export function filterText({ list, where }: ListFilter, lang: Lang): string {
  const tests = where.map((test) => testText(test, list, lang));
  if (tests.length === 0) return factLabel(list, lang);
  return lang === 'zh'
    ? `${factLabel(list, lang)}（${tests.join('，')}）`
    : `${factLabel(list, lang)} (${tests.join(', ')})`;
}

const since = (key: string, lang: Lang): string =>
  lang === 'zh' ? `${factLabel(key, lang).replace(/(日期|起始日|日)$/, '')}时间` : `time since ${factLabel(key, lang)}`;

/** One expression in words. Units and bounds are added by the condition around it. */
export function expressionText(expression: Expression, lang: Lang): string {
  const zh = lang === 'zh';
  const inner = (one: Expression): string => expressionText(one, lang);
  switch (expression.kind) {
    case 'constant':
      return formatLiteral(expression.literal, lang);
    case 'fact': {
      const label = factLabel(expression.key, lang);
      if (!expression.year) return label;
      return zh ? `${yearText(expression.year, lang)}${label}` : `${label} ${yearText(expression.year, lang)}`;
    }
    case 'ratio':
      return zh
        ? `${inner(expression.of)}占${withoutYear(expression, lang)}的比例`
        : `${inner(expression.of)} as a share of ${withoutYear(expression, lang)}`;
    case 'add':
      return expression.of.map(inner).join(zh ? '与' : ' plus ');
    case 'subtract':
      return zh
        ? `${inner(expression.from)}减${inner(expression.less)}`
        : `${inner(expression.from)} less ${inner(expression.less)}`;
    case 'times':
      return zh ? `${inner(expression.of)}的加权数` : `weighted ${inner(expression.of)}`;
    case 'sumYears': {
      const label = factLabel(expression.key, lang);
      return zh
        ? `近${years(expression.years)}年${expression.orLife ? '（不足按实际年限）' : ''}${label}合计`
        : `${label} over the last ${expression.years} years${expression.orLife ? ' (or since founding)' : ''}`;
    }
    case 'growth': {
      const label = factLabel(expression.key, lang);
      const span =
        expression.years === 1 ? '' : zh ? `${years(expression.years)}年复合` : `${expression.years}-year compound `;
      return zh
        ? `${yearText(expression.year, lang)}${label}${span}增长率`
        : `${span}growth of ${label} ${yearText(expression.year, lang)}`;
    }
    case 'quarterMean':
      return zh
        ? `${yearText(expression.year, lang)}${factLabel(expression.end, lang).replace('季末', '季度平均')}`
        : `quarterly mean of ${factLabel(expression.end, lang)}`;
    case 'firstKnown':
      return expression.of[0] ? inner(expression.of[0]) : '';
    case 'count':
      return zh ? `${filterText(expression.filter, lang)}数量` : `number of ${filterText(expression.filter, lang)}`;
    case 'sumOf':
      return zh ? `${filterText(expression.filter, lang)}金额合计` : `total of ${filterText(expression.filter, lang)}`;
    case 'age':
      return since(expression.key, lang);
  }
}

/** The denominator, without repeating the period it shares with the numerator. */
function withoutYear({ of, to }: Extract<Expression, { kind: 'ratio' }>, lang: Lang): string {
  const shared =
    (of.kind === 'fact' && to.kind === 'fact' && JSON.stringify(of.year) === JSON.stringify(to.year)) ||
    (of.kind === 'sumYears' && to.kind === 'sumYears' && of.years === to.years);
  if (!shared || (to.kind !== 'fact' && to.kind !== 'sumYears')) return expressionText(to, lang);
  return `${factLabel(to.key, lang)}${to.kind === 'sumYears' && lang === 'zh' ? '合计' : ''}`;
}
