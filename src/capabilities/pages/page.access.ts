import { type PageParty, pageMove } from './page.rules.ts';
import { type PageMove, type PageStatus, pageMoveSchema } from './page.schema.ts';

interface Member {
  readonly org: number;
  readonly permissions: readonly string[];
}

/** Who added a document keeps it. */
export const partiesOf = (actor: Member, ownerOrg: number): PageParty[] =>
  actor.org === ownerOrg && actor.permissions.includes('pages.add') ? ['owner'] : [];

export const pageMoves = (actor: Member, status: PageStatus, ownerOrg: number): PageMove[] =>
  pageMoveSchema.options.filter((move) => pageMove(move, status, partiesOf(actor, ownerOrg)) !== null);
