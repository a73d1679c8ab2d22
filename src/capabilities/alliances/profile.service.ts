import { expectVersion, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { isSecretariat } from './alliance.access.ts';
import { charterNotLater, decisionRequired, notSecretariat } from './alliance.errors.ts';
import { lockAlliance } from './alliance.queries.ts';
import type { Alliance, EditAlliance } from './alliance.schema.ts';
import { editAlliance, insertCharter } from './alliance.store.ts';
import { noteStep } from './application.store.ts';
import type { NewCharter } from './charter.schema.ts';
import { chartersOf } from './membership.queries.ts';
import { requireAlliance, viewAlliance } from './readAlliance.service.ts';

/** What the secretariat writes about its alliance: the profile, and the charter with the decision behind each version. */

async function ownAlliance(use: Use, ref: RowRef) {
  const alliance = await requireAlliance(use.tx, ref);
  if (!isSecretariat(use.actor, alliance.alliance_org)) throw notSecretariat();
  return alliance;
}

export async function editProfile(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: EditAlliance,
): Promise<Alliance> {
  const alliance = await ownAlliance(use, ref);
  expectVersion(version, alliance.version);
  if (!(await editAlliance(use.tx, ref, alliance.version, input)))
    throw staleVersion({ version: alliance.version + 1 });
  return viewAlliance(use, ref);
}

/** A new version of the charter, in force later than the one before, by a named decision. */
export async function amendCharter(use: Use, ref: RowRef, input: NewCharter): Promise<Alliance> {
  const alliance = await ownAlliance(use, ref);
  if (input.decision.text === '' && input.decision.meeting === null) throw decisionRequired();
  const at = use.now.toISOString();
  const org = alliance.alliance_org;
  await use.tx.asJob('versions of a charter follow one another', async (job) => {
    await lockAlliance(job, org);
    const [present] = await chartersOf(job, org);
    if (present && input.validFrom <= present.validFrom) throw charterNotLater();
    await insertCharter(job, { ...ref, org }, { ...input, id: use.ids.uuid(), at, source: null });
    await noteStep(job, {
      regionId: ref.regionId,
      allianceId: ref.id,
      id: use.ids.uuid(),
      allianceOrg: org,
      aboutOrg: null,
      applicationId: null,
      step: 'amendCharter',
      at,
      byOrg: use.actor.org,
      byAccount: use.actor.accountId,
      text: input.change,
      decision: input.decision,
    });
  });
  return viewAlliance(use, ref);
}
