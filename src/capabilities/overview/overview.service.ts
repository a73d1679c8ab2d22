import { factSetOf } from '../../eligibility/factSet.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { listPressingAgreements } from '../agreements/agreement.service.ts';
import { listMemberships } from '../alliances/alliance.service.ts';
import { listCasesOfEnterprise, listDue, listUnanswered } from '../cases/case.service.ts';
import { openEnterprise } from '../consents/reading.service.ts';
import { groupFacts, openInputs, readFacts } from '../facts/fact.service.ts';
import { countMatches } from '../matching/match.service.ts';
import { listDrafts, listNeedsOfEnterprise, listUnsent, presentNeeds } from '../needs/need.service.ts';
import type { OfferAssessment } from '../offers/offer.schema.ts';
import { listAllOffers, presentOffers } from '../offers/offer.service.ts';
import { assess } from '../offers/program.service.ts';
import { screenOffers } from '../offers/screen.service.ts';
import { presentEnterprise } from '../organisations/organisation.service.ts';
import { listOutcomesOfEnterprise, listToConfirm } from '../outcomes/outcome.service.ts';
import { listOwed } from '../tasks/task.service.ts';
import { orderByVerdict, timelineOf } from './overview.rules.ts';
import type { EnterprisePage, Workbench } from './overview.schema.ts';

/** Pages that read across rooms: one enterprise, one desk. */

/** M01. Everything under the caller's row security: what it may not see is not evaluated either. */
export async function enterprisePage(use: Use, ref: RowRef): Promise<EnterprisePage> {
  const opened = await openEnterprise(use, ref);
  const { enterprise } = opened;
  const mayRead = use.actor.permissions.includes('facts.read');
  const facts = mayRead ? await readFacts(use, opened, 'enterprisePage') : [];
  const rows = await listAllOffers(use.tx);
  const offers = await presentOffers(use.tx, rows);
  const set = factSetOf(openInputs(opened, facts));
  const asOf = dayInShanghai(use.now);
  const screen = screenOffers(rows, set, asOf);
  const assessed = rows.flatMap((row, index): OfferAssessment[] => {
    const offer = offers[index];
    if (!offer || row.program_hash === null) return [];
    if (!screen.worthReading(row)) return [{ offer, assessment: null, outOfPlace: true }];
    return [{ offer, assessment: assess(row, set, asOf) }];
  });
  const needs = await listNeedsOfEnterprise(use.tx, ref);
  const cases = await listCasesOfEnterprise(use, ref);
  const outcomes = await listOutcomesOfEnterprise(use, ref);
  const memberships = await listMemberships(use.tx, enterprise.owner_org);
  return {
    enterprise: presentEnterprise(enterprise),
    facts: mayRead ? groupFacts(facts) : null,
    offers: orderByVerdict(assessed),
    memberships: memberships.map((row) => ({
      allianceOrg: row.alliance_org,
      allianceName: row.alliance_name,
      memberOrg: row.member_org,
      role: row.role,
      since: row.since,
      until: row.until,
    })),
    needs,
    cases,
    outcomes,
    timeline: timelineOf(needs, cases, outcomes),
  };
}

/** What waits for the caller's organisation. */
export async function workbench(use: Use): Promise<Workbench> {
  const handles = use.actor.permissions.includes('cases.read');
  const raises = use.actor.permissions.includes('needs.raise');
  const unsent = raises ? await listUnsent(use.tx, use.actor.org) : [];
  const views = await presentNeeds(use.tx, unsent);
  const newMatches: Workbench['newMatches'] = [];
  for (const [index, row] of unsent.entries()) {
    const need = views[index];
    if (need) newMatches.push({ need, offers: await countMatches(use, row) });
  }
  return {
    due: handles ? await listDue(use) : [],
    unanswered: handles ? await listUnanswered(use) : [],
    newMatches,
    toConfirm: use.actor.permissions.includes('outcomes.confirm') ? await listToConfirm(use) : [],
    drafts: raises ? await listDrafts(use.tx, use.actor.org) : [],
    tasks: use.actor.permissions.includes('tasks.read') ? await listOwed(use) : [],
    agreements: use.actor.permissions.includes('agreements.read') ? await listPressingAgreements(use) : [],
  };
}
