import { type Actor, roleSchema } from '../../kernel/actor.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import { regionAncestors } from '../../vocabulary/regions.ts';
import { locked, noDemo, wrongCredentials } from './account.errors.ts';
import { memberPrincipalsOf, standingOf } from './account.queries.ts';
import type { SessionView } from './account.schema.ts';
import {
  type AccountRow,
  countAdministrators,
  countFailures,
  deleteExpiredSessions,
  deleteOldAttempts,
  deleteSession,
  demoAccounts,
  findAccount,
  findAccountByLogin,
  findDemoAccount,
  findSession,
  forgiveAttempt,
  insertSession,
  lockAttempts,
  recordAttempt,
  touchSession,
} from './account.store.ts';
import { PERMISSIONS_OF } from './roles.rules.ts';
import { newToken, passwordMatches, tokenHash } from './secrets.ts';
import { isLocked, isSessionLive, SESSION_LIMITS } from './signIn.rules.ts';

/** Sign-in, sessions and what an actor is. Runs as lq_job: no row security context exists before somebody is known. */
export interface SessionDeps {
  readonly sql: Sql;
  readonly profile: 'demo' | 'production';
}

const asIdentity = <T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> =>
  sql.tx({ as: 'job', why: 'identity', budgetMs: 5_000 }, work);

/** The actor an account is today, or null where its organisation no longer exists. */
export async function actorOfAccount(
  tx: Tx,
  account: Pick<AccountRow, 'id' | 'name' | 'role' | 'org'>,
  now: Date,
): Promise<Actor | null> {
  const standing = await standingOf(tx, account.org);
  if (!standing) return null;
  const role = roleSchema.parse(account.role);
  const members = await memberPrincipalsOf(tx, account.org, dayInShanghai(now));
  return {
    accountId: account.id,
    name: account.name,
    role,
    org: account.org,
    orgName: standing.name,
    regionId: standing.region_id,
    regions: regionAncestors(standing.region_id),
    shared: [account.org, ...members],
    permissions: [...PERMISSIONS_OF[role]],
    enterprise: standing.enterprise_id === null ? null : { regionId: standing.region_id, id: standing.enterprise_id },
  };
}

/** The actor an account is now: a job checks its starter again when it runs. */
export const actorOfAccountId = (sql: Sql, accountId: string, now: Date): Promise<Actor | null> =>
  asIdentity(sql, async (tx) => {
    const account = await findAccount(tx, accountId);
    return account && !account.disabled ? actorOfAccount(tx, account, now) : null;
  });

interface Known {
  readonly actor: Actor;
  readonly epoch: number;
  readonly at: number;
}

const IDENTITY_TABLES = ['accounts', 'sessions', 'memberships', 'organisations', 'enterprises'];
const KNOWN_MS = 1_000;
const MAX_KNOWN = 5_000;
const knownActors = new WeakMap<SessionDeps, Map<string, Known>>();

/**
 * The actor behind a session token; a session silent too long is nobody. Remembered for a second and only until an account, session or
 * membership is written here: a disabled account is out at its next request, on another process within that second.
 */
export async function actorOfToken(deps: SessionDeps, token: string, now: Date): Promise<Actor | null> {
  const hash = tokenHash(token);
  const known = knownActors.get(deps) ?? new Map<string, Known>();
  knownActors.set(deps, known);
  const epoch = deps.sql.epochs.of(IDENTITY_TABLES);
  const before = known.get(hash);
  const age = before ? now.getTime() - before.at : -1;
  if (before && before.epoch === epoch && age >= 0 && age < KNOWN_MS) return before.actor;
  const actor = await readActor(deps, hash, now);
  if (known.size >= MAX_KNOWN) known.clear();
  if (actor) known.set(hash, { actor, epoch, at: now.getTime() });
  else known.delete(hash);
  return actor;
}

