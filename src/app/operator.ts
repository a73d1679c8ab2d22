import { saveOrganisation } from '../capabilities/organisations/organisation.service.ts';
import type { Sql } from '../storage/sql.ts';

/** The office that runs the installation: administrators belong to it. Made once. */
export const operatorOrganisation = (sql: Sql): Promise<number> =>
  sql.tx({ as: 'job', why: 'operator organisation' }, (tx) =>
    saveOrganisation(tx, {
      code: 'operator',
      kind: 'office',
      name: '平台运行管理',
      nameEn: 'Platform operations',
      regionId: '100000',
      synthetic: false,
      source: null,
    }),
  );
