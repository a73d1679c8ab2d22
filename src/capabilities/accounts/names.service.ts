import type { Tx } from '../../storage/sql.ts';
import { organisationNames as readNames } from './account.queries.ts';

/** Names of organisations by principal, for other rooms: the directory for all, enterprises only where the caller may see them. */
export const organisationNames = (tx: Tx, orgs: readonly number[]): Promise<Map<number, string>> =>
  orgs.length === 0 ? Promise.resolve(new Map()) : readNames(tx, [...new Set(orgs)]);
