/** Times, limits and lines of the eligibility benchmark. */

export interface Took {
  readonly wallMs: number;
  /** Of the whole process, all threads. */
  readonly cpuMs: number;
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
};

export const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

export function timed<T>(work: () => T): Took & { readonly result: T } {
  const [wall, cpu] = [performance.now(), cpuMs()];
  const result = work();
  return { result, wallMs: performance.now() - wall, cpuMs: cpuMs() - cpu };
}

export async function timedAsync<T>(work: () => Promise<T>): Promise<Took & { readonly result: T }> {
  const [wall, cpu] = [performance.now(), cpuMs()];
  const result = await work();
  return { result, wallMs: performance.now() - wall, cpuMs: cpuMs() - cpu };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

export const medianTook = (all: readonly Took[]): Took => ({
  wallMs: median(all.map((one) => one.wallMs)),
  cpuMs: median(all.map((one) => one.cpuMs)),
});

export const seconds = (ms: number): string => {
  const value = ms / 1e3;
  return `${value >= 100 ? Math.round(value).toLocaleString('en') : value >= 1 ? value.toFixed(2) : value.toFixed(3)} s`;
};

export const tookText = ({ wallMs, cpuMs: cpu }: Took): string => `${seconds(wallMs)} wall, ${seconds(cpu)} CPU`;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** What issue and design promise; every line is printed, and one over its limit fails the run. */
export class Limits {
  isKept = true;

  check(text: string, isWithin: boolean): void {
    if (!isWithin) this.isKept = false;
    say(`${isWithin ? 'ok  ' : 'OVER'} ${text}`);
  }

  below(what: string, ms: number, mostMs: number, goalMs: number | null = null): void {
    const goal = goalMs === null ? '' : `, goal ${seconds(goalMs)}${ms < goalMs ? ' reached' : ''}`;
    this.check(`${what}: ${seconds(ms)} (limit ${seconds(mostMs)}${goal})`, ms < mostMs);
  }

  bytes(what: string, bytes: number, most: number): void {
    this.check(`${what}: ${megabytes(bytes)} (limit ${megabytes(most)})`, bytes < most);
  }

  range(what: string, value: number, [least, most]: readonly [number, number], unit = ''): void {
    const limit = most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least}–${most}`;
    const shown = Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(2);
    this.check(`${what}: ${shown}${unit} (${limit}${unit})`, value >= least && value <= most);
  }
}

/** A number that two lists of counts share only when they are equal, to print. */
export function checksum(counts: readonly number[]): string {
  let hash = 2_166_136_261;
  for (const count of counts) hash = Math.imul(hash ^ count, 16_777_619) ^ (hash >>> 13);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
