import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { forbidden, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { ownsAndManages } from './activity.access.ts';
import { itemsFull } from './activity.errors.ts';
import { requireKnown } from './known.service.ts';
import { membersOf } from './members.service.ts';
import {
  findProgramme,
  type ItemRow,
  itemsOf,
  listProgrammeRows,
  type ProgrammeRow,
  planActivities,
} from './plan.queries.ts';
import { countStates, itemPeriods, type PlanActivity } from './plan.rules.ts';
import type {
  NewItem,
  newProgrammeSchema,
  Programme,
  ProgrammeItem,
  ProgrammeSummary,
  programmeQuerySchema,
} from './plan.schema.ts';
import { deleteItem, insertItem, insertProgramme, shareItems, shareProgramme } from './plan.store.ts';

/** Programmes: what an organisation or alliance does in a year, and what is due of it today. */

async function activitiesOfYears(use: Use, rows: readonly ProgrammeRow[], items: readonly ItemRow[]) {
  const years = rows.map((row) => row.year);
  if (items.length === 0 || years.length === 0) return [];
  const orgs = [...new Set(items.map((item) => item.responsible_org))];
  const from = `${Math.min(...years)}-01-01T00:00:00+08:00`;
  const until = `${Math.max(...years) + 1}-01-01T00:00:00+08:00`;
  const found = await use.tx.asJob('a plan counts activities by kind and day', (job) =>
    planActivities(job, orgs, from, until),
  );
  return found.map(
    (row): PlanActivity => ({
      kind: row.kind,
      hosts: row.hosts,
      status: row.status,
      on: dayInShanghai(new Date(row.starts_at)),
    }),
  );
}

interface Presented {
  readonly summary: ProgrammeSummary;
  readonly rows: ProgrammeItem[];
}

async function present(use: Use, rows: readonly ProgrammeRow[]): Promise<Presented[]> {
  const items = await itemsOf(
    use.tx,
    rows.map((row) => row.id),
  );
  const activities = await activitiesOfYears(use, rows, items);
  const names = await organisationNames(use.tx, [
    ...rows.map((row) => row.owner_org),
    ...items.map((item) => item.responsible_org),
  ]);
  const asOf = dayInShanghai(use.now);
  return rows.map((row) => {
    const own = items.filter((item) => item.programme_id === row.id);
    const shown = own.map((item): ProgrammeItem => {
      const plan = {
        kind: item.kind,
        cadence: item.cadence,
        responsibleOrg: item.responsible_org,
        fixedDay: item.fixed_day,
        dueOn: item.due_on,
      };
      return {
        ...plan,
        kind: item.kind as ProgrammeItem['kind'],
        id: item.id,
        title: item.title,
        responsibleName: names.get(item.responsible_org) ?? '',
        periods: itemPeriods(plan, row.year, activities, asOf),
      };
    });
    const periods = shown.flatMap((item) => item.periods);
    return {
      rows: shown,
      summary: {
        regionId: row.region_id,
        id: row.id,
        year: row.year,
        title: row.title,
        ownerOrg: row.owner_org,
        ownerName: names.get(row.owner_org) ?? '',
        items: shown.length,
        due: countStates(periods, 'due'),
        overdue: countStates(periods, 'overdue'),
      },
    };
  });
}

async function requireProgramme(use: Use, ref: RowRef): Promise<ProgrammeRow> {
  const row = await findProgramme(use.tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export async function viewProgramme(use: Use, ref: RowRef): Promise<Programme> {
  const row = await requireProgramme(use, ref);
  const [shown] = await present(use, [row]);
  if (!shown) throw notFound();
  return {
    ...shown.summary,
    rows: shown.rows,
    note: row.note,
    allianceOrg: row.alliance_org,
    mayChange: ownsAndManages(use.actor, row.owner_org),
    createdAt: row.created_at,
    version: row.version,
  };
}

export async function listProgrammes(
  use: Use,
  query: z.output<typeof programmeQuerySchema>,
  cursors: Cursors,
): Promise<Page<ProgrammeSummary>> {
  const after = query.after ? cursors.open('programmes', use.actor.org, query.after) : null;
  const page = await listProgrammeRows(use.tx, query.limit, after);
  const next = page.nextKey && cursors.seal('programmes', use.actor.org, page.nextKey);
  return { items: (await present(use, page.rows)).map((one) => one.summary), next, count: page.count };
}

export async function makeProgramme(use: Use, input: z.output<typeof newProgrammeSchema>): Promise<Programme> {
  const ref = { regionId: use.actor.regionId, id: use.ids.uuid() };
  const members = input.allianceOrg === null ? null : await membersOf(use, input.allianceOrg);
  await insertProgramme(use.tx, {
    ...input,
    ...ref,
    ownerOrg: use.actor.org,
    shared: members === null ? null : [members],
    at: use.now.toISOString(),
  });
  return viewProgramme(use, ref);
}

const MOST_ITEMS = 60;

async function forKeeper(use: Use, ref: RowRef): Promise<ProgrammeRow> {
  const row = await requireProgramme(use, ref);
  if (!ownsAndManages(use.actor, row.owner_org)) throw forbidden();
  return row;
}

export async function addItem(use: Use, ref: RowRef, item: NewItem): Promise<Programme> {
  const row = await forKeeper(use, ref);
  await requireKnown(use, 'responsibleOrg', [item.responsibleOrg]);
  if ((await itemsOf(use.tx, [row.id])).length >= MOST_ITEMS) throw itemsFull();
  const key = {
    regionId: row.region_id,
    programmeId: row.id,
    id: use.ids.uuid(),
    ownerOrg: row.owner_org,
    shared: null,
  };
  await insertItem(use.tx, key, item);
  await shareProgramme(use.tx, row.region_id, row.id, item.responsibleOrg);
  await shareItems(use.tx, row.region_id, row.id);
  return viewProgramme(use, ref);
}

export async function removeItem(use: Use, ref: RowRef, itemId: string): Promise<Programme> {
  const row = await forKeeper(use, ref);
  const gone = await use.tx.asJob('an item leaves its programme', (job) =>
    deleteItem(job, row.region_id, row.id, itemId),
  );
  if (gone.count === 0) throw notFound();
  return viewProgramme(use, ref);
}
