import { oneRow, type Tx } from '../../storage/sql.ts';
import type { MatterKind, TenureStatus } from './post.schema.ts';
import type { PostRow } from './post.store.ts';

const COLUMNS = 'region_id, id, owner_org, title, unit, duties, party, closed_on, version';

export const findPost = (tx: Tx, regionId: string, id: string): Promise<PostRow | null> =>
  oneRow<PostRow>(tx, `select ${COLUMNS} from posts where region_id = $1 and id = $2`, [regionId, id]);

/** Posts of one organisation, open ones first. */
export const postsOf = async (tx: Tx, org: number): Promise<readonly PostRow[]> =>
  (
    await tx.query<PostRow>(
      `select ${COLUMNS} from posts where owner_org = $1 order by closed_on is not null, unit, title, id limit 1000`,
      [org],
    )
  ).rows;

export interface TenureRow {
  readonly post_id: string;
  readonly id: string;
  readonly account_id: string | null;
  readonly home_org: number | null;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly status: TenureStatus;
  readonly cover_post_id: string | null;
  readonly cover_until: string | null;
  readonly ended_on: string | null;
  readonly ended_reason: string;
  readonly version: number;
}

export const tenuresOf = async (tx: Tx, posts: readonly string[]): Promise<readonly TenureRow[]> =>
  (
    await tx.query<TenureRow>(
      `select post_id, id, account_id, home_org, starts_on, ends_on, status, cover_post_id, cover_until, ended_on, ended_reason, version
       from tenures where post_id = any($1::uuid[]) order by starts_on desc, created_at desc`,
      [[...posts]],
    )
  ).rows;

/** As job: names of the accounts of one organisation. */
export const accountNames = async (job: Tx, org: number, ids: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await job.query<{ id: string; name: string }>(
    'select id, name from accounts where org = $1 and id = any($2::uuid[])',
    [org, [...ids]],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
};

/** As job: accounts of the own organisation, for appointing. */
export const accountsOf = async (job: Tx, org: number) =>
  (
    await job.query<{ id: string; name: string }>(
      'select id, name from accounts where org = $1 and not disabled order by name limit 500',
      [org],
    )
  ).rows;

export interface MatterRow {
  readonly id: string;
  readonly post_id: string;
  readonly kind: MatterKind;
  readonly matter_region_id: string;
  readonly matter_id: string;
  readonly title: string;
  readonly over: boolean;
}

// What the organisation cannot see any more needs no hand of its own.
const OVER = `case m.kind
  when 'case' then coalesce((select c.status = 'closed' from cases c where c.region_id = m.matter_region_id and c.id = m.matter_id), true)
  when 'task' then coalesce((select t.status in ('done', 'dropped') from tasks t where t.region_id = m.matter_region_id and t.id = m.matter_id), true)
  else coalesce((select n.status in ('met', 'withdrawn', 'closedUnmet') from needs n where n.region_id = m.matter_region_id and n.id = m.matter_id), true) end`;

export const mattersOf = async (tx: Tx, posts: readonly string[]): Promise<readonly MatterRow[]> =>
  (
    await tx.query<MatterRow>(
      `select m.id, m.post_id, m.kind, m.matter_region_id, m.matter_id, m.title, ${OVER} as over from post_matters m
       where m.post_id = any($1::uuid[]) and m.left_at is null order by m.taken_at, m.id`,
      [[...posts]],
    )
  ).rows;

export interface FreeRow {
  readonly kind: MatterKind;
  readonly region_id: string;
  readonly id: string;
  readonly title: string;
}

/** Open cases, tasks and needs of the organisation that lie with none of its posts. */
export const freeMatters = async (tx: Tx, org: number): Promise<readonly FreeRow[]> =>
  (
    await tx.query<FreeRow>(
      `select * from (
         select 'case' as kind, p.region_id, p.case_id as id, c.title from positions p join cases c on c.region_id = p.region_id and c.id = p.case_id
           where p.org = $1 and p.left_at is null and c.status <> 'closed'
         union all select 'task', t.region_id, t.id, t.title from tasks t where t.task_org = $1 and t.status in ('open', 'doing')
         union all select 'need', n.region_id, n.id, n.title from needs n where n.raised_by_org = $1 and n.status not in ('met', 'withdrawn', 'closedUnmet')
       ) x where not exists (select 1 from post_matters m where m.owner_org = $1 and m.kind = x.kind and m.matter_id = x.id and m.left_at is null)
       order by kind, title limit 200`,
      [org],
    )
  ).rows;

/** Secondments of the own people elsewhere: post and unit, no more. As job, for a home organisation. */
export const secondmentsFrom = async (job: Tx, org: number) =>
  (
    await job.query<{
      org: number;
      title: string;
      unit: string;
      starts_on: string;
      ends_on: string | null;
      status: TenureStatus;
    }>(
      `select p.owner_org as org, p.title, p.unit, t.starts_on, t.ends_on, t.status from tenures t join posts p on p.region_id = t.region_id and p.id = t.post_id
       where t.home_org = $1 and t.status in ('holding', 'onLeave') order by t.ends_on nulls last limit 200`,
      [org],
    )
  ).rows;

/** As job: tenures whose term ends by a day and that nobody was told about. */
export const endingBy = async (job: Tx, day: string) =>
  (
    await job.query<{
      region_id: string;
      post_id: string;
      id: string;
      owner_org: number;
      home_org: number | null;
      title: string;
      ends_on: string;
    }>(
      `select t.region_id, t.post_id, t.id, t.owner_org, t.home_org, p.title, t.ends_on from tenures t join posts p on p.region_id = t.region_id and p.id = t.post_id
       where t.status in ('holding', 'onLeave') and t.ends_on <= $1::date and t.reminded_on is null order by t.ends_on limit 500`,
      [day],
    )
  ).rows;
