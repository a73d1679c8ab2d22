import { factDefinition } from '../vocabulary/factCatalogue.ts';
import type { Expression } from './rule.ts';
import {
  around,
  at,
  choice,
  type Form,
  many,
  maybe,
  object,
  pair,
  phrase,
  recursive,
  seq,
  usually,
  words,
} from './textForm.ts';
import { byList, distinct, listName, weights, whereOf } from './textList.ts';
import { dateFact, fieldsOf, names, numberFact } from './textNames.ts';
import { amount, bare, day, free, whole, year } from './textTerms.ts';

/** Numbers in words: `研发费用（上年）占营业收入（上年）的比例`. Whatever is put together of several parts stands in 「」 inside another. */

const inBrackets = (form: Form): Form => around('（', form, '）');

/** `key@year`, or the key alone where the fact has no year. */
export function factRef(name: Form): Form {
  const dated = inBrackets(year);
  return {
    say: (value, tables) => {
      if (typeof value !== 'string') return undefined;
      const [key = '', when] = value.split('@');
      const said = name.say(key, tables);
      const period = when === undefined ? '' : dated.say(when, tables);
      return said === undefined || period === undefined ? undefined : `${said}${period}`;
    },
    read: (scanner) => {
      const key = name.read(scanner);
      if (typeof key !== 'string') return undefined;
      if (factDefinition(key)?.period === 'asOf') return key;
      const when = dated.read(scanner);
      return when === undefined ? undefined : `${key}@${when}`;
    },
  };
}

/** The name of a parameter of the program, with its meaning. */
const parameter: Form = {
  say: (value, tables) =>
    names('参数', [], { hint: (code) => tables.parameters.get(code)?.text.zh ?? code }).say(value, tables),
  read: names('参数', []).read,
};

const onDay = usually('at', day, 'asOf');
const operand = recursive(() => OPERAND);
export const expression = recursive(() => EXPRESSION);
/** A number that is the bound of a comparison. */
export const boundExpression = around('「', expression, '」');

/** One form for every kind of expression, used in both directions. */
const FORMS: Readonly<Record<Expression['kind'], Form>> = {
  fact: factRef(numberFact),
  constant: phrase`${at('constant', amount)}`,
  sumYears: choice(
    phrase`近${at('years', whole)}年（成立不足的按实际年限）${at('sumYears', numberFact)}合计${at('orLife', words([['', true]]))}`,
    phrase`近${at('years', whole)}年${at('sumYears', numberFact)}合计`,
  ),
  growth: phrase`${at('growth', numberFact)}（${at('year', year)}）${maybe(seq`${at('years', whole)}年复合`)}增长率`,
  quarterMean: phrase`${at('quarterMean', pair(numberFact, '与', numberFact, ''))}（${at('year', year)}）的季度平均`,
  monthMean: phrase`${at('monthMean', numberFact)}（${at('year', year)}）的月平均`,
  count: byList('count', (list) => phrase`${at('count', listName)}${maybe(whereOf(list.key))}的数量`),
  sumOf: byList(
    'sumOf',
    (list) => phrase`${at('sumOf', listName)}${maybe(whereOf(list.key))}的${at('field', fieldsOf(list))}合计`,
  ),
  tally: choice(
    byList('count', (list) => {
      const where = maybe(whereOf(list.key));
      return phrase`${at('count', listName)}${where}的数量${maybe(weights(list))}${maybe(distinct(list))}`;
    }),
    byList('sumOf', (list) => {
      const where = maybe(whereOf(list.key));
      return phrase`${at('sumOf', listName)}${where}的${at('field', fieldsOf(list))}合计${distinct(list)}`;
    }),
  ),
  age: phrase`${at('age', dateFact)}至${usually('at', day, 'asOf')}的${at(
    'unit',
    words([
      ['整年数', 'years'],
      ['整月数', 'months'],
      ['天数', 'days'],
    ]),
  )}`,
  parameter: phrase`参数${at('parameter', parameter)}（${onDay}）`,
  converted: phrase`外币${at('converted', free('，,'))}，按参数${at('rate', parameter)}（${onDay}）折算`,
  ratio: object(at('ratio', pair(operand, '占', operand, '的比例'))),
  subtract: object(at('subtract', pair(operand, '减去', operand, ''))),
  portion: object(at('portion', pair(operand, '乘以', operand, ''))),
  times: phrase`${at('of', operand)}的${at('times', bare)}倍`,
  add: phrase`${at('add', many(operand, '与'))}之和`,
  least: phrase`${at('least', many(operand, '、'))}中的最小者`,
  greatest: phrase`${at('greatest', many(operand, '、'))}中的最大者`,
  firstKnown: phrase`${at('firstKnown', many(operand, '、'))}中首个已知者`,
};

const { ratio, subtract, portion, times, add, least, greatest, firstKnown, tally, converted } = FORMS;
const { fact, constant, sumYears, growth, quarterMean, monthMean, count, sumOf, age, parameter: byDate } = FORMS;

// In this order each form is tried before those that would stop in the middle of it.
const SIMPLE = choice(sumYears, age, byDate, growth, quarterMean, monthMean, sumOf, count, fact, constant);
const OPERAND: Form = choice(SIMPLE, around('「', expression, '」'));
const EXPRESSION: Form = choice(
  ratio,
  subtract,
  portion,
  times,
  add,
  least,
  greatest,
  firstKnown,
  converted,
  byCompound(),
  SIMPLE,
);

/** A count with weights, or once per value: longer than a plain count, so it is tried before it. */
function byCompound(): Form {
  return {
    say: tally.say,
    read: (scanner) => {
      const start = scanner.pos;
      const value = tally.read(scanner);
      const isTally =
        typeof value === 'object' &&
        value !== null &&
        (Object.hasOwn(value, 'weights') || Object.hasOwn(value, 'distinct'));
      if (!isTally) scanner.pos = start;
      return isTally ? value : undefined;
    },
  };
}
