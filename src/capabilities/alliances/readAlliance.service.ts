import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { memberRoleRank } from '../../vocabulary/memberRoles.ts';
import { isSecretariat, mayApply, mayRate, maySeeMembers } from './alliance.access.ts';
import {
  type AllianceRow,
  allAlliances,
  allianceByOrg,
  bodiesOf,
  derivedFrom,
  findAlliance,
  lastGrades,
  memberCounts,
  memberIn,
  roleCounts,
} from './alliance.queries.ts';
import type { Alliance, AllianceSummary } from './alliance.schema.ts';
import { openApplicationOf } from './application.queries.ts';
import { alliancesOn, chartersOf } from './membership.queries.ts';

/** Reading alliances. What an alliance says of itself is open to everybody signed in. */

export async function requireAlliance(tx: Tx, ref: RowRef): Promise<AllianceRow> {
  const row = await findAlliance(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export const refOf = (row: Pick<AllianceRow, 'region_id' | 'id'>): RowRef => ({ regionId: row.region_id, id: row.id });

export async function guidesOf(tx: Tx, row: AllianceRow): Promise<number[]> {
  const bodies = await bodiesOf(tx, row);
  return bodies.flatMap((body) => (body.relation === 'guides' && body.org !== null ? [body.org] : []));
}

/** The alliance, and what the reader is to it. */
export async function standingTowards(use: Pick<Use, 'tx' | 'actor'>, row: AllianceRow) {
  const own = await memberIn(use.tx, row.alliance_org, use.actor.org);
  const guides = await guidesOf(use.tx, row);
  const ownRoles = own?.roles ?? [];
  return {
    ownRoles,
    ownNumber: own?.number ?? null,
    guides,
    mayName: maySeeMembers(use.actor, { org: row.alliance_org, guides }, ownRoles),
  };
}

function summaryOf(
  row: AllianceRow,
  more: { members: number; grade: { year: number; grade: string } | undefined; isMember: boolean },
): AllianceSummary {
  return {
    regionId: row.region_id,
    id: row.id,
    org: row.alliance_org,
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    industry: row.industry,
    seat: row.seat,
    foundedOn: row.founded_on,
    members: more.members,
    declaredMembers: row.declared_members,
    declaredNote: row.declared_note,
    lastGrade: more.grade ? { year: more.grade.year, grade: more.grade.grade } : null,
    isMember: more.isMember,
    synthetic: row.synthetic,
  };
}

export async function listAlliances(use: Use, query: { text?: string | undefined }): Promise<AllianceSummary[]> {
  const rows = await allAlliances(use.tx, query.text ?? null);
  const counts = await memberCounts(use.tx);
  const grades = new Map((await lastGrades(use.tx)).map((row) => [row.alliance_org, row]));
  const own = new Set((await alliancesOn(use.tx, use.actor.org, dayInShanghai(use.now))).map((one) => one.allianceOrg));
  return rows.map((row) =>
    summaryOf(row, {
      members: counts.get(row.alliance_org) ?? 0,
      grade: grades.get(row.alliance_org),
      isMember: own.has(row.alliance_org),
    }),
  );
}

const named = (row: AllianceRow) => ({ ...refOf(row), name: row.name });

export async function viewAlliance(use: Use, ref: RowRef): Promise<Alliance> {
  const row = await requireAlliance(use.tx, ref);
  const standing = await standingTowards(use, row);
  const roles = await roleCounts(use.tx, row.alliance_org);
  const bodies = await bodiesOf(use.tx, row);
  const parent = row.derived_from === null ? null : await allianceByOrg(use.tx, row.derived_from);
  const grade = (await lastGrades(use.tx)).find((one) => one.alliance_org === row.alliance_org);
  const members = (await memberCounts(use.tx)).get(row.alliance_org) ?? 0;
  const charters = await chartersOf(use.tx, row.alliance_org);
  const application = await openApplicationOf(use.tx, row.alliance_org, use.actor.org);
  return {
    ...summaryOf(row, { members, grade, isMember: standing.ownRoles.length > 0 }),
    aims: row.aims,
    derivedFrom: parent && named(parent),
    derived: (await derivedFrom(use.tx, row.alliance_org)).map(named),
    bodies: bodies.map((body) => ({
      relation: body.relation,
      name: body.name,
      on: body.happened_on,
      source: body.source,
    })),
    roles: roles
      .map((one) => ({ role: one.role, count: one.n }))
      .sort((a, b) => memberRoleRank(a.role) - memberRoleRank(b.role)),
    charters,
    ownRoles: [...standing.ownRoles],
    ownNumber: standing.ownNumber,
    application: application && { regionId: application.region_id, id: application.id },
    source: row.source,
    numberPrefix: row.number_prefix,
    may: permitted(use, row, standing, charters.length > 0),
    version: row.version,
  };
}

function permitted(
  use: Pick<Use, 'actor'>,
  row: AllianceRow,
  standing: Awaited<ReturnType<typeof standingTowards>>,
  hasCharter: boolean,
): Alliance['may'] {
  const may: Alliance['may'] = [];
  if (isSecretariat(use.actor, row.alliance_org)) may.push('manage');
  if (hasCharter && mayApply(use.actor, row.alliance_org, standing.ownRoles)) may.push('apply');
  if (standing.ownRoles.length > 0 && use.actor.permissions.includes('alliances.join')) may.push('leave');
  if (mayRate(use.actor, row.alliance_org, standing.guides)) may.push('rate');
  if (standing.mayName) may.push('seeMembers');
  return may;
}
