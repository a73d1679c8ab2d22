import type { PledgeState, PledgeStatus } from './pledge.schema.ts';

/** The life of a pledge, in one table. Whether it is kept is counted, not stepped. Pure. */

export type PledgeMove = 'tie' | 'withdraw';

const TABLE: readonly (readonly [move: PledgeMove, from: PledgeStatus, to: PledgeStatus])[] = [
  ['tie', 'live', 'live'],
  ['withdraw', 'live', 'withdrawn'],
];

export const pledgeMove = (move: PledgeMove, from: PledgeStatus): PledgeStatus | null =>
  TABLE.find(([name, start]) => name === move && start === from)?.[2] ?? null;

/** How a pledge stands: met as soon as as much is counted as was promised, missed when the day has passed without. */
export function stateOf(
  status: PledgeStatus,
  reached: number,
  target: number,
  dueOn: string,
  today: string,
): PledgeState {
  if (status === 'withdrawn') return 'withdrawn';
  if (reached >= target) return 'met';
  return today > dueOn ? 'missed' : 'underWay';
}

/** Hundredths of the target that are reached, rounded down so that 100 means kept. */
export const reachedPercent = (reached: number, target: number): number =>
  target <= 0 ? 0 : Number((BigInt(Math.max(0, reached)) * 100n) / BigInt(target));
