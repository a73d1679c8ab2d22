import { compare as compareRationals } from '../rational.ts';
import type { Band, LeafNode, PointGroup, PointItem } from '../rule.ts';
import { atLeast, type BitNumber, capped, ofLevels, sum } from './bitNumbers.ts';
import { comparison } from './comparison.ts';
import type { FeatureRegistry } from './features.ts';

interface Level {
  readonly points: number;
  readonly gate: number;
}

/** A points table as gates: whether it is passed, and the points themselves. */
export interface PointsGates {
  readonly gate: number;
  readonly total: BitNumber;
}

/** Null where a part is given by somebody or bands overlap in a way that more is not better: rows are asked one by one. */
export function compilePoints(
  leaf: Extract<LeafNode, { kind: 'points' }>,
  registry: FeatureRegistry,
): PointsGates | null {
  const { dag } = registry;
  const groups = leaf.groups.map((group) => groupPoints(group, registry));
  const known = groups.filter((points) => points !== null);
  if (known.length < groups.length) return null;
  const total = sum(dag, known);
  const passAt = leaf.boundary.op === '>' ? leaf.pass + 1 : leaf.pass;
  const minima = leaf.groups.map((group, at) => atLeast(dag, known[at] ?? [], group.min));
  return { gate: dag.andAll([atLeast(dag, total, passAt), ...minima]), total };
}

function groupPoints(group: PointGroup, registry: FeatureRegistry): BitNumber | null {
  const items = group.items.map((item) => levelsOf(item, registry));
  const known = items.filter((levels) => levels !== null);
  if (known.length < items.length) return null;
  const { dag } = registry;
  return capped(
    dag,
    sum(
      dag,
      known.map((levels) => ofLevels(dag, levels)),
    ),
    group.max,
  );
}

/** Levels of an item, lowest first, each with the gate “at least so many points”. */
function levelsOf(item: PointItem, registry: FeatureRegistry): readonly Level[] | null {
  if (item.kind === 'assessed') return null;
  if (item.kind === 'best') {
    const parts = item.of.map((part) => levelsOf(part, registry));
    const known = parts.filter((levels) => levels !== null);
    return known.length < parts.length ? null : bestOf(known, registry);
  }
  if (!isNested(item.bands)) return null;
  const feature = registry.number(item.value, null);
  return item.bands
    .filter(({ points }) => points > 0)
    .map(({ boundary, bound, points }) => {
      const asked = { feature, op: boundary.op, bound: bound.value, isNegated: false, isMetWhenUndefined: false };
      return { points, gate: comparison(asked, registry) };
    })
    .reverse();
}

/** Each band asks more than the next and gives more: then the first that holds is the best that holds. */
function isNested(bands: readonly Band[]): boolean {
  return bands.every((band, at) => {
    const next = bands[at + 1];
    const isLower = band.boundary.op === '>=' || band.boundary.op === '>';
    if (band.boundary.op === '=') return false;
    if (!next) return true;
    const sign = compareRationals(band.bound.value, next.bound.value);
    const sameSide = isLower ? ['>=', '>'].includes(next.boundary.op) : ['<=', '<'].includes(next.boundary.op);
    return sameSide && (isLower ? sign > 0 : sign < 0) && band.points > next.points;
  });
}

function bestOf(parts: readonly (readonly Level[])[], registry: FeatureRegistry): readonly Level[] {
  const all = [...new Set(parts.flatMap((levels) => levels.map(({ points }) => points)))].sort((a, b) => a - b);
  return all.map((points) => ({
    points,
    gate: registry.dag.orAll(
      parts.flatMap((levels) => {
        const level = levels.find((one) => one.points >= points);
        return level ? [level.gate] : [];
      }),
    ),
  }));
}
