import type { Tx } from '../../storage/sql.ts';
import type { MemberRole } from '../../vocabulary/memberRoles.ts';
import { noAlliance } from './alliance.errors.ts';
import type { Charter } from './charter.schema.ts';
import {
  type AllianceOf,
  alliancesOn,
  charterOn,
  type MemberRow,
  membershipsOf,
  membersOn,
  membersPrincipal,
  rolesOn,
} from './membership.queries.ts';

/** The room's door for later rooms. Days are `YYYY-MM-DD` in Shanghai; a membership that ends on a day no longer counts on it. */

export type { AllianceOf, MemberRow };

/** The principal that the members of an alliance hold today: put it into `shared`, never the members themselves. */
export async function membersPrincipalOf(tx: Tx, allianceOrg: number): Promise<number> {
  const principal = await membersPrincipal(tx, allianceOrg);
  if (principal === null) throw noAlliance();
  return principal;
}

/** The roles an organisation holds in an alliance on a day; empty where it is no member. */
export const rolesIn = (tx: Tx, org: number, allianceOrg: number, asOf: string): Promise<MemberRole[]> =>
  rolesOn(tx, org, allianceOrg, asOf);

/** The members of an alliance on a day, each once with its roles, in the order of rank. Names: show them to members and guides only. */
export const membersOf = (tx: Tx, allianceOrg: number, asOf: string): Promise<readonly MemberRow[]> =>
  membersOn(tx, allianceOrg, asOf);

/** The alliances an organisation belongs to on a day. */
export const alliancesOf = (tx: Tx, org: number, asOf: string): Promise<readonly AllianceOf[]> =>
  alliancesOn(tx, org, asOf);

/** The charter in force on a day, with the rules of its bodies (`ruleOf`, `isQuorate`, `isCarried` in charter.rules.ts); null without one. */
export const charterOf = (tx: Tx, allianceOrg: number, asOf: string): Promise<Charter | null> =>
  charterOn(tx, allianceOrg, asOf);

/** All memberships of an organisation, ended ones too. */
export const listMemberships = membershipsOf;
