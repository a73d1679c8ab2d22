import { sql } from 'kysely';
import { runBuilt, sqlBuilder } from '../../storage/builder.ts';
import { listPage } from '../../storage/page.ts';
import type { Tx } from '../../storage/sql.ts';
import { regionsWithin } from '../../vocabulary/regions.ts';
import { countedInNameOf } from '../origins/origin.service.ts';
import type { IndicatorQuery } from './indicator.schema.ts';

/** Sums over counted entries. Figures are open to all who may read indicators; names come from outcomes, under row security. */

const builder = sqlBuilder<Record<string, never>>();
type Filter = Omit<IndicatorQuery, 'by'>;

function conditionsOf(filter: Filter, prefix = 'e') {
  const column = (name: string) => sql.ref(`${prefix}.${name}`);
  return [
    sql`true`,
    ...(filter.regionId ? [sql`${column('region_id')} = any(${regionsWithin(filter.regionId)}::text[])`] : []),
    ...(filter.alliance
      ? [sql`(${column('region_id')}, ${column('outcome_id')}) in (${countedInNameOf(filter.alliance)})`]
      : []),
    ...(filter.kind ? [sql`${column('kind')} = ${filter.kind}`] : []),
    ...(filter.from ? [sql`${column('month')} >= ${filter.from}`] : []),
    ...(filter.to ? [sql`${column('month')} <= ${filter.to}`] : []),
    ...(filter.org
      ? [
          sql`exists (select 1 from counted_credits c where c.region_id = ${column('region_id')} and c.entry_id = ${column('id')} and c.org = ${filter.org})`,
        ]
      : []),
  ];
}

export interface SumRow {
  readonly key: string;
  readonly outcomes: number;
  readonly amount_fen: number;
  readonly count: number;
  /** How many kinds of outcome are added up here: figures of more than one kind have no sum. */
  readonly kinds: number;
}

const GROUP = { region: sql`e.region_id`, kind: sql`e.kind`, month: sql`e.month` } as const;

export async function sums(tx: Tx, by: IndicatorQuery['by'], filter: Filter): Promise<readonly SumRow[]> {
  const where = sql.join(conditionsOf(filter), sql` and `);
  // By organisation an outcome appears once for each that shares it, with that organisation's share of the amount.
  const statement =
    by === 'org'
      ? sql`select c.org::text as key, sum(c.sign)::bigint as outcomes, sum(c.sign * c.amount_fen)::bigint as amount_fen, sum(c.sign * ((e.count * c.num * 1000000) / c.den))::bigint as count, count(distinct e.kind)::int as kinds
            from counted_entries e join counted_credits c on c.region_id = e.region_id and c.entry_id = e.id where ${where} group by c.org having sum(c.sign) <> 0 order by 3 desc, 1`
      : sql`select ${GROUP[by]} as key, sum(e.sign)::bigint as outcomes, sum(e.sign * e.amount_fen)::bigint as amount_fen, sum(e.sign * e.count)::bigint as count, count(distinct e.kind)::int as kinds
            from counted_entries e where ${where} group by 1 having sum(e.sign) <> 0 order by 1`;
  return runBuilt<SumRow>(tx, { compile: () => statement.compile(builder) });
}

export async function totals(tx: Tx, filter: Filter): Promise<SumRow> {
  const statement = sql`select 'total' as key, coalesce(sum(e.sign), 0)::bigint as outcomes, coalesce(sum(e.sign * e.amount_fen), 0)::bigint as amount_fen, coalesce(sum(e.sign * e.count), 0)::bigint as count, count(distinct e.kind)::int as kinds
    from counted_entries e where ${sql.join(conditionsOf(filter), sql` and `)}`;
  const [row] = await runBuilt<SumRow>(tx, { compile: () => statement.compile(builder) });
  return row ?? { key: 'total', outcomes: 0, amount_fen: 0, count: 0, kinds: 0 };
}

