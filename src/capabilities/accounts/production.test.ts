import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, callerOf } from '../../app/client.ts';
import { readConfig } from '../../app/config.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { type Wired, wire } from '../../app/wire.ts';
import { roleSchema } from '../../kernel/actor.ts';
import { randomIds } from '../../kernel/ids.ts';
import { organisationKindSchema } from '../organisations/organisation.schema.ts';
import {
  createAccount,
  demoSignIn,
  getSession,
  listAccounts,
  setAccountDisabled,
  setUp,
  signIn,
} from './account.api.ts';
import { prepareSetUp } from './account.service.ts';
import { ORGANISATION_KINDS_OF, PERMISSIONS_OF } from './roles.rules.ts';

/** The production profile on a database that was a demonstration before: the worst case of a first start. */

let t: TestApp;
let production: Wired;
let visitor: Caller;
const PASSWORD = 'a password of some length';

beforeAll(async () => {
  t = await openTestApp(10);
  production = await wire({
    sql: t.sql,
    clock: t.clock,
    ids: randomIds,
    profile: 'production',
    publicUrl: 'https://langqiao.example',
    trustProxy: false,
    requestsPerMinute: null,
    log: false,
  });
  visitor = callerOf(production.app, null);
});
afterAll(async () => {
  await production.app.close();
  await t.close();
});

const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';

describe('production', () => {
  test('has no demo accounts: none is offered, none signs in, and a session of one is nobody', async () => {
    const demo = await t.as('administrator');
    const inProduction = callerOf(production.app, (demo.cookie ?? '').replace('langqiao=', '__Host-langqiao='));
    const session = await inProduction.must(getSession);
    expect(session).toMatchObject({ actor: null, profile: 'production', demoAccounts: [], needsSetUp: true });
    expect((await inProduction.call(listAccounts)).status).toBe(401);
    const refused = await visitor.call(demoSignIn, { body: { role: 'administrator' } });
    expect([refused.status, refused.problem?.code]).toEqual([403, 'accounts.noDemo']);
  });

  test('is set up once, with the token of the console and no other', async () => {
    const earlier = await prepareSetUp(t.sql);
    const token = await prepareSetUp(t.sql);
    expect(token).toMatch(/^[\w-]{43}$/);
    const body = { setUpToken: token ?? '', login: 'first.admin', name: '首位管理员', password: PASSWORD };
    for (const wrong of [earlier ?? '', 'x'.repeat(43)]) {
      const answer = await visitor.call(setUp, { body: { ...body, setUpToken: wrong } });
      expect([answer.status, answer.problem?.code]).toEqual([403, 'accounts.wrongSetUpToken']);
    }
    const both = await Promise.all([
      visitor.call(setUp, { body }),
      visitor.call(setUp, { body: { ...body, login: 'second.admin' } }),
    ]);
    expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
    const done = both.find((answer) => answer.status === 200);
    expect(done?.body).toMatchObject({ needsSetUp: false, actor: { role: 'administrator' } });
    expect((await visitor.call(setUp, { body: { ...body, login: 'third.admin' } })).problem?.code).toBe(
      'accounts.alreadySetUp',
    );
    expect(await prepareSetUp(t.sql)).toBeNull();
    const administrator = callerOf(production.app, cookieOf(done ?? { headers: {} }));
    await lastAdministratorStays(administrator);
  });

  async function lastAdministratorStays(administrator: Caller): Promise<void> {
    const own = (await administrator.must(getSession)).actor;
    const second = await administrator.must(createAccount, {
      body: { login: 'deputy.admin', name: '副管理员', role: 'administrator', org: own?.org ?? 0, password: PASSWORD },
    });
    const first = (await administrator.must(listAccounts)).items.find((row) => row.id === own?.accountId);
    const signedIn = await visitor.call(signIn, { body: { login: 'deputy.admin', password: PASSWORD } });
    const deputy = callerOf(production.app, cookieOf(signedIn));
    const disable = (caller: Caller, id: string, version: number) =>
      caller.call(setAccountDisabled, { params: { id }, body: { disabled: true } }, { version });
    // Both disable each other at once: one is left, and the demo administrators of old do not count.
    const answers = await Promise.all([
      disable(deputy, first?.id ?? '', first?.version ?? 0),
      disable(administrator, second.id, second.version),
    ]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const left = answers[0]?.status === 200 ? deputy : administrator;
    const remaining = (await left.must(listAccounts)).items.filter(
      (row) => row.role === 'administrator' && !row.disabled && /admin$/.test(row.login),
    );
    expect(remaining).toHaveLength(1);
  }
});

describe('the environment', () => {
  test('production refuses the embedded engine unless it is accepted', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/DATABASE_URL[\s\S]*LANGQIAO_ACCEPT_EMBEDDED/);
    expect(() => readConfig({ LANGQIAO_PROFILE: 'production' })).toThrow(/LANGQIAO_ACCEPT_EMBEDDED/);
    expect(readConfig({ NODE_ENV: 'production', LANGQIAO_ACCEPT_EMBEDDED: '1' }).profile).toBe('production');
    expect(readConfig({ NODE_ENV: 'production', DATABASE_URL: 'postgres://x/y' }).databaseUrl).toBe('postgres://x/y');
  });

  test('the demonstration listens on loopback only', () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.example.org'])
      expect(() => readConfig({ LANGQIAO_HOST: host }), host).toThrow(/LANGQIAO_HOST=127\.0\.0\.1/);
    for (const host of ['127.0.0.1', '::1', 'localhost']) expect(readConfig({ LANGQIAO_HOST: host }).host).toBe(host);
    const open = { LANGQIAO_HOST: '0.0.0.0', NODE_ENV: 'production', DATABASE_URL: 'postgres://x/y' };
    expect(readConfig(open).host).toBe('0.0.0.0');
  });

  test('a wrong setting is named', () => {
    expect(() => readConfig({ LANGQIAO_PORT: '99999' })).toThrow(/LANGQIAO_PORT/);
    expect(() => readConfig({ LANGQIAO_PROFILE: 'test' })).toThrow(/LANGQIAO_PROFILE/);
  });
});

