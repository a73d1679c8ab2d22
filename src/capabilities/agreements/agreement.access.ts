import { type AgreementParty, movesFrom } from './agreement.rules.ts';
import { type AgreementStatus, type AgreementStep, agreementStepSchema } from './agreement.schema.ts';

interface Signer {
  readonly org: number;
  readonly permissions: readonly string[];
}

interface AgreementOrgs {
  readonly ownerOrg: number;
  readonly parties: readonly { readonly org: number; readonly signedAt: string | null }[];
}

export function partiesOf(actor: Signer, agreement: AgreementOrgs): AgreementParty[] {
  if (!actor.permissions.includes('agreements.manage')) return [];
  const parts: readonly [AgreementParty, boolean][] = [
    ['drafter', actor.org === agreement.ownerOrg],
    ['party', agreement.parties.some((party) => party.org === actor.org)],
  ];
  return parts.filter(([, is]) => is).map(([party]) => party);
}

/** What the page shows and the service allows. Signing twice is no step. */
export function agreementActions(
  actor: Signer,
  status: AgreementStatus,
  agreement: AgreementOrgs,
): (AgreementStep | 'edit' | 'renew')[] {
  const parties = partiesOf(actor, agreement);
  const moves: readonly string[] = movesFrom(status, parties);
  const own = agreement.parties.find((party) => party.org === actor.org);
  const steps = agreementStepSchema.options.filter(
    (step) => moves.includes(step) && !(step === 'sign' && own?.signedAt != null),
  );
  const drafter = parties.includes('drafter');
  return [
    ...steps,
    ...(drafter && status === 'draft' ? (['edit'] as const) : []),
    ...(parties.includes('party') && (status === 'inForce' || status === 'ended') ? (['renew'] as const) : []),
  ];
}
