import type { Tx } from '../../storage/sql.ts';
import type { MemberRole } from '../../vocabulary/memberRoles.ts';
import type { Decision } from './charter.schema.ts';
import { listMember, type MemberEntry, openMembership } from './membership.store.ts';

/** Opening memberships. Runs as lq_job; who may is decided before. */

export type { MemberEntry };

export interface Joining {
  readonly allianceOrg: number;
  readonly member: MemberEntry;
  readonly roles: readonly MemberRole[];
  readonly since: string | null;
  readonly source: string | null;
  readonly decision: Decision;
  readonly number: string | null;
}

/** Opens a membership in each role and keeps the directory in step. */
export async function join(job: Tx, joining: Joining): Promise<void> {
  const { allianceOrg, member, since, source, decision } = joining;
  for (const role of joining.roles)
    await openMembership(job, { allianceOrg, memberOrg: member.org, role, since, source, decision });
  await listMember(job, allianceOrg, member, joining.number);
}
