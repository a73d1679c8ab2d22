import type { FactInput } from './factSet.ts';
import type { Judgement } from './judge.ts';
import type { Outcome } from './outcome.ts';

/** A fact that a rule read and whose sources give several values. */
export interface Contradiction {
  readonly key: string;
  readonly period: string;
  /** The answer is not the same for all of the values: somebody has to find out which is true. */
  readonly matters: boolean;
  /** One reading of each distinct value, in the order they were given. */
  readonly readings: readonly FactInput[];
}

/** All contradictions among the facts a judgement read. One that is not asked for has been tried with every value. */
export function contradictionsOf({ place, root, missing }: Judgement): readonly Contradiction[] {
  const found = new Map<string, FactInput[]>();
  for (const outcome of [place, root]) if (outcome) collect(outcome, found);
  const asked = new Set(missing.map(({ gap }) => `${gap.key}@${gap.period}`));
  return [...found].flatMap(([name, readings]): Contradiction[] => {
    const [first, second] = readings;
    if (!first || !second) return [];
    // Facts that hold from a day on are asked for without that day.
    const matters = asked.has(name) || asked.has(`${first.key}@`);
    return [{ key: first.key, period: first.period, matters, readings }];
  });
}

/** Readings by fact, one for each distinct value. Entries of lists stand beside each other and contradict nothing. */
function collect(outcome: Outcome, found: Map<string, FactInput[]>): void {
  for (const { key, input } of outcome.used) {
    if (!input || typeof input.value === 'object') continue;
    const name = `${key}@${input.period}`;
    const known = found.get(name) ?? [];
    if (!known.some(({ value }) => value === input.value)) known.push(input);
    found.set(name, known);
  }
  for (const child of outcome.children) collect(child, found);
  if (outcome.waiver) collect(outcome.waiver, found);
}
