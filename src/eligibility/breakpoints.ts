import { sizeBounds } from '../vocabulary/sizeClass.ts';
import type { Context } from './context.ts';
import { sectorsFor } from './evaluateSize.ts';
import { ceil, floor, type Rational } from './rational.ts';
import type { Condition, Expression, LeafNode } from './rule.ts';
import { directUses, leavesOf } from './uses.ts';

/** The stored values at which some condition of a tree changes its mind about one fact; ascending, whole numbers. */
export function breakpoints(node: Condition, key: string, period: string, context: Context): readonly number[] {
  const found = new Set<number>();
  const cut = (value: Rational): void => {
    for (const whole of [floor(value), ceil(value)]) {
      const point = Number(whole);
      if (Number.isSafeInteger(point)) found.add(point);
    }
  };
  for (const leaf of leavesOf(node)) {
    for (const { expression, cuts } of directUses(leaf))
      if (isFact(expression, key, period, context)) cuts.forEach(cut);
    for (const bound of sizeCuts(leaf, key, period, context)) found.add(bound);
  }
  return [...found].sort((a, b) => a - b);
}

const isFact = (expression: Expression, key: string, period: string, { year }: Context): boolean =>
  expression.kind === 'fact' &&
  expression.key === key &&
  period ===
    (expression.year
      ? String('absolute' in expression.year ? expression.year.absolute : year - expression.year.back)
      : '');

/** A size class turns where last year's figure reaches a bound of the sector; without a known sector at none. */
function sizeCuts(leaf: LeafNode, key: string, period: string, context: Context): readonly number[] {
  if (leaf.kind !== 'sizeClass' || period !== String(context.year - 1)) return [];
  const known = context.facts.latest('industry', context.asOf).map(({ value }) => String(value));
  const [sector, ...others] = sectorsFor(known.length === 1 ? (known[0] ?? null) : null);
  if (sector === undefined || others.length > 0) return [];
  return sizeBounds(sector).flatMap(({ indicator, bounds }) => (indicator === key ? bounds : []));
}
