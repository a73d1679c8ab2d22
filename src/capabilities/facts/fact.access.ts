import type { Actor } from '../../kernel/actor.ts';

/** Facts are recorded by the enterprise itself and by organisations that serve it. */
export const mayRecordFor = (
  actor: Pick<Actor, 'org' | 'permissions'>,
  enterprise: { principal: number; servedBy: readonly number[] },
): boolean =>
  actor.permissions.includes('facts.record') &&
  (actor.org === enterprise.principal || enterprise.servedBy.includes(actor.org));

/** A conflict is decided by who serves the enterprise, or by the enterprise itself. */
export const mayDecideFor = (
  actor: Pick<Actor, 'org' | 'permissions'>,
  enterprise: { principal: number; servedBy: readonly number[] },
): boolean =>
  actor.permissions.includes('facts.decide') &&
  (actor.org === enterprise.principal || enterprise.servedBy.includes(actor.org));
