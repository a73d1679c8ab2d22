/** Source of new identifiers; passed in so that tests are exact. */
export interface Ids {
  uuid(): string;
}

export const randomIds: Ids = { uuid: () => globalThis.crypto.randomUUID() };

/** Identifiers 00000000-0000-4000-8000-000000000001, …2, … for tests. */
export function countingIds(start = 0): Ids {
  let next = start;
  return {
    uuid: () => {
      next += 1;
      return `00000000-0000-4000-8000-${next.toString(16).padStart(12, '0')}`;
    },
  };
}
