import { type Binding, query } from '../../http/binding.ts';
import { readAudit, verifyAuditChain } from './audit.service.ts';
import * as api from './overview.api.ts';
import { enterprisePage, workbench } from './overview.service.ts';

export const overviewRoutes = (): Binding[] => [
  query(api.getEnterprisePage, (use, call) => enterprisePage(use, call.params)),
  query(api.getWorkbench, (use) => workbench(use)),
  query(api.listAudit, async (use, call) => ({ items: await readAudit(use, call.query) })),
  query(api.verifyAudit, (use) => verifyAuditChain(use)),
];
