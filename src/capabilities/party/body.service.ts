import type * as z from 'zod';
import { expectVersion, forbidden, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import type { Origin } from '../origins/origin.schema.ts';
import { countedFor } from '../origins/origin.service.ts';
import {
  type BodyRow,
  dissolveBody,
  endUnit,
  insertBody,
  insertLink,
  insertUnit,
  type LinkRow,
  updateBody,
} from './body.store.ts';
import { bodyActions } from './party.access.ts';
import { endsTooEarly, notPossible, sameName, sameUnit, unknownOrg } from './party.errors.ts';
import { bodiesBy, bodiesById, countsOf, entriesOf, findBody, linksOf, unitsOf } from './party.queries.ts';
import { LINK_ORDER } from './party.rules.ts';
import type {
  BodyInput,
  bodyQuerySchema,
  endInputSchema,
  linkInputSchema,
  PartyBody,
  PartyBodyView,
  PartyLink,
  UnitInput,
} from './party.schema.ts';

/** Party bodies: what they are, who belongs to them, which links they keep. */

export const linkOrigin = (row: LinkRow): Origin => ({ kind: 'partyLink', regionId: row.region_id, id: row.id });

export async function requireBody(tx: Tx, ref: RowRef): Promise<BodyRow> {
  const row = await findBody(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

async function presentBodies(use: Use, rows: readonly BodyRow[]): Promise<PartyBody[]> {
  const counts = await countsOf(
    use.tx,
    rows.map((row) => row.id),
  );
  const names = await organisationNames(
    use.tx,
    rows.map((row) => row.party_org),
  );
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    partyOrg: row.party_org,
    partyName: names.get(row.party_org) ?? '',
    name: row.name,
    form: row.form,
    basis: row.basis,
    scope: row.scope,
    foundedOn: row.founded_on,
    dissolvedOn: row.dissolved_on,
    units: counts.get(row.id)?.units ?? 0,
    links: counts.get(row.id)?.links ?? 0,
    synthetic: row.synthetic,
    version: row.version,
  }));
}

export const listBodies = async (use: Use, query: z.output<typeof bodyQuerySchema>): Promise<PartyBody[]> =>
  presentBodies(use, await bodiesBy(use.tx, { basis: query.basis ?? null, org: query.mine ? use.actor.org : null }));

export async function presentLinks(use: Use, rows: readonly LinkRow[]): Promise<PartyLink[]> {
  const entries = await entriesOf(
    use.tx,
    rows.map((row) => row.id),
  );
  const bodies = await bodiesById(use.tx, [...new Set(rows.map((row) => row.body_id))]);
  const named = new Map(bodies.map((row) => [row.id, row.name]));
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    body: { regionId: row.region_id, id: row.body_id },
    bodyName: named.get(row.body_id) ?? '',
    ownerOrg: row.owner_org,
    kind: row.kind,
    title: row.title,
    text: row.text,
    partners: row.partners,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    endedReason: row.ended_reason,
    entries: entries.filter((entry) => entry.link_id === row.id).length,
    version: row.version,
  }));
}

export async function viewBody(use: Use, ref: RowRef): Promise<PartyBodyView> {
  const row = await requireBody(use.tx, ref);
  const [body] = await presentBodies(use, [row]);
  if (!body) throw notFound();
  const links = await linksOf(use.tx, row);
  const shown = await presentLinks(use, links);
  return {
    ...body,
    members: await unitsOf(use.tx, row),
    linkList: shown.sort((one, other) => LINK_ORDER.indexOf(one.kind) - LINK_ORDER.indexOf(other.kind)),
    counted: await countedFor(use.tx, { origins: links.map(linkOrigin) }),
    may: bodyActions(use.actor, { ownerOrg: row.owner_org, dissolved: row.dissolved_on !== null }),
  };
}

async function ownBody(use: Use, ref: RowRef): Promise<BodyRow> {
  const row = await requireBody(use.tx, ref);
  if (row.owner_org !== use.actor.org) throw forbidden();
  if (row.dissolved_on !== null) throw notPossible();
  return row;
}

const keep = <T>(use: Use, work: (job: Tx) => Promise<T>): Promise<T> =>
  use.tx.asJob('a party organisation keeps its own record', work);

export async function makeBody(use: Use, input: BodyInput): Promise<PartyBodyView> {
  const id = use.ids.uuid();
  const regionId = use.actor.regionId;
  const row = { ...input, regionId, id, org: use.actor.org, synthetic: false, at: use.now.toISOString() };
  if (!(await keep(use, (job) => insertBody(job, row)))) throw sameName();
  return viewBody(use, { regionId, id });
}

export async function editBody(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: BodyInput,
): Promise<PartyBodyView> {
  const row = await ownBody(use, ref);
  expectVersion(version, row.version);
  if (!(await keep(use, (job) => updateBody(job, row, input)))) throw staleVersion({ version: row.version });
  return viewBody(use, ref);
}

export async function dissolve(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof endInputSchema>,
): Promise<PartyBodyView> {
  const row = await ownBody(use, ref);
  expectVersion(version, row.version);
  if (row.founded_on !== null && input.on < row.founded_on) throw endsTooEarly();
  if (!(await keep(use, (job) => dissolveBody(job, row, input.on)))) throw staleVersion({ version: row.version });
  return viewBody(use, ref);
}

async function checkOrgs(use: Use, orgs: readonly { readonly org: number | null }[], path: string): Promise<void> {
  const ids = orgs.flatMap(({ org }) => (org === null ? [] : [org]));
  const known = await keep(use, (job) => organisationNames(job, ids));
  for (const [index, { org }] of orgs.entries())
    if (org !== null && !known.has(org)) throw unknownOrg(`${path}.${index}.org`);
}

export async function addUnits(use: Use, ref: RowRef, units: readonly UnitInput[]): Promise<PartyBodyView> {
  const row = await ownBody(use, ref);
  await checkOrgs(use, units, 'units');
  await keep(use, async (job) => {
    for (const unit of units) if (!(await insertUnit(job, row, { ...unit, id: use.ids.uuid() }))) throw sameUnit();
  });
  return viewBody(use, ref);
}

export async function removeUnit(
  use: Use,
  ref: RowRef,
  unitId: string,
  input: z.output<typeof endInputSchema>,
): Promise<PartyBodyView> {
  const row = await ownBody(use, ref);
  if (!(await keep(use, (job) => endUnit(job, row, unitId, input.on)))) throw notPossible();
  return viewBody(use, ref);
}

export async function makeLink(use: Use, ref: RowRef, input: z.output<typeof linkInputSchema>): Promise<RowRef> {
  const row = await ownBody(use, ref);
  await checkOrgs(use, input.partners, 'partners');
  const id = use.ids.uuid();
  await keep(use, (job) => insertLink(job, row, { ...input, id, at: use.now.toISOString() }));
  return { regionId: row.region_id, id };
}
