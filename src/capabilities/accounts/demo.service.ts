import type { Role } from '../../kernel/actor.ts';
import type { Tx } from '../../storage/sql.ts';
import { insertAccount } from './account.store.ts';

/** A demo account has no password and works only while the profile is demo. */
export const storeDemoAccount = (
  tx: Tx,
  account: { id: string; login: string; name: string; role: Role; org: number },
): Promise<void> => insertAccount(tx, { ...account, password_hash: null, demo: true });
