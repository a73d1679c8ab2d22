import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, callerOf } from '../../app/client.ts';
import { openTestApp, TEST_NOW, type TestApp } from '../../app/testApp.ts';
import { listNeeds } from '../needs/need.api.ts';
import {
  changePassword,
  createAccount,
  getSession,
  listAccounts,
  setAccountDisabled,
  signIn,
  signOut,
} from './account.api.ts';
import { deleteExpired } from './session.service.ts';
import { SESSION_LIMITS, SIGN_IN_LIMITS } from './signIn.rules.ts';

/** Signing in with a password, lockout, sessions and their end: over HTTP, on a clock that is moved. */

let t: TestApp;
let administrator: Caller;
let bankOrg: number;
let serial = 0;
const PASSWORD = '正确 horse 电池 staple';

beforeAll(async () => {
  t = await openTestApp(10);
  bankOrg = (await t.actorOf(await t.as('bank'))).org;
});
beforeEach(async () => {
  t.clock.set(TEST_NOW);
  administrator = await t.as('administrator');
});
afterAll(() => t.close());

/** A request from an address of one's own: lockout counts by source. */
const from = (app: FastifyInstance, source: string): FastifyInstance =>
  new Proxy(app, {
    get: (target, name) =>
      name === 'inject'
        ? (options: object) => target.inject({ ...options, remoteAddress: source })
        : Reflect.get(target, name, target),
  });

async function account(role: 'bank' | 'administrator' = 'bank', org = bankOrg) {
  serial += 1;
  const login = `person${serial}`;
  const made = await administrator.must(createAccount, {
    body: { login, name: '客户经理', role, org, password: PASSWORD },
  });
  return { ...made, login };
}

async function attempt(login: string, password: string, source = '10.0.0.1', cookie: string | null = null) {
  const answer = await callerOf(from(t.app, source), cookie).call(signIn, { body: { login, password } });
  const set = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return { ...answer, caller: callerOf(t.app, set === '' ? null : set), cookie: set };
}

const minutes = (n: number) => t.clock.set(new Date(t.clock.now().getTime() + n * 60_000).toISOString());

describe('signing in', () => {
  test('with the name in any spelling and the password answers who it is, and a session', async () => {
    const made = await account();
    for (const login of [made.login, made.login.toUpperCase(), ` ${made.login} `, made.login.replace('p', 'ｐ')]) {
      const answer = await attempt(login, PASSWORD);
      expect(answer.status, answer.raw).toBe(200);
      expect(answer.body.actor).toMatchObject({ accountId: made.id, role: 'bank', org: bankOrg });
      expect((await answer.caller.call(listNeeds, { query: {} })).status).toBe(200);
    }
  });

  test('a wrong password, an unknown name, a disabled and a demo account look alike', async () => {
    const made = await account();
    const disabled = await account();
    await administrator.must(
      setAccountDisabled,
      { params: { id: disabled.id }, body: { disabled: true } },
      { version: disabled.version },
    );
    const demo = (await administrator.must(listAccounts)).items.find((row) => row.role === 'auditor');
    const answers = [
      await attempt(made.login, 'wrong password 1', '10.1.0.1'),
      await attempt('nobody.here', PASSWORD, '10.1.0.2'),
      await attempt(disabled.login, PASSWORD, '10.1.0.3'),
      await attempt(demo?.login ?? '', PASSWORD, '10.1.0.4'),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.cookie).toBe('');
      expect({ ...answer.problem, requestId: '' }).toEqual({ ...answers[0]?.problem, requestId: '' });
    }
  });

  test('gives a new token each time; one fixed beforehand is never taken over', async () => {
    const made = await account();
    const fixed = `langqiao=${'A'.repeat(43)}`;
    const first = await attempt(made.login, PASSWORD, '10.0.0.1', fixed);
    const second = await attempt(made.login, PASSWORD, '10.0.0.1', first.cookie);
    expect(new Set([fixed, first.cookie, second.cookie]).size).toBe(3);
    expect((await callerOf(t.app, fixed).call(listNeeds, { query: {} })).status).toBe(401);
  });

  test('the token is stored hashed, the password as argon2id, and neither is in any answer or command record', async () => {
    const made = await account();
    const answer = await attempt(made.login, PASSWORD);
    const token = answer.cookie.split('=')[1] ?? '';
    const stored = await t.sql.tx({ as: 'job', why: 'test' }, async (tx) => ({
      tokens: (await tx.query<{ token_hash: string }>('select token_hash from sessions')).rows.map(
        (row) => row.token_hash,
      ),
      hash: (await tx.query<{ h: string }>('select password_hash as h from accounts where id = $1', [made.id])).rows[0]
        ?.h,
    }));
    expect(stored.tokens).not.toContain(token);
    expect(stored.tokens.every((value) => /^[0-9a-f]{64}$/.test(value))).toBe(true);
    expect(stored.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(answer.raw + (await administrator.call(listAccounts)).raw).not.toMatch(/argon2|password/);
  });

  test('the record of a command does not depend on the password: it could be guessed from its hash', async () => {
    const prints: string[] = [];
    for (const password of ['first password 1', 'second password 2']) {
      await administrator.call(
        createAccount,
        { body: { login: 'taken', name: '甲', role: 'bank', org: bankOrg, password } },
        { key: `print-${password.slice(0, 5)}` },
      );
      const { rows } = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
        tx.query<{ commitment: string }>(
          `select commitment from ledger_entries where action = 'accounts.create' order by seq desc limit 1`,
        ),
      );
      prints.push(rows[0]?.commitment ?? '');
    }
    // The second was refused (the name is taken), so the first stands; a repeat under its key with another password is the same command.
    const again = await administrator.call(
      createAccount,
      { body: { login: 'taken', name: '甲', role: 'bank', org: bankOrg, password: 'third password 3' } },
      { key: 'print-first' },
    );
    expect(again.status).toBe(200);
    expect(prints[0]).toBe(prints[1]);
  });
});

