import { emit } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';
import { enterpriseMaySee, isPublicIn } from './grantList.rules.ts';
import type { Credit, GrantRowStatus } from './grantList.schema.ts';

/** The only writer of lists, rows and steps. Runs as lq_job: a row belongs to the lead office and is moved by three parties. */

export interface NewListRow {
  readonly regionId: string;
  readonly id: string;
  readonly leadOrg: number;
  readonly financeOrg: number;
  readonly offer: { readonly regionId: string; readonly id: string; readonly code: string };
  readonly title: string;
  readonly asOf: string;
  readonly noticeDays: number;
  readonly confirmDays: number;
  readonly unnamed: number | null;
  readonly accountId: string;
  readonly at: string;
}

const FEW = -1;
export const unnamedOf = (stored: number): number | null => (stored === FEW ? null : stored);

export const insertList = (tx: Tx, list: NewListRow) =>
  tx.query(
    `insert into grant_lists (region_id, id, owner_org, shared, offer_region_id, offer_id, offer_code, title, finance_org, as_of, notice_days, confirm_days, unnamed, created_by, created_at)
     values ($1, $2, $3, array[$4::int], $5, $6, $7, $8, $4, $9::date, $10, $11, $12, $13, $14)`,
    [
      list.regionId,
      list.id,
      list.leadOrg,
      list.financeOrg,
      list.offer.regionId,
      list.offer.id,
      list.offer.code,
      list.title,
      list.asOf,
      list.noticeDays,
      list.confirmDays,
      list.unnamed ?? FEW,
      list.accountId,
      list.at,
    ],
  );

export interface NewRow {
  readonly id: string;
  readonly regionId: string;
  readonly enterpriseId: string;
  readonly enterpriseOrg: number;
  readonly name: string;
  readonly creditCode: string;
  readonly amountFen: number | null;
  readonly ground: { readonly zh: string; readonly en: string };
}

export const insertRows = (tx: Tx, list: NewListRow, rows: readonly NewRow[]) =>
  tx.query(
    `insert into grant_rows (region_id, list_id, id, owner_org, shared, enterprise_region_id, enterprise_id, enterprise_org, enterprise_name, credit_code, status, amount_fen, ground_zh, ground_en, created_at)
     select $1, $2, x.i, $3, array[$4::int], x.r, x.e, x.o, x.n, x.c, 'candidate', x.a, x.z, x.g, $5
     from json_to_recordset($6::json) as x (i uuid, r text, e uuid, o int, n text, c text, a bigint, z text, g text)`,
    [
      list.regionId,
      list.id,
      list.leadOrg,
      list.financeOrg,
      list.at,
      JSON.stringify(
        rows.map((row) => ({
          i: row.id,
          r: row.regionId,
          e: row.enterpriseId,
          o: row.enterpriseOrg,
          n: row.name,
          c: row.creditCode,
          a: row.amountFen,
          z: row.ground.zh,
          g: row.ground.en,
        })),
      ),
    ],
  );

export interface RowKey {
  readonly region_id: string;
  readonly id: string;
  readonly version: number;
  readonly status: GrantRowStatus;
  readonly owner_org: number;
  readonly finance_org: number;
  readonly enterprise_org: number;
  readonly shared: readonly number[] | null;
}

/** What changes with a step; what is left out stays. `null` clears. */
export interface RowChange {
  readonly credit?: Credit;
  readonly amountFen?: number;
  readonly objectedBy?: number | null;
  readonly due?: { readonly on: string; readonly provisional: boolean };
  readonly account?: unknown;
  readonly payment?: {
    readonly on: string;
    readonly fen: number;
    readonly voucher: string;
    readonly outcomeId: string;
    readonly factId: string;
  } | null;
}

export interface StepBy {
  readonly id: string;
  readonly org: number;
  readonly accountId: string | null;
  readonly reason: string;
  readonly at: string;
}

