import type { Standing } from './application.schema.ts';

/** The life of an application and of the membership that follows, in one table: who may do what from where. Pure. */

export type Party = 'applicant' | 'secretariat' | 'voter' | 'count';
export type Step =
  | 'submit'
  | 'withdraw'
  | 'return'
  | 'refuse'
  | 'putToVote'
  | 'cast'
  | 'admit'
  | 'reject'
  | 'lapse'
  | 'changeRoles'
  | 'leave'
  | 'expel';

const TABLE: readonly (readonly [step: Step, from: Standing, to: Standing, by: Party])[] = [
  ['submit', 'draft', 'submitted', 'applicant'],
  ['withdraw', 'draft', 'withdrawn', 'applicant'],
  ['withdraw', 'submitted', 'withdrawn', 'applicant'],
  ['withdraw', 'voting', 'withdrawn', 'applicant'],
  ['return', 'submitted', 'draft', 'secretariat'],
  ['refuse', 'submitted', 'refused', 'secretariat'],
  ['putToVote', 'submitted', 'voting', 'secretariat'],
  ['cast', 'voting', 'voting', 'voter'],
  // The ballots decide, nobody's hand: by the charter's quorum and majority.
  ['admit', 'voting', 'admitted', 'count'],
  ['reject', 'voting', 'refused', 'count'],
  ['lapse', 'voting', 'submitted', 'count'],
  ['changeRoles', 'admitted', 'admitted', 'secretariat'],
  ['leave', 'admitted', 'left', 'applicant'],
  ['expel', 'admitted', 'expelled', 'secretariat'],
];

/** Where a step leads from a standing for these parties; null where they may not take it there. */
export const stepTo = (step: Step, from: Standing, parties: readonly Party[]): Standing | null =>
  TABLE.find(([name, start, , by]) => name === step && start === from && parties.includes(by))?.[2] ?? null;

export const stepsFrom = (from: Standing, parties: readonly Party[]): readonly Step[] => [
  ...new Set(TABLE.filter(([, start, , by]) => start === from && parties.includes(by)).map(([step]) => step)),
];

/** Steps that must say why. */
export const needsReason = (step: Step): boolean =>
  step === 'return' || step === 'refuse' || step === 'leave' || step === 'expel';

/** Ballots are taken until the last day's end. */
export const isVoteOver = (voteUntil: string | null, today: string): boolean => voteUntil !== null && today > voteUntil;

/** A member's number: the prefix of the alliance and a running number of four digits or more. */
export const memberNumber = (prefix: string, running: number): string => `${prefix}${String(running).padStart(4, '0')}`;
