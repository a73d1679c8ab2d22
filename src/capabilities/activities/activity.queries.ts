import { sql } from 'kysely';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { ActivityFilter, ActivityStatus, Audience } from './activity.schema.ts';

/** Reads of activities, under the caller's row security unless said. */

export interface ActivityRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
  readonly is_public: boolean;
  readonly open_region: string | null;
  readonly kind: string;
  readonly title: string;
  readonly status: ActivityStatus;
  readonly audience: Audience;
  readonly co_hosts: number[];
  readonly invited: number[];
  readonly alliance_org: number | null;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly place: string;
  readonly agenda: string;
  readonly capacity: number | null;
  readonly serves_kind: 'need' | 'case' | 'programme' | null;
  readonly serves_region_id: string | null;
  readonly serves_id: string | null;
  readonly status_reason: string;
  readonly host_role: string;
  readonly recorder_role: string;
  readonly expected_count: number | null;
  readonly present_count: number | null;
  readonly outcome: string;
  readonly archived_year: number | null;
  readonly synthetic: boolean;
  readonly version: number;
}

const COLUMNS =
  'region_id, id, owner_org, shared, is_public, open_region, kind, title, status, audience, co_hosts, invited, alliance_org, starts_at, ends_at, place, agenda, capacity, serves_kind, serves_region_id, serves_id, status_reason, host_role, recorder_role, expected_count, present_count, outcome, archived_year, synthetic, version';

export const findActivity = (tx: Tx, regionId: string, id: string) =>
  oneRow<ActivityRow>(tx, `select ${COLUMNS} from activities where region_id = $1 and id = $2`, [regionId, id]);

/** As job: who stands at the door knows only the code. */
export const findByCode = (tx: Tx, hash: string) =>
  oneRow<ActivityRow>(tx, `select ${COLUMNS} from activities where check_in_hash = $1`, [hash]);

export const listActivityRows = (
  tx: Tx,
  filter: ActivityFilter,
  org: number,
  after: readonly (string | number)[] | null,
) =>
  listPage<ActivityRow>(tx, {
    table: 'activities',
    columns: COLUMNS,
    conditions: [
      ...(filter.kind ? [sql`kind = ${filter.kind}`] : []),
      ...(filter.status ? [sql`status = ${filter.status}`] : []),
      ...(filter.mine ? [sql`owner_org = ${org}`] : []),
    ],
    order: ['starts_at', 'region_id', 'id'],
    descending: true,
    limit: filter.limit,
    after,
  });

const MOST_IN_A_MONTH = 300;

export const activitiesBetween = async (tx: Tx, from: string, until: string): Promise<readonly ActivityRow[]> =>
  (
    await tx.query<ActivityRow>(
      `select ${COLUMNS} from activities where starts_at >= $1 and starts_at < $2 order by starts_at, id limit ${MOST_IN_A_MONTH}`,
      [from, until],
    )
  ).rows;

/** As job, with the organisation's principals: what stands in its calendar feed. */
export const activitiesForFeed = async (
  tx: Tx,
  reader: { readonly org: number; readonly shared: readonly number[] },
  from: string,
): Promise<readonly ActivityRow[]> =>
  (
    await tx.query<ActivityRow>(
      `select ${COLUMNS} from activities where starts_at >= $2 and (owner_org = $1 or (shared is not null and shared operator(pg_catalog.&&) $3::int[])
         or (region_id, id) in (select region_id, activity_id from activity_sign_ups where org = $1 and status <> 'withdrawn')) order by starts_at, id limit 1000`,
      [reader.org, from, [...reader.shared]],
    )
  ).rows;

/** Activities that serve a need, a case or a programme, as far as the caller sees them. */
export const activitiesServing = async (tx: Tx, kind: string, id: string): Promise<readonly ActivityRow[]> =>
  (
    await tx.query<ActivityRow>(
      `select ${COLUMNS} from activities where serves_id = $2 and serves_kind = $1 order by starts_at limit 100`,
      [kind, id],
    )
  ).rows;

export interface DecisionRow {
  readonly id: string;
  readonly text: string;
  readonly responsible_org: number;
  readonly due_on: string;
  readonly task_region_id: string | null;
  readonly task_id: string | null;
}

export const decisionsOf = async (tx: Tx, regionId: string, id: string): Promise<readonly DecisionRow[]> =>
  (
    await tx.query<DecisionRow>(
      'select id, text, responsible_org, due_on, task_region_id, task_id from activity_decisions where region_id = $1 and activity_id = $2 order by seq',
      [regionId, id],
    )
  ).rows;

export const filesOf = async (tx: Tx, regionId: string, id: string) =>
  (
    await tx.query<{ file_region_id: string; file_id: string; name: string }>(
      'select file_region_id, file_id, name from activity_files where region_id = $1 and activity_id = $2 order by at, file_id',
      [regionId, id],
    )
  ).rows;

/** As job: announced activities that begin before the given instant and nobody was reminded of. */
export const toRemind = async (tx: Tx, from: string, until: string) =>
  (
    await tx.query<{ region_id: string; id: string }>(
      `select region_id, id from activities where status = 'announced' and reminded_at is null and starts_at > $1 and starts_at <= $2 limit 200`,
      [from, until],
    )
  ).rows;

/** The principal of an alliance's members. As job. */
export const membersPrincipal = async (tx: Tx, allianceOrg: number): Promise<number | null> =>
  (
    await oneRow<{ id: number }>(
      tx,
      `select p.id from organisations o join principals p on p.code = 'members:' || o.code where o.principal = $1 and o.kind = 'alliance'`,
      [allianceOrg],
    )
  )?.id ?? null;

/** Principals by full name: bodies of the directory, and enterprises as far as the caller sees them. */
export async function principalsNamed(tx: Tx, names: readonly string[]): Promise<Map<string, number[]>> {
  const { rows } = await tx.query<{ name: string; principal: number }>(
    `select name, principal from organisations where name = any($1::text[]) union all select name, owner_org from enterprises where name = any($1::text[])`,
    [[...new Set(names)]],
  );
  const found = new Map<string, number[]>();
  for (const row of rows) found.set(row.name, [...(found.get(row.name) ?? []), row.principal]);
  return found;
}
