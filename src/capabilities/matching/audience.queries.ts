import { oneRow, type Tx } from '../../storage/sql.ts';
import type { ReachGroup } from './reach.rules.ts';

export interface AudienceRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly offer_id: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly name: string;
  readonly verdict: ReachGroup;
  readonly condition_id: string | null;
  readonly registered_region: string | null;
  readonly removed_at: string | null;
  readonly version: number;
}

const SELECT = `select a.region_id, a.id, a.owner_org, a.offer_id, o.title_zh, o.title_en, a.name, a.verdict, a.condition_id, a.registered_region, a.removed_at, a.version
  from audiences a join offers o on o.region_id = a.region_id and o.id = a.offer_id`;

export const findAudience = (tx: Tx, regionId: string, id: string): Promise<AudienceRow | null> =>
  oneRow<AudienceRow>(tx, `${SELECT} where a.region_id = $1 and a.id = $2`, [regionId, id]);

export const audiencesOf = async (tx: Tx, org: number): Promise<readonly AudienceRow[]> =>
  (
    await tx.query<AudienceRow>(
      `${SELECT} where a.owner_org = $1 and a.removed_at is null order by a.changed_at desc, a.id limit 200`,
      [org],
    )
  ).rows;

/** Whether the organisation keeps another of this name for the offer. */
export const isNameTaken = async (tx: Tx, row: AudienceRow, name: string): Promise<boolean> =>
  (
    await tx.query(
      `select 1 from audiences where region_id = $1 and owner_org = $2 and offer_id = $3 and name = $4 and id <> $5 and removed_at is null`,
      [row.region_id, row.owner_org, row.offer_id, name, row.id],
    )
  ).count > 0;
