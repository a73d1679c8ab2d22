import { type Binding, plain, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { exportEnterprisesFile } from './exportEnterprises.service.ts';
import * as api from './organisation.api.ts';
import { getEnterpriseRow, listDirectory, listVisibleEnterprises, presentEnterprise } from './organisation.service.ts';

export const organisationRoutes = (): Binding[] => [
  query(api.listOrganisations, async (use, call) => ({ items: await listDirectory(use, call.query) })),
  query(api.listEnterprises, (use, call) => listVisibleEnterprises(use, call.query, call.cursors)),
  plain(api.exportEnterprises, (call) =>
    exportEnterprisesFile(
      pagesOf(call, (use, page) => listVisibleEnterprises(use, { ...call.query, ...page }, call.cursors)),
    ),
  ),
  query(api.getEnterprise, async (use, call) => presentEnterprise(await getEnterpriseRow(use.tx, call.params))),
];
