import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { unknownOrganisation } from './activity.errors.ts';

/** Refuses a principal that is no body of the directory and no enterprise the caller may see by name. */
export async function requireKnown(use: Use, path: string, orgs: readonly number[]): Promise<void> {
  const names = await organisationNames(use.tx, orgs);
  if (orgs.some((org) => !names.has(org))) throw unknownOrganisation(path);
}
