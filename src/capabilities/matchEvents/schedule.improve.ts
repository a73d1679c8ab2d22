import type { Highs } from 'highs';
import { type Board, canMeet, type Placing, worth } from './schedule.board.ts';
import { type Packing, solvePacking } from './schedule.packing.ts';

/** A seeded sequence of numbers below 1 (mulberry32), so that a plan comes out alike twice. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Candidate {
  readonly pair: number;
  readonly slot: number;
}

/** Who is held in a slot by a pinned meeting, and how many tables those take. */
function held(board: Board, placing: Placing, pinned: ReadonlySet<number>, slot: number) {
  const pairs = [...pinned].filter((pair) => placing[pair] === slot);
  return {
    people: new Set(pairs.flatMap((pair) => [board.pairs[pair]?.seeks ?? -1, board.pairs[pair]?.offers ?? -1])),
    tables: pairs.length,
  };
}

/**
 * Takes the given slots apart and fills them anew with the heaviest meetings out of those that stood there and those that stand nowhere.
 * One slot is an assignment and solved exactly by the linear program; several are solved whole. Never worse than before.
 */
export function refill(
  highs: Highs,
  board: Board,
  placing: Placing,
  slots: readonly number[],
  options: { readonly pinned: ReadonlySet<number>; readonly seconds: number },
): void {
  const candidates: Candidate[] = [];
  const capacities: number[] = [];
  const rows = new Map<number, number>();
  const row = (key: number, capacity: number): number => {
    const known = rows.get(key);
    if (known !== undefined) return known;
    capacities.push(capacity);
    rows.set(key, capacities.length - 1);
    return capacities.length - 1;
  };
  const people = board.problem.participants.length;
  const uses: number[][] = [];
  for (const slot of slots) {
    const taken = held(board, placing, options.pinned, slot);
    for (const [pair, one] of board.pairs.entries()) {
      const at = placing[pair] ?? -1;
      const isOpen = at < 0 || (slots.includes(at) && !options.pinned.has(pair));
      if (!isOpen || !canMeet(board, one, slot) || taken.people.has(one.seeks) || taken.people.has(one.offers))
        continue;
      candidates.push({ pair, slot });
      uses.push([
        row(slot * (people + 1), board.problem.tables - taken.tables),
        row(slot * (people + 1) + 1 + one.seeks, 1),
        row(slot * (people + 1) + 1 + one.offers, 1),
        ...(slots.length > 1 ? [row(-1 - pair, 1)] : []),
      ]);
    }
  }
  const packing: Packing = {
    weights: candidates.map(({ pair }) => board.pairs[pair]?.weight ?? 0),
    uses,
    capacities,
  };
  const start = [...candidates.keys()].filter((at) => placing[candidates[at]?.pair ?? -1] === candidates[at]?.slot);
  const { chosen } = solvePacking(highs, packing, { isWhole: slots.length > 1, start, seconds: options.seconds });
  const sum = (columns: readonly number[]): number =>
    columns.reduce((total, column) => total + (packing.weights[column] ?? 0), 0);
  if (sum(chosen) < sum(start)) return;
  for (const column of start) placing[candidates[column]?.pair ?? -1] = -1;
  for (const column of chosen) placing[candidates[column]?.pair ?? -1] = candidates[column]?.slot ?? -1;
}

export interface ImproveOptions {
  /** Pairs that stand. */
  readonly pinned: ReadonlySet<number>;
  /** No schedule is worth more; reaching it ends the search. */
  readonly bound: number;
  /** Milliseconds left; at zero the search ends with the best so far. */
  readonly left: () => number;
  /** Part done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

const ENOUGH = 0.99999;
/** Rounds over two slots at once without a gain after which more are not worth their time. */
const PATIENCE = 30;
const STEP_SECONDS = 2;

/** Slot by slot until nothing gains, then two slots at a time, drawn at random, while time is left. */
export function improve(highs: Highs, board: Board, placing: Placing, options: ImproveOptions): void {
  const { pinned, bound, left, onProgress = () => undefined } = options;
  const total = left();
  const isDone = (): boolean => worth(board, placing) >= bound * ENOUGH || left() <= 0;
  const step = (slots: readonly number[]): void => {
    refill(highs, board, placing, slots, { pinned, seconds: Math.max(0.1, Math.min(STEP_SECONDS, left() / 1000)) });
    onProgress(1 - Math.max(0, left()) / Math.max(1, total));
  };
  const all = [...board.slots.keys()];
  for (let before = -1; before < worth(board, placing); ) {
    before = worth(board, placing);
    for (const slot of all) if (!isDone()) step([slot]);
  }
  const random = seeded(all.length);
  const draw = (): number => Math.floor(random() * all.length);
  for (let idle = 0; all.length > 1 && idle < PATIENCE && !isDone(); idle += 1) {
    const before = worth(board, placing);
    const one = draw();
    step([one, (one + 1 + Math.floor(random() * (all.length - 1))) % all.length]);
    if (worth(board, placing) > before) idle = -1;
  }
}
