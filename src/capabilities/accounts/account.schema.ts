import * as z from 'zod';
import { actorSchema, roleSchema } from '../../kernel/actor.ts';
import { idSchema, instantSchema, textOf } from '../../kernel/fields.ts';

/** Sign-in names are folded to NFKC lower case; letters of one script, digits, dot, dash and @. */
export const loginSchema = z
  .string()
  .max(80)
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .refine((value) => /^[a-z0-9][a-z0-9._@-]{2,63}$/.test(value), { message: 'loginForm' });

/** Length only (ASVS 6.2): composition rules and rotation belong to the mlps profiles. */
export const newPasswordSchema = z.string().min(12, 'passwordShort').max(128);

export const demoAccountSchema = z.object({ role: roleSchema, orgName: z.string(), login: z.string() });

/** What the page needs to know before and after sign-in. */
export const sessionViewSchema = z.object({
  actor: actorSchema.nullable(),
  profile: z.enum(['demo', 'production']),
  demoAccounts: z.array(demoAccountSchema),
  /** Production, no administrator yet: the one-time set-up page is shown. */
  needsSetUp: z.boolean(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

export const signInSchema = z.strictObject({ login: z.string().min(1).max(80), password: z.string().min(1).max(128) });
export const demoSignInSchema = z.strictObject({ role: roleSchema });
export const setUpSchema = z.strictObject({
  /** Printed once by the server at first start; proves that whoever sets up can read its console. */
  setUpToken: z.string().min(20).max(100),
  login: loginSchema,
  name: textOf(40, 1),
  password: newPasswordSchema,
});

export const accountSchema = z.object({
  id: idSchema,
  login: z.string(),
  name: z.string(),
  role: roleSchema,
  org: z.int(),
  orgName: z.string(),
  disabled: z.boolean(),
  createdAt: instantSchema,
  lastSignInAt: instantSchema.nullable(),
  version: z.int(),
});
export type Account = z.infer<typeof accountSchema>;

export const newAccountSchema = z.strictObject({
  login: loginSchema,
  name: textOf(40, 1),
  role: roleSchema,
  org: z.int().positive(),
  password: newPasswordSchema,
});
export const passwordChangeSchema = z.strictObject({ current: z.string().min(1).max(128), next: newPasswordSchema });
