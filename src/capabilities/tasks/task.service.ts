import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import type { Origin } from '../origins/origin.schema.ts';
import { recordOrigin } from '../origins/origin.service.ts';
import { partiesOf, taskActions } from './task.access.ts';
import { noteRequired, stepNotPossible, unknownTaskOrg } from './task.errors.ts';
import { findTask, listTaskRows, liveTasksOf, stepsOf, tasksOfOrigins } from './task.queries.ts';
import { isOverdue, needsNote, progressAfter, stepTo } from './task.rules.ts';
import type { stepInputSchema, TaskView, taskQuerySchema, WorkTask } from './task.schema.ts';
import { insertStep, insertTask, moveTask, type TaskRow } from './task.store.ts';

/** Tasks of organisations: given by a resolution, a commitment, an answer; worked off, often by a case; told when due. */

export async function presentTasks(use: Use, rows: readonly TaskRow[]): Promise<WorkTask[]> {
  const names = await organisationNames(
    use.tx,
    rows.flatMap((row) => [row.task_org, row.owner_org]),
  );
  const today = dayInShanghai(use.now);
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    title: row.title,
    measure: row.measure,
    ownerOrg: row.task_org,
    ownerName: names.get(row.task_org) ?? '',
    givenByOrg: row.owner_org,
    givenByName: names.get(row.owner_org) ?? '',
    dueOn: row.due_on,
    status: row.status,
    progress: row.progress,
    overdue: isOverdue(row.status, row.due_on, today),
    result: row.result,
    origin: { kind: row.origin_kind, regionId: row.origin_region_id, id: row.origin_id },
    originTitle: row.origin_title,
    allianceOrg: row.alliance_org,
    caseRef:
      row.case_id === null || row.case_region_id === null ? null : { regionId: row.case_region_id, id: row.case_id },
    doneAt: row.done_at,
    createdAt: row.created_at,
    may: taskActions(use.actor, row.status, { ownerOrg: row.task_org, givenByOrg: row.owner_org }),
    version: row.version,
  }));
}

export interface TaskToGive {
  /** Where the row lives: the region of what it comes from. */
  readonly regionId: string;
  readonly origin: Origin;
  readonly originTitle?: string;
  readonly alliance: number | null;
  readonly title: string;
  readonly measure: string | null;
  readonly ownerOrg: number;
  readonly dueOn: string;
  /** Principals that may read it besides giver and owner: parties of the agreement, the alliance's members. */
  readonly shared: readonly number[];
}

/** Gives a task. In the caller's transaction; the caller has decided that it may. */
export async function assignTask(use: Use, task: TaskToGive): Promise<RowRef> {
  const id = use.ids.uuid();
  const at = use.now.toISOString();
  await use.tx.asJob('a task belongs to who gave it and is owed by another', async (job) => {
    if (!(await organisationNames(job, [task.ownerOrg])).has(task.ownerOrg)) throw unknownTaskOrg();
    await insertTask(job, {
      region_id: task.regionId,
      id,
      owner_org: use.actor.org,
      shared: [...new Set([task.ownerOrg, ...task.shared])].slice(0, 64),
      title: task.title,
      measure: task.measure ?? '',
      task_org: task.ownerOrg,
      due_on: task.dueOn,
      origin_kind: task.origin.kind,
      origin_region_id: task.origin.regionId,
      origin_id: task.origin.id,
      origin_title: task.originTitle ?? '',
      alliance_org: task.alliance,
      created_at: at,
    });
  });
  await recordOrigin(use.tx, {
    subject: { kind: 'task', regionId: task.regionId, id },
    origin: task.origin,
    alliance: task.alliance,
    org: use.actor.org,
    title: task.originTitle ?? task.title,
    at,
  });
  return { regionId: task.regionId, id };
}

export async function requireTask(tx: Tx, ref: RowRef): Promise<TaskRow> {
  const row = await findTask(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export async function viewTask(use: Use, ref: RowRef): Promise<TaskView> {
  const row = await requireTask(use.tx, ref);
  const [task] = await presentTasks(use, [row]);
  if (!task) throw notFound();
  const steps = await stepsOf(use.tx, ref.regionId, ref.id);
  const names = await organisationNames(
    use.tx,
    steps.map((step) => step.by_org),
  );
  return {
    ...task,
    steps: steps.map((step) => ({
      id: step.id,
      at: step.at,
      step: step.step,
      orgName: names.get(step.by_org) ?? '',
      progress: step.progress,
      note: step.note,
    })),
  };
}

export async function listVisibleTasks(
  use: Use,
  query: z.output<typeof taskQuerySchema>,
  cursors: Cursors,
): Promise<Page<WorkTask>> {
  const after = query.after ? cursors.open('tasks', use.actor.org, query.after) : null;
  const page = await listTaskRows(use.tx, use.actor.org, query, after);
  return {
    items: await presentTasks(use, page.rows),
    next: page.nextKey && cursors.seal('tasks', use.actor.org, page.nextKey),
    count: page.count,
  };
}

/** Tasks that came from these origins, as the caller may see them. */
export const tasksFrom = async (use: Use, origins: readonly Origin[]): Promise<WorkTask[]> =>
  origins.length === 0 ? [] : presentTasks(use, await tasksOfOrigins(use.tx, origins));

/** What the caller's organisation owes, the most urgent first. */
export const listOwed = async (use: Use, limit = 20): Promise<WorkTask[]> =>
  presentTasks(use, await liveTasksOf(use.tx, use.actor.org, limit));

/** One step of the transition table, at the version that was seen. */
export async function stepTask(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof stepInputSchema>,
): Promise<TaskView> {
  const row = await requireTask(use.tx, ref);
  expectVersion(version, row.version);
  const parties = partiesOf(use.actor, { ownerOrg: row.task_org, givenByOrg: row.owner_org });
  const to = stepTo(input.step, row.status, parties);
  if (to === null) throw stepNotPossible({ status: row.status });
  if (needsNote(input.step) && input.note === '') throw noteRequired();
  const progress = progressAfter(input.step, row.progress, input.progress);
  const at = use.now.toISOString();
  await use.tx.asJob('a task is moved by its owner or its giver', async (job) => {
    const change = {
      status: to,
      progress,
      result: input.step === 'finish' ? input.note : row.result,
      doneAt: to === 'done' ? at : null,
    };
    if (!(await moveTask(job, row, change))) throw staleVersion({ version: row.version });
    const line = { id: use.ids.uuid(), at, step: input.step, org: use.actor.org, progress, note: input.note };
    await insertStep(job, row, line);
  });
  return viewTask(use, ref);
}
