import * as z from 'zod';
import { dateSchema, idSchema, regionIdSchema, textOf } from '../../kernel/fields.ts';
import { MEMBER_ROLES } from '../../vocabulary/memberRoles.ts';

export const memberRoleSchema = z.enum(MEMBER_ROLES.map((role) => role.code));

/** An exact share, `num/den`, of at most the whole. */
export const shareSchema = z
  .strictObject({ num: z.int().min(1).max(100), den: z.int().min(1).max(100) })
  .refine((share) => share.num <= share.den, { message: 'share' });
export type Share = z.infer<typeof shareSchema>;

/** The bodies of an alliance that decide. */
export const charterBodySchema = z.enum(['assembly', 'council', 'jointMeeting', 'expertCommittee']);
export type CharterBody = z.infer<typeof charterBodySchema>;

/**
 * How a body decides: who belongs to it (the roles that vote there; empty: every member), how many of them must be present, and which share of
 * those present must agree. Common form (PROGRAMS §8): the assembly two thirds present, the council half, both deciding by two thirds.
 */
export const bodyRuleSchema = z.strictObject({
  body: charterBodySchema,
  roles: z.array(memberRoleSchema).max(20),
  present: shareSchema,
  agree: shareSchema,
});
export type BodyRule = z.infer<typeof bodyRuleSchema>;

/** The decision behind a step: a meeting of the platform where there was one (a soft reference), and in any case what it was. */
export const decisionSchema = z.strictObject({
  meeting: z.strictObject({ regionId: regionIdSchema, id: idSchema }).nullable().default(null),
  text: textOf(200).default(''),
});
export type Decision = z.output<typeof decisionSchema>;

/** One version of the charter, in force from its day until the next. */
export const charterSchema = z.object({
  id: idSchema,
  number: z.int(),
  validFrom: dateSchema,
  text: z.string(),
  bodies: z.array(bodyRuleSchema),
  /** What this version changed. */
  change: z.string(),
  decision: decisionSchema,
  source: z.string().nullable(),
});
export type Charter = z.infer<typeof charterSchema>;

export const newCharterSchema = z.strictObject({
  validFrom: dateSchema,
  text: textOf(20_000, 10),
  bodies: z
    .array(bodyRuleSchema)
    .min(1)
    .max(4)
    .refine((bodies) => new Set(bodies.map((one) => one.body)).size === bodies.length, { message: 'bodyTwice' }),
  change: textOf(500, 2),
  decision: decisionSchema,
});
export type NewCharter = z.output<typeof newCharterSchema>;
