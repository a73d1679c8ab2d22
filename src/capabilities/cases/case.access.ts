import type { Actor } from '../../kernel/actor.ts';
import type { Participation } from './case.rules.ts';

export interface CaseParties {
  readonly leadOrg: number;
  readonly openedByOrg: number;
  readonly enterpriseOrg: number;
  readonly positionOrgs: readonly number[];
  readonly shared: readonly number[];
}

/** The part an actor's organisation has in a case. */
export const partOf = (actor: Pick<Actor, 'org'>, parties: CaseParties): Participation => ({
  isLead: parties.leadOrg === actor.org,
  hasPosition: parties.positionOrgs.includes(actor.org),
  isBeneficiary: parties.enterpriseOrg === actor.org,
  isOpener: parties.openedByOrg === actor.org,
  isParticipant:
    parties.enterpriseOrg === actor.org ||
    parties.openedByOrg === actor.org ||
    parties.positionOrgs.includes(actor.org) ||
    parties.shared.includes(actor.org),
});
