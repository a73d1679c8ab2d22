import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { resolveDate } from '../dates.ts';
import { growthFactor } from '../evaluateCompare.ts';
import { rational } from '../rational.ts';
import type { CompareNode, LeafNode } from '../rule.ts';
import { comparison } from './comparison.ts';
import { compilePoints } from './compilePoints.ts';
import { FALSE, TRUE } from './dag.ts';
import { dayNumber } from './factTable.ts';
import type { FeatureRegistry } from './features.ts';
import { slotName, yearIn } from './linear.ts';

/** A condition as two gates: without what persons have yet to decide, and with it taken as fulfilled. */
export interface Gates {
  readonly sure: number;
  readonly open: number;
}

const both = (gate: number): Gates => ({ sure: gate, open: gate });

/** The gates of one leaf. Whatever is not a plain comparison or list of codes is answered row by row when rows are loaded. */
export function compileLeaf(leaf: LeafNode, isNegated: boolean, registry: FeatureRegistry): Gates {
  switch (leaf.kind) {
    case 'person':
      return { sure: FALSE, open: TRUE };
    case 'compare':
      return isPlain(leaf) ? both(compare(leaf, isNegated, registry)) : answer(leaf, isNegated, registry);
    case 'date':
      return both(date(leaf, isNegated, registry));
    case 'place':
    case 'industry':
      return both(code(leaf, leaf.kind === 'place' ? `${leaf.key}@` : 'industry@', isNegated, registry));
    case 'fact': {
      if (factDefinition(leaf.key)?.kind === 'boolean') return answer(leaf, isNegated, registry);
      const period = leaf.year ? String(yearIn(leaf.year, registry.asOf)) : '';
      return both(code(leaf, slotName(leaf.key, period), isNegated, registry));
    }
    case 'points': {
      const passed = compilePoints(leaf, registry);
      if (passed === null) return answer(leaf, isNegated, registry);
      return both(isNegated ? registry.dag.opposite(passed.gate) : passed.gate);
    }
    default:
      return answer(leaf, isNegated, registry);
  }
}

const isPlain = (leaf: CompareNode): boolean =>
  leaf.bound.kind === 'fixed' && leaf.assessedBy !== 'expert' && leaf.whenUndefined !== 'person';

/** Only these may say that a person decides; for others both gates are one. */
function answer(leaf: LeafNode, isNegated: boolean, registry: FeatureRegistry): Gates {
  const { dag } = registry;
  const sure = dag.literal(registry.answer({ leaf, isNegated }, false), false);
  const isMachineOnly =
    leaf.kind === 'fact' || leaf.kind === 'title' || (leaf.kind === 'compare' && leaf.bound.kind === 'tiers');
  if (isMachineOnly && !(leaf.kind === 'compare' && (leaf.assessedBy || leaf.whenUndefined === 'person')))
    return both(sure);
  return { sure, open: dag.literal(registry.answer({ leaf, isNegated }, true), false) };
}

const code = (leaf: LeafNode, slot: string, isNegated: boolean, registry: FeatureRegistry): number =>
  registry.dag.literal(registry.code(slot, { leaf, isNegated }), false);

function compare(leaf: CompareNode, isNegated: boolean, registry: FeatureRegistry): number {
  if (leaf.bound.kind !== 'fixed') return FALSE;
  const { value, boundary } = leaf;
  const feature = registry.number(value, leaf.evidence);
  const literal = leaf.bound.literal.value;
  const bound = value.kind === 'growth' ? growthFactor(literal, value.years) : literal;
  const isMetWhenUndefined = leaf.whenUndefined === 'met';
  return comparison({ feature, op: boundary.op, bound, isNegated, isMetWhenUndefined }, registry);
}

function date(leaf: Extract<LeafNode, { kind: 'date' }>, isNegated: boolean, registry: FeatureRegistry): number {
  const { dag } = registry;
  const feature = registry.day(leaf.key);
  const cut = (day: string, isStrict: boolean, isOpposite: boolean): number =>
    dag.literal(registry.cut(feature, { bound: rational(dayNumber(day)), isStrict }), isOpposite);
  const from = leaf.from && resolveDate(leaf.from, registry.asOf);
  const to = leaf.to && resolveDate(leaf.to, registry.asOf);
  const sides = [...(from ? [cut(from, false, isNegated)] : []), ...(to ? [cut(to, true, !isNegated)] : [])];
  return isNegated ? dag.orAll(sides) : dag.andAll(sides);
}
