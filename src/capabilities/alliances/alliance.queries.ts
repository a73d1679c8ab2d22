import { oneRow, type Tx } from '../../storage/sql.ts';
import type { MemberRole } from '../../vocabulary/memberRoles.ts';

/** Reads of alliances and what stands around them. */

export interface AllianceRow {
  readonly region_id: string;
  readonly id: string;
  readonly alliance_org: number;
  readonly code: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly aims: string;
  readonly seat: string;
  readonly founded_on: string;
  readonly industry: string;
  readonly derived_from: number | null;
  readonly declared_members: number | null;
  readonly declared_note: string;
  readonly number_prefix: string;
  readonly source: string | null;
  readonly synthetic: boolean;
  readonly version: number;
}

const SELECT = `select a.region_id, a.id, a.alliance_org, a.code, o.name, o.name_en, a.aims, a.seat, a.founded_on, a.industry, a.derived_from, a.declared_members, a.declared_note,
  a.number_prefix, a.source, a.synthetic, a.version from alliances a join organisations o on o.principal = a.alliance_org`;

export const findAlliance = (tx: Tx, regionId: string, id: string) =>
  oneRow<AllianceRow>(tx, `${SELECT} where a.region_id = $1 and a.id = $2`, [regionId, id]);

export const allianceByOrg = (tx: Tx, org: number) =>
  oneRow<AllianceRow>(tx, `${SELECT} where a.alliance_org = $1`, [org]);

export const alliancesByOrg = async (tx: Tx, orgs: readonly number[]): Promise<readonly AllianceRow[]> =>
  (await tx.query<AllianceRow>(`${SELECT} where a.alliance_org = any($1::int[])`, [[...orgs]])).rows;

/** All alliances that are visible, at most a thousand. */
export const allAlliances = async (tx: Tx, text: string | null): Promise<readonly AllianceRow[]> =>
  (
    await tx.query<AllianceRow>(
      `${SELECT} where ($1::text is null or position($1 in o.name) > 0) order by a.synthetic, a.industry = '', a.industry, o.name, a.id limit 1000`,
      [text],
    )
  ).rows;

export const derivedFrom = async (tx: Tx, org: number): Promise<readonly AllianceRow[]> =>
  (await tx.query<AllianceRow>(`${SELECT} where a.derived_from = $1 order by o.name`, [org])).rows;

/** As job: held until the transaction ends, so that numbers follow one another. */
export const lockAlliance = (job: Tx, allianceOrg: number) =>
  oneRow<{ region_id: string; id: string; number_prefix: string; next_number: number }>(
    job,
    'select region_id, id, number_prefix, next_number from alliances where alliance_org = $1 for update',
    [allianceOrg],
  );

export interface BodyRow {
  readonly relation: 'guides' | 'unveils' | 'namedAround';
  readonly name: string;
  readonly org: number | null;
  readonly happened_on: string;
  readonly source: string | null;
}

export const bodiesOf = async (tx: Tx, row: Pick<AllianceRow, 'region_id' | 'id'>): Promise<readonly BodyRow[]> =>
  (
    await tx.query<BodyRow>(
      'select relation, name, org, happened_on, source from alliance_bodies where region_id = $1 and alliance_id = $2 order by relation, name',
      [row.region_id, row.id],
    )
  ).rows;

export const memberCounts = async (tx: Tx): Promise<Map<number, number>> => {
  const { rows } = await tx.query<{ alliance_org: number; n: number }>(
    'select alliance_org, count(*)::int as n from alliance_members where until is null group by 1',
  );
  return new Map(rows.map((row) => [row.alliance_org, row.n]));
};

export const roleCounts = async (tx: Tx, allianceOrg: number) =>
  (
    await tx.query<{ role: MemberRole; n: number }>(
      'select r.role, count(*)::int as n from alliance_members m, unnest(m.roles) as r (role) where m.alliance_org = $1 and m.until is null group by 1',
      [allianceOrg],
    )
  ).rows;

export interface OwnMember {
  readonly roles: readonly MemberRole[];
  readonly number: string | null;
}

export const memberIn = (tx: Tx, allianceOrg: number, org: number) =>
  oneRow<
    OwnMember & {
      name: string;
      since: string | null;
      kind: string;
      region_id: string;
      industry: string;
      listed: boolean;
      synthetic: boolean;
    }
  >(
    tx,
    'select roles, number, name, since, kind, region_id, industry, listed, synthetic from alliance_members where alliance_org = $1 and member_org = $2 and until is null',
    [allianceOrg, org],
  );

/** The number an organisation was once given, member or not. */
export const numberOf = async (tx: Tx, allianceOrg: number, org: number): Promise<string | null> =>
  (
    await oneRow<{ number: string | null }>(
      tx,
      'select number from alliance_members where alliance_org = $1 and member_org = $2',
      [allianceOrg, org],
    )
  )?.number ?? null;

export const lastGrades = async (tx: Tx) =>
  (
    await tx.query<{ alliance_org: number; year: number; grade: string }>(
      'select distinct on (alliance_org) alliance_org, year, grade from alliance_ratings where published_on is not null order by alliance_org, year desc',
    )
  ).rows;