describe('lockout', () => {
  const LIMIT = SIGN_IN_LIMITS.failuresPerAccountAndSource;

  test('five failures lock the account for that source; another source may still sign in', async () => {
    const made = await account();
    for (let n = 0; n < LIMIT; n += 1) expect((await attempt(made.login, 'wrong', '10.2.0.1')).status).toBe(401);
    const locked = await attempt(made.login, PASSWORD, '10.2.0.1');
    expect([locked.status, locked.problem?.code]).toEqual([429, 'accounts.locked']);
    expect((await attempt(made.login, PASSWORD, '10.2.0.2')).status).toBe(200);
    const other = await account();
    expect((await attempt(other.login, PASSWORD, '10.2.0.1')).status).toBe(200);
  });

  test('it ends after fifteen minutes, and a refused attempt does not prolong it', async () => {
    const made = await account();
    for (let n = 0; n < LIMIT; n += 1) await attempt(made.login, 'wrong', '10.3.0.1');
    minutes(SIGN_IN_LIMITS.windowMinutes - 1);
    expect((await attempt(made.login, PASSWORD, '10.3.0.1')).status).toBe(429);
    minutes(1.1);
    expect((await attempt(made.login, PASSWORD, '10.3.0.1')).status).toBe(200);
  });

  test('a success in between does not wipe the failures away, and is itself none', async () => {
    const made = await account();
    for (let n = 0; n < LIMIT - 1; n += 1) await attempt(made.login, 'wrong', '10.4.0.1');
    expect((await attempt(made.login, PASSWORD, '10.4.0.1')).status).toBe(200);
    expect((await attempt(made.login, PASSWORD, '10.4.0.1')).status).toBe(200);
    await attempt(made.login, 'wrong', '10.4.0.1');
    expect((await attempt(made.login, PASSWORD, '10.4.0.1')).status).toBe(429);
  });

  test('of forty guesses at once only five are looked at', async () => {
    const made = await account();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => attempt(made.login, `guess number ${n}`, '10.5.0.1')),
    );
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(LIMIT);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(40 - LIMIT);
  });

  test('one source that tries many names is locked for all of them, one account tried from everywhere for a while too', async () => {
    for (let n = 0; n < SIGN_IN_LIMITS.failuresPerSource; n += 1) await attempt(`name${n}.x`, 'wrong', '10.6.0.1');
    const made = await account();
    expect((await attempt(made.login, PASSWORD, '10.6.0.1')).status).toBe(429);
    expect((await attempt(made.login, PASSWORD, '10.6.0.2')).status).toBe(200);
    const target = await account();
    for (let n = 0; n < SIGN_IN_LIMITS.failuresPerAccount; n += 1) await attempt(target.login, 'wrong', `10.7.0.${n}`);
    expect((await attempt(target.login, PASSWORD, '10.7.1.1')).status).toBe(429);
    expect((await attempt(made.login, PASSWORD, '10.7.1.1')).status).toBe(200);
  });
});

