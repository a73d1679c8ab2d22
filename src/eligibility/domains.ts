import { type FactDefinition, factDefinition } from '../vocabulary/factCatalogue.ts';
import { breakpoints } from './breakpoints.ts';
import { codeCandidates, dayCandidates } from './candidates.ts';
import type { Context, Gap } from './context.ts';
import { listVariables } from './listDomains.ts';
import type { Condition, LeafNode } from './rule.ts';
import { type Option, supposing, type Variable } from './world.ts';

type Value = string | number | boolean;

/**
 * Variables behind a missing fact. Empty where its values cannot be split into cases: such a fact stays unknown, which asks
 * for more than needed but never for less. A fact whose sources contradict has exactly the values they give.
 */
export function variablesOf(
  roots: readonly Condition[],
  leaves: readonly LeafNode[],
  gap: Gap,
  context: Context,
): readonly Variable[] {
  const fact = factDefinition(gap.key);
  if (!fact) return [];
  if (fact.kind === 'list') return listVariables(leaves, gap, context);
  const known = knownValues(gap, fact, context);
  const options =
    known.length > 1
      ? known.map((value) => supposing(gap, [value]))
      : optionsOf(roots, leaves, gap, fact, known, context);
  return options.length > 1 ? [{ name: `${gap.key}@${gap.period}`, gap, options }] : [];
}

/** The distinct values that are known; one alone is known too coarsely, or from a source that does not count. */
export function knownValues(gap: Gap, fact: FactDefinition, { facts, asOf }: Context): readonly Value[] {
  const found = fact.period === 'asOf' ? facts.latest(gap.key, asOf) : facts.at(gap.key, gap.period);
  const values = found.map(({ value }) => value).filter((value) => value !== null && typeof value !== 'object');
  return [...new Set(values)];
}

function optionsOf(
  roots: readonly Condition[],
  leaves: readonly LeafNode[],
  gap: Gap,
  fact: FactDefinition,
  known: readonly Value[],
  context: Context,
): readonly Option[] {
  const one = (value: Value): Option => supposing(gap, [value]);
  const [only] = known;
  if (fact.kind === 'code') return codeCandidates(leaves, gap.key, typeof only === 'string' ? only : null).map(one);
  if (only !== undefined) return [];
  if (fact.kind === 'boolean') return fact.key.endsWith('.complete') ? [] : [one(true), one(false)];
  if (fact.kind === 'date') return dayCandidates(leaves, gap.key, context.asOf).map(one);
  return ranges(roots, gap, fact, context).map((ends) => supposing(gap, ends));
}

/** Ranges that cover every value a number can have, cut where a condition compares it. */
function ranges(
  roots: readonly Condition[],
  { key, period }: Gap,
  fact: FactDefinition,
  context: Context,
): readonly (readonly [number, number])[] {
  if (!['money', 'count', 'ratio', 'area', 'number'].includes(fact.kind)) return [];
  const cuts = [...new Set(roots.flatMap((root) => breakpoints(root, key, period, context)))].sort((a, b) => a - b);
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
