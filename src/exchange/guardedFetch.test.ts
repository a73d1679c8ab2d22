import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DomainError } from '../kernel/errors.ts';
import { checkAddress, hostPatterns } from './fetchAddress.ts';
import { type FetchRules, guardedFetch } from './guardedFetch.ts';

/** B41–B50 of the programme of trust, against sockets that count. */

let inward = 0;
const inner = createSocketServer((socket) => {
  inward += 1;
  socket.destroy();
});
let innerPort = 0;

const PAGE = '<html><body><p>合成网页。</p></body></html>';
const ROUTES: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/page': (response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE),
  '/gzip': (response) =>
    response.setHeader('content-type', 'text/html').setHeader('content-encoding', 'gzip').end(gzipSync(PAGE)),
  '/bomb': (response) =>
    response
      .setHeader('content-type', 'text/html')
      .setHeader('content-encoding', 'gzip')
      .end(gzipSync(Buffer.alloc(60 * 1024 * 1024))),
  '/claims': (response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': String(10 * 1024 ** 3) }).write('a'),
  '/endless': (response) => {
    response.setHeader('content-type', 'text/html');
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(256 * 1024, 97)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  '/slow': (response) => {
    response.setHeader('content-type', 'text/html');
    const timer = setInterval(() => response.write('a'), 50);
    response.on('close', () => clearInterval(timer));
  },
  '/image': (response) => response.setHeader('content-type', 'image/png').end(PAGE),
  '/missing': (response) => response.writeHead(404).end(),
  '/inside': (response) => response.writeHead(302, { location: `http://127.0.0.1:${innerPort}/` }).end(),
  '/file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/gopher': (response) => response.writeHead(302, { location: 'gopher://127.0.0.1:70/' }).end(),
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/once': (response) => response.writeHead(301, { location: '/page' }).end(),
};
const outer = createServer((request, response) =>
  (ROUTES[request.url ?? ''] ?? ((one: ServerResponse) => one.writeHead(404).end()))(response),
);
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => inner.listen(0, '::', resolve));
  innerPort = (inner.address() as AddressInfo).port;
  await new Promise<void>((resolve) => outer.listen(0, '127.0.0.1', resolve));
  port = (outer.address() as AddressInfo).port;
});
afterAll(() => {
  inner.close();
  outer.closeAllConnections();
  outer.close();
});

