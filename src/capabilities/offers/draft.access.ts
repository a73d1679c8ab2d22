import type { Actor } from '../../kernel/actor.ts';

/** Who may write the rules of an offer: the office that offers it, where its role edits rules at all. */
export const canEditRules = (
  actor: Pick<Actor, 'org' | 'permissions'>,
  offer: { readonly ownerOrg: number },
): boolean => actor.permissions.includes('offers.edit') && actor.org === offer.ownerOrg;