describe('the roles', () => {
  test('each has its table row, and operation, handling and control stay apart', () => {
    expect(Object.keys(PERMISSIONS_OF).sort()).toEqual([...roleSchema.options].sort());
    for (const role of roleSchema.options) {
      const permissions = PERMISSIONS_OF[role];
      expect(new Set(permissions).size, role).toBe(permissions.length);
      expect(permissions.includes('accounts.administer'), role).toBe(role === 'administrator');
      expect(permissions.includes('audit.read'), role).toBe(role === 'auditor');
      for (const kind of ORGANISATION_KINDS_OF[role]) expect(organisationKindSchema.options).toContain(kind);
    }
    // Who runs the accounts reads no business; who controls handles none.
    expect(PERMISSIONS_OF.administrator).toEqual(['accounts.administer']);
    expect(
      PERMISSIONS_OF.auditor.filter((permission) => /^(needs|cases|enterprises|facts|files)\./.test(permission)),
    ).toEqual([]);
    // Banks, institutes and alliances neither raise needs for others nor write facts about them.
    for (const role of ['bank', 'institute', 'allianceSecretariat'] as const)
      expect(
        PERMISSIONS_OF[role].filter((permission) =>
          /^(facts\.(record|decide)|needs\.raise|imports\.)/.test(permission),
        ),
      ).toEqual([]);
    // An enterprise handles nobody's case and reports no outcome about itself.
    expect(PERMISSIONS_OF.enterprise).not.toContain('cases.handle');
    expect(PERMISSIONS_OF.enterprise).not.toContain('outcomes.report');
  });
});
