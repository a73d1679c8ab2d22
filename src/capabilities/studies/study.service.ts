import type * as z from 'zod';
import { forbidden, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { type Reach, reachOf } from '../activities/activity.rules.ts';
import type { Audience } from '../activities/activity.schema.ts';
import { membersOf } from '../activities/members.service.ts';
import { requireOwnFile, shareFile } from '../documents/file.service.ts';
import { keeps } from './study.access.ts';
import { allianceRequired } from './study.errors.ts';
import type { NewMaterial, NewStudyPlan, StudyPlan, StudyPlanSummary, studyQuerySchema } from './study.schema.ts';
import { findPlan, insertMaterial, insertPlan, listPlanRows, materialsOf, type PlanRow } from './study.store.ts';

/** Study plans: what is read in a period, with its source. */

/** Who reads something that is meant for an audience; `known` false keeps it to its owner. */
export async function reachFor(
  use: Use,
  input: { readonly audience: Audience; readonly allianceOrg: number | null; readonly invited: readonly number[] },
  known: boolean,
): Promise<Reach> {
  if (input.audience === 'alliance' && input.allianceOrg === null) throw allianceRequired();
  const members = input.allianceOrg === null ? null : await membersOf(use, input.allianceOrg);
  const status = known ? ('announced' as const) : ('planned' as const);
  return reachOf({ ...input, status, regionId: use.actor.regionId, coHosts: [], members });
}

async function present(use: Use, rows: readonly PlanRow[]): Promise<StudyPlanSummary[]> {
  const materials = await materialsOf(
    use.tx,
    rows.map((row) => row.id),
  );
  const names = await organisationNames(
    use.tx,
    rows.map((row) => row.owner_org),
  );
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    title: row.title,
    ownerOrg: row.owner_org,
    ownerName: names.get(row.owner_org) ?? '',
    fromOn: row.from_on,
    untilOn: row.until_on,
    materials: materials.filter((material) => material.plan_id === row.id).length,
    synthetic: row.synthetic,
  }));
}

export async function requireStudyPlan(use: Use, ref: RowRef): Promise<PlanRow> {
  const row = await findPlan(use.tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export async function viewStudyPlan(use: Use, ref: RowRef): Promise<StudyPlan> {
  const row = await requireStudyPlan(use, ref);
  const [summary] = await present(use, [row]);
  if (!summary) throw notFound();
  const materials = await materialsOf(use.tx, [row.id]);
  return {
    ...summary,
    note: row.note,
    rows: materials.map((material) => ({
      ...material,
      file:
        material.file_region_id === null || material.file_id === null
          ? null
          : { regionId: material.file_region_id, id: material.file_id },
    })),
    mayChange: keeps(use.actor, row.owner_org),
    version: row.version,
  };
}

export async function listStudyPlans(
  use: Use,
  query: z.output<typeof studyQuerySchema>,
  cursors: Cursors,
): Promise<Page<StudyPlanSummary>> {
  const after = query.after ? cursors.open('studyPlans', use.actor.org, query.after) : null;
  const page = await listPlanRows(use.tx, query.limit, after);
  const next = page.nextKey && cursors.seal('studyPlans', use.actor.org, page.nextKey);
  return { items: await present(use, page.rows), next, count: page.count };
}

export async function makeStudyPlan(use: Use, input: NewStudyPlan): Promise<StudyPlan> {
  const ref = { regionId: use.actor.regionId, id: use.ids.uuid() };
  const reach = await reachFor(use, { ...input, invited: [] }, true);
  const at = use.now.toISOString();
  await insertPlan(use.tx, { ...ref, ownerOrg: use.actor.org, reach, synthetic: false, at }, input);
  return viewStudyPlan(use, ref);
}

export async function addMaterial(use: Use, ref: RowRef, input: NewMaterial): Promise<StudyPlan> {
  const plan = await requireStudyPlan(use, ref);
  if (!keeps(use.actor, plan.owner_org)) throw forbidden();
  if (input.kind === 'document' && input.file !== null) {
    await requireOwnFile(use, input.file, 'file');
    if (plan.shared !== null) await shareFile(use.tx, input.file, plan.owner_org, plan.shared);
  }
  await insertMaterial(use.tx, plan, use.ids.uuid(), input);
  return viewStudyPlan(use, ref);
}
