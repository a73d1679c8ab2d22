import { factDefinition } from '../vocabulary/factCatalogue.ts';
import { type Context, type Gap, readDay, readNumber, yearOf } from './context.ts';
import { addMonths, daysBetween, fullMonths, resolveDate } from './dates.ts';
import { extremeOf, portionOf } from './evaluateExtreme.ts';
import { evaluateParameter } from './evaluateParameter.ts';
import { evaluateTally } from './evaluateTally.ts';
import { matchEntries } from './matchEntries.ts';
import { ANY_NUMBER, between, difference, exactly, isKnown, type Quantity, quotient, scale, sum } from './quantity.ts';
import { add, type Rational, rational, ZERO } from './rational.ts';
import type { Expression } from './rule.ts';

const BASIS_POINTS = rational(10_000n);
const NOTHING = exactly(ZERO);

/** The number an expression has, or the range it must lie in. Missing facts are recorded in the context. */
export function evaluateQuantity(expression: Expression, context: Context): Quantity {
  context.steps += 1;
  const supposed = context.supposed?.numbers.get(expression);
  if (supposed) return supposed;
  switch (expression.kind) {
    case 'constant':
      return exactly(expression.literal.value);
    case 'fact':
      return readNumber(context, expression.key, expression.year ? String(yearOf(expression.year, context)) : '');
    case 'ratio':
      return scale(
        quotient(evaluateQuantity(expression.of, context), evaluateQuantity(expression.to, context)),
        BASIS_POINTS,
      );
    case 'add':
      return expression.of.reduce((total, part) => sum(total, evaluateQuantity(part, context)), NOTHING);
    case 'subtract':
      return difference(evaluateQuantity(expression.from, context), evaluateQuantity(expression.less, context));
    case 'times':
      return scale(evaluateQuantity(expression.of, context), expression.factor);
    case 'sumYears':
      return sumYears(expression, context);
    case 'growth':
      return growth(expression, context);
    case 'quarterMean':
      return quarterMean(expression, context);
    case 'firstKnown':
      return firstKnown(expression.of, context);
    case 'count': {
      const { definite, open, complete } = matchEntries(context, expression.filter);
      return between(rational(definite.length), complete ? rational(definite.length + open.length) : null);
    }
    case 'sumOf':
      return sumOf(expression, context);
    case 'tally':
      return evaluateTally(expression, context);
    case 'least':
    case 'greatest': {
      const members = expression.of.map((one) => () => evaluateQuantity(one, context));
      return extremeOf(expression.kind, members, context);
    }
    case 'portion':
      return portionOf(evaluateQuantity(expression.of, context), evaluateQuantity(expression.rate, context));
    case 'monthMean':
      return monthMean(expression, context);
    case 'parameter':
      return evaluateParameter(expression.parameter, expression.at, context);
    case 'converted':
      return scale(evaluateParameter(expression.parameter, expression.at, context), expression.amount);
    case 'age':
      return age(expression, context);
  }
}

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** Years before the founding year need no figure; one that is recorded all the same counts. */
function sumYears({ key, years, orLife }: Of<'sumYears'>, context: Context): Quantity {
  const before = context.missing;
  let total = NOTHING;
  const lacking: number[] = [];
  for (let year = context.year - 1; year >= context.year - years; year -= 1) {
    context.missing = [];
    const value = readNumber(context, key, String(year));
    if (context.missing.length === 0 || !orLife) total = sum(total, value);
    else lacking.push(year);
    if (!orLife) before.push(...context.missing);
  }
  context.missing = before;
  return lacking.length === 0 ? total : sum(total, missingYears(key, lacking, context));
}

/** Only where a year is missing does the founding day matter; while it is unknown it is one of the facts asked for. */
function missingYears(key: string, years: readonly number[], context: Context): Quantity {
  const founded = readDay(context, 'foundedOn');
  const first = founded === null ? Number.NEGATIVE_INFINITY : Number(founded.slice(0, 4));
  return years
    .filter((year) => year >= first || context.facts.at(key, String(year)).length > 0)
    .reduce((total, year) => sum(total, readNumber(context, key, String(year))), NOTHING);
}

function growth({ key, year, years }: Of<'growth'>, context: Context): Quantity {
  const last = yearOf(year, context);
  return quotient(readNumber(context, key, String(last)), readNumber(context, key, String(last - years)));
}

function quarterMean({ start, end, year }: Of<'quarterMean'>, context: Context): Quantity {
  let total = NOTHING;
  for (const quarter of ['Q1', 'Q2', 'Q3', 'Q4']) {
    const period = `${yearOf(year, context)}-${quarter}`;
    total = sum(sum(total, readNumber(context, start, period)), readNumber(context, end, period));
  }
  return scale(total, rational(1n, 8n));
}

function monthMean({ key, year }: Of<'monthMean'>, context: Context): Quantity {
  let total = NOTHING;
  for (let month = 1; month <= 12; month += 1)
    total = sum(total, readNumber(context, key, `${yearOf(year, context)}-${String(month).padStart(2, '0')}`));
  return scale(total, rational(1n, 12n));
}

/**
 * The first way whose facts are all present. While none is, the first is asked for, and any other that lacks only one fact,
 * because that fact too would decide.
 */
function firstKnown(ways: readonly Expression[], context: Context): Quantity {
  const before = context.missing;
  const lacks: Gap[] = [];
  let first: Quantity | null = null;
  for (const [index, way] of ways.entries()) {
    context.missing = [];
    const value = evaluateQuantity(way, context);
    const gaps = context.missing;
    context.missing = before;
    if (gaps.length === 0 && isKnown(value)) return value;
    if (index === 0 || gaps.length === 1) lacks.push(...gaps);
    first ??= value;
  }
  context.missing = [...before, ...lacks];
  return first ?? ANY_NUMBER;
}

function sumOf({ filter, field }: Of<'sumOf'>, context: Context): Quantity {
  const { definite, open, complete } = matchEntries(context, filter);
  const amount = (value: unknown): number | null =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
  let low: Rational = ZERO;
  let spare: Rational | null = complete ? ZERO : null;
  for (const [entries, certain] of [
    [definite, true],
    [open, false],
  ] as const) {
    for (const entry of entries) {
      const value = amount(entry[field]);
      if (value === null) context.missing.push({ key: filter.list, period: '' });
      if (value === null) spare = null;
      else if (certain) low = add(low, rational(value));
      else spare = spare && add(spare, rational(value));
    }
  }
  return between(low, spare && add(low, spare));
}

/**
 * Age in days, or in full months or years plus the part of the current one that has passed, so that one day past an anniversary
 * is more than the whole number. The last day of a month stands in for a day the month lacks.
 */
function age({ key, unit, at }: Of<'age'>, context: Context): Quantity {
  const from = readDay(context, key);
  if (from === null) return factDefinition(key)?.nonNegative ? between(ZERO, null) : ANY_NUMBER;
  const to = resolveDate(at, context.asOf);
  if (unit === 'days' || to < from) return exactly(rational(daysBetween(from, to), unit === 'days' ? 1 : 366));
  const size = unit === 'years' ? 12 : 1;
  const full = Math.floor(fullMonths(from, to) / size);
  const since = addMonths(from, full * size);
  const next = addMonths(from, (full + 1) * size);
  return exactly(add(rational(full), rational(daysBetween(since, to), daysBetween(since, next))));
}
