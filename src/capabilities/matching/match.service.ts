import type * as z from 'zod';
import { factSetOf } from '../../eligibility/factSet.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { regionAncestors } from '../../vocabulary/regions.ts';
import type { CaseView } from '../cases/case.schema.ts';
import { askedFor, viewCase } from '../cases/case.service.ts';
import { checkReceivers, openCase } from '../cases/openCase.service.ts';
import { findOpened } from '../consents/reading.service.ts';
import { openInputs, readFacts } from '../facts/fact.service.ts';
import type { SendInput } from '../needs/need.schema.ts';
import { type NeedRow, requireNeed, sendOut } from '../needs/need.service.ts';
import { listAllOffers, offerIndex, presentOffers } from '../offers/offer.service.ts';
import { assess } from '../offers/program.service.ts';
import { type Ranked, rankMatches } from './match.rules.ts';
import type { Match, matchListSchema } from './match.schema.ts';

/** From a need to ranked offers, and from the choice to a case. */

const SHOWN = 40;

/** Offers ranked for a need under the caller's own eyes: an offer or a fact the caller may not see has no part in it. */
export async function matchesOf(use: Use, ref: RowRef): Promise<z.infer<typeof matchListSchema>> {
  const need = await requireNeed(use.tx, ref);
  const ranking = await rank(use, need);
  const sent = await organisationsAsked(use, need);
  const present = (entry: Ranked, index: number): Match => ({
    offer: entry.candidate.offer,
    rank: index + 1,
    score: Math.max(0, Math.min(1000, entry.score)),
    reasons: [...entry.reasons],
    assessment: entry.candidate.assessment,
    alreadySent: sent.has(entry.candidate.offer.ownerOrg),
  });
  return {
    items: ranking.items.slice(0, SHOWN).map(present),
    whyNot: ranking.whyNot && present(ranking.whyNot, ranking.items.length),
  };
}

async function rank(use: Use, need: NeedRow) {
  const rows = await listAllOffers(use.tx);
  const offers = await presentOffers(use.tx, rows);
  const found = offerIndex(rows).rank(`${need.title} ${need.text}`);
  const best = found[0]?.score ?? 0;
  const words = new Map(found.map((entry) => [entry.id, entry]));
  const facts = await enterpriseFacts(use, { regionId: need.region_id, id: need.enterprise_id });
  const asOf = dayInShanghai(use.now);
  const candidates = rows.flatMap((row, index) => {
    const offer = offers[index];
    if (!offer || !need.kinds.includes(row.kind)) return [];
    const match = words.get(row.id);
    return [
      {
        offer,
        assessment: facts && assess(row, facts, asOf),
        words: match?.words ?? [],
        wordShare: match && best > 0 ? match.score / best : 0,
      },
    ];
  });
  return rankMatches(
    {
      kinds: need.kinds,
      regionId: need.region_id,
      regions: regionAncestors(need.region_id),
      amountFen: need.amount_fen,
    },
    candidates,
  );
}

// Who sees the need but not the enterprise's record ranks by words and place alone.
async function enterpriseFacts(use: Use, ref: RowRef) {
  const opened = await findOpened(use, ref);
  return opened && factSetOf(openInputs(opened, await readFacts(use, opened, 'match')));
}

const organisationsAsked = async (use: Use, need: NeedRow): Promise<Set<number>> =>
  new Set(await askedFor(use.tx, { regionId: need.region_id, id: need.id }));

/** How many offers a need has, for the workbench. */
export const countMatches = async (use: Use, need: NeedRow): Promise<number> => (await rank(use, need)).items.length;

/** Sends a need: shows it to the receivers and opens one case with a position for each. */
export async function send(use: Use, ref: RowRef, input: SendInput): Promise<CaseView> {
  const receivers = await checkReceivers(use, input);
  const need = await sendOut(
    use,
    ref,
    receivers.map((receiver) => receiver.org),
  );
  const opened = await openCase(use, need, receivers, input.message);
  return viewCase(use, opened);
}
