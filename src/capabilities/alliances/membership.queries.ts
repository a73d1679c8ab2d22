import { oneRow, type Tx } from '../../storage/sql.ts';
import type { MemberRole } from '../../vocabulary/memberRoles.ts';
import type { Charter } from './charter.schema.ts';

/** Who belongs to what, and by which rules, on a day. `until` is the first day without the membership. */

const ON_DAY = (day: string) => `(m.since is null or m.since <= ${day}) and (m.until is null or m.until > ${day})`;

export const membersPrincipal = async (tx: Tx, allianceOrg: number): Promise<number | null> =>
  (
    await oneRow<{ id: number }>(
      tx,
      `select p.id from organisations o join principals p on p.code = 'members:' || o.code where o.principal = $1`,
      [allianceOrg],
    )
  )?.id ?? null;

export const rolesOn = async (tx: Tx, org: number, allianceOrg: number, day: string): Promise<MemberRole[]> =>
  (
    await tx.query<{ role: MemberRole }>(
      `select distinct m.role from memberships m where m.member_org = $1 and m.alliance_org = $2 and ${ON_DAY('$3')}`,
      [org, allianceOrg, day],
    )
  ).rows.map((row) => row.role);

export interface MemberRow {
  readonly org: number;
  readonly name: string;
  readonly kind: string;
  readonly regionId: string;
  readonly number: string | null;
  readonly roles: readonly MemberRole[];
}

export const membersOn = async (tx: Tx, allianceOrg: number, day: string): Promise<readonly MemberRow[]> =>
  (
    await tx.query<MemberRow>(
      `select d.member_org as org, d.name, d.kind, d.region_id as "regionId", d.number, x.roles
       from (select m.member_org, array_agg(distinct m.role) as roles from memberships m where m.alliance_org = $1 and ${ON_DAY('$2')} group by 1) x
       join alliance_members d on d.alliance_org = $1 and d.member_org = x.member_org order by d.rank, d.name, d.member_org`,
      [allianceOrg, day],
    )
  ).rows;

export interface AllianceOf {
  readonly allianceOrg: number;
  readonly code: string;
  readonly name: string;
  readonly roles: readonly MemberRole[];
}

export const alliancesOn = async (tx: Tx, org: number, day: string): Promise<readonly AllianceOf[]> =>
  (
    await tx.query<AllianceOf>(
      `select m.alliance_org as "allianceOrg", o.code, o.name, array_agg(distinct m.role) as roles from memberships m join organisations o on o.principal = m.alliance_org
       where m.member_org = $1 and ${ON_DAY('$2')} group by 1, 2, 3 order by o.name`,
      [org, day],
    )
  ).rows;

export interface MembershipRow {
  readonly alliance_org: number;
  readonly alliance_name: string;
  readonly member_org: number;
  readonly role: string;
  readonly since: string | null;
  readonly until: string | null;
}

/** All memberships of an organisation, ended ones too. */
export const membershipsOf = async (tx: Tx, org: number): Promise<readonly MembershipRow[]> =>
  (
    await tx.query<MembershipRow>(
      `select m.alliance_org, o.name as alliance_name, m.member_org, m.role, m.since, m.until from memberships m join organisations o on o.principal = m.alliance_org
       where m.member_org = $1 order by m.since nulls last, m.created_at, m.id`,
      [org],
    )
  ).rows;

interface CharterRow extends Omit<Charter, 'decision'> {
  readonly decided_region_id: string | null;
  readonly decided_id: string | null;
  readonly decided_text: string;
}

const CHARTER =
  'id, number, valid_from as "validFrom", text, bodies, change, source, decided_region_id, decided_id, decided_text';

function charterFrom({ decided_region_id, decided_id, decided_text, ...row }: CharterRow): Charter {
  const meeting =
    decided_region_id !== null && decided_id !== null ? { regionId: decided_region_id, id: decided_id } : null;
  return { ...row, decision: { meeting, text: decided_text } };
}

/** The version in force on a day. */
export async function charterOn(tx: Tx, allianceOrg: number, day: string): Promise<Charter | null> {
  const row = await oneRow<CharterRow>(
    tx,
    `select ${CHARTER} from alliance_charters where alliance_org = $1 and valid_from <= $2 order by valid_from desc, number desc limit 1`,
    [allianceOrg, day],
  );
  return row && charterFrom(row);
}

/** All versions, the newest first. */
export const chartersOf = async (tx: Tx, allianceOrg: number): Promise<Charter[]> =>
  (
    await tx.query<CharterRow>(
      `select ${CHARTER} from alliance_charters where alliance_org = $1 order by number desc`,
      [allianceOrg],
    )
  ).rows.map(charterFrom);
