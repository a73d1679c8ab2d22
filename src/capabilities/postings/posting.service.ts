import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { alliancesOf, membersPrincipalOf, rolesIn } from '../alliances/alliance.service.ts';
import { getEnterpriseRow } from '../organisations/organisation.service.ts';
import type { Origin } from '../origins/origin.schema.ts';
import { countedFor } from '../origins/origin.service.ts';
import { partiesOf, postingActions } from './posting.access.ts';
import { duePast, notMember, notPossible } from './posting.errors.ts';
import { claimedBy, claimsOf, enterpriseOfOrg, findPosting, listPostingRows } from './posting.queries.ts';
import { moveTo, statusByClaims } from './posting.rules.ts';
import type {
  Posting,
  PostingInput,
  PostingView,
  postingQuerySchema,
  postingStepInputSchema,
} from './posting.schema.ts';
import { insertPosting, lockPosting, movePosting, type PostingRow } from './posting.store.ts';

/** Putting something on a list, and reading the lists. */

export const originOf = (row: PostingRow): Origin => ({ kind: 'posting', regionId: row.region_id, id: row.id });

export async function requirePosting(tx: Tx, ref: RowRef): Promise<PostingRow> {
  const row = await findPosting(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

/** Members of an alliance, and its secretariat, today. */
export async function belongs(use: Use, allianceOrg: number): Promise<boolean> {
  if (use.actor.org === allianceOrg) return true;
  const day = dayInShanghai(use.now);
  const roles = await use.tx.asJob('memberships are read by day', (job) =>
    rolesIn(job, use.actor.org, allianceOrg, day),
  );
  return roles.length > 0;
}

/** The alliances the caller may post in: its own, where it is one, and those it belongs to today. */
export async function ownAlliances(use: Use): Promise<{ org: number; name: string }[]> {
  const day = dayInShanghai(use.now);
  const found = await use.tx.asJob('memberships are read by day', (job) => alliancesOf(job, use.actor.org, day));
  const own = use.actor.role === 'allianceSecretariat' ? [{ org: use.actor.org, name: use.actor.orgName }] : [];
  return [...own, ...found.map((one) => ({ org: one.allianceOrg, name: one.name }))];
}

async function presentPostings(use: Use, rows: readonly PostingRow[]): Promise<Posting[]> {
  const own = await claimedBy(
    use.tx,
    use.actor.org,
    rows.map((row) => row.id),
  );
  const names = await organisationNames(
    use.tx,
    rows.map((row) => row.alliance_org),
  );
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    list: row.list,
    allianceOrg: row.alliance_org,
    allianceName: names.get(row.alliance_org) ?? '',
    posterOrg: row.owner_org,
    posterName: row.poster_name,
    kind: row.kind,
    title: row.title,
    text: row.text,
    capacity: row.capacity,
    claimed: row.claimed,
    dueOn: row.due_on,
    status: row.status,
    createdAt: new Date(row.created_at).toISOString(),
    ownClaim: own.has(row.id),
    may: postingActions(use.actor, {
      posterOrg: row.owner_org,
      status: row.status,
      claimed: row.claimed,
      ownClaim: own.has(row.id),
    }),
    version: row.version,
  }));
}

export async function listVisiblePostings(
  use: Use,
  query: z.output<typeof postingQuerySchema>,
  cursors: Cursors,
): Promise<Page<Posting>> {
  const after = query.after ? cursors.open('postings', use.actor.org, query.after) : null;
  const page = await listPostingRows(use.tx, use.actor.org, query, after);
  return {
    items: await presentPostings(use, page.rows),
    next: page.nextKey && cursors.seal('postings', use.actor.org, page.nextKey),
    count: page.count,
  };
}

export async function viewPosting(use: Use, ref: RowRef): Promise<PostingView> {
  const row = await requirePosting(use.tx, ref);
  const [posting] = await presentPostings(use, [row]);
  if (!posting) throw notFound();
  const claims = await claimsOf(use.tx, row);
  const poster = await use.tx.asJob('whether the poster is an enterprise', (job) =>
    enterpriseOfOrg(job, row.owner_org),
  );
  return {
    ...posting,
    claims: claims.map((claim) => ({
      id: claim.id,
      org: claim.claim_org,
      orgName: claim.claimer_name,
      note: claim.note,
      status: claim.status,
      claimedAt: new Date(claim.claimed_at).toISOString(),
      caseRef: claim.case_status === null ? null : { regionId: claim.case_region_id, id: claim.case_id },
      caseStatus: claim.case_status,
    })),
    counted: await countedFor(use.tx, { origins: [originOf(row)] }),
    asksEnterprise: row.enterprise_id === null && poster === null && use.actor.enterprise === null,
  };
}

/** Puts one thing on a list of an alliance, in its poster's own name. */
export async function post(use: Use, input: PostingInput): Promise<PostingView> {
  if (!(await belongs(use, input.alliance))) throw notMember();
  if (input.dueOn !== null && input.dueOn < dayInShanghai(use.now)) throw duePast();
  const enterprise = input.enterprise ?? (input.list === 'need' ? use.actor.enterprise : null);
  // Whom it is for must be somebody the poster may name.
  if (enterprise !== null) await getEnterpriseRow(use.tx, enterprise);
  const id = use.ids.uuid();
  const regionId = use.actor.regionId;
  await use.tx.asJob('a posting is shown to the members of an alliance', async (job) =>
    insertPosting(job, {
      region_id: regionId,
      id,
      owner_org: use.actor.org,
      shared: [await membersPrincipalOf(job, input.alliance), input.alliance],
      list: input.list,
      alliance_org: input.alliance,
      poster_name: use.actor.orgName,
      kind: input.kind,
      title: input.title,
      text: input.text,
      capacity: input.capacity,
      due_on: input.dueOn,
      enterprise_region_id: enterprise?.regionId ?? null,
      enterprise_id: enterprise?.id ?? null,
      created_at: use.now.toISOString(),
    }),
  );
  return viewPosting(use, { regionId, id });
}

/** Closes, reopens, withdraws: the poster's own steps. */
export async function stepPosting(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof postingStepInputSchema>,
): Promise<PostingView> {
  const row = await requirePosting(use.tx, ref);
  await use.tx.asJob('a posting is moved by its poster', async (job) => {
    const now = await lockPosting(job, row);
    if (!now) throw notFound();
    expectVersion(version, now.version);
    const state = { posterOrg: row.owner_org, status: now.status, claimed: now.claimed, ownClaim: false };
    const to = moveTo(input.step, now.status, partiesOf(use.actor, state));
    const possible: readonly string[] = postingActions(use.actor, state);
    if (to === null || !possible.includes(input.step)) throw notPossible({ status: now.status });
    const status = input.step === 'reopen' ? statusByClaims(to, now.claimed, row.capacity) : to;
    await movePosting(job, row, status, now.claimed);
  });
  return viewPosting(use, ref);
}
