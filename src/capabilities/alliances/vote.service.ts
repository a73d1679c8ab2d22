import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { alreadyVoted, notPossible, noVoters, reasonRequired, voteRunning, voteUntilPast } from './alliance.errors.ts';
import { lockAlliance, numberOf } from './alliance.queries.ts';
import { isVoteOver, memberNumber, needsReason } from './alliance.rules.ts';
import { membersPrincipalOf } from './alliance.service.ts';
import { drawNumber } from './alliance.store.ts';
import { type ApplicationRow, ballotsOf } from './application.queries.ts';
import type { Application, BallotChoice, secretariatStepSchema } from './application.schema.ts';
import { tallyOf, viewApplication } from './application.service.ts';
import { castBallot, openBallots } from './application.store.ts';
import { lockFor, take } from './apply.service.ts';
import { belongsTo, ruleOf, voteResult } from './charter.rules.ts';
import type { Decision } from './charter.schema.ts';
import { charterOn, membersOn } from './membership.queries.ts';
import { join } from './membership.service.ts';

/** The secretariat's check, the vote by the charter's rule, and the admission it leads to. */

const NO_DECISION: Decision = { meeting: null, text: '' };

export async function secretariatStep(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof secretariatStepSchema>,
): Promise<Application> {
  const { step, reason, decision } = input;
  if (step === 'close') {
    await lockFor(use, ref, 'close', version, (job, row) => settle(use, job, row, decision));
    return viewApplication(use, ref);
  }
  if (needsReason(step) && reason === '') throw reasonRequired();
  await lockFor(use, ref, step, version, (job, row) =>
    take(use, job, row, step, 'secretariat', { reason, decision, shared: [row.alliance_org] }),
  );
  return viewApplication(use, ref);
}

/** Opens the vote: a ballot for every member of the council as the charter in force has it. */
export async function putToVote(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: { readonly voteUntil: string },
): Promise<Application> {
  const today = dayInShanghai(use.now);
  if (input.voteUntil < today) throw voteUntilPast();
  await lockFor(use, ref, 'putToVote', version, async (job, row) => {
    const rule = ruleOf(await charterOn(job, row.alliance_org, today), 'council');
    const voters = (await membersOn(job, row.alliance_org, today))
      .filter((member) => member.org !== row.applicant_org && belongsTo(rule, member.roles))
      .map((member) => member.org);
    if (voters.length === 0) throw noVoters();
    await openBallots(job, row, voters);
    await take(use, job, row, 'putToVote', 'secretariat', {
      vote: { until: input.voteUntil, eligible: voters.length, rule },
      voters,
      shared: [row.alliance_org, await membersPrincipalOf(job, row.alliance_org)],
    });
  });
  return viewApplication(use, ref);
}

/** One vote each. Where the ballots still out cannot change the result, it stands at once. */
export async function cast(use: Use, ref: RowRef, choice: BallotChoice): Promise<Application> {
  await lockFor(use, ref, 'cast', null, async (job, row) => {
    const voter = { org: use.actor.org, accountId: use.actor.accountId, choice, at: use.now.toISOString() };
    if (!(await castBallot(job, row, voter))) throw alreadyVoted();
    await settle(use, job, row, NO_DECISION, true);
  });
  return viewApplication(use, ref);
}

/** Counts the ballots of a locked application and does what they say. */
async function settle(use: Use, job: Tx, row: ApplicationRow, decision: Decision, mayStayOpen = false): Promise<void> {
  if (row.quorum === null || row.eligible === null) throw notPossible({ status: row.status });
  const tally = tallyOf(await ballotsOf(job, [row.id]), row.eligible);
  const result = voteResult(row.quorum, tally, isVoteOver(row.vote_until, dayInShanghai(use.now)));
  // The members learn the result as they learned of the vote; an application sent back is the secretariat's again.
  const members = await membersPrincipalOf(job, row.alliance_org);
  const shared = result === 'noQuorum' ? [row.alliance_org] : [row.alliance_org, members];
  const text = decision.text || `赞成 ${tally.yes}，反对 ${tally.no}，弃权 ${tally.abstain}，应投 ${tally.eligible}`;
  const counted = { decision: { ...decision, text }, shared };
  if (result === 'carried') {
    const number = await admit(use, job, row, counted.decision);
    await take(use, job, row, 'admit', 'count', { ...counted, number });
  } else if (result === 'rejected') await take(use, job, row, 'reject', 'count', { ...counted, reason: text });
  else if (result === 'noQuorum') await take(use, job, row, 'lapse', 'count', { ...counted, reason: text });
  else if (!mayStayOpen) throw voteRunning();
}

/** Opens the membership and gives the number; one that comes back keeps the number it had. */
async function admit(use: Use, job: Tx, row: ApplicationRow, decision: Decision): Promise<string> {
  const alliance = await lockAlliance(job, row.alliance_org);
  if (!alliance) throw notPossible({ status: row.status });
  let number = await numberOf(job, row.alliance_org, row.applicant_org);
  if (number === null) {
    number = memberNumber(alliance.number_prefix, alliance.next_number);
    await drawNumber(job, alliance.region_id, alliance.id);
  }
  await join(job, {
    allianceOrg: row.alliance_org,
    member: {
      org: row.applicant_org,
      name: row.applicant_name,
      kind: row.applicant_kind,
      regionId: row.applicant_region,
      industry: row.industry,
      listed: row.applicant_kind !== 'enterprise',
      synthetic: row.synthetic,
    },
    roles: [row.role],
    since: dayInShanghai(use.now),
    source: null,
    decision,
    number,
  });
  return number;
}
