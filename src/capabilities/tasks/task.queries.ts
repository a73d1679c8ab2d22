import { sql } from 'kysely';
import type * as z from 'zod';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { Origin } from '../origins/origin.schema.ts';
import type { taskQuerySchema } from './task.schema.ts';
import type { TaskRow } from './task.store.ts';

const COLUMNS =
  'region_id, id, owner_org, shared, title, measure, task_org, due_on, status, progress, result, origin_kind, origin_region_id, origin_id, origin_title, alliance_org, case_region_id, case_id, done_at, created_at, version';

export const findTask = (tx: Tx, regionId: string, id: string): Promise<TaskRow | null> =>
  oneRow<TaskRow>(tx, `select ${COLUMNS} from tasks where region_id = $1 and id = $2`, [regionId, id]);

export async function listTaskRows(
  tx: Tx,
  org: number,
  query: z.output<typeof taskQuerySchema>,
  after: readonly (string | number)[] | null,
) {
  const conditions = [
    ...(query.scope === 'own' ? [sql`task_org = ${org}`] : []),
    ...(query.scope === 'given' ? [sql`owner_org = ${org}`] : []),
    ...(query.status ? [sql`status = ${query.status}`] : []),
    ...(query.live ? [sql`status in ('open', 'doing')`] : []),
  ];
  return listPage<TaskRow>(tx, {
    table: 'tasks',
    columns: COLUMNS,
    conditions,
    order: ['due_on', 'region_id', 'id'],
    descending: false,
    limit: query.limit,
    after,
  });
}

/** Tasks of an origin, as the caller may see them. */
export const tasksOfOrigins = async (tx: Tx, origins: readonly Origin[]): Promise<readonly TaskRow[]> =>
  (
    await tx.query<TaskRow>(
      `select ${COLUMNS} from tasks where (origin_kind, origin_id) in (select * from unnest($1::text[], $2::uuid[])) order by due_on, id limit 500`,
      [origins.map((origin) => origin.kind), origins.map((origin) => origin.id)],
    )
  ).rows;

/** What the organisation owes, the most urgent first. */
export const liveTasksOf = async (tx: Tx, org: number, limit: number): Promise<readonly TaskRow[]> =>
  (
    await tx.query<TaskRow>(
      `select ${COLUMNS} from tasks where task_org = $1 and status in ('open', 'doing') order by due_on, region_id, id limit $2`,
      [org, limit],
    )
  ).rows;

export interface StepRow {
  readonly id: string;
  readonly at: string;
  readonly step: string;
  readonly by_org: number;
  readonly progress: number | null;
  readonly note: string;
}

export const stepsOf = async (tx: Tx, regionId: string, taskId: string): Promise<readonly StepRow[]> =>
  (
    await tx.query<StepRow>(
      'select id, at, step, by_org, progress, note from task_steps where region_id = $1 and task_id = $2 order by at, seq limit 300',
      [regionId, taskId],
    )
  ).rows;

/** As job: live tasks that are due by a day, for reminders. */
export const dueBy = async (tx: Tx, day: string) =>
  (
    await tx.query<TaskRow & { reminded_on: string | null }>(
      `select ${COLUMNS}, reminded_on from tasks where status in ('open', 'doing') and due_on <= $1::date and (reminded_on is null or reminded_on <= due_on) order by due_on limit 1000`,
      [day],
    )
  ).rows;
