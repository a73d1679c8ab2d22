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

/** One region is an equality, which an index can order by; a city or the corridor is a list of regions. */
export const inRegions = (codes: readonly string[]): RawBuilder<unknown> =>
  codes.length === 1 ? sql`region_id = ${codes[0]}` : sql`region_id = any(${[...codes]}::text[])`;

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
  const total = await cappedCount(tx, list.table, list.conditions);
  const shown = rows.slice(0, list.limit);
  const last = rows.length > list.limit ? shown[shown.length - 1] : undefined;
  return {
    rows: shown,
    nextKey: last ? list.order.map((column) => keyValue(last, column)) : null,
    count: { value: Math.min(total, COUNT_CAP), capped: total > COUNT_CAP },
  };
}

interface Remembered {
  readonly epoch: number;
  readonly at: number;
  readonly total: number;
}

const remembered = new Map<string, Remembered>();
const REMEMBER_MS = 2_000;
const MAX_REMEMBERED = 5_000;
/** What a list's rows depend on besides its own table: sub-selects of conditions. */
const SIDE_TABLES = ['inbox', 'positions', 'outcome_claims', 'counted_credits', 'pages'];

/**
 * The count costs ten times the page, and an organisation's people ask the same lists again and again: it is remembered for the same
 * eyes and filter until the table is written, two seconds at most (for writes of other processes).
 */
async function cappedCount(tx: Tx, table: string, conditions: readonly RawBuilder<unknown>[]): Promise<number> {
  const statement = sql`select count(*)::int as n from (select 1 from ${sql.table(table)} where ${allOf(conditions)} limit ${COUNT_CAP + 1}) t`;
  const compiled = statement.compile(builder);
  const key = `${tx.scope}|${compiled.sql}|${JSON.stringify(compiled.parameters)}`;
  const epoch = tx.epochs.of([table, ...SIDE_TABLES]);
  const known = remembered.get(key);
  if (known && known.epoch === epoch && Math.abs(performance.now() - known.at) < REMEMBER_MS) return known.total;
  const [counted] = await runBuilt<{ n: number }>(tx, { compile: () => compiled });
  const total = counted?.n ?? 0;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, { epoch, at: performance.now(), total });
  return total;
}

function keyValue(row: object, column: string): string | number {
  const value: unknown = Reflect.get(row, column);
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new Error(`order column ${column} is not in the select list`);
  return value;
}
