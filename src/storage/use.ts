import type { Actor } from '../kernel/actor.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Tx } from './sql.ts';

/** What a use case works with: the transaction, who asks, the moment, new identifiers. */
export interface Use {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  readonly ids: Ids;
}
