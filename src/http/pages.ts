import type { Actor } from '../kernel/actor.ts';
import type { Contract } from '../kernel/contract.ts';
import { forbidden } from '../kernel/errors.ts';
import type { Page, PageReader } from '../kernel/paging.ts';
import type { TxContext } from '../storage/sql.ts';
import type { Use } from '../storage/use.ts';
import type { PlainCall } from './binding.ts';

/** The caller's eyes, as row security sees through them. */
export const contextOf = (actor: Actor): TxContext => ({
  as: 'app',
  org: actor.org,
  regions: actor.regions,
  shared: actor.shared,
});

/**
 * The pages of a list for a walk to its end, each in a transaction of its own under the caller's row security: the embedded engine has
 * one session, which no long walk may hold.
 */
export function pagesOf<C extends Contract, Row>(
  call: PlainCall<C>,
  read: (use: Use, page: Parameters<PageReader<Row>>[0]) => Promise<Page<Row>>,
): PageReader<Row> {
  const { sql, actor, now, ids } = call;
  if (actor === null) throw forbidden();
  return (page) => sql.tx(contextOf(actor), (tx) => read({ tx, actor, now, ids }, page));
}
