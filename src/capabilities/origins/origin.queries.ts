import { sql } from 'kysely';
import { runBuilt, sqlBuilder } from '../../storage/builder.ts';
import type { Tx } from '../../storage/sql.ts';
import type { CountedShare, Origin, OriginKind, Subject } from './origin.schema.ts';

/** Reads of origins and of what was counted for them. Runs as lq_job: only references and figures leave this file. */

const builder = sqlBuilder<Record<string, never>>();

export interface OriginRow {
  readonly origin_kind: OriginKind;
  readonly origin_region_id: string;
  readonly origin_id: string;
  readonly alliance_org: number | null;
  readonly title: string;
  readonly at: string;
}

export const originsOf = async (tx: Tx, subjects: readonly Subject[]): Promise<readonly OriginRow[]> =>
  (
    await tx.query<OriginRow>(
      `select distinct o.origin_kind, o.origin_region_id, o.origin_id, o.alliance_org, o.title, o.at from origins o
       join unnest($1::text[], $2::text[], $3::uuid[]) as s (region_id, kind, id) on o.region_id = s.region_id and o.subject_kind = s.kind and o.subject_id = s.id
       order by o.at`,
      [subjects.map((s) => s.regionId), subjects.map((s) => s.kind), subjects.map((s) => s.id)],
    )
  ).rows;

/** Subjects that came from these origins. */
export const subjectsOf = async (tx: Tx, kind: Subject['kind'], origins: readonly Origin[]) =>
  (
    await tx.query<{ origin_kind: OriginKind; origin_id: string; region_id: string; subject_id: string }>(
      `select distinct o.origin_kind, o.origin_id, o.region_id, o.subject_id from origins o
       join unnest($2::text[], $3::uuid[]) as x (kind, id) on o.origin_kind = x.kind and o.origin_id = x.id where o.subject_kind = $1`,
      [kind, origins.map((o) => o.kind), origins.map((o) => o.id)],
    )
  ).rows;

