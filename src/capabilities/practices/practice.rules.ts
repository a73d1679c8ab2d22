import type { Conflict, PracticeStatus, PracticeStep } from './practice.schema.ts';

/** The life of a practice, in one table, and who may not judge it. Pure. */

export type PracticeParty = 'enterprise' | 'nominator' | 'convener' | 'round';
export type PracticeMove = PracticeStep | 'score';

const TABLE: readonly (readonly [move: PracticeMove, from: PracticeStatus, to: PracticeStatus, by: PracticeParty])[] = [
  ['consent', 'nominated', 'consented', 'enterprise'],
  ['decline', 'nominated', 'declined', 'enterprise'],
  ['withdraw', 'nominated', 'withdrawn', 'nominator'],
  ['withdraw', 'consented', 'withdrawn', 'nominator'],
  ['score', 'consented', 'scored', 'round'],
  ['publish', 'scored', 'published', 'convener'],
  ['passOver', 'scored', 'declined', 'convener'],
  ['withdrawConsent', 'consented', 'withdrawn', 'enterprise'],
  ['withdrawConsent', 'scored', 'withdrawn', 'enterprise'],
  ['withdrawConsent', 'published', 'withdrawn', 'enterprise'],
];

export const practiceMove = (
  move: PracticeMove,
  from: PracticeStatus,
  parties: readonly PracticeParty[],
): PracticeStatus | null =>
  TABLE.find(([name, start, , by]) => name === move && start === from && parties.includes(by))?.[2] ?? null;

export interface Interests {
  readonly nominatorOrg: number;
  readonly enterpriseOrg: number;
  /** Positions of the case, who leads it and who opened it. */
  readonly caseOrgs: readonly number[];
  /** Who shares its counted outcomes. */
  readonly creditOrgs: readonly number[];
}

/** Nobody judges what it was, worked on, put forward or is credited for. */
export function conflictOf(juror: number, interests: Interests): Conflict | null {
  if (juror === interests.enterpriseOrg) return 'enterprise';
  if (juror === interests.nominatorOrg) return 'nominator';
  if (interests.caseOrgs.includes(juror)) return 'position';
  if (interests.creditOrgs.includes(juror)) return 'credit';
  return null;
}
