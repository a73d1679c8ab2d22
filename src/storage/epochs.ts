/**
 * Which tables this process has written, as counters: what was read before and depends on them can be kept until one moves. Exact
 * within a process; other processes on the same database are covered by a short time to live at the caches that use it.
 */
export interface WriteEpochs {
  /** A number that changes when one of the tables was written by a committed transaction of this process. */
  of(tables: readonly string[]): number;
  committed(tables: ReadonlySet<string>): void;
}

export function createEpochs(): WriteEpochs {
  const counters = new Map<string, number>();
  return {
    of: (tables) => tables.reduce((sum, table) => sum + (counters.get(table) ?? 0), 0),
    committed: (tables) => {
      for (const table of tables) counters.set(table, (counters.get(table) ?? 0) + 1);
    },
  };
}

const WRITES = /\b(?:insert into|update|delete from)\s+"?([a-z_]+)/gi;

/** Adds the tables a statement writes; a read costs one failed search. */
export function noteWrites(text: string, into: Set<string>): void {
  for (const match of text.matchAll(WRITES)) into.add(match[1] ?? '');
}
