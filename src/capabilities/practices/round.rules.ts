import { type Criterion, MAX_SCORE, type RoundStatus, type RoundStep } from './round.schema.ts';

/** The life of a selection round, in one table, and the arithmetic of scorecards. Pure; fractions stay exact. */

export type RoundParty = 'convener' | 'juror' | 'nominator';
export type RoundMove = RoundStep | 'nominate' | 'score';

const TABLE: readonly (readonly [move: RoundMove, from: RoundStatus, to: RoundStatus, by: RoundParty])[] = [
  ['nominate', 'open', 'open', 'nominator'],
  ['startScoring', 'open', 'scoring', 'convener'],
  ['cancel', 'open', 'cancelled', 'convener'],
  ['score', 'scoring', 'scoring', 'juror'],
  ['close', 'scoring', 'closed', 'convener'],
  ['cancel', 'scoring', 'cancelled', 'convener'],
];

export const roundMove = (move: RoundMove, from: RoundStatus, parties: readonly RoundParty[]): RoundStatus | null =>
  TABLE.find(([name, start, , by]) => name === move && start === from && parties.includes(by))?.[2] ?? null;

/** What a scorecard weighs: the sum of weight times score. */
export const totalOf = (criteria: readonly Criterion[], scores: readonly number[]): number =>
  criteria.reduce((sum, { weight }, index) => sum + weight * (scores[index] ?? 0), 0);

/** The most a scorecard can weigh. */
export const fullTotal = (criteria: readonly Criterion[]): number =>
  criteria.reduce((sum, { weight }) => sum + weight * MAX_SCORE, 0);

export interface Result {
  readonly cards: number;
  /** Mean as an exact fraction of the full mark: num / den. */
  readonly num: number;
  readonly den: number;
  /** The lowest and the highest card, and what a full card weighs. */
  readonly low: number;
  readonly high: number;
  readonly full: number;
}

/** The mean of the exact fractions, with its spread; null where nobody scored. */
export function resultOf(criteria: readonly Criterion[], totals: readonly number[]): Result | null {
  if (totals.length === 0) return null;
  const full = fullTotal(criteria);
  return {
    cards: totals.length,
    num: totals.reduce((sum, total) => sum + total, 0),
    den: totals.length * full,
    low: Math.min(...totals),
    high: Math.max(...totals),
    full,
  };
}
