import type { Tx } from '../../storage/sql.ts';
import type { BodyInput, LinkKind, UnitInput } from './party.schema.ts';

/** The only writer of party bodies, their units, links and entries. They are open to everybody signed in and kept by their organisation. */

export interface BodyRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly party_org: number;
  readonly name: string;
  readonly form: BodyInput['form'];
  readonly basis: BodyInput['basis'];
  readonly scope: string;
  readonly founded_on: string | null;
  readonly dissolved_on: string | null;
  readonly synthetic: boolean;
  readonly version: number;
}

/** False where the organisation has a body of this name. */
export async function insertBody(
  tx: Tx,
  row: BodyInput & { regionId: string; id: string; org: number; synthetic: boolean; at: string },
): Promise<boolean> {
  const made = await tx.query(
    `insert into party_bodies (region_id, id, owner_org, is_public, party_org, name, form, basis, scope, founded_on, synthetic, created_at)
     values ($1, $2, $3, true, $3, $4, $5, $6, $7, $8::date, $9, $10) on conflict (region_id, party_org, name) do nothing`,
    [row.regionId, row.id, row.org, row.name, row.form, row.basis, row.scope, row.foundedOn, row.synthetic, row.at],
  );
  return made.count === 1;
}

export async function updateBody(tx: Tx, row: BodyRow, input: BodyInput): Promise<boolean> {
  const changed = await tx.query(
    `update party_bodies set name = $4, form = $5, basis = $6, scope = $7, founded_on = $8::date, version = version + 1 where region_id = $1 and id = $2 and version = $3`,
    [row.region_id, row.id, row.version, input.name, input.form, input.basis, input.scope, input.foundedOn],
  );
  return changed.count === 1;
}

export async function dissolveBody(tx: Tx, row: BodyRow, day: string): Promise<boolean> {
  const ended = await tx.query(
    'update party_bodies set dissolved_on = $4::date, version = version + 1 where region_id = $1 and id = $2 and version = $3 and dissolved_on is null',
    [row.region_id, row.id, row.version, day],
  );
  return ended.count === 1;
}

/** False where a unit of this name belongs to the body now. */
export async function insertUnit(tx: Tx, body: BodyRow, unit: UnitInput & { id: string }): Promise<boolean> {
  const made = await tx.query(
    `insert into party_units (region_id, body_id, id, owner_org, is_public, org, name, kind, leads, since) values ($1, $2, $3, $4, true, $5, $6, $7, $8, $9::date)
     on conflict (region_id, body_id, name) where until is null do nothing`,
    [body.region_id, body.id, unit.id, body.owner_org, unit.org, unit.name, unit.kind, unit.leads, unit.since],
  );
  return made.count === 1;
}

export async function endUnit(tx: Tx, body: BodyRow, unitId: string, day: string): Promise<boolean> {
  const ended = await tx.query(
    'update party_units set until = $4::date where region_id = $1 and body_id = $2 and id = $3 and until is null and since <= $4::date',
    [body.region_id, body.id, unitId, day],
  );
  return ended.count === 1;
}

export interface LinkRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly body_id: string;
  readonly kind: LinkKind;
  readonly title: string;
  readonly text: string;
  readonly partners: { org: number | null; name: string }[];
  readonly started_on: string;
  readonly ended_on: string | null;
  readonly ended_reason: string;
  readonly version: number;
}

export const insertLink = (
  tx: Tx,
  body: BodyRow,
  link: {
    id: string;
    kind: LinkKind;
    title: string;
    text: string;
    partners: readonly { org: number | null; name: string }[];
    startedOn: string;
    at: string;
  },
) =>
  tx.query(
    `insert into party_links (region_id, id, owner_org, is_public, body_id, kind, title, text, partners, started_on, created_at)
     values ($1, $2, $3, true, $4, $5, $6, $7, $8::jsonb, $9::date, $10)`,
    [
      body.region_id,
      link.id,
      body.owner_org,
      body.id,
      link.kind,
      link.title,
      link.text,
      JSON.stringify(link.partners),
      link.startedOn,
      link.at,
    ],
  );

export async function endLink(tx: Tx, row: LinkRow, day: string, reason: string): Promise<boolean> {
  const ended = await tx.query(
    'update party_links set ended_on = $4::date, ended_reason = $5, version = version + 1 where region_id = $1 and id = $2 and version = $3 and ended_on is null',
    [row.region_id, row.id, row.version, day, reason],
  );
  return ended.count === 1;
}

export const insertEntry = (
  tx: Tx,
  link: LinkRow,
  entry: { id: string; onDay: string; text: string; people: number | null; org: number; at: string },
) =>
  tx.query(
    `insert into party_link_entries (region_id, link_id, id, owner_org, is_public, on_day, text, people, by_org, at) values ($1, $2, $3, $4, true, $5::date, $6, $7, $4, $8)`,
    [link.region_id, link.id, entry.id, entry.org, entry.onDay, entry.text, entry.people, entry.at],
  );
