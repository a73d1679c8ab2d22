import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { countedFor } from '../origins/origin.service.ts';
import { maySeeHolder, postActions, tenureActions } from './post.access.ts';
import {
  accountNames,
  accountsOf,
  findPost,
  freeMatters,
  type MatterRow,
  mattersOf,
  postsOf,
  secondmentsFrom,
  type TenureRow,
  tenuresOf,
} from './post.queries.ts';
import { isEndingSoon, isOverTerm } from './post.rules.ts';
import type { Matter, Post, PostView, secondmentSchema, Tenure } from './post.schema.ts';
import type { PostRow } from './post.store.ts';

/** Reading posts. Who holds one is said by name inside its organisation only, and never of a party post. */

export async function requirePost(tx: Tx, ref: RowRef): Promise<PostRow> {
  const row = await findPost(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

interface Names {
  readonly holders: ReadonlyMap<string, string>;
  readonly homes: ReadonlyMap<number, string>;
  readonly posts: ReadonlyMap<string, string>;
}

function presentTenure(use: Use, post: PostRow, row: TenureRow, names: Names): Tenure {
  const today = dayInShanghai(use.now);
  const seen = maySeeHolder(use.actor, { ownerOrg: post.owner_org, party: post.party });
  return {
    id: row.id,
    status: row.status,
    holder: seen && row.account_id !== null ? (names.holders.get(row.account_id) ?? null) : null,
    homeOrg: row.home_org,
    homeName: row.home_org === null ? null : (names.homes.get(row.home_org) ?? ''),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    endingSoon: isEndingSoon(row.status, row.ends_on, today),
    overTerm: isOverTerm(row.status, row.ends_on, today),
    coverPost:
      row.cover_post_id === null ? null : { id: row.cover_post_id, title: names.posts.get(row.cover_post_id) ?? '' },
    coverUntil: row.cover_until,
    endedOn: row.ended_on,
    endedReason: row.ended_reason,
    may: post.closed_on === null ? tenureActions(use.actor, post.owner_org, row.status) : [],
    version: row.version,
  };
}

async function namesFor(use: Use, posts: readonly PostRow[], tenures: readonly TenureRow[]): Promise<Names> {
  const accounts = tenures.flatMap((row) => (row.account_id === null ? [] : [row.account_id]));
  return {
    holders: await use.tx.asJob('holders by name for their own organisation', (job) =>
      accountNames(job, use.actor.org, accounts),
    ),
    homes: await organisationNames(
      use.tx,
      tenures.flatMap((row) => (row.home_org === null ? [] : [row.home_org])),
    ),
    posts: new Map(posts.map((row) => [row.id, row.title])),
  };
}

const current = (tenures: readonly TenureRow[], postId: string): TenureRow | undefined =>
  tenures.find((row) => row.post_id === postId && row.status !== 'ended');

export async function presentPosts(use: Use, rows: readonly PostRow[]): Promise<Post[]> {
  const ids = rows.map((row) => row.id);
  const tenures = await tenuresOf(use.tx, ids);
  const matters = await mattersOf(use.tx, ids);
  const names = await namesFor(use, rows, tenures);
  return rows.map((row) => {
    const tenure = current(tenures, row.id);
    return {
      regionId: row.region_id,
      id: row.id,
      title: row.title,
      unit: row.unit,
      party: row.party,
      closedOn: row.closed_on,
      tenure: tenure ? presentTenure(use, row, tenure, names) : null,
      openMatters: matters.filter((matter) => matter.post_id === row.id && !matter.over).length,
      version: row.version,
    };
  });
}

/** The own organisation's posts. */
export const listOwnPosts = async (use: Use): Promise<Post[]> =>
  presentPosts(use, await postsOf(use.tx, use.actor.org));

/** Own people seconded elsewhere: where, in which post, until when. */
export async function listSecondments(use: Use): Promise<z.infer<typeof secondmentSchema>[]> {
  const rows = await use.tx.asJob('a home organisation reads its secondments', (job) =>
    secondmentsFrom(job, use.actor.org),
  );
  const names = await organisationNames(
    use.tx,
    rows.map((row) => row.org),
  );
  const today = dayInShanghai(use.now);
  return rows.map((row) => ({
    orgName: names.get(row.org) ?? '',
    postTitle: row.title,
    unit: row.unit,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    endingSoon: isEndingSoon(row.status, row.ends_on, today),
  }));
}

const matterOf = (row: MatterRow): Matter => ({
  id: row.id,
  kind: row.kind,
  ref: { regionId: row.matter_region_id, id: row.matter_id },
  title: row.title,
  over: row.over,
});

export async function viewPost(use: Use, ref: RowRef): Promise<PostView> {
  const row = await requirePost(use.tx, ref);
  const siblings = await presentPosts(use, await postsOf(use.tx, row.owner_org));
  const post = siblings.find((one) => one.id === row.id) ?? (await presentPosts(use, [row]))[0];
  if (!post) throw notFound();
  const tenures = await tenuresOf(use.tx, [row.id]);
  const rows = await postsOf(use.tx, row.owner_org);
  const names = await namesFor(use, rows, tenures);
  const own = row.owner_org === use.actor.org;
  const free = own ? await freeMatters(use.tx, row.owner_org) : [];
  const state = {
    ownerOrg: row.owner_org,
    closed: row.closed_on !== null,
    held: post.tenure !== null,
    openMatters: post.openMatters,
  };
  return {
    ...post,
    duties: row.duties,
    history: tenures
      .filter((tenure) => tenure.status === 'ended')
      .map((tenure) => presentTenure(use, row, tenure, names)),
    matters: (await mattersOf(use.tx, [row.id])).map(matterOf),
    free: free.map((matter) => ({
      kind: matter.kind,
      ref: { regionId: matter.region_id, id: matter.id },
      title: matter.title,
      over: false,
    })),
    others: siblings
      .filter((one) => one.id !== row.id && one.tenure !== null && one.closedOn === null)
      .map((one) => ({ id: one.id, title: one.unit === '' ? one.title : `${one.unit} ${one.title}` })),
    counted: await countedFor(use.tx, { org: row.owner_org }),
    may: postActions(use.actor, state),
  };
}

/** Accounts of the own organisation, for an appointment. */
export const listHolders = (use: Use): Promise<readonly { id: string; name: string }[]> =>
  use.tx.asJob('accounts of the own organisation', (job) => accountsOf(job, use.actor.org));
