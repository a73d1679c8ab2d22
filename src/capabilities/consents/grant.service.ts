import type * as z from 'zod';
import { expectVersion, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { grantActions } from './consent.access.ts';
import { notPossible } from './grant.errors.ts';
import {
  askedOf,
  findGrant,
  type GrantRow,
  grantsOfEnterprise,
  listReadRows,
  namesOfGranted,
  receivedGrants,
} from './grant.queries.ts';
import { isLive, NOTICE_VERSION } from './grant.rules.ts';
import {
  type askedSchema,
  type FactRead,
  type Grant,
  purposeSchema,
  type readQuerySchema,
  signedSchema,
} from './grant.schema.ts';
import { openEnterprise, termsOf } from './reading.service.ts';
import { countOrFew } from './smallGroup.rules.ts';

/** Reading grants and the record of readings. */

export async function presentGrants(
  use: Pick<Use, 'tx' | 'actor' | 'now'>,
  rows: readonly GrantRow[],
): Promise<Grant[]> {
  const names = await organisationNames(
    use.tx,
    rows.map((row) => row.grantee_org),
  );
  const enterprises = await use.tx.asJob('a grant names its enterprise to both sides', (job) =>
    namesOfGranted(job, rows),
  );
  const at = use.now.toISOString();
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    enterprise:
      row.enterprise_id === null
        ? null
        : { regionId: row.region_id, id: row.enterprise_id, name: enterprises.get(row.enterprise_id) ?? '' },
    granteeOrg: row.grantee_org,
    granteeName: names.get(row.grantee_org) ?? '',
    basis: row.basis,
    purpose: purposeSchema.parse(row.purpose),
    fields: row.fields,
    status: row.status,
    live: isLive(termsOf(row), at),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    revokedAt: row.revoked_at,
    days: row.days,
    caseRef: row.case_id === null ? null : { regionId: row.region_id, id: row.case_id },
    offerRef:
      row.offer_id === null || row.offer_region_id === null
        ? null
        : { regionId: row.offer_region_id, id: row.offer_id },
    noticeVersion: row.notice_version,
    signed: row.signed === null ? null : signedSchema.parse(row.signed),
    note: row.note,
    may: grantActions(use.actor, { ownerOrg: row.owner_org, status: row.status, basis: row.basis }),
    createdAt: row.created_at,
    version: row.version,
  }));
}

/** The grant as the caller may see it; `notFound` for absent and hidden ones alike. */
export async function requireGrant(tx: Tx, ref: RowRef): Promise<GrantRow> {
  const row = await findGrant(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export async function viewGrant(use: Use, ref: RowRef): Promise<Grant> {
  const [grant] = await presentGrants(use, [await requireGrant(use.tx, ref)]);
  if (!grant) throw notFound();
  return grant;
}

export async function listGrantsOf(use: Use, ref: RowRef): Promise<{ items: Grant[]; noticeVersion: string }> {
  const { enterprise } = await openEnterprise(use, ref);
  return {
    items: await presentGrants(use, await grantsOfEnterprise(use.tx, enterprise)),
    noticeVersion: NOTICE_VERSION,
  };
}

export async function listReadsOf(
  use: Use,
  ref: RowRef,
  query: z.output<typeof readQuerySchema>,
  cursors: Cursors,
): Promise<Page<FactRead>> {
  await openEnterprise(use, ref);
  const after = query.after ? cursors.open('factReads', use.actor.org, query.after) : null;
  const page = await listReadRows(use.tx, ref, query.limit, after);
  const names = await organisationNames(
    use.tx,
    page.rows.map((row) => row.by_org),
  );
  return {
    items: page.rows.map((row) => ({
      id: row.id,
      at: row.at,
      byOrg: row.by_org,
      byName: names.get(row.by_org) ?? '',
      byRole: row.by_role,
      basis: row.basis,
      purpose: purposeSchema.parse(row.purpose),
      grantId: row.grant_id,
      path: row.path,
      keys: row.keys,
      facts: row.facts,
    })),
    next: page.nextKey && cursors.seal('factReads', use.actor.org, page.nextKey),
    count: page.count,
  };
}

/** What the own organisation holds and has asked for. Whom it asked unseen stays a number. */
export async function listReceivedBy(use: Use): Promise<{ items: Grant[]; asked: z.infer<typeof askedSchema>[] }> {
  const items = await presentGrants(use, await receivedGrants(use.tx, use.actor.org));
  const asked = await use.tx.asJob('requests are counted, not named', (job) => askedOf(job, use.actor.org));
  return {
    items,
    asked: asked.map((row) => ({
      offerRef:
        row.offer_id === null || row.offer_region_id === null
          ? null
          : { regionId: row.offer_region_id, id: row.offer_id },
      purpose: purposeSchema.parse(row.purpose),
      waiting: countOrFew(row.waiting),
      declined: countOrFew(row.declined),
    })),
  };
}

/** Loads a grant for a decision: visible, of the right version, allowed by the access rules. */
export async function requireFor(
  use: Use,
  ref: RowRef,
  action: Grant['may'][number],
  version: number | null,
): Promise<GrantRow> {
  const row = await requireGrant(use.tx, ref);
  if (row.owner_org !== use.actor.org) throw notFound();
  expectVersion(version, row.version);
  if (!grantActions(use.actor, { ownerOrg: row.owner_org, status: row.status, basis: row.basis }).includes(action))
    throw notPossible({ status: row.status });
  return row;
}