const SET_PAYMENT = 'paid_on = $13::date, paid_fen = $14, voucher = $15, outcome_id = $16::uuid, fact_id = $17::uuid';

/** Moves a row from the status and version that were seen; answers whether it did. Leaves the step, and tells the enterprise once it may know. */
export async function moveRow(
  tx: Tx,
  row: RowKey,
  to: GrantRowStatus,
  by: StepBy,
  change: RowChange = {},
): Promise<boolean> {
  const seen = enterpriseMaySee(to) || (row.shared ?? []).includes(row.enterprise_org);
  const paid = change.payment;
  const moved = await tx.query(
    `update grant_rows set status = $4, version = version + 1, reason = $5, is_public = $6, shared = $7::int[], credit = coalesce($8, credit), amount_fen = coalesce($9, amount_fen),
       objected_by_org = $10, due_on = coalesce($11::date, due_on), due_provisional = coalesce($12, due_provisional), account = coalesce($18::jsonb, account)
       ${paid === undefined ? ', paid_on = coalesce(paid_on, $13::date), paid_fen = coalesce(paid_fen, $14), voucher = coalesce(voucher, $15), outcome_id = coalesce(outcome_id, $16::uuid), fact_id = coalesce(fact_id, $17::uuid)' : `, ${SET_PAYMENT}`}
     where region_id = $1 and id = $2 and version = $3 and status = $19`,
    [
      row.region_id,
      row.id,
      row.version,
      to,
      by.reason,
      isPublicIn(to),
      [...new Set([row.finance_org, ...(seen ? [row.enterprise_org] : [])])],
      change.credit ?? null,
      change.amountFen ?? null,
      change.objectedBy ?? null,
      change.due?.on ?? null,
      change.due?.provisional ?? null,
      paid?.on ?? null,
      paid?.fen ?? null,
      paid?.voucher ?? null,
      paid?.outcomeId ?? null,
      paid?.factId ?? null,
      change.account === undefined ? null : JSON.stringify(change.account),
      row.status,
    ],
  );
  if (moved.count !== 1) return false;
  await insertStep(tx, row, to, by);
  if (seen) await emit(tx, 'grantRow.moved', row.region_id, { id: row.id, status: to, toOrg: row.enterprise_org });
  return true;
}

const insertStep = (tx: Tx, row: RowKey, to: GrantRowStatus, by: StepBy) =>
  tx.query(
    `insert into grant_steps (region_id, row_id, id, owner_org, shared, at, from_status, to_status, by_org, by_account, reason) values ($1, $2, $3, $4, array[$5::int], $6, $7, $8, $9, $10, $11)`,
    [
      row.region_id,
      row.id,
      by.id,
      row.owner_org,
      row.finance_org,
      by.at,
      row.status,
      to,
      by.org,
      by.accountId,
      by.reason,
    ],
  );

/** A credit comparison that settled nothing is kept beside the row all the same. */
export const noteCredit = (tx: Tx, regionId: string, id: string, credit: Credit) =>
  tx.query('update grant_rows set credit = $3, version = version + 1 where region_id = $1 and id = $2', [
    regionId,
    id,
    credit,
  ]);

/** Raises the list's version; answers false where somebody was faster. `notice` opens it to everybody signed in. */
export async function touchList(
  tx: Tx,
  regionId: string,
  id: string,
  version: number,
  notice?: { readonly from: string; readonly until: string; readonly provisional: boolean },
): Promise<boolean> {
  const touched = await tx.query(
    `update grant_lists set version = version + 1, is_public = is_public or $4::date is not null, notice_from = coalesce($4::date, notice_from),
       notice_until = coalesce($5::date, notice_until), notice_provisional = coalesce($6, notice_provisional) where region_id = $1 and id = $2 and version = $3`,
    [regionId, id, version, notice?.from ?? null, notice?.until ?? null, notice?.provisional ?? null],
  );
  return touched.count === 1;
}
