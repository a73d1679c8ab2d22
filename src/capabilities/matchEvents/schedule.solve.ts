import type { Highs } from 'highs';
import { type Board, boardOf, withTables, worth } from './schedule.board.ts';
import { choosePairs, pairBound } from './schedule.bound.ts';
import { decompose } from './schedule.decompose.ts';
import { improve } from './schedule.improve.ts';
import type { ScheduledMeeting, ScheduleProblem } from './schedule.rules.ts';

export interface SolveOptions {
  /** Milliseconds for all of it. */
  readonly budgetMs: number;
  /** Milliseconds since some fixed moment; `performance.now` where it runs. */
  readonly clock: () => number;
  readonly onProgress?: (done: number) => void;
}

export interface Plan {
  readonly meetings: readonly ScheduledMeeting[];
  /** Sum of the weights met. */
  readonly worth: number;
  /** No schedule of this problem is worth more (`pairBound`). */
  readonly bound: number;
}

export const DEFAULT_BUDGET_MS = 5000;

/** What is left of the budget for the improvement once the first schedule stands: a tenth is kept for tables and answers. */
const leftOf = ({ budgetMs, clock }: SolveOptions): (() => number) => {
  const end = clock() + budgetMs * 0.9;
  return () => end - clock();
};

/**
 * A schedule from nothing: choose the pairs (a transport network, exact), give them slots (matchings, one a slot), fill the gaps
 * (`improve`), seat everybody. The reasons and measurements are in docs/adr/0006-meeting-schedules.md.
 */
export function planSchedule(highs: Highs, problem: ScheduleProblem, options: SolveOptions): Plan {
  const left = leftOf(options);
  const board: Board = boardOf(problem);
  const chosen = choosePairs(highs, board, left() / 2000);
  const bound = pairBound(board, chosen);
  const placing = decompose(
    highs,
    board,
    chosen.chosen,
    Math.max(0.1, left() / 1000 / Math.max(1, board.slots.length)),
  );
  improve(highs, board, placing, {
    pinned: new Set(),
    bound,
    left,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  });
  return { meetings: withTables(board, placing), worth: worth(board, placing), bound };
}
