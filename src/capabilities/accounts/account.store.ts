import { oneRow, type Tx } from '../../storage/sql.ts';
import { type FailureCounts, SIGN_IN_LIMITS } from './signIn.rules.ts';

/** The only writer of accounts, sessions and sign-in attempts. Every statement runs as lq_job: these tables are closed to lq_app. */

export interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly org: number;
  readonly password_hash: string | null;
  readonly demo: boolean;
  readonly disabled: boolean;
  readonly version: number;
  readonly created_at: string;
  readonly last_sign_in_at: string | null;
}

export interface SessionRow extends AccountRow {
  readonly session_created_at: string;
  readonly last_seen_at: string;
}

export const findAccountByLogin = (tx: Tx, login: string) =>
  oneRow<AccountRow>(tx, 'select * from accounts where login = $1', [login]);
export const findAccount = (tx: Tx, id: string) => oneRow<AccountRow>(tx, 'select * from accounts where id = $1', [id]);
export const findDemoAccount = (tx: Tx, role: string) =>
  oneRow<AccountRow>(
    tx,
    'select * from accounts where demo and role = $1 and not disabled order by created_at, login limit 1',
    [role],
  );

export const allAccounts = async (tx: Tx) =>
  (await tx.query<AccountRow>('select * from accounts order by login limit 2000')).rows;
export const demoAccounts = async (tx: Tx) =>
  (await tx.query<AccountRow>('select * from accounts where demo and not disabled order by created_at, login')).rows;

export async function insertAccount(
  tx: Tx,
  row: Pick<AccountRow, 'id' | 'login' | 'name' | 'role' | 'org' | 'password_hash' | 'demo'>,
): Promise<void> {
  await tx.query(
    'insert into accounts (id, login, name, role, org, password_hash, demo) values ($1, $2, $3, $4, $5, $6, $7)',
    [row.id, row.login, row.name, row.role, row.org, row.password_hash, row.demo],
  );
}

export async function updateDisabled(tx: Tx, id: string, disabled: boolean): Promise<void> {
  await tx.query('update accounts set disabled = $2, version = version + 1 where id = $1', [id, disabled]);
  if (disabled) await tx.query('delete from sessions where account_id = $1', [id]);
}

export async function updatePassword(tx: Tx, id: string, hash: string, keepToken: string): Promise<void> {
  await tx.query('update accounts set password_hash = $2, version = version + 1 where id = $1', [id, hash]);
  await tx.query('delete from sessions where account_id = $1 and token_hash <> $2', [id, keepToken]);
}

/**
 * Administrators who can come in: demo accounts count only where the profile lets them. Their rows stay locked, so that two who disable
 * each other at once do not both succeed.
 */
export const countAdministrators = async (tx: Tx, profile: 'demo' | 'production'): Promise<number> =>
  (
    await tx.query(
      `select id from accounts where role = 'administrator' and not disabled and (not demo or $1) order by id for update`,
      [profile === 'demo'],
    )
  ).count;

export async function insertSession(
  tx: Tx,
  tokenHash: string,
  accountId: string,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await tx.query(
    'insert into sessions (token_hash, account_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $4)',
    [tokenHash, accountId, now.toISOString(), expiresAt.toISOString()],
  );
  await tx.query('update accounts set last_sign_in_at = $2 where id = $1', [accountId, now.toISOString()]);
}

export const findSession = (tx: Tx, tokenHash: string) =>
  oneRow<SessionRow>(
    tx,
    `select a.*, s.created_at as session_created_at, s.last_seen_at from sessions s join accounts a on a.id = s.account_id where s.token_hash = $1 and not a.disabled`,
    [tokenHash],
  );

export const touchSession = (tx: Tx, tokenHash: string, now: Date) =>
  tx.query('update sessions set last_seen_at = $2 where token_hash = $1', [tokenHash, now.toISOString()]);

export const deleteSession = (tx: Tx, tokenHash: string) =>
  tx.query('delete from sessions where token_hash = $1', [tokenHash]);
export const deleteExpiredSessions = (tx: Tx, now: Date) =>
  tx.query('delete from sessions where expires_at < $1', [now.toISOString()]);

export async function countFailures(tx: Tx, login: string, source: string, now: Date): Promise<FailureCounts> {
  const since = new Date(now.getTime() - SIGN_IN_LIMITS.windowMinutes * 60_000).toISOString();
  const row = await oneRow<FailureCounts>(
    tx,
    `select count(*) filter (where login = $1 and source = $2)::int as "accountAndSource", count(*) filter (where login = $1)::int as account,
       count(*) filter (where source = $2)::int as source
     from sign_in_attempts where not ok and at > $3 and (login = $1 or source = $2)`,
    [login, source, since],
  );
  return row ?? { accountAndSource: 0, account: 0, source: 0 };
}

/** Attempts on one account, and those of one source, are counted one after the other. */
export const lockAttempts = (tx: Tx, login: string, source: string) =>
  tx.query('select pg_advisory_xact_lock(1, hashtext($1)), pg_advisory_xact_lock(2, hashtext($2))', [login, source]);

/** Counts an attempt as failed until `forgiveAttempt` says otherwise: guesses sent at once must not all be looked at. */
export async function recordAttempt(tx: Tx, login: string, source: string, now: Date): Promise<number> {
  const row = await oneRow<{ id: number }>(
    tx,
    'insert into sign_in_attempts (login, source, at, ok) values ($1, $2, $3, false) returning id',
    [login, source, now.toISOString()],
  );
  return row?.id ?? 0;
}

export async function forgiveAttempt(tx: Tx, id: number, login: string, source: string, now: Date): Promise<void> {
  await tx.query('delete from sign_in_attempts where id = $1', [id]);
  await tx.query('insert into sign_in_attempts (login, source, at, ok) values ($1, $2, $3, true)', [
    login,
    source,
    now.toISOString(),
  ]);
}

export const deleteOldAttempts = (tx: Tx, now: Date) =>
  tx.query('delete from sign_in_attempts where at < $1', [new Date(now.getTime() - 86_400_000).toISOString()]);

export const setUpTokenHash = async (tx: Tx): Promise<string | null> =>
  (await oneRow<{ set_up_token_hash: string | null }>(tx, 'select set_up_token_hash from installation'))
    ?.set_up_token_hash ?? null;

export const storeSetUpTokenHash = (tx: Tx, hash: string | null) =>
  tx.query(
    'insert into installation (set_up_token_hash) values ($1) on conflict (singleton) do update set set_up_token_hash = excluded.set_up_token_hash',
    [hash],
  );
