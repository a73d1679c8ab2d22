import * as z from 'zod';
import { contract, LIST_FILE_BYTES } from '../../kernel/contract.ts';
import { rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import { countedSchema } from '../origins/origin.schema.ts';
import {
  allianceSchema,
  allianceSummarySchema,
  changeRolesSchema,
  editAllianceSchema,
  expelSchema,
  leaveSchema,
  memberQuerySchema,
  memberSchema,
  pastMembershipSchema,
} from './alliance.schema.ts';
import { newCharterSchema } from './charter.schema.ts';
import { complementSchema, treeSchema } from './tree.schema.ts';

const orgQuery = z.coerce.number().int().min(1).max(2_147_483_647);

/** All alliances, with the number of their members. */
export const listAlliances = contract({
  name: 'alliances.list',
  method: 'GET',
  path: '/alliances',
  permission: 'alliances.read',
  summary: '联盟列表',
  query: z.strictObject({ text: textOf(60).optional() }),
  output: z.object({ items: z.array(allianceSummarySchema) }),
});

/** The tree of alliances and demonstration parks by industry. */
export const getTree = contract({
  name: 'alliances.tree',
  method: 'GET',
  path: '/alliances/tree',
  permission: 'alliances.read',
  summary: '“1+7+N”联盟与示范园区',
  output: treeSchema,
});

/** Who is strong where, who lacks what: of an alliance, or of all enterprises on the platform. */
export const getComplement = contract({
  name: 'alliances.complement',
  method: 'GET',
  path: '/alliances/complement',
  permission: 'alliances.read',
  summary: '区域与产业互补表',
  query: z.strictObject({ allianceOrg: orgQuery.optional() }),
  output: complementSchema,
});

export const getAlliance = contract({
  name: 'alliances.get',
  method: 'GET',
  path: '/alliances/:regionId/:id',
  permission: 'alliances.read',
  summary: '联盟主页',
  params: rowRefSchema,
  output: allianceSchema,
});

/** What was counted for the alliance: sums of counted entries, each outcome once. */
export const getAllianceOutcomes = contract({
  name: 'alliances.outcomes',
  method: 'GET',
  path: '/alliances/:regionId/:id/outcomes',
  permission: 'alliances.read',
  summary: '联盟成效',
  params: rowRefSchema,
  output: countedSchema,
});

export const listAllianceMembers = contract({
  name: 'alliances.members',
  method: 'GET',
  path: '/alliances/:regionId/:id/members',
  permission: 'alliances.read',
  summary: '成员名录',
  params: rowRefSchema,
  query: memberQuerySchema,
  output: pageOf(memberSchema),
});

export const exportAllianceMembers = contract({
  name: 'alliances.exportMembers',
  method: 'GET',
  path: '/alliances/:regionId/:id/members.xlsx',
  permission: 'alliances.read',
  summary: '导出成员名录',
  params: rowRefSchema,
  query: memberQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** Takes a list of members from a spreadsheet: name or credit code, role, since. All rows or none. */
export const importAllianceMembers = contract({
  name: 'alliances.importMembers',
  method: 'POST',
  path: '/alliances/:regionId/:id/members/import',
  permission: 'alliances.manage',
  summary: '导入成员名册',
  params: rowRefSchema,
  query: z.strictObject({ name: textOf(200, 1) }),
  uploadBytes: LIST_FILE_BYTES,
  output: z.object({ imported: z.int() }),
});

/** Memberships that were decided or ended: all for the secretariat, its own for a member. */
export const listAllianceHistory = contract({
  name: 'alliances.history',
  method: 'GET',
  path: '/alliances/:regionId/:id/history',
  permission: 'alliances.read',
  summary: '成员变动记录',
  params: rowRefSchema,
  output: z.object({ items: z.array(pastMembershipSchema) }),
});

/** The own certificate as PDF; any member's for the secretariat. */
export const getCertificate = contract({
  name: 'alliances.certificate',
  method: 'GET',
  path: '/alliances/:regionId/:id/certificate.pdf',
  permission: 'alliances.read',
  summary: '会员证书',
  params: rowRefSchema,
  query: z.strictObject({ memberOrg: orgQuery.optional() }),
  output: 'file',
});

export const editAlliance = contract({
  name: 'alliances.edit',
  method: 'PUT',
  path: '/alliances/:regionId/:id',
  permission: 'alliances.manage',
  summary: '修改联盟简介',
  params: rowRefSchema,
  body: editAllianceSchema,
  versioned: true,
  output: allianceSchema,
});

/** A new version of the charter, with the decision it rests on. */
export const amendCharter = contract({
  name: 'alliances.amendCharter',
  method: 'POST',
  path: '/alliances/:regionId/:id/charters',
  permission: 'alliances.manage',
  summary: '登记章程及修订',
  params: rowRefSchema,
  body: newCharterSchema,
  output: allianceSchema,
});

export const changeMemberRoles = contract({
  name: 'alliances.changeRoles',
  method: 'POST',
  path: '/alliances/:regionId/:id/roles',
  permission: 'alliances.manage',
  summary: '变更成员角色',
  params: rowRefSchema,
  body: changeRolesSchema,
  output: allianceSchema,
});

/** A member leaves by letter; it loses sight of what the members share at its next request. */
export const leaveAlliance = contract({
  name: 'alliances.leave',
  method: 'POST',
  path: '/alliances/:regionId/:id/leave',
  permission: 'alliances.join',
  summary: '退出联盟',
  params: rowRefSchema,
  body: leaveSchema,
  output: allianceSchema,
});

export const expelMember = contract({
  name: 'alliances.expel',
  method: 'POST',
  path: '/alliances/:regionId/:id/expel',
  permission: 'alliances.manage',
  summary: '除名',
  params: rowRefSchema,
  body: expelSchema,
  output: allianceSchema,
});
