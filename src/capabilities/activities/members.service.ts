import type { Use } from '../../storage/use.ts';
import { notInAlliance } from './activity.errors.ts';
import { membersPrincipal } from './activity.queries.ts';

/** The principal of an alliance's members, for the alliance itself and for whoever belongs to it today; others are refused. */
export async function membersOf(use: Use, allianceOrg: number): Promise<number> {
  const members = await use.tx.asJob('the principal that the members of an alliance hold', (job) =>
    membersPrincipal(job, allianceOrg),
  );
  if (members === null || (allianceOrg !== use.actor.org && !use.actor.shared.includes(members))) throw notInAlliance();
  return members;
}
