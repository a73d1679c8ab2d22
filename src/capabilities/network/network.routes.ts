import { type Binding, plain, query } from '../../http/binding.ts';
import { contextOf } from '../../http/pages.ts';
import { forbidden } from '../../kernel/errors.ts';
import { exportNetworkFile } from './exportNetwork.service.ts';
import * as api from './network.api.ts';
import { findNodes, readNetwork } from './network.service.ts';

export const networkRoutes = (): Binding[] => [
  query(api.viewNetwork, (use, call) => readNetwork(use, call.query, call.cursors)),
  query(api.searchNetwork, async (use, call) => ({ items: await findNodes(use, call.query.text) })),
  plain(api.exportNetwork, (call) => {
    const { actor, sql, now, ids } = call;
    if (actor === null) throw forbidden();
    return exportNetworkFile((after) =>
      sql.tx(contextOf(actor), (tx) => readNetwork({ tx, actor, now, ids }, { ...call.query, after }, call.cursors)),
    );
  }),
];
