import type { Tx } from '../../storage/sql.ts';
import type { Tier } from './network.schema.ts';

/** What the graph is made of. Days leave the database as whole numbers (20261120); the bounds of rows without a day are the widest. */

export interface BodyRow {
  readonly principal: number;
  readonly kind: Tier;
  readonly name: string;
  readonly region_id: string;
  readonly synthetic: boolean;
  readonly alliance_region: string | null;
  readonly alliance_id: string | null;
  readonly industry: string | null;
  readonly founded_on: string | null;
  readonly derived_from: number | null;
}

/** The directory, and what alliances say of themselves in public. */
export const bodies = async (tx: Tx): Promise<readonly BodyRow[]> =>
  (
    await tx.query<BodyRow>(
      `select o.principal, o.kind, o.name, o.region_id, o.synthetic, a.region_id as alliance_region, a.id as alliance_id, a.industry, a.founded_on, a.derived_from
       from organisations o left join alliances a on a.alliance_org = o.principal and a.is_public`,
    )
  ).rows;

export interface MembershipRow {
  readonly alliance_org: number;
  readonly member_org: number;
  readonly since: number;
  readonly until: number;
  readonly listed: boolean;
  readonly name: string | null;
  readonly kind: Tier | null;
  readonly region_id: string | null;
  readonly industry: string | null;
  readonly synthetic: boolean | null;
}

/** Every membership ever; the roles of one member in one alliance follow one another. A live one of a public body is `listed`. */
export const memberships = async (tx: Tx): Promise<readonly MembershipRow[]> =>
  (
    await tx.query<MembershipRow>(
      `select m.alliance_org, m.member_org, coalesce(to_char(m.since, 'YYYYMMDD')::int, 0) as since, coalesce(to_char(m.until, 'YYYYMMDD')::int, 99999999) as until,
         coalesce(d.listed and m.until is null, false) as listed, d.name, d.kind, d.region_id, d.industry, d.synthetic
       from memberships m left join alliance_members d on d.alliance_org = m.alliance_org and d.member_org = m.member_org order by m.member_org, m.alliance_org`,
    )
  ).rows;

/** A row that a reader may open, with the days it stands for. */
export interface OwnRow {
  readonly region_id: string;
  readonly id: string;
  readonly title: string;
  readonly since: number;
  readonly until: number;
  /** The alliance it belongs to, the enterprise it is for, who leads or posts it. */
  readonly alliance_org: number | null;
  readonly enterprise_org: number | null;
  readonly lead_org: number | null;
}

const DAY = (instant: string, missing: number) =>
  `coalesce(to_char((${instant}) at time zone 'Asia/Shanghai', 'YYYYMMDD')::int, ${missing})`;

const OWN: Readonly<Record<'agreement' | 'project' | 'case', string>> = {
  agreement: `select region_id, id, title, to_char(starts_on, 'YYYYMMDD')::int as since, to_char(ends_on + 1, 'YYYYMMDD')::int as until, alliance_org, null::int as enterprise_org, null::int as lead_org
    from agreements where status <> 'draft'`,
  project: `select region_id, id, title, ${DAY('created_at', 0)} as since, 99999999 as until, alliance_org, null::int as enterprise_org, owner_org as lead_org from postings
    where list = 'project' and status <> 'withdrawn'`,
  case: `select region_id, id, title, ${DAY('opened_at', 0)} as since, ${DAY("closed_at + interval '1 day'", 99_999_999)} as until, null::int as alliance_org, enterprise_org, lead_org from cases`,
};

/** Newest first where there are too many: a graph of more says less. */
const MAX_OWN = 20_000;

/** Agreements in force or before it, projects on the lists, cases: those the reader sees. */
export const ownRows = async (tx: Tx, kind: keyof typeof OWN): Promise<readonly OwnRow[]> =>
  (await tx.query<OwnRow>(`${OWN[kind]} order by since desc, id limit ${MAX_OWN}`)).rows;

export interface PartRow {
  readonly id: string;
  readonly org: number;
  readonly since: number;
  readonly until: number;
}

/** Who takes part in the rows the reader sees: parties, claimers, positions. */
const PARTS: Readonly<Record<'agreement' | 'project' | 'case', string>> = {
  agreement: `select agreement_id as id, org, 0 as since, 99999999 as until from agreement_parties`,
  project: `select posting_id as id, claim_org as org, ${DAY('claimed_at', 0)} as since, 99999999 as until from claims where status = 'live'`,
  case: `select case_id as id, org, to_char(asked_on, 'YYYYMMDD')::int as since, ${DAY("left_at + interval '1 day'", 99_999_999)} as until from positions`,
};
export const partsOf = async (tx: Tx, kind: keyof typeof PARTS): Promise<readonly PartRow[]> =>
  (await tx.query<PartRow>(`${PARTS[kind]} order by 1, 2 limit 100000`)).rows;

