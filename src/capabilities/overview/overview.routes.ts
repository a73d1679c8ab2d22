import { type Binding, plain, query } from '../../http/binding.ts';
import { contextOf } from '../../http/pages.ts';
import { forbidden } from '../../kernel/errors.ts';
import { readAudit, verifyAuditChain } from './audit.service.ts';
import * as api from './overview.api.ts';
import { enterprisePage, workbench } from './overview.service.ts';
import { whatIf } from './whatIf.api.ts';
import { suppose } from './whatIf.service.ts';

export const overviewRoutes = (): Binding[] => [
  query(api.getEnterprisePage, (use, call) => enterprisePage(use, call.params)),
  query(api.getWorkbench, (use) => workbench(use)),
  query(api.listAudit, async (use, call) => ({ items: await readAudit(use, call.query) })),
  query(api.verifyAudit, (use) => verifyAuditChain(use)),
  plain(whatIf, ({ sql, actor, now, ids, params, body }) => {
    if (!actor) throw forbidden();
    return sql.tx(contextOf(actor), (tx) => suppose({ tx, actor, now, ids }, params, body.facts));
  }),
];
