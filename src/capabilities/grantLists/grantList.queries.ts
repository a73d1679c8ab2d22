import { sql } from 'kysely';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { Credit, GrantRowStatus } from './grantList.schema.ts';

export interface ListRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly offer_region_id: string;
  readonly offer_id: string;
  readonly offer_code: string;
  readonly title: string;
  readonly finance_org: number;
  readonly as_of: string;
  readonly notice_days: number;
  readonly confirm_days: number;
  readonly notice_from: string | null;
  readonly notice_until: string | null;
  readonly notice_provisional: boolean;
  readonly unnamed: number;
  readonly created_at: string;
  readonly version: number;
}

const LIST_COLUMNS =
  'region_id, id, owner_org, offer_region_id, offer_id, offer_code, title, finance_org, as_of, notice_days, confirm_days, notice_from, notice_until, notice_provisional, unnamed, created_at, version';

export const findList = (tx: Tx, regionId: string, id: string) =>
  oneRow<ListRow>(tx, `select ${LIST_COLUMNS} from grant_lists where region_id = $1 and id = $2`, [regionId, id]);

export const listLists = (tx: Tx, limit: number, after: readonly (string | number)[] | null) =>
  listPage<ListRow>(tx, {
    table: 'grant_lists',
    columns: LIST_COLUMNS,
    conditions: [],
    order: ['created_at', 'region_id', 'id'],
    descending: true,
    limit,
    after,
  });

export interface CountRow {
  readonly list_id: string;
  readonly status: GrantRowStatus;
  readonly n: number;
  readonly fen: number;
  readonly paid: number;
}

/** Rows of lists by status, as far as the caller sees them. */
export const countRows = async (tx: Tx, listIds: readonly string[]): Promise<readonly CountRow[]> =>
  (
    await tx.query<CountRow>(
      `select list_id, status, count(*)::int as n, coalesce(sum(amount_fen), 0)::bigint as fen, coalesce(sum(paid_fen), 0)::bigint as paid from grant_rows where list_id = any($1::uuid[]) group by 1, 2`,
      [[...listIds]],
    )
  ).rows;

export interface Row {
  readonly region_id: string;
  readonly list_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
  readonly enterprise_region_id: string;
  readonly enterprise_id: string;
  readonly enterprise_org: number;
  readonly enterprise_name: string;
  readonly credit_code: string;
  readonly status: GrantRowStatus;
  readonly amount_fen: number | null;
  readonly ground_zh: string;
  readonly ground_en: string;
  readonly credit: Credit;
  readonly reason: string;
  readonly due_on: string | null;
  readonly due_provisional: boolean;
  readonly account: { holder: string; bank: string; number: string } | null;
  readonly paid_on: string | null;
  readonly paid_fen: number | null;
  readonly voucher: string | null;
  readonly outcome_id: string | null;
  readonly fact_id: string | null;
  readonly created_at: string;
  readonly version: number;
}

const ROW_COLUMNS =
  'region_id, list_id, id, owner_org, shared, enterprise_region_id, enterprise_id, enterprise_org, enterprise_name, credit_code, status, amount_fen, ground_zh, ground_en, credit, reason, due_on, due_provisional, account, paid_on, paid_fen, voucher, outcome_id, fact_id, created_at, version';

export const findRow = (tx: Tx, regionId: string, id: string) =>
  oneRow<Row>(tx, `select ${ROW_COLUMNS} from grant_rows where region_id = $1 and id = $2`, [regionId, id]);

export const rowsInStatus = async (
  tx: Tx,
  list: { readonly region_id: string; readonly id: string },
  status: GrantRowStatus,
): Promise<readonly Row[]> =>
  (
    await tx.query<Row>(
      `select ${ROW_COLUMNS} from grant_rows where region_id = $1 and list_id = $2 and status = $3 order by enterprise_name, id limit 20000`,
      [list.region_id, list.id, status],
    )
  ).rows;

export const rowsById = async (
  tx: Tx,
  list: { readonly region_id: string; readonly id: string },
  ids: readonly string[],
): Promise<readonly Row[]> =>
  (
    await tx.query<Row>(
      `select ${ROW_COLUMNS} from grant_rows where region_id = $1 and list_id = $2 and id = any($3::uuid[])`,
      [list.region_id, list.id, [...ids]],
    )
  ).rows;

export interface RowFilter {
  readonly regionId: string;
  readonly listId: string;
  readonly status?: GrantRowStatus | undefined;
  readonly limit: number;
}

export const listRows = (tx: Tx, filter: RowFilter, after: readonly (string | number)[] | null) =>
  listPage<Row>(tx, {
    table: 'grant_rows',
    columns: ROW_COLUMNS,
    conditions: [
      sql`region_id = ${filter.regionId}`,
      sql`list_id = ${filter.listId}::uuid`,
      ...(filter.status ? [sql`status = ${filter.status}`] : []),
    ],
    order: ['enterprise_name', 'id'],
    descending: false,
    limit: filter.limit,
    after,
  });

export const listRowsOf = (tx: Tx, org: number, limit: number, after: readonly (string | number)[] | null) =>
  listPage<Row>(tx, {
    table: 'grant_rows',
    columns: ROW_COLUMNS,
    conditions: [sql`enterprise_org = ${org}`],
    order: ['created_at', 'id'],
    descending: true,
    limit,
    after,
  });

export interface StepRow {
  readonly row_id: string;
  readonly at: string;
  readonly to_status: GrantRowStatus;
  readonly by_org: number;
  readonly reason: string;
}

/** As job: the steps of rows that concern the caller, oldest first. */
export const stepsOf = async (tx: Tx, rowIds: readonly string[]): Promise<readonly StepRow[]> =>
  (
    await tx.query<StepRow>(
      'select row_id, at, to_status, by_org, reason from grant_steps where row_id = any($1::uuid[]) order by at, seq',
      [[...rowIds]],
    )
  ).rows;

/** As job: lists whose notice is over while rows still stand in it. */
export const overdueNotices = async (tx: Tx, today: string): Promise<readonly ListRow[]> =>
  (
    await tx.query<ListRow>(
      `select ${LIST_COLUMNS} from grant_lists l where l.notice_until < $1::date and exists (select 1 from grant_rows r where r.region_id = l.region_id and r.list_id = l.id and r.status = 'noticed') limit 100`,
      [today],
    )
  ).rows;

/** As job: rows whose account was not confirmed in time. */
export const overdueAccounts = async (tx: Tx, today: string): Promise<readonly (Row & { finance_org: number })[]> =>
  (
    await tx.query<Row & { finance_org: number }>(
      `select r.*, l.finance_org from grant_rows r join grant_lists l on l.region_id = r.region_id and l.id = r.list_id where r.status = 'awaitingAccount' and r.due_on < $1::date limit 500`,
      [today],
    )
  ).rows;
