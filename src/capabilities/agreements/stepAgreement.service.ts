import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { shareFile } from '../documents/file.service.ts';
import { assignTask } from '../tasks/task.service.ts';
import { agreementActions, partiesOf } from './agreement.access.ts';
import { noteRequired, stepNotPossible } from './agreement.errors.ts';
import { commitmentsOf, endingBy, type PartyRow, partiesOfAgreements } from './agreement.queries.ts';
import { EXPIRING_DAYS, isComplete, isOver, moveTo, needsReason } from './agreement.rules.ts';
import type { AgreementView, agreementStepInputSchema } from './agreement.schema.ts';
import { originOf, requireAgreement, viewAgreement } from './agreement.service.ts';
import {
  type AgreementRow,
  clearSignatures,
  declineParty,
  lockAgreement,
  markReminded,
  moveAgreement,
  noteTask,
  showTo,
  signParty,
  tellParties,
} from './agreement.store.ts';

/** Signing, declining, terminating; and the platform's part: into force with the last signature, over on the day after its term. */

type StepInput = z.output<typeof agreementStepInputSchema>;

const orgsOf = (parties: readonly PartyRow[]): number[] => parties.map((party) => party.org);

/** Promises become tasks, owed by the party that made them and seen by all. */
async function giveCommitments(use: Use, job: Tx, row: AgreementRow, parties: readonly PartyRow[]): Promise<void> {
  for (const commitment of await commitmentsOf(job, row.region_id, row.id)) {
    const task = await assignTask(
      { ...use, tx: job },
      {
        regionId: row.region_id,
        origin: originOf(row),
        originTitle: row.title,
        alliance: row.alliance_org,
        title: commitment.title,
        measure: commitment.measure,
        ownerOrg: commitment.commit_org,
        dueOn: commitment.due_on,
        shared: orgsOf(parties),
      },
    );
    await noteTask(job, row, commitment.id, task.id);
  }
}

/** The effect of one step; the agreement is locked. */
async function effect(
  use: Use,
  job: Tx,
  row: AgreementRow,
  input: StepInput,
  parties: readonly PartyRow[],
): Promise<void> {
  const at = use.now.toISOString();
  const others = orgsOf(parties).filter((org) => org !== use.actor.org);
  switch (input.step) {
    case 'propose':
      await showTo(job, row, orgsOf(parties));
      if (row.file_id !== null && row.file_region_id !== null)
        await shareFile(job, { regionId: row.file_region_id, id: row.file_id }, use.actor.org, others);
      await tellParties(job, row, 'propose', others);
      break;
    case 'withdraw':
      await clearSignatures(job, row);
      await showTo(job, row, null);
      break;
    case 'sign':
      await signParty(job, row, use.actor.org, input.note, at);
      break;
    case 'decline':
      await clearSignatures(job, row);
      await declineParty(job, row, use.actor.org, input.note);
      // A draft again, shown as it was declined; the first change by its drafter closes it to the others.
      await tellParties(job, row, 'decline', [row.owner_org]);
      break;
    case 'terminate':
      await tellParties(job, row, 'terminate', others);
      break;
  }
}

async function completeIfSigned(use: Use, job: Tx, row: AgreementRow): Promise<void> {
  const parties = await partiesOfAgreements(job, [row.id]);
  const to = moveTo('complete', 'signing', ['clock']);
  if (to === null || !isComplete(parties.map((party) => party.signed_at))) return;
  await moveAgreement(job, row, to, '', use.now.toISOString());
  await giveCommitments(use, job, row, parties);
  await tellParties(job, row, 'complete', orgsOf(parties));
}

/** One step of the transition table, at the version that was seen; signatures of several parties may cross. */
export async function stepAgreement(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: StepInput,
): Promise<AgreementView> {
  const seen = await requireAgreement(use.tx, ref);
  if (input.step !== 'sign') expectVersion(version, seen.version);
  if (needsReason(input.step) && input.note === '') throw noteRequired();
  await use.tx.asJob('an agreement moves for all its parties', async (job) => {
    const locked = (await lockAgreement(job, seen)).rows[0];
    const row: AgreementRow = { ...seen, status: locked?.status ?? seen.status, version: locked?.version ?? 0 };
    if (input.step !== 'sign') expectVersion(version, row.version);
    const parties = await partiesOfAgreements(job, [row.id]);
    const orgs = {
      ownerOrg: row.owner_org,
      parties: parties.map((party) => ({ org: party.org, signedAt: party.signed_at })),
    };
    const to = moveTo(input.step, row.status, partiesOf(use.actor, orgs));
    const possible: readonly string[] = agreementActions(use.actor, row.status, orgs);
    if (to === null || !possible.includes(input.step)) throw stepNotPossible({ status: row.status });
    await effect(use, job, row, input, parties);
    await moveAgreement(job, row, to, input.note, use.now.toISOString());
    if (input.step === 'sign') await completeIfSigned(use, job, row);
  });
  return viewAgreement(use, ref);
}

/** The platform's clockwork: speaks of renewal once, sixty days ahead, and closes terms that are over. Repeatable. */
export async function keepTerms(sql: Sql, now: Date): Promise<number> {
  const today = dayInShanghai(now);
  const ahead = dayInShanghai(new Date(now.getTime() + EXPIRING_DAYS * 86_400_000));
  return sql.tx({ as: 'job', why: 'terms of agreements' }, async (tx) => {
    let steps = 0;
    for (const row of await endingBy(tx, ahead)) {
      const orgs = orgsOf(await partiesOfAgreements(tx, [row.id]));
      const to = isOver(row.status, row.ends_on, today) ? moveTo('end', row.status, ['clock']) : null;
      if (to === null && row.reminded_on !== null) continue;
      if (to === null) await markReminded(tx, row, today);
      else await moveAgreement(tx, row, to, '', now.toISOString());
      await tellParties(tx, row, to === null ? 'expiring' : 'ended', orgs);
      steps += 1;
    }
    return steps;
  });
}
