import { factDefinition } from '../vocabulary/factCatalogue.ts';
import { breakpoints } from './breakpoints.ts';
import { type Context, type Gap, newContext } from './context.ts';
import { evaluateCondition } from './evaluateCondition.ts';
import type { FactInput, FactSet } from './factSet.ts';
import type { Outcome } from './outcome.ts';
import { decisiveGaps } from './repairs.ts';
import type { Condition } from './rule.ts';

/**
 * A missing fact that several conditions read binds them together: “small firms 10 %, others 5 %” is fulfilled at 10 % whatever
 * the size. The tree alone cannot see that, so the values of such a fact are split at the bounds it is compared with and the
 * rule is read once for each part; when every part gives the same answer, that is the answer.
 */
const MOST_PARTS = 200;

interface Split {
  readonly gap: Gap;
  readonly parts: readonly (readonly (number | boolean)[])[];
}

/** The outcome with its state settled where all values of the repeated missing facts agree; otherwise as it was. */
export function settle(node: Condition, outcome: Outcome, context: Context): Outcome {
  if (outcome.state !== 'unknown') return outcome;
  const splits = decisiveGaps([outcome])
    .filter(({ conditionIds }) => conditionIds.length > 1)
    .map(({ gap }) => ({ gap, parts: partsOf(node, gap, context.year) }))
    .filter(({ parts }) => parts.length > 0)
    // By name, so that the order in which a rule is written never changes its answer.
    .sort((a, b) => (nameOf(a.gap) < nameOf(b.gap) ? -1 : 1));
  if (splits.length === 0) return outcome;
  const budget = { parts: MOST_PARTS };
  const state = agreed(node, context, context.facts, splits, budget);
  return state === null ? outcome : { ...outcome, state };
}

type State = Outcome['state'];

const nameOf = ({ key, period }: Gap): string => `${key}@${period}`;

/** The one state all parts agree on, or null. */
function agreed(
  node: Condition,
  context: Context,
  facts: FactSet,
  splits: readonly Split[],
  budget: { parts: number },
): State | null {
  const [split, ...rest] = splits;
  if (!split) return null;
  let common: State | null = null;
  for (const values of split.parts) {
    budget.parts -= 1;
    if (budget.parts < 0) return null;
    const narrowed = withValues(facts, split.gap, values);
    const inner = newContext(narrowed, context.asOf, context.maxSteps - context.steps);
    const own = evaluateCondition(node, inner).state;
    context.steps += inner.steps;
    const state = own === 'unknown' ? agreed(node, context, narrowed, rest, budget) : own;
    if (state === null || (common !== null && state !== common)) return null;
    common = state;
  }
  return common;
}

/** Ranges that cover every value a fact can have, cut where a condition compares it; two values for a yes or no. */
function partsOf(node: Condition, { key, period }: Gap, year: number): readonly (readonly (number | boolean)[])[] {
  const fact = factDefinition(key);
  if (fact?.kind === 'boolean' && !key.endsWith('.complete')) return [[true], [false]];
  if (!fact || !['money', 'count', 'ratio', 'area', 'number'].includes(fact.kind)) return [];
  const cuts = breakpoints(node, key, period, year);
  const least = fact.nonNegative ? 0 : -Number.MAX_SAFE_INTEGER;
  const parts: [number, number][] = [];
  let from = least;
  for (const cut of cuts.filter((one) => one >= least)) {
    if (cut > from) parts.push([from, cut - 1]);
    parts.push([cut, cut]);
    from = cut + 1;
  }
  return cuts.length === 0 ? [] : [...parts, [from, Number.MAX_SAFE_INTEGER]];
}

/** Two values under one key and period are read as the range between them. */
function withValues(facts: FactSet, gap: Gap, values: readonly (number | boolean)[]): FactSet {
  const inputs: readonly FactInput[] = [...new Set(values)].map((value) => ({ ...gap, value, sourceKind: 'platform' }));
  return {
    ...facts,
    at: (key, period) => (key === gap.key && period === gap.period ? inputs : facts.at(key, period)),
    latest: (key, asOf) => (key === gap.key && gap.period === '' ? inputs : facts.latest(key, asOf)),
  };
}
