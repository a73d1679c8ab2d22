import { BLOCK_WORDS, BlockRun } from './blockRun.ts';
import type { Population } from './encode.ts';
import type { Plan, PlannedProgram } from './plan.ts';

/** The answers of one program for a population, as numbers. `possible` holds everybody who is not ruled out. */
export interface Counts {
  readonly rows: number;
  /** Not ruled out by place. */
  readonly inPlace: number;
  readonly eligible: number;
  /** Eligible once persons have decided in favour; the eligible among them. */
  readonly ready: number;
  readonly possible: number;
  readonly near: number;
}

/** The same answers as bits, 32 rows a word, in the order of the rows. */
export interface Bitmaps {
  readonly inPlace: Uint32Array;
  readonly eligible: Uint32Array;
  readonly ready: Uint32Array;
  readonly possible: Uint32Array;
  readonly near: Uint32Array;
}

export const bitCount = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return (((fours + (fours >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
};

export function countBits(words: Uint32Array): number {
  let total = 0;
  for (const word of words) total += bitCount(word);
  return total;
}

/** Bits of every program, by the order of the plan. */
export function bitmapsOf(plan: Plan, population: Population): readonly Bitmaps[] {
  const run = new BlockRun(plan, population);
  const length = population.blocks * BLOCK_WORDS;
  const all = plan.programs.map(() => emptyBitmaps(length));
  for (let block = 0; block < population.blocks; block += 1) {
    run.enter(block);
    plan.programs.forEach((planned, at) => {
      readBlock(run, planned, population, block, all[at] as Bitmaps);
    });
  }
  return all;
}

/** All zero, for as many words. */
export const emptyBitmaps = (length: number): Bitmaps => ({
  inPlace: new Uint32Array(length),
  eligible: new Uint32Array(length),
  ready: new Uint32Array(length),
  possible: new Uint32Array(length),
  near: new Uint32Array(length),
});

/** The answers of a program in the block a run has entered, written at the block's place in `out`. */
export function readBlock(
  run: BlockRun,
  planned: PlannedProgram,
  population: Population,
  block: number,
  out: Bitmaps,
): void {
  const from = block * BLOCK_WORDS;
  const live = new Uint32Array(population.live.view.buffer, population.live.at + from * 4, BLOCK_WORDS);
  const gate = (lane: 'sure' | 'open', at: number): Uint32Array => run.words(lane, at);
  const placeSure = gate('sure', planned.place.sure);
  const placeReady = gate('sure', planned.place.open);
  const placeOpen = gate('open', planned.place.open);
  const rootSure = gate('sure', planned.root.sure);
  const rootReady = gate('sure', planned.root.open);
  const rootOpen = gate('open', planned.root.open);
  const near = gate('open', planned.root.near);
  for (let word = 0; word < BLOCK_WORDS; word += 1) {
    const place = (placeOpen[word] as number) & (live[word] as number);
    const open = rootOpen[word] as number;
    out.inPlace[from + word] = place;
    out.possible[from + word] = place & open;
    out.near[from + word] = place & ~open & (near[word] as number);
    out.eligible[from + word] = place & (placeSure[word] as number) & (rootSure[word] as number);
    out.ready[from + word] = place & (placeReady[word] as number) & (rootReady[word] as number);
  }
}

export const countsOf = (bitmaps: Bitmaps, rows: number): Counts => ({
  rows,
  inPlace: countBits(bitmaps.inPlace),
  eligible: countBits(bitmaps.eligible),
  ready: countBits(bitmaps.ready),
  possible: countBits(bitmaps.possible),
  near: countBits(bitmaps.near),
});

export const hasBit = (words: Uint32Array, row: number): boolean =>
  (((words[row >> 5] as number) >>> (row & 31)) & 1) === 1;
