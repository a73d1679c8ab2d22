import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { CORRIDOR } from '../../vocabulary/regions.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { requireOwnFile, shareFile } from '../documents/file.service.ts';
import { type OfferKind, offerKindSchema } from '../offers/offer.schema.ts';
import { type EnterpriseRow, getEnterpriseRow } from '../organisations/organisation.service.ts';
import { canSteerNeed, raiseRelation } from './need.access.ts';
import {
  authorityInFuture,
  authorityRequired,
  deadlinePast,
  notADraft,
  notServing,
  wrongStatus,
} from './need.errors.ts';
import { draftsOf, listNeedRows, needsOfEnterprise, unsentNeeds } from './need.queries.ts';
import { canBecome, openRegionOf, statusAfterClosing } from './need.rules.ts';
import {
  type Need,
  type NeedInput,
  type NeedStatus,
  needAudienceSchema,
  type needQuerySchema,
  type needUpdateSchema,
} from './need.schema.ts';
import { findNeed, insertNeed, moveNeed, type NeedRow, settleNeed, shareNeed, updateDraft } from './need.store.ts';

/** Raising, changing and steering needs. */

export type { NeedRow };

const kindsOf = (row: NeedRow): OfferKind[] => row.kinds.map((kind) => offerKindSchema.parse(kind));

export async function presentNeeds(tx: Tx, rows: readonly NeedRow[]): Promise<Need[]> {
  const names = await organisationNames(
    tx,
    rows.map((row) => row.raised_by_org),
  );
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    enterpriseId: row.enterprise_id,
    enterpriseName: row.enterprise_name,
    ownerOrg: row.owner_org,
    raisedByOrg: row.raised_by_org,
    raisedByName: names.get(row.raised_by_org) ?? row.enterprise_name,
    kinds: kindsOf(row),
    title: row.title,
    text: row.text,
    amountFen: row.amount_fen,
    quantity: row.quantity,
    quantityUnit: row.quantity_unit,
    deadlineOn: row.deadline_on,
    audience: needAudienceSchema.parse(row.audience),
    status: row.status,
    authority: row.authority,
    submittedAt: row.submitted_at,
    createdAt: row.created_at,
    version: row.version,
  }));
}

