import type { RowRef } from '../../kernel/fields.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { PledgeStatus } from './pledge.schema.ts';

/** The only writer of pledges and of the cases they are tied to. */

export interface PledgeRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
  readonly org_name: string;
  readonly title: string;
  readonly kind: string;
  readonly target: number;
  readonly due_on: string;
  readonly from_month: string;
  readonly post_role: string;
  readonly post_unit: string;
  readonly campaign_region_id: string | null;
  readonly campaign_id: string | null;
  readonly alliance_org: number | null;
  readonly basis_kind: 'agreement' | 'posting' | null;
  readonly basis_region_id: string | null;
  readonly basis_id: string | null;
  readonly basis_title: string;
  readonly status: PledgeStatus;
  readonly created_at: string;
  readonly version: number;
}

export type NewPledge = Omit<PledgeRow, 'status' | 'version'>;

export const insertPledge = (tx: Tx, row: NewPledge) =>
  tx.query(
    `insert into pledges (region_id, id, owner_org, shared, org_name, title, kind, target, due_on, from_month, post_role, post_unit, campaign_region_id, campaign_id, alliance_org, basis_kind, basis_region_id, basis_id, basis_title, created_at)
     values ($1, $2, $3, $4::int[], $5, $6, $7, $8, $9::date, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.shared,
      row.org_name,
      row.title,
      row.kind,
      row.target,
      row.due_on,
      row.from_month,
      row.post_role,
      row.post_unit,
      row.campaign_region_id,
      row.campaign_id,
      row.alliance_org,
      row.basis_kind,
      row.basis_region_id,
      row.basis_id,
      row.basis_title,
      row.created_at,
    ],
  );

export const lockPledge = (tx: Tx, row: PledgeRow) =>
  oneRow<{ status: PledgeStatus; version: number }>(
    tx,
    'select status, version from pledges where region_id = $1 and id = $2 for update',
    [row.region_id, row.id],
  );

export const movePledge = (tx: Tx, row: PledgeRow, to: PledgeStatus) =>
  tx.query('update pledges set status = $3, version = version + 1 where region_id = $1 and id = $2', [
    row.region_id,
    row.id,
    to,
  ]);

/** False where the case is tied already. */
export async function insertPledgeCase(tx: Tx, row: PledgeRow, ref: RowRef, at: string): Promise<boolean> {
  const made = await tx.query(
    `insert into pledge_cases (region_id, pledge_id, case_region_id, case_id, owner_org, shared, tied_at) values ($1, $2, $3, $4, $5, $6::int[], $7) on conflict do nothing`,
    [row.region_id, row.id, ref.regionId, ref.id, row.owner_org, row.shared, at],
  );
  return made.count === 1;
}
