import { readdirSync, readFileSync } from 'node:fs';

/** Figures of a process and everything it started, from /proc (Linux). */

const TICKS_A_SECOND = 100;

const statOf = (pid: number): string[] | null => {
  try {
    // The name in brackets may hold spaces; fields are counted after it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
  } catch {
    return null;
  }
};

export function treeOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) parents.set(Number(name), Number(statOf(Number(name))?.[1] ?? 0));
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/** Resident memory of the tree in MB. */
export function residentMb(root: number): number {
  let kilobytes = 0;
  for (const pid of treeOf(root)) {
    try {
      kilobytes += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      // Ended between the listing and the reading.
    }
  }
  return kilobytes / 1024;
}

/** Processor time used so far, in seconds. */
export const cpuSeconds = (root: number): number =>
  treeOf(root).reduce((sum, pid) => {
    const stat = statOf(pid);
    return sum + (Number(stat?.[11] ?? 0) + Number(stat?.[12] ?? 0)) / TICKS_A_SECOND;
  }, 0);

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
