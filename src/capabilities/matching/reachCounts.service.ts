import { versionOn } from '../../eligibility/judge.ts';
import { conditionTexts } from '../../eligibility/tally.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { RowRef } from '../../kernel/fields.ts';
import { countOrFew } from '../consents/smallGroup.rules.ts';
import type { Reach } from '../offers/offer.schema.ts';
import { NO_GAP } from '../population/cells.rules.ts';
import { type JudgedOffer, judgedOffer, type ReachDeps } from './reach.service.ts';
import { toldAlone, toldAt } from './toldCells.rules.ts';
import { type ToldReach, toldReach } from './toldReach.service.ts';

/** The counts of a program page: verdicts, what keeps most out, gaps, regions. */

export async function reachOf(deps: ReachDeps, actor: Actor, ref: RowRef, now: Date): Promise<Reach> {
  const offer = await judgedOffer(deps, actor, ref, now);
  const { excluding, view } = offer.judged;
  const { total } = view;
  const told = await toldReach(deps, actor, offer, now);
  // All but a few failing is as telling as a few failing.
  const failing = (failed: number) => (countOrFew(total - failed) === null ? null : countOrFew(failed));
  const alone = (conditionId: string, count: number) => {
    const near = told.gaps.cells.get(conditionId)?.count ?? 0;
    return toldAlone(count, { count: near, told: near === 0 ? 0 : (told.gaps.told.get(conditionId) ?? null) });
  };
  return {
    asOf: offer.judged.asOf,
    enterprises: total,
    eligible: told.of('eligible'),
    near: told.of('near'),
    needsData: told.of('needs_data'),
    needsPerson: told.of('needs_person'),
    notEligible: told.of('not_eligible'),
    notApplicable: told.of('not_applicable'),
    excluding: excluding
      .slice(0, 12)
      .map((entry) => ({ ...entry, failed: failing(entry.failed), alone: alone(entry.conditionId, entry.alone) })),
    gaps: gapsOf(offer, told),
    regions: regionsOf(told),
    named: told.named,
  };
}

const largestFirst = (a: number | null, b: number | null): number => (b ?? 0) - (a ?? 0);

/** Sorted by what is told: an order by what is withheld would tell of it. */
function gapsOf(offer: JudgedOffer, told: ToldReach): Reach['gaps'] {
  const texts = conditionTexts(versionOn(offer.program, offer.judged.asOf));
  return [...told.gaps.told]
    .filter(([id]) => id !== NO_GAP)
    .map(([id, near]) => ({ conditionId: id, text: texts.get(id) ?? { zh: id, en: id }, near }))
    .sort((a, b) => largestFirst(a.near, b.near) || (a.conditionId < b.conditionId ? -1 : 1));
}

function regionsOf(told: ToldReach): Reach['regions'] {
  const [eligible, near] = [told.regionsOf('eligible'), told.regionsOf('near')];
  return [...new Set([...eligible.keys(), ...near.keys()])]
    .map((region) => ({
      region,
      eligible: toldAt(eligible, region, told.of('eligible')),
      near: toldAt(near, region, told.of('near')),
    }))
    .sort(
      (a, b) => largestFirst(a.eligible, b.eligible) || largestFirst(a.near, b.near) || (a.region < b.region ? -1 : 1),
    );
}
