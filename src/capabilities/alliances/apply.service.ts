import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { findOrganisation, getEnterpriseRow } from '../organisations/organisation.service.ts';
import { applicationActions, mayApply } from './alliance.access.ts';
import {
  alreadyMember,
  applicationOpen,
  noCharter,
  notApplicant,
  notPossible,
  reasonRequired,
} from './alliance.errors.ts';
import { needsReason, type Party, type Step, stepTo } from './alliance.rules.ts';
import { type ApplicationRow, ballotsOf, lockApplication } from './application.queries.ts';
import type {
  Application,
  ApplicationAction,
  applicantStepSchema,
  NewApplication,
  Standing,
} from './application.schema.ts';
import { partiesIn, requireApplication, viewApplication } from './application.service.ts';
import {
  type ApplicationChange,
  insertApplication,
  moveApplication,
  noteStep,
  rewriteForm,
} from './application.store.ts';
import type { Decision } from './charter.schema.ts';
import { charterOn } from './membership.queries.ts';
import { refOf, requireAlliance, standingTowards } from './readAlliance.service.ts';

/** Applying: the draft, its submission, taking it back. */

/** Who applies, as the alliance will list it. */
async function applicantOf(use: Use) {
  const { org, orgName, regionId } = use.actor;
  if (use.actor.enterprise) {
    const row = await getEnterpriseRow(use.tx, use.actor.enterprise);
    return {
      org,
      name: orgName,
      kind: 'enterprise',
      regionId,
      industry: row.industry_code ?? '',
      synthetic: row.synthetic,
    };
  }
  const organisation = await findOrganisation(use.tx, org);
  return {
    org,
    name: orgName,
    kind: organisation?.kind ?? 'platform',
    regionId,
    industry: '',
    synthetic: organisation?.synthetic ?? false,
  };
}

export async function apply(use: Use, ref: RowRef, input: NewApplication): Promise<Application> {
  const alliance = await requireAlliance(use.tx, ref);
  const { ownRoles } = await standingTowards(use, alliance);
  if (use.actor.org === alliance.alliance_org) throw notApplicant();
  if (!mayApply(use.actor, alliance.alliance_org, ownRoles)) throw alreadyMember();
  // Without a charter nobody is there to check and to vote.
  if ((await charterOn(use.tx, alliance.alliance_org, dayInShanghai(use.now))) === null) throw noCharter();
  const id = use.ids.uuid();
  const applicant = await applicantOf(use);
  const isNew = await use.tx.asJob('an application lies in the region of the alliance', (job) =>
    insertApplication(job, {
      regionId: alliance.region_id,
      allianceId: alliance.id,
      id,
      allianceOrg: alliance.alliance_org,
      applicant,
      role: input.role,
      form: input.form,
      accountId: use.actor.accountId,
      at: use.now.toISOString(),
    }),
  );
  if (!isNew) throw applicationOpen();
  return viewApplication(use, { ...refOf(alliance), id });
}

/** The application as the caller sees it, locked, at the version that was seen, for a step that is possible for it. */
export async function lockFor<T>(
  use: Use,
  ref: RowRef,
  action: ApplicationAction,
  version: number | null,
  work: (job: Tx, row: ApplicationRow) => Promise<T>,
): Promise<T> {
  await requireApplication(use.tx, ref);
  return use.tx.asJob('three parties move an application', async (job) => {
    const row = await lockApplication(job, ref.regionId, ref.id);
    if (!row) throw notFound();
    expectVersion(version, row.version);
    const parties = await partiesIn({ ...use, tx: job }, row, await ballotsOf(job, [row.id]));
    const actions = applicationActions(use.actor, row.status, parties, row.vote_until, dayInShanghai(use.now));
    if (!actions.includes(action)) throw notPossible({ status: row.status });
    return work(job, row);
  });
}

/** Takes a step of the table and leaves its trace. */
export async function take(
  use: Use,
  job: Tx,
  row: ApplicationRow,
  step: Step,
  party: Party,
  change: ApplicationChange & { readonly decision?: Decision },
): Promise<Standing> {
  const to = stepTo(step, row.status, [party]);
  if (to === null) throw notPossible({ status: row.status });
  const at = use.now.toISOString();
  await moveApplication(job, row, to, at, change);
  await noteStep(job, {
    regionId: row.region_id,
    allianceId: row.alliance_id,
    id: use.ids.uuid(),
    allianceOrg: row.alliance_org,
    aboutOrg: row.applicant_org,
    applicationId: row.id,
    step,
    at,
    byOrg: use.actor.org,
    byAccount: use.actor.accountId,
    text: change.reason ?? '',
    decision: change.decision ?? null,
  });
  return to;
}

export async function edit(use: Use, ref: RowRef, version: number | null, input: NewApplication): Promise<Application> {
  await lockFor(use, ref, 'edit', version, (job, row) => rewriteForm(job, row, input.role, input.form));
  return viewApplication(use, ref);
}

export async function applicantStep(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof applicantStepSchema>,
): Promise<Application> {
  if (needsReason(input.step) && input.reason === '') throw reasonRequired();
  await lockFor(use, ref, input.step, version, (job, row) =>
    take(use, job, row, input.step, 'applicant', {
      reason: input.reason,
      // A draft that is withdrawn was never seen by the alliance.
      shared: row.status === 'draft' && input.step === 'withdraw' ? [] : [row.alliance_org],
    }),
  );
  return viewApplication(use, ref);
}
