import { emit } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';
import type { OriginKind } from '../origins/origin.schema.ts';
import type { TaskStatus } from './task.schema.ts';

/** The only writer of tasks and their steps. Runs as lq_job: a task has a giver and an owner. */

export interface TaskRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
  readonly title: string;
  readonly measure: string;
  readonly task_org: number;
  readonly due_on: string;
  readonly status: TaskStatus;
  readonly progress: number;
  readonly result: string;
  readonly origin_kind: OriginKind;
  readonly origin_region_id: string;
  readonly origin_id: string;
  readonly origin_title: string;
  readonly alliance_org: number | null;
  readonly case_region_id: string | null;
  readonly case_id: string | null;
  readonly done_at: string | null;
  readonly created_at: string;
  readonly version: number;
}

export type NewTask = Pick<
  TaskRow,
  | 'region_id'
  | 'id'
  | 'owner_org'
  | 'title'
  | 'measure'
  | 'task_org'
  | 'due_on'
  | 'origin_kind'
  | 'origin_region_id'
  | 'origin_id'
  | 'origin_title'
  | 'alliance_org'
  | 'created_at'
> & { readonly shared: readonly number[] };

export async function insertTask(tx: Tx, row: NewTask): Promise<void> {
  await tx.query(
    `insert into tasks (region_id, id, owner_org, shared, title, measure, task_org, due_on, origin_kind, origin_region_id, origin_id, origin_title, alliance_org, created_at)
     values ($1, $2, $3, $4::int[], $5, $6, $7, $8::date, $9, $10, $11, $12, $13, $14)`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.shared,
      row.title,
      row.measure,
      row.task_org,
      row.due_on,
      row.origin_kind,
      row.origin_region_id,
      row.origin_id,
      row.origin_title,
      row.alliance_org,
      row.created_at,
    ],
  );
  if (row.task_org !== row.owner_org)
    await emit(tx, 'notice.tell', row.region_id, {
      orgs: [row.task_org],
      kind: 'task',
      zh: `新任务：${row.title}（${row.due_on} 前）`,
      en: `A new task: ${row.title} (by ${row.due_on})`,
      link: `/tasks/${row.region_id}/${row.id}`,
    });
}

export interface TaskChange {
  readonly status: TaskStatus;
  readonly progress: number;
  readonly result: string;
  readonly doneAt: string | null;
}

/** Optimistic: false where somebody changed the task meanwhile. */
export async function moveTask(tx: Tx, row: TaskRow, change: TaskChange): Promise<boolean> {
  const changed = await tx.query(
    `update tasks set status = $4, progress = $5, result = $6, done_at = $7, version = version + 1 where region_id = $1 and id = $2 and version = $3`,
    [row.region_id, row.id, row.version, change.status, change.progress, change.result, change.doneAt],
  );
  return changed.count === 1;
}

/** Names the case that works the task off; false where somebody changed the task meanwhile. */
export async function linkCase(tx: Tx, row: TaskRow, caseRegionId: string, caseId: string): Promise<boolean> {
  const changed = await tx.query(
    `update tasks set case_region_id = $4, case_id = $5, status = case when status = 'open' then 'doing' else status end, version = version + 1
     where region_id = $1 and id = $2 and version = $3`,
    [row.region_id, row.id, row.version, caseRegionId, caseId],
  );
  return changed.count === 1;
}

export interface NewStep {
  readonly id: string;
  readonly at: string;
  readonly step: string;
  readonly org: number;
  readonly progress: number | null;
  readonly note: string;
}

export const insertStep = (tx: Tx, task: TaskRow, step: NewStep) =>
  tx.query(
    `insert into task_steps (region_id, task_id, id, owner_org, shared, at, step, by_org, progress, note) values ($1, $2, $3, $4, $5::int[], $6, $7, $8, $9, $10)`,
    [
      task.region_id,
      task.id,
      step.id,
      task.owner_org,
      task.shared ?? [task.task_org],
      step.at,
      step.step,
      step.org,
      step.progress,
      step.note,
    ],
  );

/** Tells who owes a task that its day comes near, or owner and giver that it is past; once each. */
export async function remind(tx: Tx, task: TaskRow, today: string): Promise<void> {
  const late = task.due_on < today;
  await tx.query('update tasks set reminded_on = $3::date where region_id = $1 and id = $2', [
    task.region_id,
    task.id,
    today,
  ]);
  await emit(tx, 'notice.tell', task.region_id, {
    orgs: late ? [task.task_org, task.owner_org] : [task.task_org],
    kind: 'task',
    zh: late
      ? `任务已逾期：${task.title}（应于 ${task.due_on} 前完成）`
      : `任务将于 ${task.due_on} 到期：${task.title}`,
    en: late ? `Overdue: ${task.title} (due ${task.due_on})` : `Due on ${task.due_on}: ${task.title}`,
    link: `/tasks/${task.region_id}/${task.id}`,
  });
}
