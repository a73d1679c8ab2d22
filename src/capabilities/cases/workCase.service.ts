import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { requireOwnFile, shareFile } from '../documents/file.service.ts';
import { dueInPast, nextStepDate, taskOwner } from './case.errors.ts';
import { tasksOf } from './case.queries.ts';
import type { attachSchema, CaseView, commentSchema, contactSchema, newTaskSchema } from './case.schema.ts';
import { viewCase } from './case.service.ts';
import { finishTaskRow, insertTask, tellCase } from './case.store.ts';
import { addLine, loadFor } from './handleCase.service.ts';

/** The work in a case: tasks, rounds of contact, comments, attachments. */

const readers = (loaded: { row: { shared: number[] | null; enterprise_org: number } }): number[] => [
  ...new Set([...(loaded.row.shared ?? []), loaded.row.enterprise_org]),
];

export async function giveTask(use: Use, ref: RowRef, input: z.output<typeof newTaskSchema>): Promise<CaseView> {
  const loaded = await loadFor(use, ref, 'addTask');
  if (input.dueOn < dayInShanghai(use.now)) throw dueInPast();
  if (
    !loaded.positions.some((position) => position.org === input.ownerOrg) &&
    input.ownerOrg !== loaded.row.enterprise_org
  )
    throw taskOwner();
  await use.tx.asJob('a task belongs to the case', async (tx) => {
    await insertTask(tx, {
      regionId: ref.regionId,
      caseId: ref.id,
      id: use.ids.uuid(),
      shared: readers(loaded),
      ownerOrg: use.actor.org,
      title: input.title,
      taskOrg: input.ownerOrg,
      dueOn: input.dueOn,
    });
    await addLine(use, tx, loaded, { kind: 'task', detail: { title: input.title, dueOn: input.dueOn } });
    await tellCase(tx, 'case.task', ref.regionId, { id: ref.id, toOrg: input.ownerOrg });
  });
  return viewCase(use, ref);
}

export async function completeTask(use: Use, ref: RowRef, taskId: string): Promise<CaseView> {
  const loaded = await loadFor(use, ref, 'comment');
  const task = (await tasksOf(use.tx, ref.regionId, ref.id)).find((row) => row.id === taskId);
  if (!task || task.task_org !== use.actor.org) throw notFound();
  await use.tx.asJob('a task belongs to the case', async (tx) => {
    if (await finishTaskRow(tx, ref.regionId, ref.id, taskId, use.now.toISOString()))
      await addLine(use, tx, loaded, { kind: 'taskDone', detail: { title: task.title } });
  });
  return viewCase(use, ref);
}

/** One round of contact (M07): what was said, the next step and its day. */
export async function recordRound(use: Use, ref: RowRef, input: z.output<typeof contactSchema>): Promise<CaseView> {
  const loaded = await loadFor(use, ref, 'contact');
  if (input.nextStep !== null && input.nextOn === null) throw nextStepDate();
  await use.tx.asJob('the timeline is shared', (tx) =>
    addLine(use, tx, loaded, {
      kind: 'contact',
      detail: { channel: input.channel },
      note: input.note,
      nextStep: input.nextStep,
      nextOn: input.nextOn,
    }),
  );
  return viewCase(use, ref);
}

export async function comment(use: Use, ref: RowRef, input: z.output<typeof commentSchema>): Promise<CaseView> {
  const loaded = await loadFor(use, ref, 'comment');
  await use.tx.asJob('the timeline is shared', (tx) => addLine(use, tx, loaded, { kind: 'comment', note: input.note }));
  return viewCase(use, ref);
}

/** Attaches an own upload: all participants may open it from now on. */
export async function attach(use: Use, ref: RowRef, input: z.output<typeof attachSchema>): Promise<CaseView> {
  const loaded = await loadFor(use, ref, 'attach');
  const file = await requireOwnFile(use, input.file, 'file');
  await shareFile(use.tx, input.file, use.actor.org, readers(loaded));
  await use.tx.asJob('the timeline is shared', (tx) =>
    addLine(use, tx, loaded, { kind: 'attachment', note: input.note, fileId: file.id }),
  );
  return viewCase(use, ref);
}
