import type { ConditionState } from './assessment.schema.ts';
import { type Context, type Gap, readNumber } from './context.ts';
import { evaluateQuantity } from './evaluateQuantity.ts';
import type { Detail, ItemPoints } from './outcome.ts';
import { decidingItems, type OpenGroup, rangeOf } from './pointsDeciding.ts';
import { isKnown } from './quantity.ts';
import { floor } from './rational.ts';
import type { Band, LeafNode, PointItem } from './rule.ts';
import { rawCompare } from './truth.ts';

type PointsNode = Extract<LeafNode, { kind: 'points' }>;

/** The state of a points table and the facts that can still move it over or under the pass mark. */
export function evaluatePoints(node: PointsNode, context: Context): { state: ConditionState; detail: Detail } {
  const before = context.missing;
  const groups: readonly OpenGroup[] = node.groups.map((group) => ({
    group,
    items: group.items.map((item) => pointsOf(item, group.id, context)),
  }));
  context.missing = before;
  const ranges = groups.map((one) => ({ ...rangeOf(one), min: one.group.min }));
  const low = ranges.reduce((total, range) => total + range.low, 0);
  const high = ranges.reduce((total, range) => total + range.high, 0);
  const detail: Detail = { kind: 'points', low, high, items: groups.flatMap(({ items }) => items) };
  // Points are whole, so “more than 60” begins at 61.
  const passAt = node.boundary.op === '>' ? node.pass + 1 : node.pass;
  if (high < passAt || ranges.some((range) => range.high < range.min)) return { state: 'notMet', detail };
  if (low >= passAt && ranges.every((range) => range.low >= range.min)) return { state: 'met', detail };
  const gaps = decidingItems(groups, passAt, context).flatMap((item) => item.missing);
  context.missing = [...before, ...gaps];
  return { state: gaps.length > 0 ? 'unknown' : 'person', detail };
}

const distinct = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

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
      const sure = Math.max(...parts.map((part) => Math.min(...part.values)));
      const values = distinct([sure, ...parts.flatMap((part) => part.values).filter((value) => value > sure)]);
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
