import type * as z from 'zod';
import { expectVersion, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { loadCase } from '../cases/case.service.ts';
import { getEnterpriseRow } from '../organisations/organisation.service.ts';
import { openCaseFrom, passOnOrigins } from '../origins/origin.service.ts';
import { taskActions } from './task.access.ts';
import { notYourCase, stepNotPossible } from './task.errors.ts';
import type { linkCaseSchema, TaskView, taskCaseSchema } from './task.schema.ts';
import { requireTask, viewTask } from './task.service.ts';
import { insertStep, linkCase, type TaskRow } from './task.store.ts';

/** The case that works a task off: from then on its outcomes count for where the task came from. */

async function forLinking(use: Use, ref: RowRef, version: number | null): Promise<TaskRow> {
  const row = await requireTask(use.tx, ref);
  expectVersion(version, row.version);
  const orgs = { ownerOrg: row.task_org, givenByOrg: row.owner_org };
  if (!taskActions(use.actor, row.status, orgs).includes('link')) throw stepNotPossible({ status: row.status });
  return row;
}

async function link(use: Use, row: TaskRow, caseRef: RowRef, note: string): Promise<void> {
  await use.tx.asJob('a task names the case that works it off', async (job) => {
    if (!(await linkCase(job, row, caseRef.regionId, caseRef.id))) throw staleVersion({ version: row.version });
    const line = { id: use.ids.uuid(), at: use.now.toISOString(), step: 'link', org: use.actor.org, progress: null };
    await insertStep(job, row, { ...line, note });
  });
  await passOnOrigins(
    use.tx,
    { kind: 'task', regionId: row.region_id, id: row.id },
    { kind: 'case', regionId: caseRef.regionId, id: caseRef.id },
  );
}

/** Names a case the owner already works. */
export async function linkTaskCase(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof linkCaseSchema>,
): Promise<TaskView> {
  const row = await forLinking(use, ref, version);
  const { row: caseRow, own } = await loadCase(use, input.case);
  if (own === null && caseRow.opened_by_org !== use.actor.org && caseRow.enterprise_org !== use.actor.org)
    throw notYourCase();
  await link(use, row, input.case, caseRow.number);
  return viewTask(use, ref);
}

/** Opens a case for an enterprise the owner may see by name, with itself in the lead. */
export async function openTaskCase(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof taskCaseSchema>,
): Promise<TaskView> {
  const row = await forLinking(use, ref, version);
  const enterprise = await getEnterpriseRow(use.tx, input.enterprise);
  const ownEnterprise = enterprise.owner_org === use.actor.org;
  const opened = await openCaseFrom(
    use,
    { kind: row.origin_kind, regionId: row.origin_region_id, id: row.origin_id },
    {
      enterprise: input.enterprise,
      title: input.title,
      lead: ownEnterprise ? (input.parties[0] ?? row.owner_org) : use.actor.org,
      parties: input.parties,
      message: input.message,
      alliance: row.alliance_org,
      originTitle: row.origin_title === '' ? row.title : row.origin_title,
    },
  );
  await link(use, row, opened, input.title);
  return viewTask(use, ref);
}
