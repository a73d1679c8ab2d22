import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, forbidden, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { tenureActions } from './post.access.ts';
import {
  coverRequired,
  held,
  matterTaken,
  notPossible,
  orphaned,
  partyAccount,
  unknownAccount,
  unknownHome,
  unknownMatter,
  unknownPost,
} from './post.errors.ts';
import { accountsOf, endingBy, freeMatters, mattersOf, postsOf, type TenureRow, tenuresOf } from './post.queries.ts';
import { ENDING_SOON_DAYS, orphans, stepTo } from './post.rules.ts';
import type {
  handOverSchema,
  PostInput,
  PostView,
  TenureInput,
  TenureStepInput,
  takeInputSchema,
} from './post.schema.ts';
import { requirePost, viewPost } from './post.service.ts';
import {
  closePost,
  insertMatter,
  insertPost,
  insertTenure,
  leaveMatter,
  lockPost,
  moveTenure,
  type PostRow,
  remindTerm,
  updatePost,
} from './post.store.ts';

/** Keeping posts: appointing, taking matters in hand, handing them over. Nothing a post had in hand is left without a hand. */

export async function makePost(use: Use, input: PostInput): Promise<PostView> {
  const id = use.ids.uuid();
  const regionId = use.actor.regionId;
  await use.tx.asJob('posts are kept by their organisation', (job) =>
    insertPost(job, { ...input, regionId, id, ownerOrg: use.actor.org, at: use.now.toISOString() }),
  );
  return viewPost(use, { regionId, id });
}

async function ownPost(use: Use, ref: RowRef): Promise<PostRow> {
  const row = await requirePost(use.tx, ref);
  if (row.owner_org !== use.actor.org) throw forbidden();
  if (row.closed_on !== null) throw notPossible();
  return row;
}

export async function editPost(use: Use, ref: RowRef, version: number | null, input: PostInput): Promise<PostView> {
  const row = await ownPost(use, ref);
  expectVersion(version, row.version);
  const changed = await use.tx.asJob('posts are kept by their organisation', (job) => updatePost(job, row, input));
  if (!changed) throw staleVersion({ version: row.version });
  return viewPost(use, ref);
}

export async function shutPost(use: Use, ref: RowRef, version: number | null): Promise<PostView> {
  const row = await ownPost(use, ref);
  expectVersion(version, row.version);
  const view = await viewPost(use, ref);
  if (!view.may.includes('close')) throw notPossible();
  await use.tx.asJob('posts are kept by their organisation', (job) => closePost(job, row, dayInShanghai(use.now)));
  return viewPost(use, ref);
}

async function checkHolder(use: Use, job: Tx, row: PostRow, input: TenureInput): Promise<void> {
  if (row.party && input.account !== null) throw partyAccount();
  if (input.account !== null && !(await accountsOf(job, use.actor.org)).some((one) => one.id === input.account))
    throw unknownAccount();
  if (input.homeOrg !== null && !(await organisationNames(job, [input.homeOrg])).has(input.homeOrg))
    throw unknownHome();
}

/** Appoints or seconds somebody to a post that is free; two appointments at once make one. */
export async function appoint(use: Use, ref: RowRef, input: TenureInput): Promise<PostView> {
  const row = await ownPost(use, ref);
  await use.tx.asJob('posts are kept by their organisation', async (job) => {
    await checkHolder(use, job, row, input);
    await lockPost(job, row);
    if (!(await insertTenure(job, row, { ...input, id: use.ids.uuid(), at: use.now.toISOString() }))) throw held();
  });
  return viewPost(use, ref);
}

/** Takes matters of the organisation in hand that lie with no post. */
export async function take(use: Use, ref: RowRef, input: z.output<typeof takeInputSchema>): Promise<PostView> {
  const row = await ownPost(use, ref);
  const free = await freeMatters(use.tx, row.owner_org);
  const at = use.now.toISOString();
  await use.tx.asJob('posts are kept by their organisation', async (job) => {
    if (!(await tenuresOf(job, [row.id])).some((tenure) => tenure.status !== 'ended')) throw notPossible();
    for (const [index, matter] of input.matters.entries()) {
      const known = free.find((one) => one.kind === matter.kind && one.id === matter.ref.id);
      if (!known) throw unknownMatter(`matters.${index}`);
      const taken = { id: use.ids.uuid(), kind: known.kind, regionId: known.region_id, matterId: known.id };
      if (!(await insertMatter(job, row, { ...taken, title: known.title, at }))) throw matterTaken();
    }
  });
  return viewPost(use, ref);
}

