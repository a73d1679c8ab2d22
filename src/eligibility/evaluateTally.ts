import type { FactRecord } from '../vocabulary/factCatalogue.ts';
import type { Context } from './context.ts';
import { matchEntries } from './matchEntries.ts';
import { between, exactly, type Quantity } from './quantity.ts';
import { add, compare, greater, lesser, type Rational, rational, ZERO } from './rational.ts';
import type { Expression, Weights } from './rule.ts';

type Tally = Extract<Expression, { kind: 'tally' }>;

/** What one entry counts; `high` null where nothing bounds it. */
interface Worth {
  readonly low: Rational;
  readonly high: Rational | null;
}

const NOTHING: Worth = { low: ZERO, high: ZERO };
const ONE: Worth = { low: rational(1n), high: rational(1n) };

/** Entries counted by weight, or a field of theirs added up, each distinct thing once. Values are never negative. */
export function evaluateTally(expression: Tally, context: Context): Quantity {
  const { filter, distinct } = expression;
  const { definite, open, complete } = matchEntries(context, filter);
  const worth = (entry: FactRecord): Worth => worthOf(entry, expression);
  const total = distinct === null ? plainTotal(definite, open, worth) : distinctTotal(definite, open, distinct, worth);
  const isTight = total.high !== null && compare(total.low, total.high) === 0;
  const isListed = context.missing.some(({ key }) => key === filter.list);
  if (!isTight && !isListed) context.missing.push({ key: filter.list, period: '' });
  return isTight && complete ? exactly(total.low) : between(total.low, complete ? total.high : null);
}

function worthOf(entry: FactRecord, { field, weights }: Tally): Worth {
  if (weights) return weightOf(entry, weights);
  if (field === null) return ONE;
  const value = entry[field];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return { low: ZERO, high: null };
  return { low: rational(value), high: rational(value) };
}

/** A code not named weighs nothing; a code not known may weigh as much as the heaviest. */
function weightOf(entry: FactRecord, { field, of }: Weights): Worth {
  const code = entry[field];
  if (typeof code !== 'string')
    return { low: ZERO, high: of.reduce((most, { weight }) => greater(most, weight), ZERO) };
  const weight = of.find((one) => one.code === code)?.weight ?? ZERO;
  return { low: weight, high: weight };
}

const plus = (a: Worth, b: Worth): Worth => ({ low: add(a.low, b.low), high: a.high && b.high && add(a.high, b.high) });
const maybe = ({ high }: Worth): Worth => ({ low: ZERO, high });

const plainTotal = (
  definite: readonly FactRecord[],
  open: readonly FactRecord[],
  worth: (entry: FactRecord) => Worth,
): Worth => [...definite.map(worth), ...open.map((entry) => maybe(worth(entry)))].reduce(plus, NOTHING);

/** Either of two statements about one thing may be the true one. */
const either = (a: Worth, b: Worth): Worth => ({
  low: lesser(a.low, b.low),
  high: a.high && b.high && greater(a.high, b.high),
});

/**
 * One entry per value of `distinct`. Entries without that value may be any of the others or a thing of their own; where there
 * are no others, at least one thing is certain.
 */
function distinctTotal(
  definite: readonly FactRecord[],
  open: readonly FactRecord[],
  distinct: string,
  worth: (entry: FactRecord) => Worth,
): Worth {
  const sure = new Map<string, Worth>();
  const loose: Worth[] = [];
  for (const entry of definite) {
    const key = entry[distinct];
    if (typeof key !== 'string') loose.push(worth(entry));
    else sure.set(key, either(sure.get(key) ?? worth(entry), worth(entry)));
  }
  const doubtful = open.map((entry) => ({ key: entry[distinct], worth: maybe(worth(entry)) }));
  for (const { key, worth: own } of doubtful) {
    const known = typeof key === 'string' ? sure.get(key) : undefined;
    if (known && typeof key === 'string') sure.set(key, { low: known.low, high: either(known, own).high });
  }
  const apart = doubtful.filter(({ key }) => typeof key !== 'string' || !sure.has(key)).map(({ worth: own }) => own);
  const least = sure.size > 0 ? ZERO : loose.reduce((most, { low }) => greater(most, low), ZERO);
  const unplaced = loose.map(maybe).reduce(plus, NOTHING);
  return [...sure.values(), ...apart, { low: least, high: unplaced.high }].reduce(plus, NOTHING);
}