export interface CountFilter {
  readonly origins?: readonly Origin[] | undefined;
  readonly alliance?: number | undefined;
  readonly org?: number | undefined;
  readonly kind?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  /** Outcomes that at least one of these shares. */
  readonly orgs?: readonly number[] | undefined;
  /** Exactly these counted entries: a figure that was frozen is counted again. */
  readonly entries?: readonly string[] | undefined;
  /** Months, `YYYY-MM`, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Region and outcome of everything that counts for an alliance or for origins: a case counts when it, or the need it answers, came from there. */
export function outcomesLinked(filter: Pick<CountFilter, 'alliance' | 'origins'>) {
  const wanted = [
    sql`o.subject_kind in ('case', 'need')`,
    ...(filter.alliance === undefined ? [] : [sql`o.alliance_org = ${filter.alliance}`]),
    ...(filter.origins === undefined
      ? []
      : [
          sql`(o.origin_kind, o.origin_id) in (select * from unnest(${filter.origins.map((x) => x.kind)}::text[], ${filter.origins.map((x) => x.id)}::uuid[]))`,
        ]),
  ];
  return sql`select l.region_id, l.outcome_id from outcome_claims l
    join origins o on o.region_id = l.region_id and o.subject_kind = 'case' and o.subject_id = l.case_id where ${sql.join(wanted, sql` and `)}
    union select l.region_id, l.outcome_id from outcome_claims l join cases c on c.region_id = l.region_id and c.id = l.case_id
    join origins o on o.region_id = c.region_id and o.subject_kind = 'need' and o.subject_id = c.need_id where ${sql.join(wanted, sql` and `)}`;
}

const isLinked = (filter: CountFilter): boolean => filter.alliance !== undefined || filter.origins !== undefined;

function entryConditions(filter: CountFilter) {
  return sql.join(
    [
      sql`true`,
      ...(isLinked(filter) ? [sql`(e.region_id, e.outcome_id) in (${outcomesLinked(filter)})`] : []),
      ...(filter.kind === undefined ? [] : [sql`e.kind = ${filter.kind}`]),
      ...(filter.kinds === undefined ? [] : [sql`e.kind = any(${[...filter.kinds]}::text[])`]),
      ...(filter.entries === undefined ? [] : [sql`e.id = any(${[...filter.entries]}::uuid[])`]),
      ...(filter.orgs === undefined
        ? []
        : [
            sql`exists (select 1 from counted_credits s where s.region_id = e.region_id and s.entry_id = e.id and s.org = any(${[...filter.orgs]}::int[]))`,
          ]),
      ...(filter.from === undefined ? [] : [sql`e.month >= ${filter.from}`]),
      ...(filter.to === undefined ? [] : [sql`e.month <= ${filter.to}`]),
    ],
    sql` and `,
  );
}

export interface KindSum {
  readonly kind: string;
  readonly outcomes: number;
  readonly amount_fen: number;
  readonly count: number;
}

/** Sums by kind. With an organisation: the outcomes it shares, with its share of the amount and of the count. */
export async function sumsByKind(tx: Tx, filter: CountFilter): Promise<readonly KindSum[]> {
  const statement =
    filter.org === undefined
      ? sql`select e.kind, sum(e.sign)::bigint as outcomes, sum(e.sign * e.amount_fen)::bigint as amount_fen, sum(e.sign * e.count)::bigint as count
            from counted_entries e where ${entryConditions(filter)} group by e.kind having sum(e.sign) <> 0 order by e.kind`
      : sql`select e.kind, sum(c.sign)::bigint as outcomes, sum(c.sign * c.amount_fen)::bigint as amount_fen, sum(c.sign * ((e.count * c.num) / c.den))::bigint as count
            from counted_entries e join counted_credits c on c.region_id = e.region_id and c.entry_id = e.id
            where c.org = ${filter.org} and ${entryConditions(filter)} group by e.kind having sum(c.sign) <> 0 order by e.kind`;
  return runBuilt<KindSum>(tx, { compile: () => statement.compile(builder) });
}

/** What each of these organisations shares, by kind: exact fen, and its part of the count in millionths as the indicators show it. */
export async function sharesByKind(tx: Tx, filter: CountFilter, orgs: readonly number[]): Promise<CountedShare[]> {
  const statement = sql`select c.org, e.kind, sum(c.sign)::bigint as outcomes, sum(c.sign * c.amount_fen)::bigint as "amountFen",
      sum(c.sign * ((e.count * c.num * 1000000) / c.den))::bigint as "countMillionths"
    from counted_entries e join counted_credits c on c.region_id = e.region_id and c.entry_id = e.id
    where ${entryConditions(filter)} and c.org = any(${[...orgs]}::int[]) group by c.org, e.kind having sum(c.sign) <> 0 order by c.org, e.kind`;
  return [...(await runBuilt<CountedShare>(tx, { compile: () => statement.compile(builder) }))];
}

/** Entries counted for an origin or an alliance, for lists that open the figure. */
export async function entryIds(tx: Tx, filter: CountFilter): Promise<string[]> {
  const statement = sql`select e.id from counted_entries e where ${entryConditions(filter)}`;
  const rows = await runBuilt<{ id: string }>(tx, { compile: () => statement.compile(builder) });
  return rows.map((row) => row.id);
}

/** Outcomes reported and waiting for a confirmation. */
export async function waiting(tx: Tx, filter: CountFilter): Promise<number> {
  if (!isLinked(filter) && filter.org === undefined) return 0;
  const statement = sql`select count(distinct x.id)::int as n from outcomes x where x.status in ('claimed', 'review')
    ${isLinked(filter) ? sql`and (x.region_id, x.id) in (${outcomesLinked(filter)})` : sql``}
    ${filter.kind === undefined ? sql`` : sql`and x.kind = ${filter.kind}`}
    ${filter.from === undefined ? sql`` : sql`and to_char(x.happened_on, 'YYYY-MM') >= ${filter.from}`}
    ${filter.to === undefined ? sql`` : sql`and to_char(x.happened_on, 'YYYY-MM') <= ${filter.to}`}
    ${filter.org === undefined ? sql`` : sql`and exists (select 1 from outcome_claims l where l.region_id = x.region_id and l.outcome_id = x.id and l.org = ${filter.org})`}`;
  const [row] = await runBuilt<{ n: number }>(tx, { compile: () => statement.compile(builder) });
  return row?.n ?? 0;
}
