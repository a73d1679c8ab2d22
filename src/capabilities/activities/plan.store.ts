import type { Tx } from '../../storage/sql.ts';
import type { NewItem } from './plan.schema.ts';

/** The only writer of programmes and their items. */

export const insertProgramme = (
  tx: Tx,
  row: {
    readonly regionId: string;
    readonly id: string;
    readonly ownerOrg: number;
    readonly shared: readonly number[] | null;
    readonly year: number;
    readonly title: string;
    readonly note: string;
    readonly allianceOrg: number | null;
    readonly at: string;
  },
) =>
  tx.query(
    `insert into activity_programmes (region_id, id, owner_org, shared, year, title, note, alliance_org, created_at) values ($1, $2, $3, $4::int[], $5, $6, $7, $8, $9)`,
    [row.regionId, row.id, row.ownerOrg, row.shared, row.year, row.title, row.note, row.allianceOrg, row.at],
  );

export const insertItem = (
  tx: Tx,
  key: {
    readonly regionId: string;
    readonly programmeId: string;
    readonly id: string;
    readonly ownerOrg: number;
    readonly shared: readonly number[] | null;
  },
  item: NewItem,
) =>
  tx.query(
    `insert into programme_items (region_id, programme_id, id, owner_org, shared, kind, title, cadence, responsible_org, fixed_day, due_on)
     values ($1, $2, $3, $4, $5::int[], $6, $7, $8, $9, $10, $11::date)`,
    [
      key.regionId,
      key.programmeId,
      key.id,
      key.ownerOrg,
      key.shared,
      item.kind,
      item.title,
      item.cadence,
      item.responsibleOrg,
      item.fixedDay,
      item.dueOn,
    ],
  );

/** Who is responsible for an item reads the programme. */
export const shareProgramme = (tx: Tx, regionId: string, id: string, org: number) =>
  tx.query(
    `update activity_programmes set version = version + 1, shared = case when owner_org = $3 or coalesce($3 = any(shared), false) then shared else array_append(coalesce(shared, '{}'), $3) end
     where region_id = $1 and id = $2`,
    [regionId, id, org],
  );

export const shareItems = (tx: Tx, regionId: string, programmeId: string) =>
  tx.query(
    `update programme_items i set shared = p.shared from activity_programmes p where p.region_id = i.region_id and p.id = i.programme_id and i.region_id = $1 and i.programme_id = $2`,
    [regionId, programmeId],
  );

export const deleteItem = (tx: Tx, regionId: string, programmeId: string, id: string) =>
  tx.query('delete from programme_items where region_id = $1 and programme_id = $2 and id = $3', [
    regionId,
    programmeId,
    id,
  ]);
