import type { Actor } from '../../kernel/actor.ts';

/** Raising for oneself needs no paper; a serving park or district office acts with recorded authority. */
export function raiseRelation(
  actor: Pick<Actor, 'org' | 'role'>,
  enterprise: { principal: number; servedBy: readonly number[] },
): 'self' | 'acting' | null {
  if (actor.org === enterprise.principal) return 'self';
  const mayAct = actor.role === 'parkOfficer' || actor.role === 'districtOffice';
  return mayAct && enterprise.servedBy.includes(actor.org) ? 'acting' : null;
}

/** Who may change, submit, send or withdraw a need: the enterprise, and whoever raised it for the enterprise. */
export const canSteerNeed = (actor: Pick<Actor, 'org'>, need: { ownerOrg: number; raisedByOrg: number }): boolean =>
  actor.org === need.ownerOrg || actor.org === need.raisedByOrg;
