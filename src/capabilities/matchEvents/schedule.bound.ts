import type { Highs } from 'highs';
import { type Board, canMeet } from './schedule.board.ts';
import { type Packed, type Packing, solvePacking } from './schedule.packing.ts';

/**
 * Which pairs meet, leaving open when: nobody more often than the slots they can come to, all together not more than the slots
 * hold. A transport network, so the linear program answers in whole pairs. Its worth is an upper bound on every schedule.
 */
export function pairPacking({ pairs, days, room }: Board): Packing {
  return {
    weights: pairs.map(({ weight }) => weight),
    uses: pairs.map(({ seeks, offers }) => [seeks, offers, days.length]),
    capacities: [...days, room.reduce((sum, one) => sum + one, 0)],
  };
}

export const choosePairs = (highs: Highs, board: Board, seconds: number): Packed =>
  solvePacking(highs, pairPacking(board), { isWhole: false, seconds });

/**
 * An upper bound from any prices (weak duality): what all the room costs, and what a pair is worth above its prices. Prices need not be
 * optimal to be right, so a linear program cut short, or rounded by the machine, still bounds.
 */
function boundOf({ weights, uses, capacities }: Packing, prices: Float64Array): number {
  const room = capacities.reduce((sum, capacity, row) => sum + capacity * (prices[row] ?? 0), 0);
  return weights.reduce((sum, weight, column) => {
    const cost = (uses[column] ?? []).reduce((total, row) => total + (prices[row] ?? 0), 0);
    return sum + Math.max(0, weight - cost);
  }, room);
}

/** The bound of `choosePairs`: cheap, and close where slots are alike. */
export const pairBound = (board: Board, { prices }: Packed): number => boundOf(pairPacking(board), prices);

/** The linear relaxation of the true problem: a pair, in a slot, at a table; everybody once a slot, every pair once. */
export function slotPacking(board: Board): Packing {
  const { pairs, slots, problem } = board;
  const people = problem.participants.length;
  const columns = pairs.flatMap((pair, index) =>
    slots.flatMap((_, slot) => (canMeet(board, pair, slot) ? [{ pair, index, slot }] : [])),
  );
  return {
    weights: columns.map(({ pair }) => pair.weight),
    uses: columns.map(({ pair, index, slot }) => [
      slot * (people + 1) + pair.seeks,
      slot * (people + 1) + pair.offers,
      slot * (people + 1) + people,
      slots.length * (people + 1) + index,
    ]),
    capacities: [
      ...slots.flatMap(() => [...problem.participants.map(() => 1), Math.max(0, problem.tables)]),
      ...pairs.map(() => 1),
    ],
  };
}

/** The bound of the linear relaxation of the true problem. */
export function slotBound(highs: Highs, board: Board, seconds: number): number {
  const packing = slotPacking(board);
  return boundOf(packing, solvePacking(highs, packing, { isWhole: false, seconds }).prices);
}
