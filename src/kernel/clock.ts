/** Time is passed in, never read inside rules, so that any day can be replayed. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until moved; for tests and replays. */
export function fixedClock(start: string): Clock & { set(instant: string): void; advanceDays(days: number): void } {
  let current = new Date(start).getTime();
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = new Date(instant).getTime();
    },
    advanceDays: (days) => {
      current += days * 86_400_000;
    },
  };
}

// China has kept UTC+8 without daylight saving since 1991; a fixed offset is exact for every date we handle.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The calendar day in Asia/Shanghai, `YYYY-MM-DD`, on which an instant falls. */
export const dayInShanghai = (instant: Date): string =>
  new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
