import { factDefinition, type Lang } from '../vocabulary/factCatalogue.ts';
import { factCodeName } from '../vocabulary/factCodes.ts';
import { boundaryEnglish } from './boundary.ts';
import type { DateRef } from './dates.ts';
import { formatLiteral } from './formatQuantity.ts';
import type { Rational } from './rational.ts';
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
  if (lang === 'en')
    return `${count} ${count === 1 ? unit[ref.unit][1].slice(0, -1) : unit[ref.unit][1]} ${ref.shift < 0 ? 'before' : 'after'} ${en}`;
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
    case 'issued': {
      const regions = codeList('region', test.within, lang);
      const mutual = test.recognitions.length > 0;
      return zh
        ? `由${regions}认定${mutual ? '或在该地互认' : ''}`
        : `issued${mutual ? ' or recognised' : ''} in ${regions}`;
    }
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
    case 'sumYears':
    case 'growth':
    case 'quarterMean':
    case 'monthMean':
      return yearlyText(expression, lang);
    case 'firstKnown':
      return expression.of[0] ? inner(expression.of[0]) : '';
    case 'count':
      return zh ? `${filterText(expression.filter, lang)}数量` : `number of ${filterText(expression.filter, lang)}`;
    case 'sumOf':
      return zh ? `${filterText(expression.filter, lang)}金额合计` : `total of ${filterText(expression.filter, lang)}`;
    case 'tally':
      return tallyText(expression, lang);
    case 'least':
      return zh
        ? `${expression.of.map(inner).join('、')}中最低者`
        : `the least of ${expression.of.map(inner).join(', ')}`;
    case 'greatest':
      return zh
        ? `${expression.of.map(inner).join('、')}中最高者`
        : `the greatest of ${expression.of.map(inner).join(', ')}`;
    case 'portion':
      return `${inner(expression.of)} × ${inner(expression.rate)}`;
    case 'parameter':
      return expression.parameter.text[lang];
    case 'converted':
      return zh
        ? `${expression.written}（按${dateText(expression.at, lang)}${expression.parameter.text.zh}折算）`
        : `${expression.written} (at the ${expression.parameter.text.en} of ${dateText(expression.at, lang)})`;
    case 'age':
      return since(expression.key, lang);
  }
}

type Yearly = Extract<Expression, { kind: 'sumYears' | 'growth' | 'quarterMean' | 'monthMean' }>;

function yearlyText(expression: Yearly, lang: Lang): string {
  const zh = lang === 'zh';
  const label = factLabel(expression.kind === 'quarterMean' ? expression.end : expression.key, lang);
  if (expression.kind === 'sumYears')
    return zh
      ? `近${years(expression.years)}年${expression.orLife ? '（不足按实际年限）' : ''}${label}合计`
      : `${label} over the last ${expression.years} years${expression.orLife ? ' (or since founding)' : ''}`;
  const year = yearText(expression.year, lang);
  switch (expression.kind) {
    case 'quarterMean':
      return zh ? `${year}${label.replace('季末', '季度平均')}` : `quarterly mean of ${label}`;
    case 'monthMean':
      return zh ? `${year}月均${label}` : `monthly mean of ${label} ${year}`;
    case 'growth': {
      const { years: span } = expression;
      const compound = span === 1 ? '' : zh ? `${years(span)}年复合` : `${span}-year compound `;
      return zh ? `${year}${label}${compound}增长率` : `${compound}growth of ${label} ${year}`;
    }
  }
}

function tallyText({ filter, field, weights, distinct }: Extract<Expression, { kind: 'tally' }>, lang: Lang): string {
  const zh = lang === 'zh';
  const labelOf = (name: string): string =>
    factDefinition(filter.list)?.fields?.find((one) => one.name === name)?.label[lang] ?? name;
  const inList = filterText(filter, lang);
  const once =
    distinct === null ? '' : zh ? `（同一${labelOf(distinct)}只计一次）` : ` (each ${labelOf(distinct)} once)`;
  if (field !== null)
    return zh ? `${inList}${labelOf(field)}合计${once}` : `total ${labelOf(field)} of ${inList}${once}`;
  if (!weights) return zh ? `${inList}数量${once}` : `number of ${inList}${once}`;
  const table = weights.of
    .map(({ code, weight }) => `${factCodeName(weights.field, code, lang)} ${decimalOf(weight)}`)
    .join(zh ? '、' : ', ');
  return zh ? `${inList}加权数（每项计 ${table}）${once}` : `${inList} by weight (${table})${once}`;
}

/** A weight as it was written: at most six decimals. */
function decimalOf({ n, d }: Rational): string {
  const millionths = ((n * 1_000_000n) / d).toString().padStart(7, '0');
  return `${millionths.slice(0, -6)}.${millionths.slice(-6)}`.replace(/\.?0+$/, '');
}

/** The denominator, without repeating the period it shares with the numerator. */
function withoutYear({ of, to }: Extract<Expression, { kind: 'ratio' }>, lang: Lang): string {
  const shared =
    (of.kind === 'fact' && to.kind === 'fact' && JSON.stringify(of.year) === JSON.stringify(to.year)) ||
    (of.kind === 'sumYears' && to.kind === 'sumYears' && of.years === to.years);
  if (!shared || (to.kind !== 'fact' && to.kind !== 'sumYears')) return expressionText(to, lang);
  return `${factLabel(to.key, lang)}${to.kind === 'sumYears' && lang === 'zh' ? '合计' : ''}`;
}
