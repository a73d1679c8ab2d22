import type { OutcomeStatus } from './outcome.schema.ts';

/** Identity, credit and counting of outcomes (DESIGN §4). Exact: shares are fractions, amounts fen. */

const TRANSITIONS: Readonly<Record<OutcomeStatus, readonly OutcomeStatus[]>> = {
  claimed: ['confirmed', 'rejected', 'merged', 'review'],
  review: ['claimed', 'merged', 'rejected'],
  confirmed: ['reversed'],
  rejected: [],
  merged: [],
  reversed: [],
};
export const outcomeCanBecome = (from: OutcomeStatus, to: OutcomeStatus): boolean => TRANSITIONS[from].includes(to);

export interface Share {
  readonly org: number;
  readonly num: number;
  readonly den: number;
}

/** Whether fractions add up to exactly 1 and no organisation stands twice. */
export function isWholeCredit(shares: readonly Share[]): boolean {
  let num = 0n;
  let den = 1n;
  for (const share of shares) {
    num = num * BigInt(share.den) + BigInt(share.num) * den;
    den *= BigInt(share.den);
  }
  return num === den && new Set(shares.map((share) => share.org)).size === shares.length;
}

/** Equal shares for organisations, in their order. */
export const equalShares = (orgs: readonly number[]): Share[] => orgs.map((org) => ({ org, num: 1, den: orgs.length }));

/**
 * Who is credited once another claim names the same evidence: the shares of the first report stand while all claimants are among
 * them; a newcomer makes everybody's share equal, since no report can speak for an organisation it did not know of.
 */
export function sharesAfterClaim(existing: readonly Share[], claimed: readonly Share[]): Share[] {
  const known = new Set(existing.map((share) => share.org));
  const newcomers = claimed.filter((share) => !known.has(share.org)).map((share) => share.org);
  return newcomers.length === 0 ? [...existing] : equalShares([...existing.map((share) => share.org), ...newcomers]);
}

/** An amount in fen split by shares without losing a fen: floors first, the rest to the largest remainders, ties by order. */
export function splitAmount(amountFen: number, shares: readonly Share[]): number[] {
  const parts = shares.map((share, index) => {
    const product = BigInt(amountFen) * BigInt(share.num);
    return {
      index,
      floor: product / BigInt(share.den),
      remainder: ((product % BigInt(share.den)) * 1_000_000n) / BigInt(share.den),
    };
  });
  let rest = BigInt(amountFen) - parts.reduce((sum, part) => sum + part.floor, 0n);
  const amounts = parts.map((part) => part.floor);
  for (const part of [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )) {
    if (rest <= 0n) break;
    amounts[part.index] = (amounts[part.index] ?? 0n) + 1n;
    rest -= 1n;
  }
  return amounts.map(Number);
}

const DAY_MS = 86_400_000;
const SIMILAR_WITHIN_DAYS = 30;

export interface Likeness {
  readonly kind: string;
  readonly amountFen: number | null;
  readonly count: number | null;
  readonly happenedOn: string;
  readonly evidenceKey: string | null;
}

/**
 * Without a number on either side, the same kind and figure within 30 days is likely the same outcome: a person must say. Two
 * different numbers of one evidence type are two outcomes.
 */
export function looksAlike(a: Likeness, b: Likeness): boolean {
  if (a.evidenceKey !== null && b.evidenceKey !== null) return false;
  const days = Math.abs(Date.parse(a.happenedOn) - Date.parse(b.happenedOn)) / DAY_MS;
  return a.kind === b.kind && a.amountFen === b.amountFen && a.count === b.count && days <= SIMILAR_WITHIN_DAYS;
}

/** The month an outcome is counted in. */
export const countingMonth = (happenedOn: string): string => happenedOn.slice(0, 7);

/** Whether a period (`2026`, `2026-10`) contains a day. */
export const periodContains = (period: string, day: string): boolean => day.startsWith(period);
