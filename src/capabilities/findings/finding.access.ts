import { findingMove } from './finding.rules.ts';
import { type FindingMove, type FindingStatus, findingMoveSchema } from './finding.schema.ts';

interface Member {
  readonly org: number;
  readonly permissions: readonly string[];
}

/** Only who keeps the document decides what it says. */
export const decides = (actor: Member, ownerOrg: number): boolean =>
  actor.org === ownerOrg && actor.permissions.includes('findings.review');

export const findingMoves = (actor: Member, status: FindingStatus, ownerOrg: number): FindingMove[] =>
  decides(actor, ownerOrg) ? findingMoveSchema.options.filter((move) => findingMove(move, status) !== null) : [];