/** Hands matters to other posts of the organisation; what is over is put down. */
async function passOn(
  use: Use,
  job: Tx,
  row: PostRow,
  handOver: z.output<typeof handOverSchema>['matters'],
): Promise<void> {
  const posts = await postsOf(job, row.owner_org);
  const matters = await mattersOf(job, [row.id]);
  const at = use.now.toISOString();
  for (const [index, { id, to }] of handOver.entries()) {
    const matter = matters.find((one) => one.id === id);
    const target = posts.find((one) => one.id === to && one.closed_on === null && one.id !== row.id);
    if (!matter) throw unknownMatter(`handOver.${index}.id`);
    if (!target) throw unknownPost(`handOver.${index}.to`);
    await leaveMatter(job, row, id, to, at);
    const moved = {
      id: use.ids.uuid(),
      kind: matter.kind,
      regionId: matter.matter_region_id,
      matterId: matter.matter_id,
    };
    if (!(await insertMatter(job, target, { ...moved, title: matter.title, at }))) throw matterTaken();
  }
}

export async function handOver(use: Use, ref: RowRef, input: z.output<typeof handOverSchema>): Promise<PostView> {
  const row = await ownPost(use, ref);
  await use.tx.asJob('posts are kept by their organisation', async (job) => {
    await lockPost(job, row);
    await passOn(use, job, row, input.matters);
  });
  return viewPost(use, ref);
}

/** The day somebody leaves a post, everything open has another hand, or the day does not come. */
async function endTenure(use: Use, job: Tx, row: PostRow, input: TenureStepInput): Promise<void> {
  const posts = await postsOf(job, row.owner_org);
  const tenures = await tenuresOf(
    job,
    posts.map((post) => post.id),
  );
  const live = new Set(tenures.filter((tenure) => tenure.status !== 'ended').map((tenure) => tenure.post_id));
  const matters = await mattersOf(job, [row.id]);
  const left = orphans(matters, input.handOver, row.id, live);
  if (left.length > 0) throw orphaned({ count: left.length });
  await passOn(use, job, row, input.handOver);
  for (const matter of matters.filter((one) => one.over))
    await leaveMatter(job, row, matter.id, null, use.now.toISOString());
}

async function checkCover(job: Tx, row: PostRow, input: TenureStepInput): Promise<void> {
  if (input.coverPost === null || input.on === null) throw coverRequired();
  const posts = await postsOf(job, row.owner_org);
  const cover = posts.find((post) => post.id === input.coverPost && post.id !== row.id && post.closed_on === null);
  if (!cover) throw unknownPost('coverPost');
}

const changeOf = (tenure: TenureRow, to: 'holding' | 'onLeave' | 'ended', input: TenureStepInput, today: string) => ({
  status: to,
  coverPost: to === 'onLeave' ? input.coverPost : null,
  coverUntil: to === 'onLeave' ? input.on : null,
  endedOn: to === 'ended' ? (input.on ?? today) : tenure.ended_on,
  reason: to === 'ended' ? input.reason : tenure.ended_reason,
});

/** Leave with cover, return, end with hand-over; one transition table. */
export async function stepTenure(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: TenureStepInput,
): Promise<PostView> {
  const row = await ownPost(use, ref);
  await use.tx.asJob('posts are kept by their organisation', async (job) => {
    await lockPost(job, row);
    const tenure = (await tenuresOf(job, [row.id])).find((one) => one.status !== 'ended');
    if (!tenure) throw notPossible();
    expectVersion(version, tenure.version);
    const to = stepTo(input.step, tenure.status);
    if (to === null || !tenureActions(use.actor, row.owner_org, tenure.status).includes(input.step))
      throw notPossible();
    if (input.step === 'goOnLeave') await checkCover(job, row, input);
    if (input.step === 'end') await endTenure(use, job, row, input);
    const change = changeOf(tenure, to, input, dayInShanghai(use.now));
    if (!(await moveTenure(job, row, tenure, change))) throw staleVersion({ version: tenure.version });
  });
  return viewPost(use, ref);
}

/** The platform's clockwork: thirty days ahead both organisations hear that a term ends; once. */
export async function remindTerms(sql: Sql, now: Date): Promise<number> {
  const ahead = dayInShanghai(new Date(now.getTime() + ENDING_SOON_DAYS * 86_400_000));
  return sql.tx({ as: 'job', why: 'terms of posts' }, async (tx) => {
    const ending = await endingBy(tx, ahead);
    for (const tenure of ending) await remindTerm(tx, tenure, dayInShanghai(now));
    return ending.length;
  });
}
