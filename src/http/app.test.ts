import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Caller } from '../app/client.ts';
import { openTestApp, type TestApp } from '../app/testApp.ts';
import { type Wired, wire } from '../app/wire.ts';
import { uploadFile } from '../capabilities/documents/file.api.ts';
import { contract } from '../kernel/contract.ts';
import { randomIds } from '../kernel/ids.ts';
import { type AppOptions, createApp } from './app.ts';
import { type Binding, plain } from './binding.ts';
import { signedCursors } from './cursor.ts';

/** Headers of every class of answer, the cookie in both settings, the log, and the order of the guard. On the whole application. */

let t: TestApp;
let bank: Caller;
let secure: Wired;
let webRoot: string;
let file: { regionId: string; id: string };

const partsFor = (change: Partial<Parameters<typeof wire>[0]> = {}) => ({
  sql: t.sql,
  clock: t.clock,
  ids: randomIds,
  profile: 'demo' as const,
  publicUrl: null,
  trustProxy: false,
  requestsPerMinute: null,
  log: false,
  ...change,
});

beforeAll(async () => {
  t = await openTestApp(10);
  bank = await t.as('bank');
  webRoot = mkdtempSync(join(tmpdir(), 'langqiao-web-'));
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>廊桥</title>');
  writeFileSync(join(webRoot, 'assets', 'main-abc.js'), 'export {};');
  secure = await wire(partsFor({ publicUrl: 'https://langqiao.example', webRoot }));
  file = await bank.must(
    uploadFile,
    { query: { name: '合同.pdf', purpose: 'attachment' } },
    { bytes: new TextEncoder().encode('%PDF-1.4') },
  );
});
afterAll(async () => {
  await secure.app.close();
  await t.close();
  rmSync(webRoot, { recursive: true });
});

const CSP =
  "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self';connect-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';manifest-src 'self'";

const ask = (app: FastifyInstance, options: InjectOptions & { url: string }): Promise<LightMyRequestResponse> =>
  app.inject(options);

describe('headers of every class of answer', () => {
  const classes: [string, (cookie: string) => InjectOptions & { url: string }, number, string, string | undefined][] = [
    ['page', () => ({ url: '/' }), 200, 'text/html', 'no-cache'],
    ['page of the router', () => ({ url: '/needs/new' }), 200, 'text/html', 'no-cache'],
    ['asset', () => ({ url: '/assets/main-abc.js' }), 200, 'javascript', 'public, max-age=31536000, immutable'],
    ['missing asset', () => ({ url: '/assets/none.js' }), 404, 'application/problem+json', 'no-store'],
    ['out of the directory', () => ({ url: '/assets/..%2f..%2fpackage.json' }), 404, 'problem+json', 'no-store'],
    ['health', () => ({ url: '/health' }), 200, 'application/json', undefined],
    ['openapi', () => ({ url: '/api/openapi.json' }), 200, 'application/json', 'no-store'],
    ['public', () => ({ url: '/api/session' }), 200, 'application/json', 'no-store'],
    ['signed in', (cookie) => ({ url: '/api/needs', headers: { cookie } }), 200, 'application/json', 'no-store'],
    ['not signed in', () => ({ url: '/api/needs' }), 401, 'application/problem+json', 'no-store'],
    ['no such interface', () => ({ url: '/api/nothing' }), 404, 'application/problem+json', 'no-store'],
    [
      'refused input',
      (cookie) => ({ url: '/api/needs?limit=0', headers: { cookie } }),
      400,
      'application/problem+json',
      'no-store',
    ],
    [
      'cross-site',
      (cookie) => ({ method: 'POST', url: '/api/needs', headers: { cookie } }),
      403,
      'application/problem+json',
      'no-store',
    ],
    [
      'file',
      (cookie) => ({ url: `/api/files/${file.regionId}/${file.id}`, headers: { cookie } }),
      200,
      'application/pdf',
      'no-store',
    ],
  ];
  test.each(classes)('%s', async (_, options, status, mediaType, caching) => {
    const cookie = (bank.cookie ?? '').replace('langqiao=', '__Host-langqiao=');
    const answer = await ask(secure.app, options(cookie));
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain(mediaType);
    expect(answer.headers['cache-control']).toBe(caching);
    expect(answer.headers).toMatchObject({
      'content-security-policy': CSP,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers.server).toBeUndefined();
  });

  test('a file is always a download under its own name, never shown', async () => {
    const { headers } = await ask(t.app, {
      url: `/api/files/${file.regionId}/${file.id}`,
      headers: { cookie: bank.cookie ?? '' },
    });
    expect(headers['content-disposition']).toBe(
      `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent('合同')}.pdf`,
    );
  });

  test('B18 an address that cannot be decoded is refused before any route, with headers of its own', async () => {
    const answer = await ask(secure.app, { url: '/api/%E0%A4%A' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'url.invalid' });
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    });
  });

  test('without TLS no HSTS is promised', async () => {
    expect((await ask(t.app, { url: '/health' })).headers['strict-transport-security']).toBeUndefined();
  });
});

