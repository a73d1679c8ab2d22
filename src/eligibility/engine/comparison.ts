import type { Operator } from '../boundary.ts';
import type { Rational } from '../rational.ts';
import type { Feature, FeatureRegistry } from './features.ts';

interface Comparison {
  readonly feature: number;
  readonly op: Operator;
  readonly bound: Rational;
  /** The opposite is meant. */
  readonly isNegated: boolean;
  /** A number that does not exist passes. Otherwise it passes in neither polarity. */
  readonly isMetWhenUndefined: boolean;
}

/** Gate of “value op bound”, built from the cuts at the bound. */
export function comparison(asked: Comparison, registry: FeatureRegistry): number {
  const { dag } = registry;
  const gate = ofKnown(asked, registry);
  if (alwaysExists(registry.features[asked.feature])) return gate;
  const exists = registry.exists(asked.feature);
  return asked.isMetWhenUndefined ? dag.or(gate, dag.literal(exists, true)) : dag.and(gate, dag.literal(exists, false));
}

function ofKnown({ feature, op, bound, isNegated }: Comparison, registry: FeatureRegistry): number {
  const { dag } = registry;
  const cut = (isStrict: boolean, isOpposite: boolean): number =>
    dag.literal(registry.cut(feature, { bound, isStrict }), isOpposite);
  if (op === '=')
    return isNegated ? dag.or(cut(false, true), cut(true, false)) : dag.and(cut(false, false), cut(true, true));
  const isUpper = op === '<' || op === '<=';
  return cut(op === '>' || op === '<=', isUpper !== isNegated);
}

function alwaysExists(feature: Feature | undefined): boolean {
  if (feature?.kind !== 'number') return true;
  if (feature.measure) return feature.measure.kind === 'linear';
  return ['count', 'sumOf', 'age'].includes(feature.expression.kind);
}
