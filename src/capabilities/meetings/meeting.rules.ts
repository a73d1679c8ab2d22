import { isCarried, isQuorate, neededPresent } from '../alliances/charter.rules.ts';
import type { BodyRule } from '../alliances/charter.schema.ts';
import type { MeetingStatus, MeetingStep, Unit } from './meeting.schema.ts';

/** The life of a meeting, in one table; quorum, votes and seats. Pure: instants and days come in. */

/** `convener` calls it; `unit` was there and countersigns; `clock` is the platform drawing a conclusion. */
export type MeetingParty = 'convener' | 'unit' | 'clock';
type Move = MeetingStep | 'complete';

const TABLE: readonly (readonly [move: Move, from: MeetingStatus, to: MeetingStatus, by: MeetingParty])[] = [
  ['call', 'draft', 'called', 'convener'],
  ['cancel', 'draft', 'cancelled', 'convener'],
  ['cancel', 'called', 'cancelled', 'convener'],
  ['begin', 'called', 'inSession', 'convener'],
  ['close', 'inSession', 'closed', 'convener'],
  ['submitMinutes', 'closed', 'minuted', 'convener'],
  ['amend', 'minuted', 'closed', 'convener'],
  ['countersign', 'minuted', 'minuted', 'unit'],
  ['complete', 'minuted', 'final', 'clock'],
];

export const moveTo = (move: Move, from: MeetingStatus, parties: readonly MeetingParty[]): MeetingStatus | null =>
  TABLE.find(([name, start, , by]) => name === move && start === from && parties.includes(by))?.[2] ?? null;

export const movesFrom = (from: MeetingStatus, parties: readonly MeetingParty[]): readonly Move[] => [
  ...new Set(TABLE.filter(([, start, , by]) => start === from && parties.includes(by)).map(([move]) => move)),
];

type VotingUnit = Pick<Unit, 'votes' | 'present'>;
type Shares = Pick<BodyRule, 'present' | 'agree'>;

const ruleFrom = (shares: Shares): BodyRule => ({ body: 'council', roles: [], ...shares });

export interface Quorum {
  readonly eligible: number;
  readonly needed: number;
  readonly present: number;
  readonly reached: boolean;
}

/** Units count, not heads: how many of those that vote are there, and whether that is enough. */
export function quorumOf(shares: Shares, units: readonly VotingUnit[]): Quorum {
  const voting = units.filter((unit) => unit.votes);
  const present = voting.filter((unit) => (unit.present ?? 0) > 0).length;
  const rule = ruleFrom(shares);
  return {
    eligible: voting.length,
    needed: neededPresent(rule, voting.length),
    present,
    reached: isQuorate(rule, voting.length, present),
  };
}

/** What a motion came to: without a quorum nothing is decided; with one, enough of the units present must have agreed. */
export function motionResult(shares: Shares, quorum: Quorum, yes: number): 'carried' | 'lost' | 'noQuorum' {
  if (!quorum.reached) return 'noQuorum';
  return isCarried(ruleFrom(shares), quorum.present, yes) ? 'carried' : 'lost';
}

/** All voting units that were there have countersigned; the convener's own word is the minutes themselves. */
export const isCountersigned = (
  units: readonly (VotingUnit & Pick<Unit, 'countersignedAt' | 'org'>)[],
  convener: number,
) =>
  units
    .filter((unit) => (unit.present ?? 0) > 0 && unit.org !== convener)
    .every((unit) => unit.countersignedAt !== null);

/** Seats by unit in the order of the list, `2-5` for row 2, seat 5; a unit of several people sits together and a row is never split unless it must be. */
export function seatPlan(
  units: readonly { readonly org: number; readonly people: number }[],
  perRow: number,
): Map<number, string> {
  const seats = new Map<number, string>();
  let row = 1;
  let next = 1;
  for (const { org, people } of units) {
    if (people <= 0) continue;
    if (next > 1 && next + people - 1 > perRow && people <= perRow) {
      row += 1;
      next = 1;
    }
    const first = `${row}-${next}`;
    let last = first;
    for (let seated = 0; seated < people; seated += 1) {
      last = `${row}-${next}`;
      next += 1;
      if (next > perRow) {
        row += 1;
        next = 1;
      }
    }
    seats.set(org, first === last ? first : `${first} — ${last}`);
  }
  return seats;
}
