import type * as z from 'zod';
import { roleSchema } from '../../kernel/actor.ts';
import { expectVersion, notFound } from '../../kernel/errors.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import {
  alreadySetUp,
  lastAdministrator,
  locked,
  loginTaken,
  notYourself,
  wrongCredentials,
  wrongOrganisation,
  wrongSetUpToken,
} from './account.errors.ts';
import { organisationKind, organisationNames } from './account.queries.ts';
import type { Account, newAccountSchema, setUpSchema } from './account.schema.ts';
import {
  type AccountRow,
  allAccounts,
  countAdministrators,
  countFailures,
  findAccount,
  findAccountByLogin,
  forgiveAttempt,
  insertAccount,
  lockAttempts,
  recordAttempt,
  setUpTokenHash,
  storeSetUpTokenHash,
  updateDisabled,
  updatePassword,
} from './account.store.ts';
import { ORGANISATION_KINDS_OF } from './roles.rules.ts';
import { hashPassword, newToken, passwordMatches, tokenHash } from './secrets.ts';
import { isLocked } from './signIn.rules.ts';

/** Accounts as the system administrator runs them. */

const viewOf = (row: AccountRow, names: ReadonlyMap<number, string>): Account => ({
  id: row.id,
  login: row.login,
  name: row.name,
  role: roleSchema.parse(row.role),
  org: row.org,
  orgName: names.get(row.org) ?? '',
  disabled: row.disabled,
  createdAt: row.created_at,
  lastSignInAt: row.last_sign_in_at,
  version: row.version,
});

export async function listAllAccounts(use: Use): Promise<Account[]> {
  return use.tx.asJob('accounts', async (tx) => {
    const rows = await allAccounts(tx);
    const names = await organisationNames(tx, [...new Set(rows.map((row) => row.org))]);
    return rows.map((row) => viewOf(row, names));
  });
}

async function present(tx: Tx, id: string): Promise<Account> {
  const row = await findAccount(tx, id);
  if (!row) throw notFound();
  return viewOf(row, await organisationNames(tx, [row.org]));
}

export async function createNewAccount(use: Use, input: z.infer<typeof newAccountSchema>): Promise<Account> {
  const hash = await hashPassword(input.password);
  return use.tx.asJob('accounts', async (tx) => {
    if (await findAccountByLogin(tx, input.login)) throw loginTaken();
    const kind = await organisationKind(tx, input.org);
    if (kind === null || !ORGANISATION_KINDS_OF[input.role].includes(kind)) throw wrongOrganisation();
    const id = use.ids.uuid();
    await insertAccount(tx, {
      id,
      login: input.login,
      name: input.name,
      role: input.role,
      org: input.org,
      password_hash: hash,
      demo: false,
    });
    return present(tx, id);
  });
}

/** Disabling ends the account's sessions in the same transaction. */
export async function setDisabled(
  use: Use,
  id: string,
  change: { readonly disabled: boolean; readonly version: number | null; readonly profile: 'demo' | 'production' },
): Promise<Account> {
  const { disabled, version, profile } = change;
  return use.tx.asJob('accounts', async (tx) => {
    const row = await findAccount(tx, id);
    if (!row) throw notFound();
    expectVersion(version, row.version);
    if (disabled && id === use.actor.accountId) throw notYourself();
    if (disabled && row.role === 'administrator' && (await countAdministrators(tx, profile)) <= 1)
      throw lastAdministrator();
    await updateDisabled(tx, id, disabled);
    return present(tx, id);
  });
}

export interface PasswordChange {
  readonly accountId: string;
  readonly token: string;
  readonly source: string;
  readonly current: string;
  readonly next: string;
}

/** The own password; every other session of the account ends. Guesses count like those at the door: a stolen session is no way to the password. */
export async function changeOwnPassword(sql: Sql, change: PasswordChange, now: Date): Promise<void> {
  const source = change.source.slice(0, 80);
  const { account, attempt } = await sql.tx({ as: 'job', why: 'accounts' }, async (tx) => {
    const row = await findAccount(tx, change.accountId);
    if (!row) throw wrongCredentials();
    await lockAttempts(tx, row.login, source);
    if (isLocked(await countFailures(tx, row.login, source, now))) throw locked();
    return { account: row, attempt: await recordAttempt(tx, row.login, source, now) };
  });
  if (!(await passwordMatches(account.password_hash, change.current))) throw wrongCredentials();
  const hash = await hashPassword(change.next);
  await sql.tx({ as: 'job', why: 'accounts' }, async (tx) => {
    await forgiveAttempt(tx, attempt, account.login, source, now);
    await updatePassword(tx, account.id, hash, tokenHash(change.token));
  });
}

/** Production, no administrator yet: makes a new set-up token and answers it for the console. Null once set up. */
export async function prepareSetUp(sql: Sql): Promise<string | null> {
  return sql.tx({ as: 'job', why: 'accounts' }, async (tx) => {
    if ((await countAdministrators(tx, 'production')) > 0) return null;
    const token = newToken();
    await storeSetUpTokenHash(tx, tokenHash(token));
    return token;
  });
}

/** Creates the first administrator with the console's token, once. `org` is the office that runs the installation. */
export async function createFirstAdministrator(
  sql: Sql,
  input: z.infer<typeof setUpSchema>,
  org: number,
  id: string,
): Promise<void> {
  const hash = await hashPassword(input.password);
  await sql.tx({ as: 'job', why: 'accounts' }, async (tx) => {
    if ((await countAdministrators(tx, 'production')) > 0) throw alreadySetUp();
    if ((await setUpTokenHash(tx)) !== tokenHash(input.setUpToken)) throw wrongSetUpToken();
    if (await findAccountByLogin(tx, input.login)) throw loginTaken();
    await insertAccount(tx, {
      id,
      login: input.login,
      name: input.name,
      role: 'administrator',
      org,
      password_hash: hash,
      demo: false,
    });
    await storeSetUpTokenHash(tx, null);
  });
}
