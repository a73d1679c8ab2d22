import type { MemberRole } from '../../vocabulary/memberRoles.ts';
import type { BodyRule, Charter, CharterBody, Share } from './charter.schema.ts';

/** Quorum and majority, exactly: shares are cross-multiplied, never divided. */

/** What alliances without a rule of their own go by (PROGRAMS §8, S50 and S51). */
export const COMMON_BODIES: readonly BodyRule[] = [
  { body: 'assembly', roles: [], present: { num: 2, den: 3 }, agree: { num: 2, den: 3 } },
  {
    body: 'council',
    roles: ['chair', 'viceChair', 'secretaryGeneral', 'council'],
    present: { num: 1, den: 2 },
    agree: { num: 2, den: 3 },
  },
];

const reaches = (part: number, whole: number, share: Share): boolean => part * share.den >= whole * share.num;

/** Members of a body that must be present for it to decide. */
export const neededPresent = (rule: BodyRule, eligible: number): number =>
  Math.ceil((eligible * rule.present.num) / rule.present.den);

export const isQuorate = (rule: BodyRule, eligible: number, present: number): boolean =>
  eligible > 0 && present > 0 && reaches(present, eligible, rule.present);

/** Of those present, abstentions included, enough agree. */
export const isCarried = (rule: BodyRule, present: number, yes: number): boolean =>
  present > 0 && reaches(yes, present, rule.agree);

export interface Tally {
  readonly eligible: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

/**
 * Where a vote stands. `carried` and `rejected` before the last day only where the ballots still out cannot change it; `open` otherwise.
 * On the last day's end what was cast decides; without a quorum it is `noQuorum`.
 */
export function voteResult(
  rule: BodyRule,
  tally: Tally,
  isOver: boolean,
): 'open' | 'carried' | 'rejected' | 'noQuorum' {
  const cast = tally.yes + tally.no + tally.abstain;
  const out = tally.eligible - cast;
  if (isOver || out <= 0) {
    if (!isQuorate(rule, tally.eligible, cast)) return 'noQuorum';
    return isCarried(rule, cast, tally.yes) ? 'carried' : 'rejected';
  }
  if (!isQuorate(rule, tally.eligible, cast)) return 'open';
  if (isCarried(rule, tally.eligible, tally.yes)) return 'carried';
  return isCarried(rule, tally.eligible, tally.yes + out) ? 'open' : 'rejected';
}

/** The rule of a body: the charter's, or the common one. */
export const ruleOf = (charter: Pick<Charter, 'bodies'> | null, body: CharterBody): BodyRule => {
  const own = charter?.bodies.find((one) => one.body === body) ?? COMMON_BODIES.find((one) => one.body === body);
  if (own) return own;
  const [assembly] = COMMON_BODIES;
  if (!assembly) throw new Error('there is no common rule');
  return { ...assembly, body };
};

/** Whether holders of these roles belong to the body. */
export const belongsTo = (rule: BodyRule, roles: readonly MemberRole[]): boolean =>
  roles.length > 0 && (rule.roles.length === 0 || roles.some((role) => rule.roles.includes(role)));
