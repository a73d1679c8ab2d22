import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { isSecretariat } from './alliance.access.ts';
import { decisionRequired, notMember, notSecretariat, unknownMember } from './alliance.errors.ts';
import { type AllianceRow, lockAlliance, memberIn } from './alliance.queries.ts';
import { type Step, stepTo } from './alliance.rules.ts';
import type { Alliance, ChangeRoles, expelSchema } from './alliance.schema.ts';
import { noteStep } from './application.store.ts';
import type { Decision } from './charter.schema.ts';
import { join } from './membership.service.ts';
import { type EndedHow, endMemberships, listMember } from './membership.store.ts';
import { requireAlliance, viewAlliance } from './readAlliance.service.ts';

/** What happens to a member: other roles, leaving by letter, being expelled. Sight of the members' rows follows at the next request. */

type Found = NonNullable<Awaited<ReturnType<typeof memberIn>>>;

/** The member, with the alliance held so that steps about its members follow one another. */
async function forMember<T>(
  use: Use,
  alliance: AllianceRow,
  org: number,
  step: Step,
  work: (job: Tx, member: Found) => Promise<T>,
): Promise<T> {
  return use.tx.asJob('the directory of members belongs to no tenant', async (job) => {
    await lockAlliance(job, alliance.alliance_org);
    const member = await memberIn(job, alliance.alliance_org, org);
    const party = step === 'leave' ? 'applicant' : 'secretariat';
    if (!member || stepTo(step, 'admitted', [party]) === null)
      throw org === use.actor.org ? notMember() : unknownMember();
    return work(job, member);
  });
}

async function trace(
  use: Use,
  job: Tx,
  alliance: AllianceRow,
  org: number,
  step: Step,
  text: string,
  decision: Decision | null,
) {
  await noteStep(job, {
    regionId: alliance.region_id,
    allianceId: alliance.id,
    id: use.ids.uuid(),
    allianceOrg: alliance.alliance_org,
    aboutOrg: org,
    applicationId: null,
    step,
    at: use.now.toISOString(),
    byOrg: use.actor.org,
    byAccount: use.actor.accountId,
    text,
    decision,
  });
}

const entryOf = (org: number, member: Found) => ({
  org,
  name: member.name,
  kind: member.kind,
  regionId: member.region_id,
  industry: member.industry,
  listed: member.listed,
  synthetic: member.synthetic,
});

async function end(
  use: Use,
  alliance: AllianceRow,
  org: number,
  step: 'leave' | 'expel',
  how: EndedHow,
  text: string,
  decision: Decision | null,
) {
  await forMember(use, alliance, org, step, async (job, member) => {
    const where = { allianceOrg: alliance.alliance_org, memberOrg: org };
    await endMemberships(job, where, { until: dayInShanghai(use.now), how, text });
    await listMember(job, alliance.alliance_org, entryOf(org, member), null);
    await trace(use, job, alliance, org, step, text, decision);
  });
}

/** Leaving is a member's own word: it needs nobody's consent. */
export async function leave(use: Use, ref: RowRef, input: { readonly letter: string }): Promise<Alliance> {
  const alliance = await requireAlliance(use.tx, ref);
  await end(use, alliance, use.actor.org, 'leave', 'left', input.letter, null);
  return viewAlliance(use, ref);
}

export async function expel(use: Use, ref: RowRef, input: z.output<typeof expelSchema>): Promise<Alliance> {
  const alliance = await requireAlliance(use.tx, ref);
  if (!isSecretariat(use.actor, alliance.alliance_org)) throw notSecretariat();
  if (input.decision.text === '' && input.decision.meeting === null) throw decisionRequired();
  await end(use, alliance, input.memberOrg, 'expel', 'expelled', input.reason, input.decision);
  return viewAlliance(use, ref);
}

/** Ends the roles a member no longer holds and opens the new ones, by a decision. */
export async function changeRoles(use: Use, ref: RowRef, input: ChangeRoles): Promise<Alliance> {
  const alliance = await requireAlliance(use.tx, ref);
  if (!isSecretariat(use.actor, alliance.alliance_org)) throw notSecretariat();
  if (input.decision.text === '' && input.decision.meeting === null) throw decisionRequired();
  const today = dayInShanghai(use.now);
  await forMember(use, alliance, input.memberOrg, 'changeRoles', async (job, member) => {
    const where = { allianceOrg: alliance.alliance_org, memberOrg: input.memberOrg };
    for (const role of member.roles.filter((one) => !input.roles.includes(one)))
      await endMemberships(job, { ...where, role }, { until: today, how: 'roleChanged', text: input.decision.text });
    await join(job, {
      allianceOrg: alliance.alliance_org,
      member: entryOf(input.memberOrg, member),
      roles: input.roles,
      since: today,
      source: null,
      decision: input.decision,
      number: null,
    });
    await trace(use, job, alliance, input.memberOrg, 'changeRoles', input.roles.join(', '), input.decision);
  });
  return viewAlliance(use, ref);
}
