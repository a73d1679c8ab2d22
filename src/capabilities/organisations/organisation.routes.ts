import { type Binding, query } from '../../http/binding.ts';
import * as api from './organisation.api.ts';
import { getEnterpriseRow, listDirectory, listVisibleEnterprises, presentEnterprise } from './organisation.service.ts';

export const organisationRoutes = (): Binding[] => [
  query(api.listOrganisations, async (use, call) => ({ items: await listDirectory(use, call.query) })),
  query(api.listEnterprises, (use, call) => listVisibleEnterprises(use, call.query, call.cursors)),
  query(api.getEnterprise, async (use, call) => presentEnterprise(await getEnterpriseRow(use.tx, call.params))),
];