describe('the cookie', () => {
  const signIn = (app: FastifyInstance) =>
    ask(app, {
      method: 'POST',
      url: '/api/session/demo',
      headers: { 'x-langqiao': '1', 'content-type': 'application/json' },
      payload: '{"role":"bank"}',
    });
  const parts = (answer: LightMyRequestResponse) =>
    String(answer.headers['set-cookie'])
      .split('; ')
      .map((part) => part.replace(/=[\w-]{43}$/, '=token'));

  test('on loopback is HttpOnly and SameSite, under TLS also Secure and bound to the host', async () => {
    expect(parts(await signIn(t.app))).toEqual(['langqiao=token', 'Path=/', 'HttpOnly', 'SameSite=Lax']);
    expect(parts(await signIn(secure.app))).toEqual([
      '__Host-langqiao=token',
      'Path=/',
      'HttpOnly',
      'Secure',
      'SameSite=Lax',
    ]);
  });

  test('under TLS the plain name is not looked at', async () => {
    const answer = await ask(secure.app, { url: '/api/needs', headers: { cookie: bank.cookie ?? '' } });
    expect(answer.statusCode).toBe(401);
  });
});

const failing = plain(
  contract({
    name: 'test.fail',
    method: 'GET',
    path: '/fail',
    permission: 'public',
    summary: '失败',
    output: z.object({ a: z.string() }),
  }),
  () => Promise.reject(new Error('select secret\r\nadmin logged in')),
);
const astray = plain(
  contract({
    name: 'test.astray',
    method: 'GET',
    path: '/astray',
    permission: 'public',
    summary: '走样',
    output: z.object({ a: z.string() }),
  }),
  () => Promise.resolve({ a: 1 } as unknown as { a: string }),
);
const optionsFor = (bindings: readonly Binding[], log: AppOptions['log']): AppOptions => ({
  sql: t.sql,
  clock: t.clock,
  ids: randomIds,
  identity: { actorOf: () => Promise.resolve(null) },
  cursors: signedCursors('s'),
  cookieName: 'langqiao',
  secureCookie: false,
  origin: null,
  bindings,
  requestsPerMinute: 5,
  trustProxy: false,
  log,
  isReady: () => Promise.resolve(false),
  webRoot: null,
});

describe('errors and limits', () => {
  test('B33 an unexpected error answers a sentence and a number, and is one escaped line of the log', async () => {
    const lines: string[] = [];
    const app = await createApp(optionsFor([failing, astray], { write: (line) => lines.push(line) }));
    for (const url of ['/api/fail', '/api/astray']) {
      const answer = await ask(app, {
        url,
        headers: { 'user-agent': 'x\\r\\nadmin logged in', 'accept-language': 'en' },
      });
      expect(answer.statusCode).toBe(500);
      expect(answer.json()).toMatchObject({
        code: 'internal',
        title: 'Something unexpected happened; try again later.',
      });
      expect(answer.payload).not.toMatch(/select|secret|admin|at .*\.ts/);
    }
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line.trimEnd()).not.toMatch(/[\r\n]/);
      expect(JSON.parse(line)).toMatchObject({ msg: 'unexpected error' });
    }
    await app.close();
  });

  test('the sixth request of a minute is refused with 429; health is never limited and tells that the database is away', async () => {
    const app = await createApp(optionsFor([failing], false));
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await ask(app, { url: '/api/openapi.json' })).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await ask(app, { url: '/api/openapi.json' });
    expect(refused.json()).toMatchObject({ code: 'tooMany', title: '操作过于频繁，请稍后再试。' });
    for (let n = 0; n < 10; n += 1) expect((await ask(app, { url: '/health' })).statusCode).toBe(503);
    await app.close();
  });

  test('a route bound twice, as another kind than its contract, or without a permission stops the start', async () => {
    await expect(createApp(optionsFor([failing, failing], false))).rejects.toThrow(/fail/);
    const wrong: Binding = { ...failing, contract: { ...failing.contract, method: 'POST' } };
    await expect(createApp(optionsFor([wrong], false))).rejects.toThrow('expected command');
    for (const permission of ['', undefined, 'everybody']) {
      const undeclared = { ...failing, contract: { ...failing.contract, permission } } as unknown as Binding;
      await expect(createApp(optionsFor([undeclared], false))).rejects.toThrow('declares no permission');
    }
  });

  test('a stranger is refused before a byte of the upload is read', async () => {
    const answer = await ask(t.app, {
      method: 'POST',
      url: '/api/files?name=a.pdf&purpose=attachment',
      headers: { 'x-langqiao': '1', 'content-type': 'application/octet-stream' },
      payload: Buffer.alloc(21 * 1024 * 1024),
    });
    expect(answer.statusCode).toBe(401);
  });
});

describe('the OpenAPI document', () => {
  test('names every operation once with permission, parameters, keys and versions', async () => {
    const { bindingsOf } = await import('../app/wire.ts');
    const contracts = bindingsOf(partsFor(), t.population).map((binding) => binding.contract);
    const document = (await ask(t.app, { url: '/api/openapi.json' })).json<{
      openapi: string;
      paths: Record<string, Record<string, Record<string, unknown>>>;
    }>();
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations).toHaveLength(contracts.length);
    for (const definition of contracts) {
      const found = operations.find(({ operation }) => operation.operationId === definition.name);
      expect(found?.method, definition.name).toBe(definition.method.toLowerCase());
      expect(found?.path).toBe(`/api${definition.path.replace(/:(\w+)/g, '{$1}')}`);
      expect(found?.operation['x-permission']).toBe(definition.permission);
      const parameters = found?.operation.parameters as { name: string; in: string; required: boolean }[];
      const names = parameters.map((parameter) => parameter.name);
      for (const [, name] of definition.path.matchAll(/:(\w+)/g)) expect(names).toContain(name);
      expect(names.includes('Idempotency-Key')).toBe(definition.method !== 'GET' && definition.plain !== true);
      expect(names.includes('If-Match')).toBe(definition.versioned === true);
    }
  });
});
