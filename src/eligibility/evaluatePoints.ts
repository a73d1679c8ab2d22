import type { ConditionState } from './assessment.schema.ts';
import { type Context, type Gap, readNumber } from './context.ts';
import { evaluateQuantity } from './evaluateQuantity.ts';
import type { Detail, ItemPoints } from './outcome.ts';
import { isKnown } from './quantity.ts';
import { floor } from './rational.ts';
import type { Band, LeafNode, PointGroup, PointItem } from './rule.ts';
import { rawCompare } from './truth.ts';

type PointsNode = Extract<LeafNode, { kind: 'points' }>;

/** The state of a points table and the facts that can still move it over or under the pass mark. */
export function evaluatePoints(node: PointsNode, context: Context): { state: ConditionState; detail: Detail } {
  const before = context.missing;
  const groups = node.groups.map((group) => ({
    group,
    items: group.items.map((item) => pointsOf(item, group.id, context)),
  }));
  const items = groups.flatMap((one) => one.items);
  const sets = groups.map(({ group, items: own }) => ({ group, totals: totalsOf(own, group) }));
  const low = sets.reduce((total, { totals }) => total + Math.min(...totals), 0);
  const high = sets.reduce((total, { totals }) => total + Math.max(...totals), 0);
  const detail: Detail = { kind: 'points', low, high, items };
  const passes = (total: number): boolean => (node.boundary.op === '>' ? total > node.pass : total >= node.pass);
  const canPass = passes(high) && sets.every(({ group, totals }) => Math.max(...totals) >= group.min);
  const canFail = !passes(low) || sets.some(({ group, totals }) => Math.min(...totals) < group.min);
  context.missing = before;
  if (!canPass) return { state: 'notMet', detail };
  if (!canFail) return { state: 'met', detail };
  const deciding = groups.flatMap(({ group, items: own }, index) => {
    const others = sumSets(
      sets.filter((_, at) => at !== index).map(({ group: g, totals }) => totals.filter((total) => total >= g.min)),
    );
    return own.filter((item, at) =>
      decides(
        item,
        group,
        own.filter((_, other) => other !== at),
        others,
        passes,
      ),
    );
  });
  const gaps = deciding.flatMap((item) => item.missing);
  context.missing = [...before, ...gaps];
  return { state: gaps.length > 0 ? 'unknown' : 'person', detail };
}

/** Whether two values of the item lead to different answers for some values of all others. */
function decides(
  item: ItemPoints,
  group: PointGroup,
  siblings: readonly ItemPoints[],
  others: readonly number[],
  passes: (total: number) => boolean,
): boolean {
  if (item.values.length < 2) return false;
  const beside = sumSets(siblings.map((sibling) => sibling.values));
  return beside.some((rest) =>
    others.some((elsewhere) => {
      const answers = item.values.map((value) => {
        const total = Math.min(group.max, rest + value);
        return total >= group.min && passes(total + elsewhere);
      });
      return answers.some((answer) => answer !== answers[0]);
    }),
  );
}

const distinct = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

const sumSets = (sets: readonly (readonly number[])[]): number[] =>
  sets.reduce<number[]>((sums, set) => distinct(sums.flatMap((total) => set.map((value) => total + value))), [0]);

const totalsOf = (items: readonly ItemPoints[], group: PointGroup): number[] =>
  distinct(sumSets(items.map((item) => item.values)).map((total) => Math.min(group.max, total)));

function pointsOf(item: PointItem, group: string, context: Context): ItemPoints {
  context.missing = [];
  switch (item.kind) {
    case 'bands': {
      const quantity = evaluateQuantity(item.value, context);
      const certain = quantity.undefinedIf === 'always';
      const values = certain ? [0] : bandPoints(item.bands, quantity);
      const all = quantity.undefinedIf === 'maybe' ? distinct([...values, 0]) : values;
      return { group, item, values: all, quantity, parts: [], missing: all.length > 1 ? context.missing : [] };
    }
    case 'best': {
      const parts = item.of.map((part) => pointsOf(part, group, context));
      const values = parts.reduce<number[]>(
        (best, part) => distinct(best.flatMap((a) => part.values.map((b) => Math.max(a, b)))),
        [0],
      );
      const missing =
        values.length > 1 ? parts.filter((part) => movesBest(part, parts)).flatMap((part) => part.missing) : [];
      return { group, item, values, quantity: null, parts, missing };
    }
    case 'assessed': {
      const quantity = readNumber(context, item.key, '');
      const gaps: readonly Gap[] = item.by === 'platform' ? context.missing : [];
      const known = isKnown(quantity) ? Number(floor(quantity.low)) : null;
      const values =
        known === null ? Array.from({ length: item.max + 1 }, (_, at) => at) : [Math.max(0, Math.min(item.max, known))];
      return { group, item, values, quantity, parts: [], missing: gaps };
    }
  }
}

/** A basis whose best value never beats what another basis already gives cannot change the item. */
const movesBest = (part: ItemPoints, parts: readonly ItemPoints[]): boolean => {
  const sure = Math.max(...parts.filter((other) => other !== part).map((other) => Math.min(...other.values)), 0);
  return part.values.length > 1 && Math.max(...part.values) > sure;
};

/** The points that bands may give over a range: bands are read from the first, and below all of them there are none. */
function bandPoints(bands: readonly Band[], quantity: Parameters<typeof rawCompare>[0]): number[] {
  const values: number[] = [];
  for (const { boundary, bound, points } of bands) {
    const raw = rawCompare(quantity, boundary.op, bound.value);
    if (raw !== 'false') values.push(points);
    if (raw === 'true') return distinct(values);
  }
  return distinct([...values, 0]);
}
