import type { SourceStatus, SourceStep } from './source.schema.ts';

/** The life of a watched address, in one table, and when it is due again. Pure. */

export type SourceParty = 'owner' | 'clock';
export type SourceMove = SourceStep | 'giveUp';

const TABLE: readonly (readonly [move: SourceMove, from: SourceStatus, to: SourceStatus, by: SourceParty])[] = [
  ['check', 'watching', 'watching', 'owner'],
  ['pause', 'watching', 'paused', 'owner'],
  ['giveUp', 'watching', 'paused', 'clock'],
  ['resume', 'paused', 'watching', 'owner'],
  ['end', 'watching', 'ended', 'owner'],
  ['end', 'paused', 'ended', 'owner'],
];

export const sourceMove = (move: SourceMove, from: SourceStatus, by: SourceParty | null): SourceStatus | null =>
  TABLE.find(([name, start, , who]) => name === move && start === from && who === by)?.[2] ?? null;

/** A site that fails five times in a row is left alone until somebody has looked. */
export const MOST_FAILURES = 5;

const HOUR_MS = 3_600_000;
export const dueAfter = (now: Date, everyHours: number): string =>
  new Date(now.getTime() + everyHours * HOUR_MS).toISOString();