/** The need as the caller may see it; `notFound` for absent and hidden ones alike. */
export async function requireNeed(tx: Tx, ref: RowRef): Promise<NeedRow> {
  const row = await findNeed(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

async function presentOne(tx: Tx, ref: RowRef): Promise<Need> {
  const [need] = await presentNeeds(tx, [await requireNeed(tx, ref)]);
  if (!need) throw notFound();
  return need;
}

export const getNeedView = (use: Use, ref: RowRef): Promise<Need> => presentOne(use.tx, ref);

export async function listVisibleNeeds(
  use: Use,
  query: z.output<typeof needQuerySchema>,
  cursors: Cursors,
): Promise<Page<Need>> {
  const list = `needs.${query.sort}`;
  const after = query.after ? cursors.open(list, use.actor.org, query.after) : null;
  const page = await listNeedRows(use.tx, use.actor, query, after);
  return {
    items: await presentNeeds(use.tx, page.rows),
    next: page.nextKey && cursors.seal(list, use.actor.org, page.nextKey),
    count: page.count,
  };
}

type NeedBody = z.output<typeof needUpdateSchema>;

const fieldsOf = (input: NeedBody) => ({
  kinds: [...new Set(input.kinds)],
  title: input.title,
  text: input.text,
  amount_fen: input.amountFen,
  quantity: input.quantity,
  quantity_unit: input.quantityUnit,
  deadline_on: input.deadlineOn,
  audience: input.audience,
});

function refusePastDeadline(input: NeedBody, now: Date): void {
  if (input.deadlineOn !== null && input.deadlineOn < dayInShanghai(now)) throw deadlinePast();
}

/** Who acts for an enterprise shows its authority: the scan must be the officer's own upload, and the enterprise may open it. */
async function checkAuthority(use: Use, input: NeedInput, enterprise: EnterpriseRow): Promise<void> {
  const relation = raiseRelation(use.actor, { principal: enterprise.owner_org, servedBy: enterprise.served_by });
  if (relation === null) throw notServing();
  if (relation === 'self') return;
  if (input.authority === null) throw authorityRequired();
  if (input.authority.grantedOn > dayInShanghai(use.now)) throw authorityInFuture();
  await requireOwnFile(use, input.authority.file, 'authority.file');
  await shareFile(use.tx, input.authority.file, use.actor.org, [enterprise.owner_org]);
}

/** Saves a draft. Raised by an officer, it belongs to the enterprise all the same and names its authority. */
export async function saveDraft(use: Use, input: NeedInput): Promise<Need> {
  refusePastDeadline(input, use.now);
  const enterprise = await getEnterpriseRow(use.tx, input.enterprise);
  await checkAuthority(use, input, enterprise);
  const own = enterprise.owner_org === use.actor.org;
  const row = {
    region_id: enterprise.region_id,
    id: use.ids.uuid(),
    owner_org: enterprise.owner_org,
    shared: own ? null : [use.actor.org],
    enterprise_id: enterprise.id,
    enterprise_name: enterprise.name,
    raised_by_org: use.actor.org,
    raised_by_account: use.actor.accountId,
    authority: own ? null : input.authority,
    created_at: use.now.toISOString(),
    ...fieldsOf(input),
  };
  if (own) await insertNeed(use.tx, row);
  else await use.tx.asJob('an officer raises a need for an enterprise it serves', (job) => insertNeed(job, row));
  return presentOne(use.tx, { regionId: row.region_id, id: row.id });
}

/** Loads for steering: visible, of the right version, and the caller is owner or raiser. */
async function steer(use: Use, ref: RowRef, version: number | null): Promise<NeedRow> {
  const row = await requireNeed(use.tx, ref);
  if (!canSteerNeed(use.actor, { ownerOrg: row.owner_org, raisedByOrg: row.raised_by_org })) throw notFound();
  expectVersion(version, row.version);
  return row;
}

const keyOf = (use: Use, row: NeedRow) => ({
  regionId: row.region_id,
  id: row.id,
  version: row.version,
  org: use.actor.org,
});

export async function changeDraft(use: Use, ref: RowRef, version: number | null, input: NeedBody): Promise<Need> {
  const row = await steer(use, ref, version);
  if (row.status !== 'draft') throw notADraft();
  refusePastDeadline(input, use.now);
  if (!(await updateDraft(use.tx, keyOf(use, row), fieldsOf(input)))) throw staleVersion({ version: row.version });
  return presentOne(use.tx, ref);
}

async function move(use: Use, ref: RowRef, version: number | null, to: NeedStatus): Promise<Need> {
  const row = await steer(use, ref, version);
  if (!canBecome(row.status, to)) throw wrongStatus({ status: row.status });
  const openRegion =
    to === 'withdrawn' ? null : openRegionOf(needAudienceSchema.parse(row.audience), row.region_id, CORRIDOR);
  const moved = await moveNeed(use.tx, keyOf(use, row), {
    status: to,
    openRegion,
    submittedAt: to === 'open' ? use.now.toISOString() : null,
  });
  if (!moved) throw staleVersion({ version: row.version });
  return presentOne(use.tx, ref);
}

export const submitDraft = (use: Use, ref: RowRef, version: number | null): Promise<Need> =>
  move(use, ref, version, 'open');
export const takeBackNeed = (use: Use, ref: RowRef, version: number | null): Promise<Need> =>
  move(use, ref, version, 'withdrawn');

/** The need is about to go out: checks that the caller may send it and shows it to the receivers. */
export async function sendOut(use: Use, ref: RowRef, receivers: readonly number[]): Promise<NeedRow> {
  const row = await steer(use, ref, null);
  if (!canBecome(row.status, 'inProgress')) throw wrongStatus({ status: row.status });
  if (!(await shareNeed(use.tx, { regionId: row.region_id, id: row.id, org: use.actor.org }, receivers)))
    throw notFound();
  return row;
}

export const settle = (tx: Tx, regionId: string, id: string, helped: boolean): Promise<unknown> =>
  settleNeed(tx, regionId, id, statusAfterClosing(helped));
export const listNeedsOfEnterprise = async (tx: Tx, ref: RowRef): Promise<Need[]> =>
  presentNeeds(tx, await needsOfEnterprise(tx, ref.regionId, ref.id));
export const listDrafts = async (tx: Tx, org: number): Promise<Need[]> => presentNeeds(tx, await draftsOf(tx, org));
export const listUnsent = unsentNeeds;
