import type { Tx } from '../../storage/sql.ts';
import type { ReachChoice } from './reach.rules.ts';

/** The only writer of audiences. Row security lets an organisation reach its own only. */
export interface NewAudience {
  readonly regionId: string;
  readonly id: string;
  readonly org: number;
  readonly offerId: string;
  readonly name: string;
  readonly choice: ReachChoice;
  readonly by: string;
  readonly at: string;
}

/** Answers false where the organisation keeps one of this name for the offer already. */
export async function insertAudience(tx: Tx, audience: NewAudience): Promise<boolean> {
  const { verdict, condition, region } = audience.choice;
  const inserted = await tx.query(
    `insert into audiences (region_id, id, owner_org, offer_id, name, verdict, condition_id, registered_region, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      audience.regionId,
      audience.id,
      audience.org,
      audience.offerId,
      audience.name,
      verdict,
      condition ?? null,
      region ?? null,
      audience.by,
      audience.at,
    ],
  );
  return inserted.count === 1;
}

export interface AudienceChange {
  readonly name: string;
  readonly isRemoved: boolean;
  readonly by: string;
  readonly at: string;
}

/** Answers whether the version was still current. */
export async function changeAudience(
  tx: Tx,
  row: { readonly region_id: string; readonly id: string; readonly version: number },
  change: AudienceChange,
): Promise<boolean> {
  const changed = await tx.query(
    `update audiences set name = $4, removed_at = case when $5 then $7::timestamptz end, changed_by = $6, changed_at = $7, version = version + 1
     where region_id = $1 and id = $2 and version = $3`,
    [row.region_id, row.id, row.version, change.name, change.isRemoved, change.by, change.at],
  );
  return changed.count === 1;
}
