import { distinctGolden, FEWEST_GOLDEN, goldenPass, goldenShowsBoth, runGolden } from '../../eligibility/goldenRun.ts';
import { staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { canEditRules } from './draft.access.ts';
import { codeChanged, goldenMissing, goldenOneSided, notOwnOffer, offerMoved } from './draft.errors.ts';
import { openDraft, programOfDraft } from './draft.service.ts';
import { closeDraft, type DraftRow, tellPublished } from './draft.store.ts';
import { findByCode } from './offer.queries.ts';
import { publishProgram, requireOffer } from './offer.service.ts';
import { findDraftNotice } from './policyNotice.queries.ts';
import { tieToOffer } from './policyNotice.store.ts';

/** A draft becomes the next version of its offer, or a new offer: only with rules that read and golden cases that pass. */
export async function publish(use: Use, ref: RowRef, version: number | null) {
  const { row, change } = await openDraft(use, ref, version);
  const program = programOfDraft(row);
  if (program.id !== row.code) throw codeChanged({ found: program.id, code: row.code });
  if (!goldenPass(program)) {
    const failing = runGolden(program).filter(({ differences }) => differences.length > 0).length;
    throw goldenMissing({ fewest: FEWEST_GOLDEN, count: distinctGolden(program), failing });
  }
  const isFromNotice = (await findDraftNotice(use.tx, ref)) !== null;
  if (isFromNotice && !goldenShowsBoth(program)) throw goldenOneSided();
  const offerId = await target(use, row);
  if (!(await closeDraft(use.tx, change, 'published'))) throw staleVersion({ version: row.version });
  await publishProgram(use.tx, {
    id: offerId,
    regionId: row.region_id,
    ownerOrg: use.actor.org,
    text: row.text,
    file: row.code,
  });
  if (isFromNotice) await tieToOffer(use.tx, row.region_id, row.id, offerId);
  const offer = await requireOffer(use.tx, { regionId: row.region_id, id: offerId });
  await tellPublished(use.tx, row.region_id, { id: offerId, version: offer.version });
  return { regionId: row.region_id, offerId, version: offer.version };
}

/** The offer that gets the rules: the one the draft was begun from, as it was then, or a new one under a free code. */
async function target(use: Use, row: DraftRow): Promise<string> {
  if (row.offer_id === null) {
    if (await findByCode(use.tx, row.region_id, row.code)) throw codeChanged({ found: row.code, code: row.code });
    return use.ids.uuid();
  }
  const offer = await requireOffer(use.tx, { regionId: row.region_id, id: row.offer_id });
  if (!canEditRules(use.actor, { ownerOrg: offer.owner_org })) throw notOwnOffer();
  if (offer.version !== row.offer_version) throw offerMoved();
  return offer.id;
}