/** Claims the caller sees that are not confirmed yet, by the same grouping. */
export async function unconfirmed(tx: Tx, by: IndicatorQuery['by'], filter: Filter): Promise<Map<string, number>> {
  const group =
    by === 'region'
      ? sql`o.region_id`
      : by === 'kind'
        ? sql`o.kind`
        : by === 'month'
          ? sql`to_char(o.happened_on, 'YYYY-MM')`
          : sql`c.org::text`;
  const statement = sql`select ${group} as key, count(distinct o.id)::int as n from outcomes o left join outcome_claims c on c.region_id = o.region_id and c.outcome_id = o.id
    where o.status in ('claimed', 'review')
      ${filter.regionId ? sql`and o.region_id = any(${regionsWithin(filter.regionId)}::text[])` : sql``} ${filter.kind ? sql`and o.kind = ${filter.kind}` : sql``}
      ${filter.org ? sql`and c.org = ${filter.org}` : sql``} group by 1`;
  const rows = await runBuilt<{ key: string | null; n: number }>(tx, { compile: () => statement.compile(builder) });
  return new Map(rows.flatMap((row) => (row.key === null ? [] : [[row.key, row.n] as const])));
}

export interface EntryRow {
  readonly region_id: string;
  readonly id: string;
  readonly outcome_id: string;
  readonly kind: string;
  readonly month: string;
  readonly amount_fen: number;
  readonly count: number;
  readonly sign: 1 | -1;
  readonly credits: { org: number; num: number; den: number }[];
  readonly counted_at: string;
}

export async function listEntries(
  tx: Tx,
  filter: Filter & { limit: number },
  after: readonly (string | number)[] | null,
) {
  return listPage<EntryRow>(tx, {
    table: 'counted_entries',
    columns: '*',
    conditions: conditionsOf(filter, 'counted_entries'),
    order: ['counted_at', 'region_id', 'id'],
    descending: true,
    limit: filter.limit,
    after,
  });
}

export const visibleOutcomes = async (tx: Tx, ids: readonly string[]) => {
  const { rows } = await tx.query<{
    id: string;
    enterprise_name: string;
    evidence_type: string;
    evidence_number: string | null;
  }>('select id, enterprise_name, evidence_type, evidence_number from outcomes where id = any($1::uuid[])', [[...ids]]);
  return new Map(rows.map((row) => [row.id, row]));
};

export interface RecountRow {
  readonly id: string;
  readonly status: string;
  readonly amount_fen: number | null;
  readonly count: number | null;
  readonly kind: string;
  readonly happened_on: string;
  readonly net: number;
  readonly net_amount: number;
  readonly net_count: number;
  readonly entries: number;
  readonly net_credit: number;
}

/** As job: every outcome beside the net of its entries and credits; also entries without an outcome. */
export const recountRows = async (tx: Tx, after: string, limit: number): Promise<readonly RecountRow[]> =>
  (
    await tx.query<RecountRow>(
      `select o.id, o.status, o.amount_fen, o.count, o.kind, o.happened_on, coalesce(sum(e.sign), 0)::bigint as net, coalesce(sum(e.sign * e.amount_fen), 0)::bigint as net_amount,
         coalesce(sum(e.sign * e.count), 0)::bigint as net_count, count(e.id)::bigint as entries,
         coalesce((select sum(c.sign * c.amount_fen) from counted_credits c join counted_entries ce on ce.region_id = c.region_id and ce.id = c.entry_id where ce.region_id = o.region_id and ce.outcome_id = o.id), 0)::bigint as net_credit
       from outcomes o left join counted_entries e on e.region_id = o.region_id and e.outcome_id = o.id where o.id > $1::uuid group by o.region_id, o.id order by o.id limit $2`,
      [after, limit],
    )
  ).rows;

export const orphanEntries = async (tx: Tx): Promise<readonly string[]> =>
  (
    await tx.query<{ outcome_id: string }>(
      'select distinct e.outcome_id from counted_entries e where not exists (select 1 from outcomes o where o.region_id = e.region_id and o.id = e.outcome_id) limit 100',
    )
  ).rows.map((row) => row.outcome_id);