export interface OriginRow {
  readonly region_id: string;
  readonly id: string;
  readonly origin_kind: string;
  readonly origin_region_id: string;
  readonly origin_id: string;
  readonly alliance_org: number | null;
}

/** As job: where cases came from. Only those of cases and origins that the reader sees find a place in the graph. */
export const originsOfCases = async (job: Tx): Promise<readonly OriginRow[]> =>
  (
    await job.query<OriginRow>(
      `select region_id, subject_id as id, origin_kind, origin_region_id, origin_id, alliance_org from origins where subject_kind = 'case' order by at desc limit 100000`,
    )
  ).rows;

export interface PartyTieRow {
  readonly kind: 'unit' | 'link';
  readonly party_org: number;
  readonly org: number;
  readonly since: number;
  readonly until: number;
}

/** Units of Party organisations and partners of their links, as far as the reader sees them and they are on the platform. */
export const partyTies = async (tx: Tx): Promise<readonly PartyTieRow[]> =>
  (
    await tx.query<PartyTieRow>(
      `select 'unit' as kind, b.party_org, u.org, to_char(u.since, 'YYYYMMDD')::int as since, coalesce(to_char(u.until, 'YYYYMMDD')::int, 99999999) as until
       from party_units u join party_bodies b on b.region_id = u.region_id and b.id = u.body_id where u.org is not null
       union all
       select 'link', b.party_org, (p.value ->> 'org')::int, to_char(l.started_on, 'YYYYMMDD')::int, coalesce(to_char(l.ended_on + 1, 'YYYYMMDD')::int, 99999999)
       from party_links l join party_bodies b on b.region_id = l.region_id and b.id = l.body_id cross join lateral jsonb_array_elements(l.partners) as p (value) where p.value ->> 'org' is not null
       order by 1, 2, 3 limit 100000`,
    )
  ).rows;

export interface EnterpriseRow {
  readonly owner_org: number;
  readonly region_id: string;
  readonly id: string;
  readonly name: string;
  readonly industry_code: string | null;
  readonly synthetic: boolean;
}

/** Those of these organisations that are enterprises whose record the reader may open. */
export const visibleEnterprises = async (tx: Tx, orgs: readonly number[]): Promise<readonly EnterpriseRow[]> =>
  orgs.length === 0
    ? []
    : (
        await tx.query<EnterpriseRow>(
          'select owner_org, region_id, id, name, industry_code, synthetic from enterprises where owner_org = any($1::int[])',
          [[...orgs]],
        )
      ).rows;

/** Alliances whose members an organisation may name: its own, those it belongs to, those it guides (maySeeMembers of the alliances room). */
export const alliancesNamed = async (tx: Tx, org: number): Promise<readonly number[]> =>
  (
    await tx.query<{ org: number }>(
      `select alliance_org as org from alliance_members where member_org = $1 and until is null
       union select a.alliance_org from alliance_bodies b join alliances a on a.region_id = b.region_id and a.id = b.alliance_id where b.relation = 'guides' and b.org = $1
       union select principal from organisations where principal = $1 and kind = 'alliance'`,
      [org],
    )
  ).rows.map((row) => row.org);

interface Named {
  readonly org: number;
  readonly name: string;
}

const bodyNames = 'select principal as org, name from organisations where principal = any($1::int[])';
const enterpriseNames = 'select owner_org as org, name from enterprises where owner_org = any($1::int[])';

/** Names of organisations as the reader may read them now: the directory, visible records, directories of alliances, rows it takes part in. */
export async function namesNow(tx: Tx, orgs: readonly number[], own: number, alliances: readonly number[]) {
  const names = new Map<number, string>();
  const add = async (text: string, values: readonly (number | readonly number[])[] = []) => {
    const missing = orgs.filter((org) => !names.has(org));
    if (missing.length === 0) return;
    const { rows } = await tx.query<Named>(text, [missing, ...values]);
    for (const row of rows) names.set(row.org, row.name);
  };
  await add(bodyNames);
  await add(enterpriseNames);
  await add(
    `select distinct on (member_org) member_org as org, name from alliance_members where member_org = any($1::int[])
       and ((until is null and (listed or alliance_org = any($3::int[]))) or member_org = $2 or alliance_org = $2) order by member_org, alliance_org`,
    [own, alliances],
  );
  await add(
    'select distinct enterprise_org as org, enterprise_name as name from cases where enterprise_org = any($1::int[])',
  );
  await add(
    `select distinct owner_org as org, poster_name as name from postings where owner_org = any($1::int[]) and list = 'project'`,
  );
  await add('select distinct claim_org as org, claimer_name as name from claims where claim_org = any($1::int[])');
  return names;
}

const TITLES: Readonly<Record<string, string>> = { a: 'agreements', p: 'postings', c: 'cases' };

/** The title of a row as the reader sees it now; null where it no longer does. */
export const titleNow = async (tx: Tx, table: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; title: string }>(
    `select id, title from ${TITLES[table] ?? 'cases'} where id = any($1::uuid[])`,
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, row.title]));
};
