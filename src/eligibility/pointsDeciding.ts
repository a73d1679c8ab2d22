import type { Context } from './context.ts';
import type { ItemPoints } from './outcome.ts';
import type { PointGroup } from './rule.ts';

/** A group with the points its items may still give. */
export interface OpenGroup {
  readonly group: PointGroup;
  readonly items: readonly ItemPoints[];
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));

/** Fewest and most points a group can still count. */
export const rangeOf = ({ group, items }: OpenGroup): { low: number; high: number } => ({
  low: Math.min(
    group.max,
    items.reduce((total, { values }) => total + least(values), 0),
  ),
  high: Math.min(
    group.max,
    items.reduce((total, { values }) => total + most(values), 0),
  ),
});

/**
 * The items of which some value changes the answer while all others may take any of theirs: a two-point item never matters
 * where the total can only be 50 or 60. Work is counted in steps; past the budget every open item is named, which asks for
 * more than needed but never for less.
 */
export function decidingItems(groups: readonly OpenGroup[], passAt: number, context: Context): readonly ItemPoints[] {
  return groups.flatMap((own) => {
    const elsewhere = sums(
      groups
        .filter((other) => other !== own)
        .map(({ group, items }) =>
          sums(
            items.map(({ values }) => values),
            group.max,
            context,
          ).filter((total) => total >= group.min),
        ),
      passAt,
      context,
    );
    return own.items.filter((item) => {
      if (item.values.length < 2) return false;
      const rest = own.items.filter((other) => other !== item).map(({ values }) => values);
      const beside = sums(rest, own.group.max, context);
      context.steps += beside.length * elsewhere.length;
      return context.steps > context.maxSteps || swings(item, own.group, beside, elsewhere, passAt);
    });
  });
}

/** More points never hurt, so the two ends of an item speak for all its values. */
function swings(
  item: ItemPoints,
  group: PointGroup,
  beside: readonly number[],
  elsewhere: readonly number[],
  passAt: number,
): boolean {
  const passes = (own: number, others: number): boolean => {
    const counted = Math.min(group.max, own);
    return counted >= group.min && counted + others >= passAt;
  };
  const [low, high] = [least(item.values), most(item.values)];
  return beside.some((rest) => elsewhere.some((others) => passes(rest + high, others) && !passes(rest + low, others)));
}

/** All sums of one value from each set; sums past `cap` count as `cap`, which keeps the list short. */
function sums(sets: readonly (readonly number[])[], cap: number, context: Context): readonly number[] {
  let found: readonly number[] = [0];
  for (const set of sets) {
    context.steps += found.length * set.length;
    if (context.steps > context.maxSteps) return found;
    found = pairSums(found, set, cap);
  }
  return found;
}

/** Distinct sums of two sets. A table of marks instead of a set of numbers: this is where open points tables spend their time. */
function pairSums(first: readonly number[], second: readonly number[], cap: number): readonly number[] {
  const seen = new Uint8Array(cap + 1);
  const found: number[] = [];
  for (const a of first) {
    for (const b of second) {
      const total = Math.min(cap, a + b);
      if (seen[total] === 1) continue;
      seen[total] = 1;
      found.push(total);
    }
  }
  return found;
}
