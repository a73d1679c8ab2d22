import type { Actor } from '../../kernel/actor.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Sql } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { type NamingDeps, namedReach } from '../matching/namedReach.service.ts';
import { eyesOf } from '../matching/reach.service.ts';
import type { ReachRow } from '../offers/offer.schema.ts';
import { type OfferRow, requireOffer } from '../offers/offer.service.ts';
import { programOf } from '../offers/program.service.ts';
import { findOrganisation } from '../organisations/organisation.service.ts';
import { mayMakeList } from './grantList.access.ts';
import { nobodyEligible, notAutoGrant, sameFinance, unknownFinance } from './grantList.errors.ts';
import type { GrantList, NewList } from './grantList.schema.ts';
import { viewList } from './grantList.service.ts';
import { insertList, insertRows } from './grantList.store.ts';

/** Making a list: everybody eligible whom the office may name, by the platform's own count of the day. */

export interface Found {
  readonly offer: OfferRow;
  readonly rows: readonly ReachRow[];
  readonly unnamed: number | null;
}

/** Before the transaction: who is eligible. Each name is a reading under its grant. */
export async function findEligible(
  deps: NamingDeps & { readonly sql: Sql },
  actor: Actor,
  ref: RowRef,
  now: Date,
): Promise<Found> {
  const offer = await deps.sql.tx(eyesOf(actor), (tx) => requireOffer(tx, ref));
  const grade = programOf(offer)?.grade ?? 'none';
  if (!mayMakeList(actor, { ownerOrg: offer.owner_org, grade })) throw notAutoGrant();
  const reach = await namedReach(deps, actor, ref, 'eligible', now);
  return { offer, rows: await reach.name(reach.ids, 'autoGrant', now), unnamed: reach.hidden };
}

export async function makeList(use: Use, found: Found, input: NewList): Promise<GrantList> {
  if (found.rows.length === 0) throw nobodyEligible();
  if (input.financeOrg === use.actor.org) throw sameFinance();
  if (!(await findOrganisation(use.tx, input.financeOrg))) throw unknownFinance();
  const list = {
    regionId: use.actor.regionId,
    id: use.ids.uuid(),
    leadOrg: use.actor.org,
    financeOrg: input.financeOrg,
    offer: { regionId: found.offer.region_id, id: found.offer.id, code: found.offer.code },
    title: input.title,
    asOf: dayInShanghai(use.now),
    noticeDays: input.noticeDays,
    confirmDays: input.confirmDays,
    unnamed: found.unnamed,
    accountId: use.actor.accountId,
    at: use.now.toISOString(),
  };
  await use.tx.asJob('a list has a row for each enterprise', async (job) => {
    await insertList(job, list);
    await insertRows(
      job,
      list,
      found.rows.map((row) => ({
        id: use.ids.uuid(),
        regionId: row.regionId,
        enterpriseId: row.enterpriseId,
        enterpriseOrg: row.principal,
        name: row.name,
        creditCode: row.creditCode,
        amountFen: row.amountFen,
        ground: row.summary,
      })),
    );
  });
  return viewList(use, list);
}
