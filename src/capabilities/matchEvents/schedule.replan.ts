import type { Highs } from 'highs';
import { type Board, boardOf, canMeet, emptyPlacing, type Placing, withTables, worth } from './schedule.board.ts';
import { choosePairs, pairBound } from './schedule.bound.ts';
import { type Changes, changesBetween } from './schedule.changes.ts';
import { improve } from './schedule.improve.ts';
import type { ScheduledMeeting, ScheduleProblem } from './schedule.rules.ts';
import type { Plan, SolveOptions } from './schedule.solve.ts';

/** A meeting is moved for somebody else's sake only where that gains more than this: mutual wishes, never the last one-sided ones. */
export const MOVE_PENALTY = 12;
/** Of the meetings that stand, at most this part is moved for the sake of others. What lost its own slot moves whatever the share. */
export const MOST_MOVED = 0.05;

/** The state of a re-planning: who sits where, who may not be touched again. */
interface Replanning {
  readonly board: Board;
  readonly placing: Placing;
  readonly had: Map<number, number>;
  readonly pinned: Set<number>;
  /** For each slot who meets, and in which pair. */
  busy: readonly Map<number, number>[];
  /** Moves for the sake of others that are left. */
  moves: number;
}

const peopleOf = (board: Board, pair: number): readonly number[] => {
  const one = board.pairs[pair];
  return one ? [one.seeks, one.offers] : [];
};

function busyOf(board: Board, placing: Placing): readonly Map<number, number>[] {
  const busy = board.slots.map(() => new Map<number, number>());
  for (const [pair, slot] of placing.entries()) for (const one of peopleOf(board, pair)) busy[slot]?.set(one, pair);
  return busy;
}

/** Takes a pair from where it stands, if it does, and puts it into a slot. */
function put({ board, placing, busy }: Replanning, pair: number, slot: number): void {
  for (const person of peopleOf(board, pair)) {
    busy[placing[pair] ?? -1]?.delete(person);
    busy[slot]?.set(person, pair);
  }
  placing[pair] = slot;
}

/** A slot in which both can come, neither meets anybody and a table is left; −1 without one. */
function openSlot(state: Replanning, pair: number, isNot = -1): number {
  const { board } = state;
  const one = board.pairs[pair];
  return [...board.slots.keys()].findIndex((slot) => {
    if (!one || slot === isNot || !canMeet(board, one, slot)) return false;
    const taken = state.busy[slot];
    return (
      taken !== undefined && !taken.has(one.seeks) && !taken.has(one.offers) && taken.size < 2 * board.problem.tables
    );
  });
}

/** Puts a pair where one of the two is free by moving the meeting the other has there to an open slot. */
function placeByMoving(state: Replanning, pair: number): boolean {
  const { board, pinned, had, busy } = state;
  const one = board.pairs[pair];
  if (state.moves <= 0) return false;
  for (const slot of board.slots.keys()) {
    if (!one || !canMeet(board, one, slot)) continue;
    const inTheWay = new Set([one.seeks, one.offers].flatMap((person) => busy[slot]?.get(person) ?? []));
    const [other = -1] = inTheWay;
    if (inTheWay.size !== 1 || !pinned.has(other)) continue;
    const target = openSlot(state, other, slot);
    if (target < 0) continue;
    put(state, other, target);
    had.delete(other);
    state.moves -= 1;
    put(state, pair, slot);
    return true;
  }
  return false;
}

/** What stood and still can stands, at its table. Answers the pairs that lost their slot. */
function keepStanding(state: Replanning, stand: readonly ScheduledMeeting[]): readonly number[] {
  const { board, had, pinned, busy } = state;
  const person = new Map(board.problem.participants.map(({ id }, index) => [id, index]));
  const pairs = new Map(board.pairs.map(({ seeks, offers }, index) => [`${seeks} ${offers}`, index]));
  const slots = new Map(board.slots.map((place, slot) => [board.problem.slots[place]?.id ?? '', slot]));
  const seats = new Set<string>();
  const homeless: number[] = [];
  for (const meeting of stand) {
    const pair = pairs.get(`${person.get(meeting.seeks)} ${person.get(meeting.offers)}`);
    const one = pair === undefined ? undefined : board.pairs[pair];
    if (pair === undefined || !one || pinned.has(pair) || homeless.includes(pair)) continue;
    const slot = slots.get(meeting.slot) ?? -1;
    const seat = `${slot} ${meeting.table}`;
    const taken = busy[slot];
    const stands = slot >= 0 && canMeet(board, one, slot) && !seats.has(seat) && meeting.table <= board.problem.tables;
    if (!stands || taken?.has(one.seeks) || taken?.has(one.offers)) {
      homeless.push(pair);
      continue;
    }
    seats.add(seat);
    put(state, pair, slot);
    had.set(pair, meeting.table);
    pinned.add(pair);
  }
  return homeless;
}

/** Those who lost their slot come first, the dearest before the others. */
function placeHomeless(state: Replanning, homeless: readonly number[]): void {
  const { board, pinned } = state;
  const weight = (pair: number): number => board.pairs[pair]?.weight ?? 0;
  for (const pair of [...homeless].sort((a, b) => weight(b) - weight(a))) {
    const slot = openSlot(state, pair);
    if (slot >= 0) put(state, pair, slot);
    if (slot >= 0 || placeByMoving(state, pair)) pinned.add(pair);
  }
}

/** Few moves for great gains: one meeting moves, one dearer than the penalty takes its place. */
function moveForGain(state: Replanning, left: () => number): void {
  const { board, placing } = state;
  const open = [...board.pairs.keys()]
    .filter((pair) => placing[pair] === -1 && (board.pairs[pair]?.weight ?? 0) > MOVE_PENALTY)
    .sort((a, b) => (board.pairs[b]?.weight ?? 0) - (board.pairs[a]?.weight ?? 0));
  for (const pair of open) {
    if (state.moves <= 0 || left() <= 0) return;
    if (openSlot(state, pair) < 0) placeByMoving(state, pair);
  }
}

/**
 * A schedule after late changes: who cancelled is no longer in the problem, who came late is. What stands stays where it is; what lost
 * its slot is placed anew; gaps are filled with the dearest wishes; at most `MOST_MOVED` of the rest move for a greater gain.
 */
export function replanSchedule(
  highs: Highs,
  problem: ScheduleProblem,
  stand: readonly ScheduledMeeting[],
  options: SolveOptions,
): Plan & { readonly changes: Changes } {
  const end = options.clock() + options.budgetMs * 0.9;
  const left = (): number => end - options.clock();
  const board = boardOf(problem, stand);
  const placing = emptyPlacing(board);
  const busy = busyOf(board, placing);
  const state: Replanning = { board, placing, had: new Map(), pinned: new Set(), busy, moves: 0 };
  const homeless = keepStanding(state, stand);
  state.moves = Math.floor(state.had.size * MOST_MOVED);
  placeHomeless(state, homeless);
  const bound = pairBound(board, choosePairs(highs, board, left() / 2000));
  const half = left() / 2;
  improve(highs, board, state.placing, { pinned: state.pinned, bound, left: () => left() - half });
  state.busy = busyOf(board, state.placing);
  moveForGain(state, left);
  const meetings = withTables(board, state.placing, state.had);
  return { meetings, worth: worth(board, state.placing), bound, changes: changesBetween(stand, meetings) };
}
