import type { Tx } from '../../storage/sql.ts';
import type { PolicyPart } from './policyNotice.schema.ts';

/** The only writer of the notices behind drafts. */
export interface PolicyNoticeRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly draft_id: string;
  readonly page_region_id: string | null;
  readonly page_id: string | null;
  readonly page_version_id: string | null;
  readonly title: string;
  readonly number: string | null;
  readonly text: string;
  readonly parts: readonly PolicyPart[];
}

export async function insertPolicyNotice(
  tx: Tx,
  row: PolicyNoticeRow,
  by: { readonly account: string; readonly at: string },
): Promise<void> {
  await tx.query(
    `insert into program_notices (region_id, id, owner_org, draft_id, page_region_id, page_id, page_version_id, title, number, text, parts, added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb, $12, $13)`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.draft_id,
      row.page_region_id,
      row.page_id,
      row.page_version_id,
      row.title,
      row.number,
      row.text,
      JSON.stringify(row.parts),
      by.account,
      by.at,
    ],
  );
}

/** After publishing: the program that stands on this notice. */
export async function tieToOffer(tx: Tx, regionId: string, draftId: string, offerId: string): Promise<void> {
  await tx.query(`update program_notices set offer_id = $3 where region_id = $1 and draft_id = $2`, [
    regionId,
    draftId,
    offerId,
  ]);
}
