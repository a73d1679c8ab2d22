import { factDefinition } from '../vocabulary/factCatalogue.ts';
import type { FactInput, FactSet } from './factSet.ts';
import { ANY_NUMBER, between, exactly, NOT_NEGATIVE, type Quantity } from './quantity.ts';
import { rational } from './rational.ts';
import type { Expression, LeafNode, YearRef } from './rule.ts';

/** A fact a leaf asked for and did not get, or got with contradicting values. */
export interface Gap {
  readonly key: string;
  readonly period: string;
}

/** A fact as it was read; `input` null where it was missing. */
export interface Use extends Gap {
  readonly input: FactInput | null;
}

/** Numbers of lists and titles held or not that are supposed instead of read. */
export interface Supposed {
  readonly numbers: ReadonlyMap<Expression, Quantity>;
  readonly titles: ReadonlyMap<LeafNode, boolean>;
}

/** State of one evaluation. Reading facts records what was used and what was missing for the leaf at hand. */
export interface Context {
  readonly facts: FactSet;
  readonly asOf: string;
  readonly year: number;
  readonly maxSteps: number;
  steps: number;
  missing: Gap[];
  used: Use[];
  /** Source kinds that count for the leaf at hand; null: all. */
  evidence: readonly string[] | null;
  /** While several conditions are settled together. */
  supposed: Supposed | null;
}

/** Kind of source of a value that is only supposed: every rule accepts it. */
export const SUPPOSED = 'supposed';

/** A program of 2,000 nodes over an enterprise with 400 list entries stays below this; past it a person is asked. */
export const DEFAULT_STEPS = 1_000_000;

export const newContext = (facts: FactSet, asOf: string, maxSteps = DEFAULT_STEPS): Context => ({
  facts,
  asOf,
  year: Number(asOf.slice(0, 4)),
  maxSteps,
  steps: 0,
  missing: [],
  used: [],
  evidence: null,
  supposed: null,
});

export const yearOf = (ref: YearRef, context: Context): number =>
  'absolute' in ref ? ref.absolute : context.year - ref.back;

/** The values of a fact that count; records the use or the lack of it. */
export function readFact(context: Context, key: string, period: string): readonly FactInput[] {
  context.steps += 1;
  const isDated = factDefinition(key)?.period === 'asOf';
  const all = isDated ? context.facts.latest(key, context.asOf) : context.facts.at(key, period);
  const { evidence } = context;
  const found =
    evidence === null
      ? all
      : all.filter(({ sourceKind }) => sourceKind && (sourceKind === SUPPOSED || evidence.includes(sourceKind)));
  if (found.length === 0) {
    context.missing.push({ key, period });
    context.used.push({ key, period, input: null });
  }
  for (const input of found) context.used.push({ key, period: input.period, input });
  return found;
}

const unknownNumber = (key: string): Quantity => (factDefinition(key)?.nonNegative ? NOT_NEGATIVE : ANY_NUMBER);

/**
 * A numeric fact as a range. Missing: everything its kind allows. Contradicting sources: from the least to the greatest, and the
 * fact counts as missing, so that it is asked for exactly where the difference matters.
 */
export function readNumber(context: Context, key: string, period: string): Quantity {
  const found = readFact(context, key, period);
  let low: number | null = null;
  let high: number | null = null;
  for (const { value } of found) {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) continue;
    low = low === null || value < low ? value : low;
    high = high === null || value > high ? value : high;
  }
  if (low === null || high === null) {
    if (found.length > 0) context.missing.push({ key, period });
    return unknownNumber(key);
  }
  if (low === high) return exactly(rational(BigInt(low)));
  context.missing.push({ key, period });
  return between(rational(BigInt(low)), rational(BigInt(high)));
}

/** A code, text or yes/no: the distinct values known. None or several: the fact counts as missing. */
export function readValues(context: Context, key: string, period: string): readonly (string | boolean)[] {
  const found = readFact(context, key, period);
  const values: (string | boolean)[] = [];
  for (const { value } of found) {
    if ((typeof value === 'string' || typeof value === 'boolean') && !values.includes(value)) values.push(value);
  }
  if (found.length > 0 && values.length !== 1) context.missing.push({ key, period });
  return values;
}

/** A day, where exactly one is known. */
export function readDay(context: Context, key: string): string | null {
  const [value, ...more] = readValues(context, key, '');
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && more.length === 0 ? value : null;
}
