import type * as z from 'zod';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import {
  countOfImport,
  districtOffices,
  type EnterpriseRow,
  enterpriseOf,
  enterprisesByIds,
  findOrganisations,
  listEnterpriseRows,
  organisationByCode,
  organisationByName,
  organisationByPrincipal,
  registered,
  requireEnterprise,
} from './organisation.queries.ts';
import type {
  Enterprise,
  enterpriseQuerySchema,
  Organisation,
  organisationQuerySchema,
} from './organisation.schema.ts';
import {
  clearFilled,
  deleteImportedEnterprises,
  insertEnterprises,
  type NewOrganisation,
  principalOf,
  putOrganisation,
  touchFacts,
  touchManyFacts,
  updateIdentity,
} from './organisation.store.ts';

/** The room's door for pages and for later rooms. */

export type { EnterpriseRow, NewOrganisation };

export const listDirectory = (use: Use, query: z.infer<typeof organisationQuerySchema>): Promise<Organisation[]> =>
  findOrganisations(use.tx, query);

/** Public bodies for rooms that look for their names in texts. */
export const listBodies = (tx: Tx): Promise<Organisation[]> => findOrganisations(tx, { limit: 5_000 });

export async function listVisibleEnterprises(
  use: Use,
  query: z.output<typeof enterpriseQuerySchema>,
  cursors: Cursors,
): Promise<Page<Enterprise>> {
  const after = query.after ? cursors.open('enterprises', use.actor.org, query.after) : null;
  const page = await listEnterpriseRows(use.tx, query, after);
  return {
    items: page.rows.map(enterpriseOf),
    next: page.nextKey && cursors.seal('enterprises', use.actor.org, page.nextKey),
    count: page.count,
  };
}

/** The enterprise if the caller may see it, `notFound` otherwise. */
export const getEnterpriseRow = (tx: Tx, ref: RowRef): Promise<EnterpriseRow> => requireEnterprise(tx, ref);
export const presentEnterprise = enterpriseOf;
export const findEnterprisesByIds = enterprisesByIds;
export const findOrganisation = organisationByPrincipal;
export const findOrganisationByCode = organisationByCode;
export const findOrganisationNamed = organisationByName;
/** The principal of a code, made where there is none yet. As job. */
export const internPrincipal = principalOf;
export const findRegistered = registered;
export const saveOrganisation = (tx: Tx, organisation: NewOrganisation) => putOrganisation(tx, organisation);
export const createEnterprises = insertEnterprises;
export const markFactsChanged = touchFacts;
export const changeIdentity = updateIdentity;
export const removeImportedEnterprises = deleteImportedEnterprises;
export const countImportedEnterprises = countOfImport;
export const clearIdentity = clearFilled;
export const markManyFactsChanged = touchManyFacts;
export const findDistrictOffices = districtOffices;
