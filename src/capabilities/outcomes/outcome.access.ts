import type { Actor } from '../../kernel/actor.ts';
import type { OutcomeStatus } from './outcome.schema.ts';

export interface OutcomeParties {
  readonly enterpriseOrg: number;
  readonly claimants: readonly number[];
  readonly claimedByAccount: string;
  readonly hasEvidence: boolean;
}

type Confirmer = Pick<Actor, 'org' | 'accountId' | 'permissions'>;

/** Beneficiary always; a second organisation on evidence; never an organisation or person that claimed it. */
export function confirmerRelation(
  actor: Confirmer,
  outcome: OutcomeParties,
): 'beneficiary' | 'second' | 'claimant' | 'withoutEvidence' {
  if (outcome.claimants.includes(actor.org) || actor.accountId === outcome.claimedByAccount) return 'claimant';
  if (actor.org === outcome.enterpriseOrg) return 'beneficiary';
  return outcome.hasEvidence ? 'second' : 'withoutEvidence';
}

export type OutcomeAction = 'confirm' | 'reject' | 'merge' | 'declareDistinct' | 'reverse';

/** What an actor may do with an outcome it sees. */
export function outcomeActions(actor: Confirmer, status: OutcomeStatus, outcome: OutcomeParties): OutcomeAction[] {
  const relation = confirmerRelation(actor, outcome);
  const confirms =
    actor.permissions.includes('outcomes.confirm') && (relation === 'beneficiary' || relation === 'second');
  const reviews = actor.permissions.includes('outcomes.review');
  const table: readonly [OutcomeAction, boolean][] = [
    ['confirm', status === 'claimed' && confirms],
    ['reject', (status === 'claimed' || status === 'review') && confirms],
    ['merge', status === 'review' && reviews],
    ['declareDistinct', status === 'review' && reviews],
    ['reverse', status === 'confirmed' && reviews],
  ];
  return table.filter(([, possible]) => possible).map(([action]) => action);
}
