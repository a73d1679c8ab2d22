import type * as z from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { today } from './activity.service.ts';
import type { Initiative, initiativeQuerySchema, newInitiativeSchema } from './initiative.schema.ts';
import {
  endJoin,
  findInitiative,
  type InitiativeRow,
  insertInitiative,
  joinsOf,
  listInitiativeRows,
  putJoin,
} from './initiative.store.ts';

/** 倡议: proposed by one organisation, joined by many, each with its days. */

async function present(use: Use, rows: readonly InitiativeRow[]): Promise<Initiative[]> {
  const joins = await joinsOf(
    use.tx,
    rows.map((row) => row.id),
  );
  const names = await organisationNames(use.tx, [
    ...rows.map((row) => row.owner_org),
    ...joins.map((join) => join.org),
  ]);
  return rows.map((row) => {
    // An enterprise whose name the reader may not see is counted by nobody here: it shows to those who see it.
    const shown = joins.filter((join) => join.initiative_id === row.id && names.has(join.org));
    return {
      regionId: row.region_id,
      id: row.id,
      title: row.title,
      text: row.text,
      ownerOrg: row.owner_org,
      ownerName: names.get(row.owner_org) ?? '',
      at: row.at,
      synthetic: row.synthetic,
      joins: shown.map((join) => ({
        org: join.org,
        name: names.get(join.org) ?? '',
        joinedOn: join.joined_on,
        withdrawnOn: join.withdrawn_on,
      })),
      joined: shown.some((join) => join.org === use.actor.org && join.withdrawn_on === null),
    };
  });
}

async function viewInitiative(use: Use, ref: RowRef): Promise<Initiative> {
  const row = await findInitiative(use.tx, ref.regionId, ref.id);
  const [initiative] = row ? await present(use, [row]) : [];
  if (!initiative) throw notFound();
  return initiative;
}

export async function listInitiatives(
  use: Use,
  query: z.output<typeof initiativeQuerySchema>,
  cursors: Cursors,
): Promise<Page<Initiative>> {
  const after = query.after ? cursors.open('initiatives', use.actor.org, query.after) : null;
  const page = await listInitiativeRows(use.tx, query.limit, after);
  const next = page.nextKey && cursors.seal('initiatives', use.actor.org, page.nextKey);
  return { items: await present(use, page.rows), next, count: page.count };
}

export async function propose(use: Use, input: z.output<typeof newInitiativeSchema>): Promise<Initiative> {
  const ref = { regionId: use.actor.regionId, id: use.ids.uuid() };
  await insertInitiative(use.tx, {
    region_id: ref.regionId,
    id: ref.id,
    owner_org: use.actor.org,
    title: input.title,
    text: input.text,
    synthetic: false,
    at: use.now.toISOString(),
  });
  return viewInitiative(use, ref);
}

export async function joinInitiative(use: Use, ref: RowRef): Promise<Initiative> {
  await viewInitiative(use, ref);
  await putJoin(use.tx, { regionId: ref.regionId, initiativeId: ref.id, org: use.actor.org, on: today(use) });
  return viewInitiative(use, ref);
}

export async function leaveInitiative(use: Use, ref: RowRef): Promise<Initiative> {
  await viewInitiative(use, ref);
  await endJoin(use.tx, ref.regionId, ref.id, use.actor.org, today(use));
  return viewInitiative(use, ref);
}
