import type { PartyBodyView, PartyLinkView, VenueView } from './party.schema.ts';

interface Keeper {
  readonly org: number;
  readonly permissions: readonly string[];
}

const keeps = (actor: Keeper, ownerOrg: number): boolean =>
  actor.org === ownerOrg && actor.permissions.includes('party.manage');

/** Everybody signed in reads what a party organisation does with others; only itself keeps the record. */
export const bodyActions = (actor: Keeper, body: { ownerOrg: number; dissolved: boolean }): PartyBodyView['may'] =>
  keeps(actor, body.ownerOrg) && !body.dissolved ? ['edit', 'addUnit', 'endUnit', 'link', 'dissolve'] : [];

/** Partners add to the record of a link; its body gives tasks, opens cases and ends it. */
export function linkActions(
  actor: Keeper,
  link: { readonly ownerOrg: number; readonly partners: readonly (number | null)[]; readonly ended: boolean },
): PartyLinkView['may'] {
  if (link.ended) return [];
  if (keeps(actor, link.ownerOrg)) return ['record', 'assign', 'openCase', 'end'];
  return link.partners.includes(actor.org) && actor.permissions.includes('party.book') ? ['record'] : [];
}

export function venueActions(actor: Keeper, venue: { ownerOrg: number; closed: boolean }): VenueView['may'] {
  if (venue.closed) return [];
  const books = actor.permissions.includes('party.book');
  return [
    ...(actor.org === venue.ownerOrg && books ? (['edit', 'close'] as const) : []),
    ...(books ? (['book'] as const) : []),
  ];
}

/** A booking is given back by who made it or by whose venue it is. */
export const mayCancel = (actor: Keeper, booking: { org: number; venueOrg: number }): boolean =>
  actor.permissions.includes('party.book') && (actor.org === booking.org || actor.org === booking.venueOrg);
