import { type RawBuilder, sql } from 'kysely';
import { type CappedCount, COUNT_CAP } from '../kernel/paging.ts';
import { runBuilt, sqlBuilder } from './builder.ts';
import type { Tx } from './sql.ts';

/** Lists page by key, never by offset, and count at most to 10,001 (VISIBILITY §4). Conditions should name plain columns that indexes serve. */
export interface ListQuery {
  readonly table: string;
  /** Select list; must contain the order columns. */
  readonly columns: string;
  readonly conditions: readonly RawBuilder<unknown>[];
  /** Unique together; all in one direction so that one row comparison pages. */
  readonly order: readonly string[];
  readonly descending: boolean;
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
}

export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly nextKey: readonly (string | number)[] | null;
  readonly count: CappedCount;
}

const builder = sqlBuilder<Record<string, never>>();

const allOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);

/** One page and the capped count of all rows that match. */
export async function listPage<Row extends object>(tx: Tx, list: ListQuery): Promise<ListPage<Row>> {
  const columns = sql.join(list.order.map((column) => sql.ref(column)));
  const direction = sql.raw(list.descending ? 'desc' : 'asc');
  const after = list.after
    ? [
        sql`(${columns}) ${sql.raw(list.descending ? '<' : '>')} (${sql.join(list.after.map((value) => sql`${value}`))})`,
      ]
    : [];
  const order = sql.join(list.order.map((column) => sql`${sql.ref(column)} ${direction}`));
  const page = sql`select ${sql.raw(list.columns)} from ${sql.table(list.table)} where ${allOf([...list.conditions, ...after])} order by ${order} limit ${list.limit + 1}`;
  const rows = await runBuilt<Row>(tx, { compile: () => page.compile(builder) });
  const capped = sql`select count(*)::int as n from (select 1 from ${sql.table(list.table)} where ${allOf(list.conditions)} limit ${COUNT_CAP + 1}) t`;
  const [counted] = await runBuilt<{ n: number }>(tx, { compile: () => capped.compile(builder) });
  const total = counted?.n ?? 0;
  const shown = rows.slice(0, list.limit);
  const last = rows.length > list.limit ? shown[shown.length - 1] : undefined;
  return {
    rows: shown,
    nextKey: last ? list.order.map((column) => keyValue(last, column)) : null,
    count: { value: Math.min(total, COUNT_CAP), capped: total > COUNT_CAP },
  };
}

function keyValue(row: object, column: string): string | number {
  const value: unknown = Reflect.get(row, column);
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new Error(`order column ${column} is not in the select list`);
  return value;
}