/** Reads the session; touched at most once a minute. */
async function readActor(deps: SessionDeps, hash: string, now: Date): Promise<Actor | null> {
  return asIdentity(deps.sql, async (tx) => {
    const session = await findSession(tx, hash);
    // A demo account has no password: where the profile is production its sessions are nobody's.
    if (!session || (session.demo && deps.profile !== 'demo')) return null;
    const lastSeenAt = new Date(session.last_seen_at);
    if (!isSessionLive({ createdAt: new Date(session.session_created_at), lastSeenAt, demo: session.demo }, now)) {
      await deleteSession(tx, hash);
      return null;
    }
    if (now.getTime() - lastSeenAt.getTime() > 60_000) await touchSession(tx, hash, now);
    return actorOfAccount(tx, session, now);
  });
}

async function startSession(tx: Tx, account: AccountRow, now: Date): Promise<string> {
  const token = newToken();
  await insertSession(
    tx,
    tokenHash(token),
    account.id,
    now,
    new Date(now.getTime() + SESSION_LIMITS.absoluteHours * 3_600_000),
  );
  return token;
}

/** A session for an account that proved itself some other way (demo role, command line). */
export const openSessionFor = (sql: Sql, accountId: string, now: Date): Promise<string> =>
  asIdentity(sql, async (tx) => {
    const account = await findAccount(tx, accountId);
    if (!account || account.disabled) throw wrongCredentials();
    return startSession(tx, account, now);
  });

/** Signs in by name and password. The attempt is recorded before the password is looked at, so that a refusal counts. */
export async function signInWithPassword(
  deps: SessionDeps,
  input: { login: string; password: string; source: string },
  now: Date,
): Promise<string> {
  const login = input.login.normalize('NFKC').trim().toLowerCase().slice(0, 80);
  const source = input.source.slice(0, 80);
  const { account, attempt } = await asIdentity(deps.sql, async (tx) => {
    await lockAttempts(tx, login, source);
    if (isLocked(await countFailures(tx, login, source, now))) throw locked();
    return { account: await findAccountByLogin(tx, login), attempt: await recordAttempt(tx, login, source, now) };
  });
  const matches = await passwordMatches(account?.password_hash ?? null, input.password);
  if (!matches || account === null || account.disabled) throw wrongCredentials();
  return asIdentity(deps.sql, async (tx) => {
    await forgiveAttempt(tx, attempt, login, source, now);
    return startSession(tx, account, now);
  });
}

/** Demo profile: the synthetic account of a role. */
export async function signInAsDemo(deps: SessionDeps, role: string, now: Date): Promise<string> {
  if (deps.profile !== 'demo') throw noDemo();
  return asIdentity(deps.sql, async (tx) => {
    const account = await findDemoAccount(tx, role);
    if (!account) throw noDemo();
    return startSession(tx, account, now);
  });
}

export const endSession = (deps: SessionDeps, token: string): Promise<unknown> =>
  asIdentity(deps.sql, (tx) => deleteSession(tx, tokenHash(token)));

/** What the page shows before and after sign-in. */
export async function sessionView(deps: SessionDeps, actor: Actor | null): Promise<SessionView> {
  return asIdentity(deps.sql, async (tx) => {
    const demo = deps.profile === 'demo' ? await demoAccounts(tx) : [];
    const firstOfRole = demo.filter((row, index) => demo.findIndex((other) => other.role === row.role) === index);
    const named: SessionView['demoAccounts'] = [];
    for (const row of firstOfRole)
      named.push({
        role: roleSchema.parse(row.role),
        login: row.login,
        orgName: (await standingOf(tx, row.org))?.name ?? '',
      });
    return {
      actor,
      profile: deps.profile,
      demoAccounts: named,
      needsSetUp: deps.profile === 'production' && (await countAdministrators(tx, deps.profile)) === 0,
    };
  });
}

/** Ended sessions and old attempts are dropped; attempts are kept a day for the lockout. */
export const deleteExpired = (sql: Sql, now: Date): Promise<unknown> =>
  asIdentity(sql, async (tx) => {
    await deleteExpiredSessions(tx, now);
    await deleteOldAttempts(tx, now);
  });