describe('a session', () => {
  const signedIn = async () => {
    const made = await account();
    return { made, ...(await attempt(made.login, PASSWORD)) };
  };
  const statusOf = async (caller: Caller) => (await caller.call(listNeeds, { query: {} })).status;

  test('ends after half an hour of silence, and is kept by use', async () => {
    const { caller } = await signedIn();
    minutes(SESSION_LIMITS.idleMinutes - 1);
    expect(await statusOf(caller)).toBe(200);
    minutes(SESSION_LIMITS.idleMinutes - 1);
    expect(await statusOf(caller)).toBe(200);
    minutes(SESSION_LIMITS.idleMinutes);
    expect(await statusOf(caller)).toBe(401);
    t.clock.set(TEST_NOW);
    expect(await statusOf(caller)).toBe(401);
  });

  test('ends after twelve hours, however busy', async () => {
    const { caller } = await signedIn();
    for (let passed = 0; passed < SESSION_LIMITS.absoluteHours * 60 - 20; passed += 20) {
      minutes(20);
      expect(await statusOf(caller)).toBe(200);
    }
    minutes(20);
    expect(await statusOf(caller)).toBe(401);
    await deleteExpired(t.sql, t.clock.now());
  });

  test('ends when its owner signs out; the others of the account stay', async () => {
    const { made, caller } = await signedIn();
    const other = (await attempt(made.login, PASSWORD)).caller;
    const out = await caller.call(signOut);
    expect(out.status).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(/^langqiao=; .*Expires=Thu, 01 Jan 1970/);
    expect([await statusOf(caller), await statusOf(other)]).toEqual([401, 200]);
    expect((await caller.must(getSession)).actor).toBeNull();
  });

  test('ends at once when the account is disabled, and stays ended when it is enabled again', async () => {
    const { made, caller } = await signedIn();
    expect(await statusOf(caller)).toBe(200);
    const off = await administrator.must(
      setAccountDisabled,
      { params: { id: made.id }, body: { disabled: true } },
      { version: made.version },
    );
    expect(await statusOf(caller)).toBe(401);
    await administrator.must(
      setAccountDisabled,
      { params: { id: made.id }, body: { disabled: false } },
      { version: off.version },
    );
    expect(await statusOf(caller)).toBe(401);
    expect((await attempt(made.login, PASSWORD)).status).toBe(200);
  });

  test('of another device ends when the password is changed; the one that changed it goes on', async () => {
    const { made, caller } = await signedIn();
    const other = (await attempt(made.login, PASSWORD)).caller;
    const next = 'another long password';
    const wrong = await caller.call(changePassword, { body: { current: 'not the one', next } });
    expect(wrong.problem?.code).toBe('accounts.wrongCredentials');
    const short = await caller.call(changePassword, { body: { current: PASSWORD, next: 'short' } });
    expect(short.problem?.fields[0]).toMatchObject({ path: 'next', code: 'passwordShort' });
    expect(await statusOf(other)).toBe(200);
    expect((await caller.call(changePassword, { body: { current: PASSWORD, next } })).status).toBe(204);
    expect([await statusOf(caller), await statusOf(other)]).toEqual([200, 401]);
    expect((await attempt(made.login, PASSWORD, '10.8.0.1')).status).toBe(401);
    expect((await attempt(made.login, next, '10.8.0.1')).status).toBe(200);
  });
});

test('a stolen session is no way to guess the password: five wrong ones lock the change for that source', async () => {
  const made = await account();
  const { caller } = await attempt(made.login, PASSWORD, '10.9.0.1');
  const change = (current: string) => caller.call(changePassword, { body: { current, next: 'another long password' } });
  for (let n = 0; n < SIGN_IN_LIMITS.failuresPerAccountAndSource; n += 1)
    expect((await change(`guess ${n}`)).problem?.code).toBe('accounts.wrongCredentials');
  expect((await change(PASSWORD)).problem?.code).toBe('accounts.locked');
  minutes(SIGN_IN_LIMITS.windowMinutes + 1);
  expect((await change(PASSWORD)).status).toBe(204);
});

describe('administrators', () => {
  test('cannot disable themselves; nobody but them runs accounts', async () => {
    const self = (await administrator.must(getSession)).actor;
    const own = (await administrator.must(listAccounts)).items.find((row) => row.id === self?.accountId);
    const answer = await administrator.call(
      setAccountDisabled,
      { params: { id: own?.id ?? '' }, body: { disabled: true } },
      { version: own?.version ?? 0 },
    );
    expect(answer.problem?.code).toBe('accounts.notYourself');
    expect((await (await t.as('corridorOffice')).call(listAccounts)).status).toBe(403);
  });

  test('are given to offices, banks to banks: a role belongs to its kind of organisation', async () => {
    const office = (await t.actorOf(await t.as('districtOffice'))).org;
    const make = (role: 'administrator' | 'bank', org: number) =>
      administrator.call(createAccount, {
        body: { login: `kind.${role}.${org}`, name: '甲', role, org, password: PASSWORD },
      });
    for (const [role, org] of [
      ['administrator', bankOrg],
      ['bank', office],
      ['bank', 2_000_000_000],
    ] as const)
      expect((await make(role, org)).problem?.fields[0], `${role} ${org}`).toMatchObject({ path: 'org' });
    expect((await make('administrator', office)).status).toBe(200);
  });
});
