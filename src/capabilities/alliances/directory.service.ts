import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { countedShares } from '../origins/origin.service.ts';
import { isSecretariat } from './alliance.access.ts';
import type { AllianceRow } from './alliance.queries.ts';
import type { Member, MemberQuery, PastMembership } from './alliance.schema.ts';
import {
  type DirectoryRow,
  directoryPage,
  historyOf,
  type MemberKind,
  membersWith,
  needKindsOf,
  offerKindsOf,
} from './directory.queries.ts';
import { requireAlliance, standingTowards } from './readAlliance.service.ts';

/** The member directory: who is in, in which role, what it offers and what it needs, as far as the reader may see it. */

const kindsOf = (kinds: readonly MemberKind[], org: number): string[] =>
  kinds.filter((one) => one.org === org).map((one) => one.kind);

async function present(
  use: Use,
  allianceOrg: number,
  rows: readonly DirectoryRow[],
  mayName: boolean,
): Promise<Member[]> {
  const orgs = rows.filter((row) => mayName || row.listed).map((row) => row.member_org);
  const shares = await countedShares(use.tx, { alliance: allianceOrg }, orgs);
  const offers = await offerKindsOf(use.tx, orgs);
  const needs = await needKindsOf(use.tx, orgs);
  return rows.map((row) => {
    const named = mayName || row.listed;
    return {
      org: named ? row.member_org : null,
      name: named ? row.name : null,
      kind: row.kind,
      regionId: row.region_id,
      industry: row.industry,
      roles: row.roles,
      number: named ? row.number : null,
      since: row.since,
      offers: kindsOf(offers, row.member_org),
      needs: kindsOf(needs, row.member_org),
      counted: shares
        .filter((share) => share.org === row.member_org)
        .map(({ kind, outcomes, amountFen }) => ({ kind, outcomes, amountFen })),
      synthetic: row.synthetic,
    };
  });
}

async function filterOf(use: Use, alliance: AllianceRow, query: MemberQuery, mayName: boolean) {
  const orgs = await membersWith(use.tx, alliance.alliance_org, query);
  // What a filter finds tells about a member: without its name only public bodies may be looked for that way.
  const listedOnly = !mayName && (query.text !== undefined || orgs !== null);
  return { ...query, allianceOrg: alliance.alliance_org, orgs, listedOnly, byName: mayName };
}

export async function listMembers(use: Use, ref: RowRef, query: MemberQuery, cursors: Cursors): Promise<Page<Member>> {
  const alliance = await requireAlliance(use.tx, ref);
  const { mayName } = await standingTowards(use, alliance);
  const list = `allianceMembers ${alliance.id}`;
  const after = query.after ? cursors.open(list, use.actor.org, query.after) : null;
  const page = await directoryPage(use.tx, await filterOf(use, alliance, query, mayName), after);
  const next = page.nextKey && cursors.seal(list, use.actor.org, page.nextKey);
  return { items: await present(use, alliance.alliance_org, page.rows, mayName), next, count: page.count };
}

/** Memberships that were decided or ended: all of them for the secretariat, its own for a member. */
export async function listHistory(use: Use, ref: RowRef): Promise<PastMembership[]> {
  const alliance = await requireAlliance(use.tx, ref);
  const only = isSecretariat(use.actor, alliance.alliance_org) ? null : use.actor.org;
  const rows = await historyOf(use.tx, alliance.alliance_org, only);
  return rows.map((row) => ({
    org: row.org,
    name: row.name,
    role: row.role,
    since: row.since,
    until: row.until,
    decision: {
      meeting:
        row.decided_region_id !== null && row.decided_id !== null
          ? { regionId: row.decided_region_id, id: row.decided_id }
          : null,
      text: row.decided_text,
    },
    endedHow: row.ended_how,
    endedText: row.ended_text,
  }));
}
