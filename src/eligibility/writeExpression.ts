import type { Boundary } from './boundary.ts';
import type { DateRef } from './dates.ts';
import type { Expression, FieldTest, YearRef } from './rule.ts';
import { bareNumber, literalText } from './writeAmount.ts';

/** The written form of expressions, list tests and their terms: the plain values that `parseExpression` reads. */
export type Plain = Readonly<Record<string, unknown>>;

const NOT_ZERO = (shift: number): boolean => shift < 0 || Object.is(shift, -0);

export function writeDate({ base, day, shift, unit }: DateRef): string {
  if (base === 'day') return day;
  if (Object.is(shift, 0) && unit === 'd') return base;
  return `${base}${NOT_ZERO(shift) ? '-' : '+'}${Math.abs(shift)}${unit}`;
}

export function writeYear(year: YearRef): string {
  if ('absolute' in year) return String(year.absolute);
  if (year.back === 0) return 'this';
  return year.back === 1 ? 'last' : `last-${year.back - 1}`;
}

export const writeRef = (key: string, year: YearRef | null): string => (year ? `${key}@${writeYear(year)}` : key);

export const writeBoundary = ({ op, word }: Boundary): Plain => ({ op, word });

/** One value stands alone, several stand in a list. */
export const oneOrList = <T>(values: readonly T[]): T | readonly T[] => {
  const [only] = values;
  return only !== undefined && values.length === 1 ? only : values;
};

function writeTest(test: FieldTest): unknown {
  switch (test.kind) {
    case 'in':
      return test.not ? { not: oneOrList(test.values) } : oneOrList(test.values);
    case 'dates':
      return {
        ...(test.from ? { from: writeDate(test.from) } : {}),
        ...(test.to ? { to: writeDate(test.to) } : {}),
      };
    case 'number':
      return { ...writeBoundary(test.boundary), bound: literalText(test.bound) };
    case 'within':
      return { [test.not ? 'outside' : 'within']: oneOrList(test.regions) };
    case 'absent':
      return { absent: true };
    case 'issued':
      return oneOrList(test.within);
  }
}

/** `where` of a list, or nothing where every entry counts. What `issuedIn` says stands beside the title, not here. */
export function writeWhere(where: readonly FieldTest[]): Plain {
  const own = where.filter((test) => test.kind !== 'issued');
  return own.length === 0 ? {} : { where: Object.fromEntries(own.map((test) => [test.field, writeTest(test)])) };
}

/** `at` is left out where it says what is meant anyway. */
const at = (day: DateRef): Plain => (writeDate(day) === 'asOf' ? {} : { at: writeDate(day) });

function writeTally({ filter, field, weights, distinct }: Extract<Expression, { kind: 'tally' }>): Plain {
  const table = weights && Object.fromEntries(weights.of.map(({ code, weight }) => [code, bareNumber(weight)]));
  return {
    ...(field === null ? { count: filter.list } : { sumOf: filter.list, field }),
    ...writeWhere(filter.where),
    ...(weights ? { weights: { [weights.field]: table } } : {}),
    ...(distinct === null ? {} : { distinct }),
  };
}

/** An expression in the written form. Years stand as `last`, `last-1`; `writeEach` makes them `each` again where they were. */
export function writeExpression(expression: Expression): string | Plain {
  const many = (list: readonly Expression[]) => list.map(writeExpression);
  switch (expression.kind) {
    case 'constant':
      return { constant: literalText(expression.literal) };
    case 'fact':
      return writeRef(expression.key, expression.year);
    case 'ratio':
      return { ratio: many([expression.of, expression.to]) };
    case 'add':
      return { add: many(expression.of) };
    case 'subtract':
      return { subtract: many([expression.from, expression.less]) };
    case 'times':
      return { times: bareNumber(expression.factor), of: writeExpression(expression.of) };
    case 'firstKnown':
      return { firstKnown: many(expression.of) };
    case 'least':
      return { least: many(expression.of) };
    case 'greatest':
      return { greatest: many(expression.of) };
    case 'portion':
      return { portion: many([expression.of, expression.rate]) };
    case 'count':
      return { count: expression.filter.list, ...writeWhere(expression.filter.where) };
    case 'sumOf':
      return { sumOf: expression.filter.list, field: expression.field, ...writeWhere(expression.filter.where) };
    case 'tally':
      return writeTally(expression);
    case 'parameter':
      return { parameter: expression.parameter.name, ...at(expression.at) };
    case 'converted':
      return { converted: expression.written, rate: expression.parameter.name, ...at(expression.at) };
    case 'age':
      return { age: expression.key, unit: expression.unit, ...at(expression.at) };
    case 'sumYears':
    case 'growth':
    case 'quarterMean':
    case 'monthMean':
      return writeYearly(expression);
  }
}

type Yearly = Extract<Expression, { kind: 'sumYears' | 'growth' | 'quarterMean' | 'monthMean' }>;

function writeYearly(expression: Yearly): Plain {
  switch (expression.kind) {
    case 'sumYears':
      return { sumYears: expression.key, years: expression.years, ...(expression.orLife ? { orLife: true } : {}) };
    case 'growth': {
      const years = expression.years === 1 ? {} : { years: expression.years };
      return { growth: expression.key, year: writeYear(expression.year), ...years };
    }
    case 'quarterMean':
      return { quarterMean: [expression.start, expression.end], year: writeYear(expression.year) };
    case 'monthMean':
      return { monthMean: expression.key, year: writeYear(expression.year) };
  }
}
