import { emit } from '../../storage/outbox.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { MatterKind, PostInput, TenureInput, TenureStatus } from './post.schema.ts';

/** The only writer of posts, tenures and matters in hand. They belong to one organisation; a home organisation reads its secondment. */

export interface PostRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly title: string;
  readonly unit: string;
  readonly duties: string;
  readonly party: boolean;
  readonly closed_on: string | null;
  readonly version: number;
}

export const insertPost = (tx: Tx, row: PostInput & { regionId: string; id: string; ownerOrg: number; at: string }) =>
  tx.query(
    'insert into posts (region_id, id, owner_org, title, unit, duties, party, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [row.regionId, row.id, row.ownerOrg, row.title, row.unit, row.duties, row.party, row.at],
  );

export async function updatePost(tx: Tx, row: PostRow, input: PostInput): Promise<boolean> {
  const changed = await tx.query(
    'update posts set title = $4, unit = $5, duties = $6, version = version + 1 where region_id = $1 and id = $2 and version = $3',
    [row.region_id, row.id, row.version, input.title, input.unit, input.duties],
  );
  return changed.count === 1;
}

export const closePost = (tx: Tx, row: PostRow, day: string) =>
  tx.query('update posts set closed_on = $3::date, version = version + 1 where region_id = $1 and id = $2', [
    row.region_id,
    row.id,
    day,
  ]);

/** Holds the post until the transaction ends: an appointment, a hand-over and an end follow each other. */
export const lockPost = (tx: Tx, row: PostRow) =>
  oneRow<{ closed_on: string | null }>(tx, 'select closed_on from posts where region_id = $1 and id = $2 for update', [
    row.region_id,
    row.id,
  ]);

/** False where the post has a holder. */
export async function insertTenure(
  tx: Tx,
  row: PostRow,
  tenure: TenureInput & { id: string; at: string },
): Promise<boolean> {
  const made = await tx.query(
    `insert into tenures (region_id, post_id, id, owner_org, shared, account_id, home_org, starts_on, ends_on, created_at)
     values ($1, $2, $3, $4, $5::int[], $6, $7, $8::date, $9::date, $10) on conflict (region_id, post_id) where status in ('holding', 'onLeave') do nothing`,
    [
      row.region_id,
      row.id,
      tenure.id,
      row.owner_org,
      tenure.homeOrg === null ? null : [tenure.homeOrg],
      tenure.account,
      tenure.homeOrg,
      tenure.startsOn,
      tenure.endsOn,
      tenure.at,
    ],
  );
  return made.count === 1;
}

export interface TenureChange {
  readonly status: TenureStatus;
  readonly coverPost: string | null;
  readonly coverUntil: string | null;
  readonly endedOn: string | null;
  readonly reason: string;
}

export async function moveTenure(
  tx: Tx,
  row: PostRow,
  tenure: { id: string; version: number },
  change: TenureChange,
): Promise<boolean> {
  const moved = await tx.query(
    `update tenures set status = $5, cover_post_id = $6, cover_until = $7::date, ended_on = $8::date, ended_reason = $9, version = version + 1
     where region_id = $1 and post_id = $2 and id = $3 and version = $4`,
    [
      row.region_id,
      row.id,
      tenure.id,
      tenure.version,
      change.status,
      change.coverPost,
      change.coverUntil,
      change.endedOn,
      change.reason,
    ],
  );
  return moved.count === 1;
}

export interface NewMatter {
  readonly id: string;
  readonly kind: MatterKind;
  readonly regionId: string;
  readonly matterId: string;
  readonly title: string;
  readonly at: string;
}

/** False where another post has it in hand. */
export async function insertMatter(tx: Tx, row: PostRow, matter: NewMatter): Promise<boolean> {
  const taken = await tx.query(
    `insert into post_matters (region_id, post_id, id, owner_org, kind, matter_region_id, matter_id, title, taken_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (region_id, owner_org, kind, matter_id) where left_at is null do nothing`,
    [
      row.region_id,
      row.id,
      matter.id,
      row.owner_org,
      matter.kind,
      matter.regionId,
      matter.matterId,
      matter.title,
      matter.at,
    ],
  );
  return taken.count === 1;
}

/** The matter leaves the post, to another one or because it is over. */
export const leaveMatter = (tx: Tx, row: PostRow, id: string, to: string | null, at: string) =>
  tx.query(
    'update post_matters set left_at = $4, handed_to = $5 where region_id = $1 and post_id = $2 and id = $3 and left_at is null',
    [row.region_id, row.id, id, at, to],
  );

/** Tells an organisation, once, that a term of its posts ends soon. */
export async function remindTerm(
  tx: Tx,
  tenure: {
    region_id: string;
    post_id: string;
    id: string;
    owner_org: number;
    home_org: number | null;
    title: string;
    ends_on: string;
  },
  day: string,
): Promise<void> {
  await tx.query('update tenures set reminded_on = $4::date where region_id = $1 and post_id = $2 and id = $3', [
    tenure.region_id,
    tenure.post_id,
    tenure.id,
    day,
  ]);
  await emit(tx, 'notice.tell', tenure.region_id, {
    orgs: [tenure.owner_org, ...(tenure.home_org === null ? [] : [tenure.home_org])],
    kind: 'cooperation',
    zh: `岗位任期将于 ${tenure.ends_on} 届满，请安排交接：${tenure.title}`,
    en: `A term ends on ${tenure.ends_on}; arrange the hand-over: ${tenure.title}`,
    link: '/posts',
  });
}
