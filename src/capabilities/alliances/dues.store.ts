import type { Tx } from '../../storage/sql.ts';
import type { DuesPayment, NewDues } from './dues.schema.ts';

/** The only writer of dues, and their one read: the rows are the list. */

export interface DuesRow {
  readonly member_org: number;
  readonly name: string;
  readonly number: string | null;
  readonly year: number;
  readonly amount_fen: number;
  readonly due_on: string;
  readonly paid_on: string | null;
  readonly paid_fen: number | null;
  readonly voucher: string;
}

/** Dues the reader sees: all of them for the secretariat, a member its own. */
export const duesOf = async (tx: Tx, allianceOrg: number, year: number | null): Promise<readonly DuesRow[]> =>
  (
    await tx.query<DuesRow>(
      `select d.member_org, m.name, m.number, d.year, d.amount_fen, d.due_on, d.paid_on, d.paid_fen, d.voucher from alliance_dues d
       join alliance_members m on m.alliance_org = d.alliance_org and m.member_org = d.member_org
       where d.alliance_org = $1 and ($2::int is null or d.year = $2) order by d.year desc, m.rank, m.name limit 2000`,
      [allianceOrg, year],
    )
  ).rows;

/** Answers how many members got dues. */
export const insertDues = async (
  tx: Tx,
  alliance: { readonly regionId: string; readonly id: string; readonly org: number },
  dues: NewDues,
): Promise<number> =>
  (
    await tx.query(
      `insert into alliance_dues (region_id, alliance_id, id, owner_org, shared, alliance_org, member_org, year, amount_fen, due_on)
       select $1, $2, gen_random_uuid(), $3, array[m.member_org], $3, m.member_org, $4, $5, $6::date from alliance_members m
       where m.alliance_org = $3 and m.until is null and ($7::int is null or m.member_org = $7) on conflict (region_id, alliance_id, member_org, year) do nothing`,
      [alliance.regionId, alliance.id, alliance.org, dues.year, dues.amountFen, dues.dueOn, dues.memberOrg],
    )
  ).count;

export const recordPayment = async (tx: Tx, allianceOrg: number, payment: DuesPayment): Promise<boolean> =>
  (
    await tx.query(
      `update alliance_dues set paid_on = $4::date, paid_fen = $5, voucher = $6, version = version + 1 where alliance_org = $1 and member_org = $2 and year = $3`,
      [allianceOrg, payment.memberOrg, payment.year, payment.paidOn, payment.paidFen, payment.voucher],
    )
  ).count === 1;
