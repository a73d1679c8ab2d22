/**
 * Whether two texts are the same article: MinHash (Broder 1997) over runs of four letters finds candidates, the runs themselves decide. Pure.
 * 64 minima in 16 bands of 4: two texts that share half of their runs meet in a band with 64 %, that share 0.8 with 99.98 %.
 */

const RUN = 4;
const MINIMA = 64;
const ROWS = 4;

/** Letters and digits only: sites differ in spaces, quotation marks and widths. */
const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

function runsOf(text: string): Set<number> {
  const plain = letters(text);
  const runs = new Set<number>();
  for (let at = 0; at + RUN <= plain.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + RUN; next += 1) hash = Math.imul(hash ^ plain.charCodeAt(next), 0x01000193);
    runs.add(hash | 0);
  }
  return runs;
}

/** One of 64 mixings of a hash; constants of a Weyl sequence keep them apart. */
const mixed = (hash: number, turn: number): number => {
  let value = Math.imul(hash ^ Math.imul(turn + 1, 0x9e3779b9), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) | 0;
};

export interface Sketch {
  readonly minima: number[];
  /** Texts that share one are compared. Empty for texts too short to have runs. */
  readonly bands: number[];
}

export function sketchOf(text: string): Sketch {
  const minima = new Array<number>(MINIMA).fill(0x7fffffff);
  const runs = runsOf(text);
  for (const run of runs)
    for (let turn = 0; turn < MINIMA; turn += 1) minima[turn] = Math.min(minima[turn] ?? 0, mixed(run, turn));
  const bands: number[] = [];
  for (let at = 0; at < MINIMA && runs.size > 0; at += ROWS)
    bands.push(minima.slice(at, at + ROWS).reduce((hash, one) => mixed(hash ^ one, at), at));
  return { minima, bands };
}

const MIN_RUNS = 40;
const SAME = 0.7;
const WITHIN = 0.85;
const SAME_FIGURES = 0.6;

const shareOf = (of: ReadonlySet<unknown>, within: ReadonlySet<unknown>): number => {
  let both = 0;
  for (const one of of) if (within.has(one)) both += 1;
  return of.size === 0 ? 1 : both / of.size;
};

const figuresOf = (text: string): Set<string> => new Set(text.normalize('NFKC').match(/\d+(?:\.\d+)?/g) ?? []);

/**
 * Most runs of one stand in the other (a copy may be cut short), and most figures agree: two years of one report share their sentences,
 * not their figures.
 */
export function isSameArticle(one: string, other: string): boolean {
  const [a, b] = [runsOf(one), runsOf(other)];
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size < MIN_RUNS) return letters(one) === letters(other);
  const within = shareOf(small, large);
  const both = within * small.size;
  const alike = both / (small.size + large.size - both) >= SAME || (within >= WITHIN && small.size * 3 >= large.size);
  if (!alike) return false;
  const [few, many] = [figuresOf(one), figuresOf(other)].sort((x, y) => x.size - y.size);
  return shareOf(few ?? new Set(), many ?? new Set()) >= SAME_FIGURES;
}
