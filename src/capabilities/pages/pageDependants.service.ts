import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Dependant } from './page.schema.ts';

/**
 * What rests on a document. Facts, figures and programs belong to later rooms: app/wire.ts hands their readers in. Each reads under the caller's
 * row security, so that nobody learns from a document what they may not see, and names at most 200.
 */
export interface PageDependants {
  list(tx: Tx, page: RowRef): Promise<readonly Dependant[]>;
}

export async function dependantsOf(
  readers: readonly PageDependants[],
  tx: Tx,
  page: RowRef,
): Promise<readonly Dependant[]> {
  const found: Dependant[] = [];
  for (const reader of readers) found.push(...(await reader.list(tx, page)).slice(0, 200));
  return found;
}
