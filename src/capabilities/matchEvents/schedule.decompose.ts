import type { Highs } from 'highs';
import { type Board, canMeet, emptyPlacing, type Placing } from './schedule.board.ts';
import { solvePacking } from './schedule.packing.ts';

/** Far above any worth a participant's urgency adds up to, so that who cannot wait goes first. */
const CANNOT_WAIT = 1000;

/**
 * Gives chosen pairs their slots, slot by slot: each takes the matching that leaves nobody with more meetings than slots. Without blocked slots
 * this always ends with everybody placed (König: a matching covers all who have a meeting in every slot left); with them what
 * does not fit stays out, and `refill` finds something for the gap.
 */
export function decompose(highs: Highs, board: Board, chosen: readonly number[], seconds: number): Placing {
  const placing = emptyPlacing(board);
  const degree = new Int32Array(board.free.length);
  const left = Int32Array.from(board.days);
  for (const pair of chosen) {
    const one = board.pairs[pair];
    if (one) for (const person of [one.seeks, one.offers]) degree[person] = (degree[person] ?? 0) + 1;
  }
  // The slots with the fewest people come first: what can only be there must be.
  const order = [...board.slots.keys()].sort((a, b) => (board.room[a] ?? 0) - (board.room[b] ?? 0));
  let open = [...chosen];
  for (const slot of order) {
    const here = open.filter((pair) => {
      const one = board.pairs[pair];
      return one !== undefined && canMeet(board, one, slot);
    });
    const urgency = (person: number): number => {
      const [meetings, slots] = [degree[person] ?? 0, left[person] ?? 0];
      return meetings >= slots ? CANNOT_WAIT : (10 * meetings) / Math.max(1, slots);
    };
    const people = board.free.length;
    const { chosen: columns } = solvePacking(
      highs,
      {
        weights: here.map((pair) => {
          const { seeks = -1, offers = -1 } = board.pairs[pair] ?? {};
          return 1 + urgency(seeks) + urgency(offers);
        }),
        uses: here.map((pair) => [board.pairs[pair]?.seeks ?? 0, board.pairs[pair]?.offers ?? 0, people]),
        capacities: [...board.free.map(() => 1), board.problem.tables],
      },
      { isWhole: false, seconds },
    );
    const placed = new Set(columns.map((column) => here[column] ?? -1));
    for (const pair of placed) {
      placing[pair] = slot;
      const { seeks = -1, offers = -1 } = board.pairs[pair] ?? {};
      for (const person of [seeks, offers]) degree[person] = (degree[person] ?? 0) - 1;
    }
    for (const [person, row] of board.free.entries()) if (row[slot] === 1) left[person] = (left[person] ?? 0) - 1;
    open = open.filter((pair) => !placed.has(pair));
  }
  return placing;
}
