import type * as z from 'zod';
import { versionOn } from '../../eligibility/judge.ts';
import { conditionTexts } from '../../eligibility/tally.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { requireOffer } from '../offers/offer.service.ts';
import { programOf } from '../offers/program.service.ts';
import { type AudienceRow, audiencesOf, findAudience, isNameTaken } from './audience.queries.ts';
import type { Audience, newAudienceSchema } from './audience.schema.ts';
import { changeAudience, insertAudience } from './audience.store.ts';
import { nameTaken, noRules, noSuchCondition } from './match.errors.ts';

/** Audiences by name: which part of whom an offer finds, never the enterprises; they are found anew whenever one is opened. */

const present = (row: AudienceRow): Audience => ({
  regionId: row.region_id,
  id: row.id,
  offerId: row.offer_id,
  offerTitle: { zh: row.title_zh, en: row.title_en },
  name: row.name,
  verdict: row.verdict,
  condition: row.condition_id,
  region: row.registered_region,
  version: row.version,
});

export const ownAudiences = async (use: Use): Promise<Audience[]> =>
  (await audiencesOf(use.tx, use.actor.org)).map(present);

async function requireAudience(use: Use, ref: RowRef): Promise<AudienceRow> {
  const row = await findAudience(use.tx, ref.regionId, ref.id);
  if (row?.owner_org !== use.actor.org) throw notFound();
  return row;
}

export async function keepAudience(
  use: Use,
  offer: RowRef,
  input: z.output<typeof newAudienceSchema>,
): Promise<Audience> {
  const program = programOf(await requireOffer(use.tx, offer));
  if (!program) throw noRules();
  const { name, condition, ...choice } = input;
  const known = conditionTexts(versionOn(program, dayInShanghai(use.now)));
  if (condition !== undefined && (choice.verdict !== 'near' || !known.has(condition)))
    throw noSuchCondition({ id: condition });
  const id = use.ids.uuid();
  const kept = await insertAudience(use.tx, {
    regionId: offer.regionId,
    id,
    org: use.actor.org,
    offerId: offer.id,
    name,
    choice: { ...choice, condition },
    by: use.actor.accountId,
    at: use.now.toISOString(),
  });
  if (!kept) throw nameTaken({ name });
  return present(await requireAudience(use, { regionId: offer.regionId, id }));
}

/** Under another name, taken off the list, or brought back. What was removed is only there to be brought back. */
export async function alterAudience(
  use: Use,
  ref: RowRef,
  version: number | null,
  to: { readonly name?: string; readonly act: 'rename' | 'remove' | 'restore' },
): Promise<Audience> {
  const row = await requireAudience(use, ref);
  if ((row.removed_at !== null) !== (to.act === 'restore')) throw notFound();
  expectVersion(version, row.version);
  const name = to.name ?? row.name;
  if (to.act !== 'remove' && (await isNameTaken(use.tx, row, name))) throw nameTaken({ name });
  const change = { name, isRemoved: to.act === 'remove', by: use.actor.accountId, at: use.now.toISOString() };
  if (!(await changeAudience(use.tx, row, change))) throw staleVersion({ version: row.version });
  return present(await requireAudience(use, ref));
}
