import { oneRow, type Tx } from '../../storage/sql.ts';
import { type MemberRole, memberRoleRank } from '../../vocabulary/memberRoles.ts';
import type { Decision } from './charter.schema.ts';

/** The only writer of memberships and of the directory made of them. Runs as lq_job: neither table belongs to a tenant. */

export interface MemberEntry {
  readonly org: number;
  readonly name: string;
  readonly kind: string;
  readonly regionId: string;
  readonly industry: string;
  /** A public body whose name everybody signed in may read. */
  readonly listed: boolean;
  readonly synthetic: boolean;
}

export interface NewMembership {
  readonly allianceOrg: number;
  readonly memberOrg: number;
  readonly role: MemberRole;
  readonly since: string | null;
  readonly source: string | null;
  readonly decision: Decision;
}

/** Opens a membership; one that is open in the same role stays as it is. */
export const openMembership = (tx: Tx, row: NewMembership) =>
  tx.query(
    `insert into memberships (alliance_org, member_org, role, since, source, decided_region_id, decided_id, decided_text) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (alliance_org, member_org, role) where until is null do nothing`,
    [
      row.allianceOrg,
      row.memberOrg,
      row.role,
      row.since,
      row.source,
      row.decision.meeting?.regionId ?? null,
      row.decision.meeting?.id ?? null,
      row.decision.text,
    ],
  );

export type EndedHow = 'left' | 'expelled' | 'roleChanged' | 'corrected';

/** Ends the open memberships of a member (in one role or all) on a day; answers how many. */
export const endMemberships = async (
  tx: Tx,
  where: { readonly allianceOrg: number; readonly memberOrg: number; readonly role?: MemberRole },
  end: { readonly until: string; readonly how: EndedHow; readonly text: string },
): Promise<number> =>
  (
    await tx.query(
      `update memberships set until = $4, ended_how = $5, ended_text = $6 where alliance_org = $1 and member_org = $2 and until is null and ($3::text is null or role = $3)`,
      [where.allianceOrg, where.memberOrg, where.role ?? null, end.until, end.how, end.text],
    )
  ).count;

/** Writes the directory's row of a member from its open memberships. The number, once given, stays. */
export async function listMember(
  tx: Tx,
  allianceOrg: number,
  member: MemberEntry,
  number: string | null,
): Promise<void> {
  const open = await oneRow<{ roles: MemberRole[]; since: string | null; until: string | null }>(
    tx,
    `select coalesce(array_agg(role) filter (where until is null), '{}') as roles, min(since) filter (where until is null) as since,
       case when bool_or(until is null) then null else max(until) end as until from memberships where alliance_org = $1 and member_org = $2`,
    [allianceOrg, member.org],
  );
  if (!open) return;
  const roles = [...open.roles].sort((a, b) => memberRoleRank(a) - memberRoleRank(b));
  await tx.query(
    `insert into alliance_members (alliance_org, member_org, name, kind, region_id, industry, roles, rank, number, listed, synthetic, since, until)
     values ($1, $2, $3, $4, $5, $6, $7::text[], $8, $9, $10, $11, $12, $13)
     on conflict (alliance_org, member_org) do update set name = excluded.name, kind = excluded.kind, region_id = excluded.region_id, industry = excluded.industry, roles = excluded.roles,
       rank = excluded.rank, number = coalesce(alliance_members.number, excluded.number), listed = excluded.listed, since = excluded.since, until = excluded.until`,
    [
      allianceOrg,
      member.org,
      member.name,
      member.kind,
      member.regionId,
      member.industry,
      roles,
      memberRoleRank(roles[0] ?? ''),
      number,
      member.listed,
      member.synthetic,
      open.since,
      open.until,
    ],
  );
}
