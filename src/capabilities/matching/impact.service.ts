import { versionOn } from '../../eligibility/judge.ts';
import { conditionTexts } from '../../eligibility/tally.ts';
import type { Actor } from '../../kernel/actor.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import { listEnterprisesInWork } from '../cases/case.service.ts';
import { programOfDraft, requireDraft } from '../offers/draft.service.ts';
import { requireOffer } from '../offers/offer.service.ts';
import { programHash, programOf } from '../offers/program.service.ts';
import { impactOf } from '../population/impact.service.ts';
import { eyesOf, type ReachDeps } from './reach.service.ts';

/**
 * What publishing a draft would change for everybody. Without a day asked for: on the first day of its newest rules where that
 * is still to come, otherwise today.
 */
export async function draftImpact(deps: ReachDeps, actor: Actor, ref: RowRef, asked: string | undefined, now: Date) {
  const { text, code, offer } = await deps.sql.tx(eyesOf(actor), async (tx) => {
    const draft = await requireDraft({ tx }, ref);
    const standing = draft.offer_id === null ? null : await requireOffer(tx, { ...ref, id: draft.offer_id });
    return { text: draft.text, code: draft.code, offer: standing };
  });
  programOfDraft({ text, code });
  // By its text, so that looking twice at the same draft reads the population once.
  const after = programOf({ program_text: text, program_hash: programHash(text), code });
  if (!after) throw new Error(`draft ${code} has no program`);
  const today = dayInShanghai(now);
  const newest = after.versions.at(-1)?.from ?? today;
  const asOf = asked ?? [today, newest].sort().at(-1) ?? today;
  const before = offer && programOf(offer);
  const inWork = offer
    ? await deps.sql.tx({ as: 'job', why: 'population' }, (tx) => listEnterprisesInWork(tx, offer.region_id, offer.id))
    : [];
  const impact = await impactOf(deps.population, before, after, asOf, { inWork });
  const texts = new Map([
    ...(before ? conditionTexts(versionOn(before, asOf)) : []),
    ...conditionTexts(versionOn(after, asOf)),
  ]);
  const conditions = impact.deciding.map(({ conditionId: id }) => ({ id, text: texts.get(id) ?? { zh: id, en: id } }));
  return { impact, conditions };
}
