import * as z from 'zod';
import {
  dayOf,
  type ImportColumn,
  type ImportedRow,
  type RowFault,
  readListFile,
  refuseRows,
} from '../../exchange/listImport.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import { dateSchema, type RowRef, textOf } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { checkCreditCode, isSyntheticCreditCode, normaliseCreditCode } from '../../vocabulary/creditCode.ts';
import { MEMBER_ROLES, type MemberRole } from '../../vocabulary/memberRoles.ts';
import { regionByCode } from '../../vocabulary/regions.ts';
import { findOrganisationNamed, internPrincipal } from '../organisations/organisation.service.ts';
import { isSecretariat } from './alliance.access.ts';
import { notSecretariat } from './alliance.errors.ts';
import { lockAlliance, numberOf } from './alliance.queries.ts';
import { memberNumber } from './alliance.rules.ts';
import { drawNumber } from './alliance.store.ts';
import { memberRoleSchema } from './charter.schema.ts';
import { join, type MemberEntry } from './membership.service.ts';
import { requireAlliance } from './readAlliance.service.ts';

/** A list of members that exists on paper, brought in whole: public bodies by name, enterprises by credit code. All rows or none. */

const roleNamed = (text: string): MemberRole | undefined =>
  MEMBER_ROLES.find((role) => role.zh === text || role.en.toLowerCase() === text.toLowerCase() || role.code === text)
    ?.code;

function rolesOf(cell: unknown): MemberRole[] | undefined {
  const roles = String(cell)
    .split(/[、,，;；\s]+/)
    .filter((part) => part !== '')
    .map(roleNamed);
  return roles.every((role) => role !== undefined) ? [...new Set(roles)] : undefined;
}

const rowSchema = z.object({
  name: textOf(100, 2),
  creditCode: z.string().max(40).optional(),
  roles: z.array(memberRoleSchema).min(1).max(6),
  since: dateSchema,
});
type Row = z.output<typeof rowSchema>;

const COLUMNS: readonly ImportColumn<'name' | 'creditCode' | 'roles' | 'since'>[] = [
  { key: 'name', headers: ['单位名称', 'Member'], required: true },
  { key: 'creditCode', headers: ['统一社会信用代码', 'Unified credit code'], read: (cell) => String(cell).trim() },
  {
    key: 'roles',
    headers: ['角色', 'Role'],
    required: true,
    read: rolesOf,
    expected: {
      zh: `请填：${MEMBER_ROLES.map((role) => role.zh).join('、')}；多个用顿号隔开。`,
      en: `Write one or more of: ${MEMBER_ROLES.map((role) => role.en).join(', ')}.`,
    },
  },
  {
    key: 'since',
    headers: ['加入日期', 'Since'],
    required: true,
    read: dayOf,
    expected: { zh: '请填日期，如 2026-11-20。', en: 'Write a day such as 2026-11-20.' },
  },
];

export const readMembers = (file: { readonly bytes: Uint8Array; readonly name: string }): Promise<ImportedRow<Row>[]> =>
  readListFile(file, COLUMNS, rowSchema);

/** An enterprise by its code, on the platform or not: it finds its membership when it comes. A public body by the name of the directory. */
async function entryOf(job: Tx, row: Row, regionId: string): Promise<MemberEntry | null> {
  if (row.creditCode !== undefined) {
    if (!checkCreditCode(row.creditCode).ok) return null;
    const code = normaliseCreditCode(row.creditCode);
    return {
      org: await internPrincipal(job, 'enterprise', code),
      name: row.name,
      kind: 'enterprise',
      // Digits 3 to 8 of a code name the office that registered it.
      regionId: regionByCode(code.slice(2, 8))?.code ?? regionId,
      industry: '',
      listed: false,
      synthetic: isSyntheticCreditCode(code),
    };
  }
  const organisation = await findOrganisationNamed(job, row.name);
  return (
    organisation && {
      org: organisation.principal,
      name: organisation.name,
      kind: organisation.kind,
      regionId: organisation.regionId,
      industry: '',
      listed: true,
      synthetic: organisation.synthetic,
    }
  );
}

const UNKNOWN = {
  zh: '名录中没有这个单位；企业请填写 18 位统一社会信用代码。',
  en: 'Not in the directory; for an enterprise give its credit code of 18 places.',
};

export async function importMembers(
  use: Use,
  ref: RowRef,
  rows: readonly ImportedRow<Row>[],
): Promise<{ readonly imported: number }> {
  const alliance = await requireAlliance(use.tx, ref);
  if (!isSecretariat(use.actor, alliance.alliance_org)) throw notSecretariat();
  const today = dayInShanghai(use.now);
  const org = alliance.alliance_org;
  await use.tx.asJob('the directory of members belongs to no tenant', async (job) => {
    const faults: RowFault[] = [];
    const members: { readonly entry: MemberEntry; readonly row: Row }[] = [];
    for (const { number, value } of rows) {
      const entry = await entryOf(job, value, alliance.region_id);
      if (value.since > today)
        faults.push({ row: number, column: '加入日期', zh: '不能晚于今天。', en: 'The day lies in the future.' });
      if (entry === null || entry.org === org)
        faults.push({
          row: number,
          column: value.creditCode === undefined ? '单位名称' : '统一社会信用代码',
          ...UNKNOWN,
        });
      else members.push({ entry, row: value });
    }
    if (faults.length > 0) refuseRows(faults);
    for (const { entry, row } of members) {
      const number = await numberFor(job, org, entry.org);
      const decision = { meeting: null, text: '秘书处名册导入' };
      await join(job, {
        allianceOrg: org,
        member: entry,
        roles: row.roles,
        since: row.since,
        source: null,
        decision,
        number,
      });
    }
  });
  return { imported: rows.length };
}

/** The number a member has, or the next one of its alliance, which is held. */
async function numberFor(job: Tx, allianceOrg: number, org: number): Promise<string> {
  const alliance = await lockAlliance(job, allianceOrg);
  const known = await numberOf(job, allianceOrg, org);
  if (known !== null || !alliance) return known ?? '';
  await drawNumber(job, alliance.region_id, alliance.id);
  return memberNumber(alliance.number_prefix, alliance.next_number);
}
