import * as z from 'zod';
import { dateSchema, idSchema, regionIdSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { ALLIANCE_RELATIONS } from '../../vocabulary/memberRoles.ts';
import { charterSchema, decisionSchema, memberRoleSchema } from './charter.schema.ts';

export const relationSchema = z.enum(ALLIANCE_RELATIONS.map((relation) => relation.code));

/** How many members hold a role. */
const roleCountSchema = z.object({ role: memberRoleSchema, count: z.int() });

/** An alliance in a list. */
export const allianceSummarySchema = z.object({
  regionId: z.string(),
  id: idSchema,
  org: z.int(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  industry: z.string(),
  seat: z.string(),
  foundedOn: z.string(),
  /** Members on the platform. */
  members: z.int(),
  /** Members as published, where the list is not. */
  declaredMembers: z.int().nullable(),
  declaredNote: z.string(),
  lastGrade: z.object({ year: z.int(), grade: z.string() }).nullable(),
  /** The reader's own organisation belongs to it. */
  isMember: z.boolean(),
  synthetic: z.boolean(),
});
export type AllianceSummary = z.infer<typeof allianceSummarySchema>;

export const allianceSchema = allianceSummarySchema.extend({
  aims: z.string(),
  derivedFrom: rowRefSchema.extend({ name: z.string() }).nullable(),
  derived: z.array(rowRefSchema.extend({ name: z.string() })),
  bodies: z.array(
    z.object({
      relation: relationSchema,
      name: z.string(),
      on: z.string(),
      source: z.string().nullable(),
    }),
  ),
  roles: z.array(roleCountSchema),
  charters: z.array(charterSchema),
  ownRoles: z.array(memberRoleSchema),
  ownNumber: z.string().nullable(),
  /** The application of the reader's organisation that is under way. */
  application: rowRefSchema.nullable(),
  source: z.string().nullable(),
  numberPrefix: z.string(),
  may: z.array(z.enum(['manage', 'apply', 'leave', 'rate', 'seeMembers'])),
  version: z.int(),
});
export type Alliance = z.infer<typeof allianceSchema>;

export const editAllianceSchema = z.strictObject({
  aims: textOf(1_000, 2),
  seat: textOf(60).default(''),
  foundedOn: textOf(10).default(''),
  numberPrefix: z
    .string()
    .regex(/^[A-Z0-9-]{0,12}$/)
    .default(''),
});
export type EditAlliance = z.output<typeof editAllianceSchema>;

export const memberQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  role: memberRoleSchema.optional(),
  kind: z.string().max(20).optional(),
  regionId: regionIdSchema.optional(),
  text: textOf(60).optional(),
  offers: z.string().max(40).optional(),
  needs: z.string().max(40).optional(),
});
export type MemberQuery = z.output<typeof memberQuerySchema>;

export const memberSchema = z.object({
  /** Null like the name where the reader may not know it. */
  org: z.int().nullable(),
  /** Null where the reader may not read it. */
  name: z.string().nullable(),
  kind: z.string(),
  regionId: z.string(),
  industry: z.string(),
  roles: z.array(memberRoleSchema),
  number: z.string().nullable(),
  since: dateSchema.nullable(),
  /** Kinds of offers the reader sees of this member, and of its open needs. */
  offers: z.array(z.string()),
  needs: z.array(z.string()),
  /** Its shares of what was counted in the name of the alliance, by kind of outcome; empty where it is not named. */
  counted: z.array(z.object({ kind: z.string(), outcomes: z.int(), amountFen: z.int() })),
  synthetic: z.boolean(),
});
export type Member = z.infer<typeof memberSchema>;

export const changeRolesSchema = z.strictObject({
  memberOrg: z.int().min(1),
  roles: z.array(memberRoleSchema).min(1).max(6),
  decision: decisionSchema,
});
export type ChangeRoles = z.output<typeof changeRolesSchema>;

export const leaveSchema = z.strictObject({ letter: textOf(1_000, 4) });
export const expelSchema = z.strictObject({
  memberOrg: z.int().min(1),
  reason: textOf(500, 4),
  decision: decisionSchema,
});

/** One membership of a member, open or ended. */
export const pastMembershipSchema = z.object({
  org: z.int(),
  name: z.string(),
  role: memberRoleSchema,
  since: dateSchema.nullable(),
  until: dateSchema.nullable(),
  decision: decisionSchema,
  endedHow: z.string().nullable(),
  endedText: z.string(),
});

export type PastMembership = z.infer<typeof pastMembershipSchema>;

export const treeNodeSchema = z.object({
  kind: z.enum(['alliance', 'park']),
  industry: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  published: z.boolean(),
  note: z.string(),
  source: z.string().nullable(),
  alliance: rowRefSchema.nullable(),
  members: z.int().nullable(),
});
export type TreeNode = z.infer<typeof treeNodeSchema>;

/** Whether a name carries its mark itself; such a name needs no tag. */
export const saysSynthetic = (name: string | null): boolean => name?.includes('合成') ?? false;
