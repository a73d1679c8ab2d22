import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { rolesIn } from '../alliances/alliance.service.ts';
import { requireOwnFile } from '../documents/file.service.ts';
import { agreementActions } from './agreement.access.ts';
import {
  alreadyRenewed,
  endsBeforeStart,
  foreignAlliance,
  notParty,
  outsideTerm,
  stepNotPossible,
  unknownParty,
} from './agreement.errors.ts';
import { commitmentsOf, findRenewal, partiesOfAgreements } from './agreement.queries.ts';
import type { AgreementInput, AgreementView, renewInputSchema } from './agreement.schema.ts';
import { requireAgreement, viewAgreement } from './agreement.service.ts';
import { type AgreementFields, insertAgreement, showTo, updateDraft, writeContents } from './agreement.store.ts';

/** Writing an agreement: as a draft of one party, and again as its renewal. */

/** Work is done in the name of an alliance only by the alliance itself or by one of its members today. */
async function speaksFor(use: Use, alliance: number): Promise<boolean> {
  if (use.actor.org === alliance) return true;
  const roles = await use.tx.asJob('memberships are read by day', (job) =>
    rolesIn(job, use.actor.org, alliance, dayInShanghai(use.now)),
  );
  return roles.length > 0;
}

async function checkInput(use: Use, input: AgreementInput): Promise<number[]> {
  if (input.endsOn <= input.startsOn) throw endsBeforeStart();
  const parties = [...new Set([use.actor.org, ...input.parties])];
  const known = await use.tx.asJob('parties are organisations of the platform', (job) =>
    organisationNames(job, parties),
  );
  for (const [index, org] of input.parties.entries()) if (!known.has(org)) throw unknownParty(`parties.${index}`);
  if (parties.length < 2) throw unknownParty('parties.0');
  for (const [index, commitment] of input.commitments.entries()) {
    if (!parties.includes(commitment.ownerOrg)) throw notParty(`commitments.${index}.ownerOrg`);
    if (commitment.dueOn < input.startsOn || commitment.dueOn > input.endsOn)
      throw outsideTerm(`commitments.${index}.dueOn`);
  }
  if (input.alliance !== null && !(await speaksFor(use, input.alliance))) throw foreignAlliance();
  if (input.file !== null) await requireOwnFile(use, input.file, 'file');
  return parties;
}

const fieldsOf = (input: AgreementInput): AgreementFields => ({
  title: input.title,
  purpose: input.purpose,
  alliance_org: input.alliance,
  starts_on: input.startsOn,
  ends_on: input.endsOn,
  file_region_id: input.file?.regionId ?? null,
  file_id: input.file?.id ?? null,
});

const withIds = (use: Use, input: Pick<AgreementInput, 'commitments'>) =>
  input.commitments.map((commitment) => ({ ...commitment, id: use.ids.uuid() }));

async function create(use: Use, input: AgreementInput, renews: string | null, regionId: string): Promise<RowRef> {
  const parties = await checkInput(use, input);
  const id = use.ids.uuid();
  await use.tx.asJob('an agreement has rows of all its parties', async (job) => {
    await insertAgreement(job, {
      ...fieldsOf(input),
      region_id: regionId,
      id,
      owner_org: use.actor.org,
      renews_id: renews,
      created_at: use.now.toISOString(),
    });
    await writeContents(job, { regionId, id, ownerOrg: use.actor.org }, parties, withIds(use, input));
  });
  return { regionId, id };
}

/** A draft of the caller's organisation, seen by nobody else until it is proposed. */
export async function draftAgreement(use: Use, input: AgreementInput): Promise<AgreementView> {
  return viewAgreement(use, await create(use, input, null, use.actor.regionId));
}

export async function editAgreement(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: AgreementInput,
): Promise<AgreementView> {
  const row = await requireAgreement(use.tx, ref);
  expectVersion(version, row.version);
  if (row.status !== 'draft' || row.owner_org !== use.actor.org) throw stepNotPossible({ status: row.status });
  const parties = await checkInput(use, input);
  await use.tx.asJob('an agreement has rows of all its parties', async (job) => {
    if (!(await updateDraft(job, row, fieldsOf(input)))) throw staleVersion({ version: row.version });
    await showTo(job, row, null);
    await writeContents(
      job,
      { regionId: ref.regionId, id: ref.id, ownerOrg: row.owner_org },
      parties,
      withIds(use, input),
    );
  });
  return viewAgreement(use, ref);
}

/** A new text with the same parties for the next term; promises that are not kept yet are carried over to its last day. */
export async function renewAgreement(
  use: Use,
  ref: RowRef,
  input: z.output<typeof renewInputSchema>,
): Promise<AgreementView> {
  const row = await requireAgreement(use.tx, ref);
  const parties = await partiesOfAgreements(use.tx, [row.id]);
  const orgs = parties.map((party) => ({ org: party.org, signedAt: party.signed_at }));
  if (!agreementActions(use.actor, row.status, { ownerOrg: row.owner_org, parties: orgs }).includes('renew'))
    throw stepNotPossible({ status: row.status });
  // Another party's draft is hidden from the caller, and is a renewal all the same.
  if (await use.tx.asJob('one renewal of an agreement', (job) => findRenewal(job, row.region_id, row.id)))
    throw alreadyRenewed();
  const view = await viewAgreement(use, ref);
  const kept = new Set(view.work.filter((task) => task.status === 'done').map((task) => task.title));
  const commitments = await commitmentsOf(use.tx, row.region_id, row.id);
  const made = await create(
    use,
    {
      title: row.title,
      purpose: row.purpose,
      alliance: row.alliance_org,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      parties: parties.map((party) => party.org).filter((org) => org !== use.actor.org),
      commitments: commitments
        .filter((one) => !kept.has(one.title))
        .map((one) => ({ title: one.title, measure: one.measure, ownerOrg: one.commit_org, dueOn: input.endsOn })),
      file: null,
    },
    row.id,
    row.region_id,
  );
  return viewAgreement(use, made);
}