const answers =
  (...addresses: readonly string[]): LookupFunction =>
  (_host, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

const codeOf = (address: string, rules: FetchRules): Promise<string> =>
  guardedFetch(address, rules).then(
    () => 'fetched',
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );

/** Every host is listed: what refuses here is where it leads. */
const listing = (host: string, resolve?: LookupFunction): FetchRules => ({
  hosts: [`${host}:${innerPort}`],
  self: null,
  ...(resolve ? { forTests: { resolve } } : {}),
});

describe('addresses that lead inward', () => {
  const LITERAL = [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '①②⑦.0.0.1',
    '0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[fc00::1]',
    '[fe80::1]',
    '[::]',
  ];
  const PRIVATE = [
    '169.254.169.254',
    '100.64.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ];

  test('are refused in every spelling, listed or not, without a connection', async () => {
    for (const host of [...LITERAL, ...PRIVATE]) {
      const address = `http://${host}:${innerPort}/`;
      const listed = listing(new URL(address).hostname);
      expect([host, await codeOf(address, listed)]).toEqual([host, 'fetch.inward']);
      expect([host, await codeOf(address, { hosts: ['news.example'], self: null })]).toEqual([host, 'fetch.host']);
    }
    expect(await codeOf(`http://localhost:${innerPort}/`, listing('localhost'))).toBe('fetch.inward');
    expect(inward).toBe(0);
  });

  test('are refused behind a public name: one private answer of several refuses', async () => {
    for (const found of [
      ['127.0.0.1'],
      ['93.184.216.34', '127.0.0.1'],
      ['127.0.0.1', '93.184.216.34'],
      ['::1'],
      ['::ffff:10.0.0.1'],
      ['169.254.169.254'],
    ])
      expect(await codeOf(`http://news.example:${innerPort}/`, listing('news.example', answers(...found)))).toBe(
        'fetch.inward',
      );
    expect(inward).toBe(0);
  });

  test('are refused when the answer changes: the name is asked once a connection, and that answer is used', async () => {
    const asked: string[][] = [];
    const turns: readonly string[][] = [['127.0.0.1'], ['::1']];
    const rebinding: LookupFunction = (host, options, done) => {
      const next = turns[asked.length] ?? ['127.0.0.1'];
      asked.push(next);
      answers(...next)(host, options, done);
    };
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(await codeOf(`http://news.example:${innerPort}/`, listing('news.example', rebinding))).toBe(
        'fetch.inward',
      );
    expect(asked).toHaveLength(3);
    expect(inward).toBe(0);
  });
});

describe('a listed host', () => {
  const reached = (timeMs?: number): FetchRules => ({
    hosts: [`news.example:${port}`, `127.0.0.1:${innerPort}`],
    self: null,
    forTests: { resolve: answers('127.0.0.1'), loopbackPort: port, ...(timeMs ? { timeMs } : {}) },
  });
  const at = (path: string): string => `http://news.example:${port}${path}`;

  test('is fetched, also packed and after a redirect', async () => {
    for (const path of ['/page', '/gzip', '/once']) {
      const page = await guardedFetch(at(path), reached());
      expect(new TextDecoder().decode(page.bytes)).toBe(PAGE);
    }
    expect((await guardedFetch(at('/once'), reached())).url).toBe(at('/page'));
  });

  test('leads nowhere else by redirect: inward, to a file, in circles', async () => {
    expect(await codeOf(at('/inside'), reached())).toBe('fetch.inward');
    expect(await codeOf(at('/file'), reached())).toBe('fetch.scheme');
    expect(await codeOf(at('/gopher'), reached())).toBe('fetch.scheme');
    expect(await codeOf(at('/loop'), reached())).toBe('fetch.redirects');
    expect(inward).toBe(0);
  });

  test('is cut where it does not end, claims too much, inflates too far or is no page', async () => {
    expect(await codeOf(at('/endless'), reached())).toBe('fetch.tooLarge');
    expect(await codeOf(at('/claims'), reached())).toBe('fetch.tooLarge');
    expect(await codeOf(at('/bomb'), reached())).toBe('fetch.tooLarge');
    expect(await codeOf(at('/slow'), reached(600))).toBe('fetch.tooSlow');
    expect(await codeOf(at('/image'), reached())).toBe('fetch.mediaType');
    expect(await codeOf(at('/missing'), reached())).toBe('fetch.status');
  });
});

describe('an address', () => {
  const codeFor = (
    address: string,
    hosts: readonly string[] = ['news.example', '*.gov.example', 'old.example:8080'],
  ): string => {
    try {
      return checkAddress(address, { hosts, self: 'bridge.example' }).href;
    } catch (error) {
      return error instanceof DomainError ? error.code : String(error);
    }
  };

  test('is opened only with scheme, port and host as listed', () => {
    expect(codeFor('https://news.example/a#b')).toBe('https://news.example/a');
    expect(codeFor('https://www.gov.example/')).toBe('https://www.gov.example/');
    expect(codeFor('http://old.example:8080/')).toBe('http://old.example:8080/');
    for (const other of [
      'https://gov.example/',
      'https://evilgov.example/',
      'https://news.example.evil.example/',
      'https://bridge.example/',
    ])
      expect(codeFor(other)).toBe('fetch.host');
    for (const scheme of [
      'file:///etc/passwd',
      'data:text/html,a',
      'javascript:alert(1)',
      'ftp://news.example/',
      'blob:https://news.example/a',
    ])
      expect(codeFor(scheme)).toBe('fetch.scheme');
    for (const bearer of ['https://user:word@news.example/', 'https://news.example@127.0.0.1/'])
      expect(codeFor(bearer)).toBe('fetch.credentials');
    for (const other of [22, 25, 6379, 8080]) expect(codeFor(`http://news.example:${other}/`)).toBe('fetch.port');
    expect(codeFor('news.example')).toBe('fetch.address');
    expect(codeFor('https://bridge.example/', ['*.example', 'bridge.example'])).toBe('fetch.host');
  });

  test('is never opened where no host is listed', () => {
    expect(codeFor('https://news.example/', hostPatterns(' , '))).toBe('fetch.off');
    expect(hostPatterns('News.example, *.gov.example old.example:8080')).toEqual([
      'news.example',
      '*.gov.example',
      'old.example:8080',
    ]);
  });
});
