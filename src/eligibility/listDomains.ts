import type { Context, Gap } from './context.ts';
import { evaluateQuantity } from './evaluateQuantity.ts';
import { exactly } from './quantity.ts';
import { add, ceil, compare, floor, multiply, type Rational, rational } from './rational.ts';
import type { Expression, LeafNode } from './rule.ts';
import { directUses } from './uses.ts';
import type { Option, Variable } from './world.ts';

type ListNumber = Extract<Expression, { kind: 'count' | 'sumOf' | 'tally' }>;

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));

const isListNumber = (expression: Expression, list: string): expression is ListNumber =>
  ['count', 'sumOf', 'tally'].includes(expression.kind) && 'filter' in expression && expression.filter.list === list;

/**
 * The numbers that several conditions take from one list in the same way, and titles that several ask for: each is one thing that
 * is not known, however often it is read. Numbers read once, or inside other numbers, stay with their condition.
 */
export function listVariables(leaves: readonly LeafNode[], gap: Gap, context: Context): readonly Variable[] {
  const numbers = grouped(
    leaves.flatMap((leaf) =>
      directUses(leaf).flatMap(({ expression, cuts }) =>
        isListNumber(expression, gap.key) ? [{ key: textOf(expression), of: { expression, cuts } }] : [],
      ),
    ),
  );
  const titles = grouped(
    leaves.flatMap((leaf) =>
      leaf.kind === 'title' && gap.key === 'titles'
        ? [{ key: textOf([leaf.titles, leaf.on, leaf.where]), of: leaf }]
        : [],
    ),
  );
  return [
    ...[...numbers].map(([key, uses]): Variable => ({ name: key, gap, options: numberOptions(uses, context) })),
    ...[...titles].map(([key, same]): Variable => ({ name: key, gap, options: titleOptions(same) })),
  ].filter(({ options }) => options.length > 1);
}

/** Those that occur at least twice. */
function grouped<T>(found: readonly { readonly key: string; readonly of: T }[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const { key, of } of found) groups.set(key, [...(groups.get(key) ?? []), of]);
  return new Map([...groups].filter(([, members]) => members.length > 1));
}

const titleOptions = (leaves: readonly LeafNode[]): readonly Option[] =>
  [true, false].map((held) => ({ titles: new Map(leaves.map((leaf) => [leaf, held])) }));

const ONE = rational(1n);

const HALF = rational(1n, 2n);

/** Weights may be fractions: the bounds themselves, and a value between each two of them. */
function between(uses: readonly { readonly expression: ListNumber; readonly cuts: readonly Rational[] }[]): Rational[] {
  if (!uses.some(({ expression }) => expression.kind === 'tally' && expression.weights)) return [];
  const cuts = uses.flatMap((use) => use.cuts).sort(compare);
  return cuts.flatMap((cut, at) => [cut, multiply(add(cut, cuts[at + 1] ?? add(cut, ONE)), HALF)]);
}

/** Whole values around every bound, within what the known entries leave possible. */
function numberOptions(
  uses: readonly { readonly expression: ListNumber; readonly cuts: readonly Rational[] }[],
  context: Context,
): readonly Option[] {
  const [first] = uses;
  if (!first) return [];
  const before = context.missing;
  const { low, high } = evaluateQuantity(first.expression, context);
  context.missing = before;
  const around = uses.flatMap(({ cuts }) =>
    cuts.flatMap((cut) => [floor(cut) - 1n, floor(cut), ceil(cut), ceil(cut) + 1n].map((whole) => rational(whole))),
  );
  const ends = [low, high, low && high && compare(low, high) < 0 ? add(low, ONE) : null].filter((end) => end !== null);
  const possible = [...around, ...ends, ...between(uses)].filter(
    (value) => (low === null || compare(value, low) >= 0) && (high === null || compare(value, high) <= 0),
  );
  const distinct = new Map(possible.map((value) => [`${value.n}/${value.d}`, value]));
  return [...distinct.values()].map((value) => ({
    numbers: new Map(uses.map(({ expression }) => [expression, exactly(value)])),
  }));
}
