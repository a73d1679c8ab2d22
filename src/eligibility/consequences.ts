import type { Context } from './context.ts';
import { resolveDate } from './dates.ts';
import { evaluateCondition } from './evaluateCondition.ts';
import type { FactSet } from './factSet.ts';
import type { Program, Version } from './program.ts';

/** What follows beside the verdict: benefits that exclude this one, and flags that call for a check. */

/** Exclusion groups of which the subject already received something: the program itself, or another of the group. */
export function blocks(program: Program, facts: FactSet, asOf: string): string[] {
  const received = facts.entries('benefitsReceived');
  return program.exclusionGroups
    .filter(({ id, since }) => {
      const from = since && resolveDate(since, asOf);
      return received.some(
        ({ group, on }) => group === id && (typeof on !== 'string' || ((from === null || on >= from) && on <= asOf)),
      );
    })
    .map(({ id }) => id);
}

/** Flags whose condition holds; an open condition raises none. */
export const raisedFlags = (version: Version, context: Context): Version['reviewFlags'] =>
  version.reviewFlags.filter(({ when }) => evaluateCondition(when, context).state === 'met');
