import type { ConditionState } from './assessment.schema.ts';
import type { Context } from './context.ts';
import { evaluateQuantity } from './evaluateQuantity.ts';
import type { Literal } from './literal.ts';
import type { LeafResult } from './outcome.ts';
import { difference, isKnown, type Quantity } from './quantity.ts';
import { add, power, type Rational, rational, ZERO } from './rational.ts';
import type { Bound, CompareNode, Expression, Tier } from './rule.ts';
import { type Raw, rawCompare, stateOf } from './truth.ts';

const BASIS_POINTS = 10_000n;

/** Growth is kept as later ÷ earlier; a yearly rate r over n years is then (1 + r)^n, and no root is taken. */
export const growthFactor = (rate: Rational, years: number): Rational =>
  power(add(rational(1n), rational(rate.n, rate.d * BASIS_POINTS)), years);

export function evaluateCompare(node: CompareNode, context: Context, negated: boolean): LeafResult {
  context.evidence = node.evidence;
  const value = evaluateQuantity(node.value, context);
  const compared = compareWith(node, value, context);
  context.evidence = null;
  const detail = { kind: 'number', value, bound: compared.bound } as const;
  const state = stateOf(compared.raw, compared.undefinedIf, node.whenUndefined, negated);
  return { state: waitsForExperts(node, state, context) ? 'person' : state, detail };
}

interface Compared {
  readonly raw: Raw;
  readonly bound: Literal | null;
  readonly undefinedIf: Quantity['undefinedIf'];
}

function compareWith(node: CompareNode, value: Quantity, context: Context): Compared {
  switch (node.bound.kind) {
    case 'fixed':
      return fixed(node, value, node.bound.literal);
    case 'tiers':
      return tiered(node, node.bound, value, context);
    case 'expression':
      return against(node, node.bound.of, value, context);
  }
}

/** A bound that is a number itself: the difference is compared with zero, so that ranges on both sides count. */
function against(node: CompareNode, of: Expression, value: Quantity, context: Context): Compared {
  const bound = evaluateQuantity(of, context);
  const apart = difference(value, bound);
  const raw = rawCompare(apart, node.boundary.op, ZERO);
  const literal = isKnown(bound) ? { value: bound.low, dimension: node.dimension, unit: unitOf(of) } : null;
  return { raw, bound: literal, undefinedIf: apart.undefinedIf };
}

/** Counts have the unit their text gives them; other dimensions are shown in their own. */
const unitOf = (of: Expression): string => (of.kind === 'constant' ? of.literal.unit : '');

const fixed = (node: CompareNode, value: Quantity, literal: Literal): Compared => {
  const bound = node.value.kind === 'growth' ? growthFactor(literal.value, node.value.years) : literal.value;
  return { raw: rawCompare(value, node.boundary.op, bound), bound: literal, undefinedIf: value.undefinedIf };
};

/** Every tier that is still possible is tried; when all give the same answer the missing value behind them does not matter. */
function tiered(
  node: CompareNode,
  { by: key, tiers: all }: Extract<Bound, { kind: 'tiers' }>,
  value: Quantity,
  context: Context,
): Compared {
  const { undefinedIf } = value;
  const ofValue = context.missing;
  context.missing = [];
  const by = evaluateQuantity(key, context);
  const tiers = possible(all, by);
  const [first, ...more] = tiers;
  context.missing = tiers.length > 1 ? [...ofValue, ...context.missing] : ofValue;
  if (!first || by.undefinedIf !== 'never') return { raw: 'mixed', bound: null, undefinedIf };
  const raws = tiers.map((tier) => rawCompare(value, node.boundary.op, tier.bound.value));
  const raw = raws.every((one) => one === raws[0]) ? (raws[0] ?? 'mixed') : 'mixed';
  return { raw, bound: more.length === 0 ? first.bound : null, undefinedIf };
}

function possible(tiers: readonly Tier[], by: Quantity): readonly Tier[] {
  const found: Tier[] = [];
  for (const tier of tiers) {
    const raw = tier.limit ? rawCompare(by, tier.limit.boundary.op, tier.limit.literal.value) : 'true';
    if (raw !== 'false') found.push(tier);
    if (raw === 'true') break;
  }
  return found;
}

/** A score that experts give is no missing fact that anybody could look up: a person is needed, not data. */
function waitsForExperts(node: CompareNode, state: ConditionState, context: Context): boolean {
  if (state !== 'unknown' || node.assessedBy !== 'expert') return false;
  context.missing = [];
  return true;
}
