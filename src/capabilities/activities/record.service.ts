import type * as z from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { requireOwnFile, shareFile } from '../documents/file.service.ts';
import { assignTask } from '../tasks/task.service.ts';
import { notPossible } from './activity.errors.ts';
import type { ActivityRow } from './activity.queries.ts';
import type { Activity, newDecisionSchema } from './activity.schema.ts';
import { viewActivity } from './activity.service.ts';
import { insertDecision, insertFile, type Part } from './activity.store.ts';
import { forHost } from './arrange.service.ts';
import { requireKnown } from './known.service.ts';

/** Decisions that become tasks, and files of the record. */

const partOf = (use: Use, row: ActivityRow): Part => ({
  regionId: row.region_id,
  activityId: row.id,
  ownerOrg: row.owner_org,
  reach: { isPublic: row.is_public, openRegion: row.open_region, shared: row.shared ?? [] },
  at: use.now.toISOString(),
});

/** A decision has an owner and a day, and stands as a task on the owner's workbench. */
export async function decideAt(use: Use, ref: RowRef, input: z.output<typeof newDecisionSchema>): Promise<Activity> {
  const row = await forHost(use, ref, null);
  if (!['running', 'held'].includes(row.status)) throw notPossible({ status: row.status });
  await requireKnown(use, 'responsibleOrg', [input.responsibleOrg]);
  const task = await assignTask(use, {
    regionId: row.region_id,
    origin: { kind: 'activity', regionId: row.region_id, id: row.id },
    originTitle: row.title,
    alliance: row.alliance_org,
    title: input.text.slice(0, 100),
    measure: null,
    ownerOrg: input.responsibleOrg,
    dueOn: input.dueOn,
    shared: row.co_hosts,
  });
  await insertDecision(use.tx, partOf(use, row), { ...input, id: use.ids.uuid(), task });
  return viewActivity(use, ref);
}

/** A file of the host's; whom the activity was meant for opens it too. */
export async function attachFile(use: Use, ref: RowRef, file: RowRef): Promise<Activity> {
  const row = await forHost(use, ref, null);
  if (row.status === 'archived' || row.status === 'cancelled') throw notPossible({ status: row.status });
  const stored = await requireOwnFile(use, file, 'file');
  if (!stored) throw notFound();
  const part = partOf(use, row);
  await insertFile(use.tx, part, stored);
  if (part.reach.shared.length > 0) await shareFile(use.tx, file, row.owner_org, part.reach.shared);
  return viewActivity(use, ref);
}
