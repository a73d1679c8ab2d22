import { sql } from 'kysely';
import { listPage } from '../../storage/page.ts';
import type { Tx } from '../../storage/sql.ts';
import type { MemberRole } from '../../vocabulary/memberRoles.ts';
import { regionsWithin } from '../../vocabulary/regions.ts';

/** The directory of one alliance: one table with its own index, paged by rank and name. */

export interface DirectoryRow {
  readonly member_org: number;
  readonly name: string;
  readonly kind: string;
  readonly region_id: string;
  readonly industry: string;
  readonly roles: MemberRole[];
  readonly rank: number;
  readonly number: string | null;
  readonly listed: boolean;
  readonly synthetic: boolean;
  readonly since: string | null;
}

const COLUMNS = 'member_org, name, kind, region_id, industry, roles, rank, number, listed, synthetic, since';

export interface DirectoryFilter {
  readonly allianceOrg: number;
  readonly role?: string | undefined;
  readonly kind?: string | undefined;
  readonly regionId?: string | undefined;
  readonly text?: string | undefined;
  /** Only members whose name the reader may read. */
  readonly listedOnly: boolean;
  /** Only these organisations. */
  readonly orgs: readonly number[] | null;
  readonly byName: boolean;
  readonly limit: number;
}

export const directoryPage = (tx: Tx, filter: DirectoryFilter, after: readonly (string | number)[] | null) =>
  listPage<DirectoryRow>(tx, {
    table: 'alliance_members',
    columns: COLUMNS,
    conditions: [
      sql`alliance_org = ${filter.allianceOrg}`,
      sql`until is null`,
      ...(filter.role ? [sql`${filter.role} = any(roles)`] : []),
      ...(filter.kind ? [sql`kind = ${filter.kind}`] : []),
      ...(filter.regionId ? [sql`region_id = any(${[...regionsWithin(filter.regionId)]}::text[])`] : []),
      ...(filter.text ? [sql`position(${filter.text} in name) > 0`] : []),
      ...(filter.listedOnly ? [sql`listed`] : []),
      ...(filter.orgs ? [sql`member_org = any(${[...filter.orgs]}::int[])`] : []),
    ],
    // A cursor can be read by its holder: who may not read names does not page by them.
    order: filter.byName ? ['rank', 'name', 'member_org'] : ['rank', 'member_org'],
    descending: false,
    limit: filter.limit,
    after,
  });

export interface MemberKind {
  readonly org: number;
  readonly kind: string;
}

/** Kinds of the offers the reader sees, of these organisations. */
export const offerKindsOf = async (tx: Tx, orgs: readonly number[]): Promise<readonly MemberKind[]> =>
  (
    await tx.query<MemberKind>(
      'select distinct owner_org as org, kind from offers where owner_org = any($1::int[]) order by 1, 2',
      [[...orgs]],
    )
  ).rows;

/** Kinds of the open needs the reader sees, of these organisations. */
export const needKindsOf = async (tx: Tx, orgs: readonly number[]): Promise<readonly MemberKind[]> =>
  (
    await tx.query<MemberKind>(
      `select distinct n.owner_org as org, k.kind from needs n, unnest(n.kinds) as k (kind) where n.owner_org = any($1::int[]) and n.status in ('open', 'inProgress') order by 1, 2`,
      [[...orgs]],
    )
  ).rows;

/** Members that offer (or openly need) something of a kind, as far as the reader sees it. */
export async function membersWith(
  tx: Tx,
  allianceOrg: number,
  what: { readonly offers?: string | undefined; readonly needs?: string | undefined },
): Promise<number[] | null> {
  if (!what.offers && !what.needs) return null;
  const { rows } = await tx.query<{ org: number }>(
    `select m.member_org as org from alliance_members m where m.alliance_org = $1 and m.until is null
       and ($2::text is null or m.member_org in (select owner_org from offers where kind = $2))
       and ($3::text is null or m.member_org in (select owner_org from needs where kinds @> array[$3] and status in ('open', 'inProgress')))`,
    [allianceOrg, what.offers ?? null, what.needs ?? null],
  );
  return rows.map((row) => row.org);
}

export interface PastRow {
  readonly org: number;
  readonly name: string;
  readonly role: MemberRole;
  readonly since: string | null;
  readonly until: string | null;
  readonly decided_region_id: string | null;
  readonly decided_id: string | null;
  readonly decided_text: string;
  readonly ended_how: string | null;
  readonly ended_text: string;
}

/** Every membership of an alliance, newest first; of one member where one is asked for. */
export const historyOf = async (tx: Tx, allianceOrg: number, memberOrg: number | null): Promise<readonly PastRow[]> =>
  (
    await tx.query<PastRow>(
      `select m.member_org as org, d.name, m.role, m.since, m.until, m.decided_region_id, m.decided_id, m.decided_text, m.ended_how, m.ended_text
       from memberships m join alliance_members d on d.alliance_org = m.alliance_org and d.member_org = m.member_org
       where m.alliance_org = $1 and ($2::int is null or m.member_org = $2) and (m.ended_how is not null or m.decided_text <> '' or m.decided_id is not null)
       order by coalesce(m.until, m.since) desc nulls last, m.created_at desc, m.id limit 200`,
      [allianceOrg, memberOrg],
    )
  ).rows;
