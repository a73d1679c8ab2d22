import type { RowRef } from '../../kernel/fields.ts';
import type { ListKind, PostingStatus, PostingStep } from './posting.schema.ts';

/** The life of a posting, in one table, and who is who in the case that a claim opens. Pure. */

export type PostingParty = 'poster' | 'member' | 'clock';
type Move = PostingStep | 'claim' | 'fill' | 'free';

const TABLE: readonly (readonly [move: Move, from: PostingStatus, to: PostingStatus, by: PostingParty])[] = [
  ['claim', 'open', 'open', 'member'],
  ['fill', 'open', 'full', 'clock'],
  ['free', 'full', 'open', 'clock'],
  ['close', 'open', 'closed', 'poster'],
  ['close', 'full', 'closed', 'poster'],
  ['reopen', 'closed', 'open', 'poster'],
  ['withdraw', 'open', 'withdrawn', 'poster'],
];

export const moveTo = (move: Move, from: PostingStatus, parties: readonly PostingParty[]): PostingStatus | null =>
  TABLE.find(([name, start, , by]) => name === move && start === from && parties.includes(by))?.[2] ?? null;

/** The status that the number of claims makes of an open or full posting; a closed one stays closed. */
export function statusByClaims(status: PostingStatus, claimed: number, capacity: number): PostingStatus {
  if (claimed >= capacity) return moveTo('fill', status, ['clock']) ?? status;
  return moveTo('free', status, ['clock']) ?? status;
}

interface Sides {
  readonly list: ListKind;
  readonly posterOrg: number;
  readonly claimerOrg: number;
  /** The enterprise the posting is for, the one the claim names, and those that the two sides are themselves. */
  readonly posted: RowRef | null;
  readonly named: RowRef | null;
  readonly posterIs: RowRef | null;
  readonly claimerIs: RowRef | null;
}

/**
 * Who benefits. On the list of needs: whom the posting is for, the poster, then whom the claim names or the claimer. On the lists of resources and
 * projects it is who claims. Null where no enterprise is in sight.
 */
export const beneficiaryOf = (sides: Sides): RowRef | null =>
  sides.list === 'need'
    ? (sides.posted ?? sides.posterIs ?? sides.named ?? sides.claimerIs)
    : (sides.named ?? sides.claimerIs ?? sides.posted ?? sides.posterIs);

/**
 * Who leads: on the list of needs whoever takes it on, on the others whoever offers it. An enterprise has no desk for cases, and the beneficiary
 * does not lead its own: then the secretariat of the alliance does.
 */
export function leadOf(sides: Sides, beneficiaryOrg: number, secretariat: number): number {
  const needs = sides.list === 'need';
  const [org, is] = needs ? [sides.claimerOrg, sides.claimerIs] : [sides.posterOrg, sides.posterIs];
  return org === beneficiaryOrg || is !== null ? secretariat : org;
}
