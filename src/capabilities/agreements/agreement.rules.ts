import type { AgreementStatus, AgreementStep } from './agreement.schema.ts';

/** The life of an agreement, in one table: who may do what from where. Pure; days come in. */

/** `drafter` writes it and is a party itself; `clock` is the platform. */
export type AgreementParty = 'drafter' | 'party' | 'clock';
export type Move = AgreementStep | 'complete' | 'end';

const TABLE: readonly (readonly [move: Move, from: AgreementStatus, to: AgreementStatus, by: AgreementParty])[] = [
  ['propose', 'draft', 'signing', 'drafter'],
  ['withdraw', 'signing', 'draft', 'drafter'],
  ['sign', 'signing', 'signing', 'party'],
  ['decline', 'signing', 'draft', 'party'],
  // The last signature brings it into force; the platform draws the conclusion.
  ['complete', 'signing', 'inForce', 'clock'],
  ['terminate', 'inForce', 'terminated', 'party'],
  ['end', 'inForce', 'ended', 'clock'],
];

export const moveTo = (move: Move, from: AgreementStatus, parties: readonly AgreementParty[]): AgreementStatus | null =>
  TABLE.find(([name, start, , by]) => name === move && start === from && parties.includes(by))?.[2] ?? null;

export const movesFrom = (from: AgreementStatus, parties: readonly AgreementParty[]): readonly Move[] => [
  ...new Set(TABLE.filter(([, start, , by]) => start === from && parties.includes(by)).map(([move]) => move)),
];

export const needsReason = (step: AgreementStep): boolean => step === 'decline' || step === 'terminate';

/** All have signed, at least two of them: nobody agrees with itself. */
export const isComplete = (signatures: readonly (string | null)[]): boolean =>
  signatures.length >= 2 && signatures.every((signedAt) => signedAt !== null);

const DAY_MS = 86_400_000;
export const EXPIRING_DAYS = 60;

/** Days from one day to another, both `YYYY-MM-DD`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** In force and within sixty days of its end: time to speak about renewal. */
export const isExpiring = (status: AgreementStatus, endsOn: string, today: string): boolean =>
  status === 'inForce' && daysBetween(today, endsOn) <= EXPIRING_DAYS;

/** The term is over on the day after its last day. */
export const isOver = (status: AgreementStatus, endsOn: string, today: string): boolean =>
  status === 'inForce' && endsOn < today;
