import * as z from 'zod';

/** What an account may be in its organisation. One account, one organisation, one role. */
export const roleSchema = z.enum([
  'corridorOffice',
  'districtOffice',
  'parkOfficer',
  'allianceSecretariat',
  'bank',
  'institute',
  'enterprise',
  'partyDesk',
  'auditor',
  'administrator',
]);
export type Role = z.infer<typeof roleSchema>;

/**
 * Who asks. `org` is the interned principal of the own organisation; `shared` all live principals (own organisation,
 * alliances it belongs to), at most 100; `regions` the home region of the organisation and everything that contains it.
 */
export const actorSchema = z.object({
  accountId: z.uuid(),
  name: z.string(),
  role: roleSchema,
  org: z.int(),
  orgName: z.string(),
  regionId: z.string(),
  regions: z.array(z.string()),
  shared: z.array(z.int()),
  permissions: z.array(z.string()),
  /** Set for the role `enterprise`: the enterprise it speaks for. */
  enterprise: z.object({ regionId: z.string(), id: z.uuid() }).nullable(),
});
export type Actor = z.infer<typeof actorSchema>;

export const mayActor = (actor: Pick<Actor, 'permissions'>, permission: string): boolean =>
  permission === 'public' || permission === 'signedIn' || actor.permissions.includes(permission);

/** The columns that say who may see a row (DESIGN §4); every tenant row carries them. */
export interface Visibility {
  readonly ownerOrg: number;
  readonly isPublic: boolean;
  readonly openRegion: string | null;
  readonly shared: readonly number[] | null;
}

/** The decision the row policies make, in words of the domain: the first line of defence, tested against the policies. */
export const canSee = (actor: Pick<Actor, 'org' | 'regions' | 'shared'>, row: Visibility): boolean =>
  row.isPublic ||
  row.ownerOrg === actor.org ||
  (row.openRegion !== null && actor.regions.includes(row.openRegion)) ||
  (row.shared?.some((principal) => actor.shared.includes(principal)) ?? false);
