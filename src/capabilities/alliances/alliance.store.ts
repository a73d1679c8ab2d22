import type { Tx } from '../../storage/sql.ts';
import type { EditAlliance } from './alliance.schema.ts';
import type { NewCharter } from './charter.schema.ts';

/** The only writer of alliances, the bodies around them, charters and the tree. All of it is open to everybody signed in. */

export interface NewAlliance {
  readonly regionId: string;
  readonly id: string;
  readonly org: number;
  readonly code: string;
  readonly aims: string;
  readonly seatRegion: string | null;
  readonly seat: string;
  readonly foundedOn: string;
  readonly industry: string;
  readonly derivedFrom: number | null;
  readonly declaredMembers: number | null;
  readonly declaredNote: string;
  readonly numberPrefix: string;
  /** The next number to give; 1 where none was given. */
  readonly firstNumber?: number;
  readonly source: string | null;
  readonly synthetic: boolean;
}

export const insertAlliance = (tx: Tx, one: NewAlliance) =>
  tx.query(
    `insert into alliances (region_id, id, owner_org, is_public, alliance_org, code, aims, seat_region, seat, founded_on, industry, derived_from, declared_members, declared_note, number_prefix, source, synthetic, next_number)
     values ($1, $2, $3, true, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) on conflict (region_id, alliance_org) do nothing`,
    [
      one.regionId,
      one.id,
      one.org,
      one.code,
      one.aims,
      one.seatRegion,
      one.seat,
      one.foundedOn,
      one.industry,
      one.derivedFrom,
      one.declaredMembers,
      one.declaredNote,
      one.numberPrefix,
      one.source,
      one.synthetic,
      one.firstNumber ?? 1,
    ],
  );

export const editAlliance = async (
  tx: Tx,
  ref: { readonly regionId: string; readonly id: string },
  version: number,
  edit: EditAlliance,
): Promise<boolean> =>
  (
    await tx.query(
      `update alliances set aims = $4, seat = $5, founded_on = $6, number_prefix = $7, version = version + 1 where region_id = $1 and id = $2 and version = $3`,
      [ref.regionId, ref.id, version, edit.aims, edit.seat, edit.foundedOn, edit.numberPrefix],
    )
  ).count === 1;

export const drawNumber = (tx: Tx, regionId: string, id: string) =>
  tx.query('update alliances set next_number = next_number + 1 where region_id = $1 and id = $2', [regionId, id]);

export interface NewBody {
  readonly regionId: string;
  readonly allianceId: string;
  readonly allianceOrg: number;
  readonly relation: 'guides' | 'unveils' | 'namedAround';
  readonly name: string;
  readonly org: number | null;
  readonly on: string;
  readonly source: string | null;
}

export const insertBody = (tx: Tx, body: NewBody) =>
  tx.query(
    `insert into alliance_bodies (region_id, alliance_id, id, owner_org, is_public, relation, name, org, happened_on, source) values ($1, $2, gen_random_uuid(), $3, true, $4, $5, $6, $7, $8)`,
    [body.regionId, body.allianceId, body.allianceOrg, body.relation, body.name, body.org, body.on, body.source],
  );

/** Adds the next version of a charter; the alliance's row is locked. */
export const insertCharter = (
  tx: Tx,
  alliance: { readonly regionId: string; readonly id: string; readonly org: number },
  charter: NewCharter & { readonly id: string; readonly at: string; readonly source: string | null },
) =>
  tx.query(
    `insert into alliance_charters (region_id, alliance_id, id, owner_org, is_public, alliance_org, number, valid_from, text, bodies, change, decided_region_id, decided_id, decided_text, source, created_at)
     select $1, $2, $3, $4, true, $4, coalesce(max(number), 0) + 1, $5::date, $6, $7::jsonb, $8, $9, $10::uuid, $11, $12, $13 from alliance_charters where region_id = $1 and alliance_id = $2`,
    [
      alliance.regionId,
      alliance.id,
      charter.id,
      alliance.org,
      charter.validFrom,
      charter.text,
      JSON.stringify(charter.bodies),
      charter.change,
      charter.decision.meeting?.regionId ?? null,
      charter.decision.meeting?.id ?? null,
      charter.decision.text,
      charter.source,
      charter.at,
    ],
  );

export interface NewNode {
  readonly regionId: string;
  readonly id: string;
  readonly ownerOrg: number;
  readonly tree: string;
  readonly kind: 'alliance' | 'park';
  readonly industry: string;
  readonly org: number | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly published: boolean;
  readonly note: string;
  readonly source: string | null;
  readonly seq: number;
}

export const insertNode = (tx: Tx, node: NewNode) =>
  tx.query(
    `insert into alliance_nodes (region_id, id, owner_org, is_public, tree, kind, industry, org, name, name_en, published, note, source, seq)
     values ($1, $2, $3, true, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (region_id, tree, kind, seq) do nothing`,
    [
      node.regionId,
      node.id,
      node.ownerOrg,
      node.tree,
      node.kind,
      node.industry,
      node.org,
      node.name,
      node.nameEn,
      node.published,
      node.note,
      node.source,
      node.seq,
    ],
  );
