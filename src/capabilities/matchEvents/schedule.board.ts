import { type ScheduledMeeting, type ScheduleProblem, type WishedPair, wishedPairs } from './schedule.rules.ts';

/**
 * The board a solver works on: participants, usable slots and wished pairs as numbers, and for each pair the slot it stands in.
 * A pinned pair stands; nothing moves it.
 */
export interface Board {
  readonly problem: ScheduleProblem;
  /** Places of the usable slots in `problem.slots`. */
  readonly slots: readonly number[];
  /** Pairs that share at least one usable slot both can come to. */
  readonly pairs: readonly WishedPair[];
  /** `free[participant][slot]`: 1 where they can come. */
  readonly free: readonly Uint8Array[];
  /** Usable slots a participant can come to. */
  readonly days: readonly number[];
  /** For each slot: how many meetings it can hold, by tables and by who is there. */
  readonly room: readonly number[];
}

/** For each pair the slot (place in `board.slots`) or −1. */
export type Placing = Int16Array;

const NOTHING_WISHED = { weight: 0, isMutual: false };

/** The board of a problem. Meetings that `stand` are on it even where nobody wishes them any longer. */
export function boardOf(problem: ScheduleProblem, stand: readonly ScheduledMeeting[] = []): Board {
  const slots = [...problem.slots.keys()].filter((place) => problem.slots[place]?.isBreak === false);
  const free = problem.participants.map(({ blocked }) => {
    const shut = new Set(blocked);
    return Uint8Array.from(slots, (place) => (shut.has(problem.slots[place]?.id ?? '') ? 0 : 1));
  });
  const there = (side: string, slot: number): number =>
    problem.participants.filter((one, index) => one.side === side && free[index]?.[slot] === 1).length;
  const wished = wishedPairs(problem);
  const place = new Map(problem.participants.map(({ id }, index) => [id, index]));
  const known = new Set(wished.map(({ seeks, offers }) => `${seeks} ${offers}`));
  const told = stand.flatMap((meeting) => {
    const [seeks, offers] = [place.get(meeting.seeks), place.get(meeting.offers)];
    return seeks === undefined || offers === undefined || known.has(`${seeks} ${offers}`)
      ? []
      : [{ seeks, offers, ...NOTHING_WISHED }];
  });
  const pairs = [...wished, ...told].filter(({ seeks, offers }) =>
    slots.some((_, slot) => free[seeks]?.[slot] === 1 && free[offers]?.[slot] === 1),
  );
  return {
    problem,
    slots,
    pairs,
    free,
    days: free.map((row) => row.reduce((sum, one) => sum + one, 0)),
    room: slots.map((_, slot) => Math.max(0, Math.min(problem.tables, there('seeks', slot), there('offers', slot)))),
  };
}

export const canMeet = (board: Board, { seeks, offers }: WishedPair, slot: number): boolean =>
  board.free[seeks]?.[slot] === 1 && board.free[offers]?.[slot] === 1;

export const emptyPlacing = (board: Board): Placing => new Int16Array(board.pairs.length).fill(-1);

export const worth = (board: Board, placing: Placing): number =>
  board.pairs.reduce((sum, { weight }, pair) => sum + ((placing[pair] ?? -1) >= 0 ? weight : 0), 0);

/** Tables given to a placing: a meeting keeps the table it had, else sits where its host sat last, else at the first free one. */
export function withTables(
  board: Board,
  placing: Placing,
  had: ReadonlyMap<number, number> = new Map(),
): readonly ScheduledMeeting[] {
  const { problem, slots, pairs } = board;
  const last = new Map<number, number>();
  return slots.flatMap((place, slot) => {
    const here = [...pairs.keys()].filter((pair) => placing[pair] === slot);
    const taken = new Set(here.flatMap((pair) => had.get(pair) ?? []));
    const seat = (pair: number): number => {
      const { offers = -1, seeks = -1 } = pairs[pair] ?? {};
      const wanted = [last.get(offers), last.get(seeks)].find((table) => table !== undefined && !taken.has(table));
      let table = had.get(pair) ?? wanted ?? 1;
      while (had.get(pair) === undefined && taken.has(table)) table += 1;
      taken.add(table);
      last.set(offers, table);
      last.set(seeks, table);
      return table;
    };
    return here.map((pair) => {
      const { offers = -1, seeks = -1 } = pairs[pair] ?? {};
      const id = (index: number): string => problem.participants[index]?.id ?? '';
      return { seeks: id(seeks), offers: id(offers), slot: problem.slots[place]?.id ?? '', table: seat(pair) };
    });
  });
}
