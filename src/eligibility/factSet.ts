import type { FactRecord, FactValue } from '../vocabulary/factCatalogue.ts';

/** One known value. `value` null means the cell was empty: the same as not known. */
export interface FactInput {
  readonly key: string;
  /** `2025`, `2025-Q3`, `2025-07`; for facts that hold from a day on, that day or empty. */
  readonly period: string;
  readonly value: FactValue | null;
  readonly sourceKind?: string | null;
  readonly sourceName?: string | null;
  readonly observedOn?: string | null;
  readonly confidence?: 'high' | 'medium' | 'low' | null;
}

/** The facts of one subject, ready for reading by rules. Several values under one key and period stand side by side. */
export interface FactSet {
  /** Values of a key in a period; several where sources contradict each other. */
  at(key: string, period: string): readonly FactInput[];
  /** Values of an `asOf` fact in force on a day: those of the latest period not after it. */
  latest(key: string, asOf: string): readonly FactInput[];
  /** Entries of a list. */
  entries(key: string): readonly FactRecord[];
  /** Whether someone has said that no entry of the list is missing. */
  isComplete(key: string, asOf: string): boolean;
}

const NONE: readonly FactInput[] = [];
const NO_ENTRIES: readonly FactRecord[] = [];

/** Builds the set once per subject; evaluation of many programs then only looks up. Facts with value null are left out. */
export function factSetOf(facts: readonly FactInput[]): FactSet {
  const periods = new Map<string, Map<string, FactInput[]>>();
  const lists = new Map<string, FactRecord[]>();
  for (const fact of facts) {
    if (fact.value === null || fact.value === undefined) continue;
    if (typeof fact.value === 'object') {
      const entries = lists.get(fact.key);
      if (entries) entries.push(fact.value);
      else lists.set(fact.key, [fact.value]);
      continue;
    }
    const byPeriod = periods.get(fact.key) ?? new Map<string, FactInput[]>();
    periods.set(fact.key, byPeriod);
    const same = byPeriod.get(fact.period);
    if (same) same.push(fact);
    else byPeriod.set(fact.period, [fact]);
  }
  const latest = (key: string, asOf: string): readonly FactInput[] => {
    const byPeriod = periods.get(key);
    if (!byPeriod) return NONE;
    let best: string | null = null;
    for (const period of byPeriod.keys()) if (period <= asOf && (best === null || period > best)) best = period;
    return best === null ? NONE : (byPeriod.get(best) ?? NONE);
  };
  return {
    at: (key, period) => periods.get(key)?.get(period) ?? NONE,
    latest,
    entries: (key) => lists.get(key) ?? NO_ENTRIES,
    isComplete: (key, asOf) => {
      const said = latest(`${key}.complete`, asOf);
      return said.length > 0 && said.every((fact) => fact.value === true);
    },
  };
}
