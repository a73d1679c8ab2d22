import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commentCase, getCase } from '../capabilities/cases/case.api.ts';
import { sendNeed } from '../capabilities/matching/match.api.ts';
import { draftNeed, getNeed, submitNeed, updateNeed } from '../capabilities/needs/need.api.ts';
import { parseProgramYaml } from '../eligibility/programFromYaml.ts';
import { formatFen } from '../kernel/money.ts';
import { type Desk, expectHealthy, expectRefusal, openDesk, overSocket, rawCommand } from './hostileDesk.ts';

/** Rows B1–B22 of the hostile corpus: JSON and protocol, against the whole application. */

let desk: Desk;
let port: number;
let before: string;

beforeAll(async () => {
  desk = await openDesk();
  await desk.t.app.listen({ host: '127.0.0.1', port: 0 });
  const address = desk.t.app.server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => desk.t.close());

const need = (change: Record<string, unknown> = {}) => ({
  enterprise: desk.own,
  kinds: ['finance'],
  title: '需要设备贷款',
  text: '购置设备',
  ...change,
});
/** The body of a need with one more member, written as given: what JSON.stringify would never write. */
const withMember = (member: string) => `${JSON.stringify(need()).slice(0, -1)},${member}}`;
const nothingPartial = async (): Promise<void> => {
  const after = await desk.state();
  before ??= after;
  expect(after).toBe(before);
};

describe('JSON', () => {
  beforeAll(async () => {
    before = await desk.state();
  });

  const rows: [string, () => string | Buffer, string, string?][] = [
    ['B1 an object 10,000 deep', () => `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'json.too_deep'],
    ['B2 an array 200,000 deep', () => '['.repeat(200_000) + ']'.repeat(200_000), 'json.too_deep'],
    ['B3 10,000 nested all', () => `${'{"all":['.repeat(10_000)}${']}'.repeat(10_000)}`, 'json.too_deep'],
    ['B4 100,000 siblings', () => withMember(`"all":[${'1,'.repeat(99_999)}1]`), 'json.too_many_values'],
    ['B5 __proto__', () => withMember('"__proto__":{"isAdmin":true}'), 'json.key'],
    ['B6 constructor', () => withMember('"constructor":{"prototype":{"x":1}}'), 'json.key'],
    ['B7 a key twice', () => withMember('"title":"另一个标题"'), 'json.duplicate_key'],
    [
      'B8 bytes that are no UTF-8',
      () => Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
      'json.invalid_utf8',
    ],
    ['B9 1e400', () => withMember('"amountFen":1e400'), 'json.number'],
    ['B9 -1e400', () => withMember('"amountFen":-1e400'), 'json.number'],
    ['B10 an amount beyond 2^53', () => withMember('"amountFen":12345678901234567890'), 'json.number'],
    ['B11 -0', () => withMember('"amountFen":-0'), 'json.number'],
    ['B11 a sum of floats', () => withMember('"amountFen":0.30000000000000004'), 'input.invalid', 'amountFen'],
    ['B11 three decimals of a yuan', () => withMember('"amountFen":100.125'), 'input.invalid', 'amountFen'],
    ['B11 an amount as text', () => withMember('"amountFen":"100"'), 'input.invalid', 'amountFen'],
    ['B11 a negative amount', () => withMember('"amountFen":-1'), 'input.invalid', 'amountFen'],
    ['B13 a lone surrogate', () => withMember('"quantityUnit":"\\ud800"'), 'json.surrogate'],
    ['B14 NUL', () => withMember('"quantityUnit":"a\\u0000"'), 'json.nul'],
    ['an array where an object is due', () => '[1]', 'input.invalid', ''],
    ['nothing at all', () => '', 'input.invalid', 'title'],
    ['half an object', () => '{"title":"x"', 'json.syntax'],
    [
      '20,000 unknown members',
      () => `{${Array.from({ length: 9_000 }, (_, at) => `"k${at}":1`).join()}}`,
      'input.invalid',
    ],
  ];
  test.each(rows)('%s', async (_, payload, code, path) => {
    const started = performance.now();
    const answer = await rawCommand(desk, { payload: payload() });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(answer.payload.length).toBeLessThan(20_000);
    await expectRefusal(desk, answer, 400, code, path);
    await nothingPartial();
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('B3, B4 rules come as files: nested or with too many nodes they are refused with a reason', () => {
    const deep = `versions:\n  - when: ${'{all: ['.repeat(10_000)}${']}'.repeat(10_000)}`;
    const wide = `versions:\n  - when: {all: [${'{fact: soundAccounts, is: true},'.repeat(10_000)}]}`;
    for (const text of [deep, wide]) {
      const result = parseProgramYaml(text, 'B');
      expect(result.ok ? '' : result.errors[0]?.message.zh).toBeTruthy();
    }
  });

  test('B12 the largest published figure and ten times of it are kept to the fen', async () => {
    for (const [yuan, shown] of [
      [1_410_000_000_000, '1.41 万亿元'],
      [14_100_000_000_000, '14.1 万亿元'],
    ] as const) {
      const made = await desk.enterprise.must(draftNeed, {
        body: { enterprise: desk.own, kinds: ['finance'], title: '大额需求', text: '同上', amountFen: yuan * 100 },
      });
      const read = await desk.enterprise.must(getNeed, { params: made });
      expect(read.amountFen).toBe(yuan * 100);
      expect(formatFen(read.amountFen ?? 0)).toBe(shown);
    }
  });
});

describe('protocol', () => {
  beforeAll(async () => {
    before = await desk.state();
  });

  test('B15 more than a megabyte is refused', async () => {
    const answer = await rawCommand(desk, { payload: JSON.stringify(need({ text: '字'.repeat(400_000) })) });
    await expectRefusal(desk, answer, 413, 'body.too_large');
    await nothingPartial();
  });

  const head = (lines: string[]) =>
    [
      'POST /api/needs HTTP/1.1',
      'host: x',
      'x-langqiao: 1',
      `cookie: ${desk.enterprise.cookie}`,
      'content-type: application/json',
      'idempotency-key: over-a-socket-1',
      ...lines,
      '',
      '',
    ].join('\r\n');
  const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

  test('B15 chunks without a length beyond a megabyte are cut off', async () => {
    const parts = Array.from({ length: 40 }, () => chunk('x'.repeat(32_768)));
    const { text, closed } = await overSocket(port, [head(['transfer-encoding: chunked']), ...parts], 5_000);
    if (text !== '') expect(text).toMatch(/^HTTP\/1\.1 413/);
    expect(closed).toBe(true);
    await nothingPartial();
  });

  test('B15 a body longer than its length, a second length, and chunks with a length end the connection', async () => {
    const sound = JSON.stringify({ title: 'x' });
    const longer = await overSocket(port, [head([`content-length: ${sound.length - 3}`]) + sound], 3_000);
    expect(longer.text).toMatch(/^HTTP\/1\.1 400/);
    const twice = await overSocket(port, [head(['content-length: 5', 'content-length: 13']) + sound], 3_000);
    expect(twice.text).toMatch(/^HTTP\/1\.1 400/);
    expect(twice.closed).toBe(true);
    const both = await overSocket(
      port,
      [`${head(['content-length: 5', 'transfer-encoding: chunked'])}0\r\n\r\nGET /health HTTP/1.1\r\n\r\n`],
      3_000,
    );
    expect(both.text).toMatch(/^HTTP\/1\.1 400/);
    expect(both.closed).toBe(true);
    await nothingPartial();
  });

  test.each([
    ['application/xml'],
    ['text/plain'],
    ['application/json; charset=gbk'],
    ['application/octet-stream'],
    ['multipart/form-data; boundary=x'],
    ['application/x-www-form-urlencoded'],
  ])('B16 %s is not taken for JSON', async (mediaType) => {
    const answer = await rawCommand(desk, {
      payload: JSON.stringify(need()),
      headers: { 'content-type': mediaType },
    });
    await expectRefusal(desk, answer, 415, 'body.media_type');
    await nothingPartial();
  });

  test('B16 JSON is not taken for an upload', async () => {
    const answer = await rawCommand(desk, { url: '/api/files?name=a.txt&purpose=attachment', payload: '{"a":1}' });
    await expectRefusal(desk, answer, 415, 'body.media_type');
  });

  test.each([
    ['B17', '?limit=1&limit=2'],
    ['B17', '?limit[]=1'],
    ['B17', '?limit[__proto__]=1'],
    ['B17', '?__proto__=1'],
    ['B18', '?text=%E0%A4%A'],
    ['B18', '?text=%00'],
    ['B19', `?${Array.from({ length: 10_000 }, (_, at) => `a${at}=1`).join('&')}`],
  ])('%s the query %s', async (_, search) => {
    const answer = await desk.t.app.inject({
      url: `/api/needs${search}`,
      headers: { cookie: desk.enterprise.cookie ?? '' },
    });
    await expectRefusal(desk, answer, 400, 'query.invalid');
  });

  test.each([
    ['/api/%E0%A4%A', 400, 'url.invalid'],
    ['/api/needs/310117/%00', 400, 'input.invalid'],
    ['/api/needs/310117/..%2f..%2fetc%2fpasswd', 400, 'input.invalid'],
    ['/api/files/..%2f..%2fetc/passwd', 400, 'input.invalid'],
    ['/api/..%2f..%2fpackage.json', 404, 'notFound'],
    ['/..%2f..%2fpackage.json', 404, 'notFound'],
    [`/api/needs/310117/${'a'.repeat(300)}`, 400, 'request.invalid'],
  ])('B18 the address %s', async (url, status, code) => {
    const answer = await desk.t.app.inject({ url, headers: { cookie: desk.enterprise.cookie ?? '' } });
    await expectRefusal(desk, answer, status, code);
  });

  test('B19 a header of 16 KiB is refused, 200 cookies are read past', async () => {
    const huge = await overSocket(
      port,
      [`GET /api/session HTTP/1.1\r\nhost: x\r\nx-big: ${'b'.repeat(17_000)}\r\n\r\n`],
      3_000,
    );
    expect(huge.text).toMatch(/^HTTP\/1\.1 431/);
    expect(huge.closed).toBe(true);
    const cookies = Array.from({ length: 200 }, (_, at) => `c${at}=${at}`).join('; ');
    const many = await desk.t.app.inject({
      url: '/api/needs',
      headers: { cookie: `${cookies}; ${desk.enterprise.cookie}` },
    });
    expect(many.statusCode).toBe(200);
    for (const cookie of ['langqiao=', 'langqiao', ';;;=;', `langqiao=${'x'.repeat(4_000)}`, 'langqiao="%E0%A4%A"'])
      expect((await desk.t.app.inject({ url: '/api/needs', headers: { cookie } })).statusCode).toBe(401);
    await expectHealthy(desk);
  });

  test('B20 bodies sent byte by byte end in time, and others are served meanwhile', async () => {
    const { server } = desk.t.app;
    // Late requests are looked for every second, so the stated 30 seconds hold; here the limit is shortened to be seen.
    expect(server.requestTimeout + 1_000).toBeLessThanOrEqual(30_000);
    expect(server.headersTimeout).toBeLessThanOrEqual(10_000);
    const usual = [server.requestTimeout, server.headersTimeout];
    server.requestTimeout = 1_000;
    server.headersTimeout = 1_000;
    const sockets: Socket[] = [];
    const closed: Promise<unknown>[] = [];
    for (let n = 0; n < 300; n += 1) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.on('data', () => undefined);
      closed.push(new Promise((resolve) => socket.once('close', resolve)));
      socket.write(n % 2 === 0 ? head(['content-length: 1000']) : 'GET /health HTTP/1.1\r\nhost:');
      sockets.push(socket);
    }
    const drip = setInterval(() => {
      for (const socket of sockets) if (!socket.destroyed) socket.write('x');
    }, 300);
    const started = performance.now();
    const served = await fetch(`http://127.0.0.1:${port}/api/session`);
    expect(served.status).toBe(200);
    await served.text();
    expect(performance.now() - started).toBeLessThan(2_000);
    await Promise.all(closed);
    clearInterval(drip);
    expect(performance.now() - started).toBeLessThan(8_000);
    [server.requestTimeout = 29_000, server.headersTimeout = 10_000] = usual;
    await expectHealthy(desk);
    await nothingPartial();
  });
});

describe('commands', () => {
  async function openCase() {
    const draft = await desk.enterprise.must(draftNeed, {
      body: { enterprise: desk.own, kinds: ['finance'], title: '需要设备贷款', text: '购置设备' },
    });
    const open = await desk.enterprise.must(submitNeed, { params: draft }, { version: draft.version });
    return desk.enterprise.must(sendNeed, { params: open, body: { receivers: [{ org: desk.orgs.bank ?? 0 }] } });
  }

  test.each([
    ['empty', ''],
    ['missing', undefined],
    ['of 10 KB', 'k'.repeat(10_240)],
    ['short', 'abc'],
    ['with a line break', 'abcdefgh\\r\\nx: 1'],
    ['of other letters', '钥匙钥匙钥匙钥匙'],
  ])('B21 an Idempotency-Key %s is refused', async (_, key) => {
    before = await desk.state();
    const answer = await rawCommand(desk, {
      payload: JSON.stringify(need()),
      headers: { 'idempotency-key': key },
    });
    await expectRefusal(desk, answer, 400, 'input.invalid', 'Idempotency-Key');
    await nothingPartial();
  });

  test('B21 a key used again for another body is refused, and 64 at once act once', async () => {
    const opened = await openCase();
    const comment = (note: string, key: string) =>
      desk.enterprise.call(commentCase, { params: opened, body: { note } }, { key });
    expect((await comment('第一次', 'hostile-reuse')).status).toBe(200);
    const reused = await comment('另一个', 'hostile-reuse');
    await expectRefusal(desk, { status: reused.status, raw: reused.raw }, 422, 'command.keyReused');
    const answers = await Promise.all(Array.from({ length: 64 }, () => comment('六十四次', 'hostile-parallel')));
    expect(answers.every((answer) => answer.status === 200 || answer.status === 409)).toBe(true);
    const bodies = new Set(answers.filter((answer) => answer.status === 200).map((answer) => answer.raw));
    expect(bodies.size).toBe(1);
    const { timeline } = await desk.enterprise.must(getCase, { params: opened });
    expect(timeline.filter((entry) => entry.note === '六十四次')).toHaveLength(1);
    expect(timeline.filter((entry) => entry.note === '另一个')).toHaveLength(0);
    // A key belongs to its account: the same key of another acts for itself.
    const other = await desk.callers.bank.call(
      commentCase,
      { params: opened, body: { note: '银行' } },
      { key: 'hostile-reuse' },
    );
    expect(other.status).toBe(200);
  });

  test('B22 If-Match stale, missing, a star or otherwise not a version', async () => {
    const draft = await desk.enterprise.must(draftNeed, {
      body: { enterprise: desk.own, kinds: ['finance'], title: '需要设备贷款', text: '购置设备' },
    });
    const change = (ifMatch: string | undefined) =>
      rawCommand(desk, {
        method: 'PUT',
        url: `/api/needs/${draft.regionId}/${draft.id}`,
        payload: JSON.stringify({ kinds: ['finance'], title: '改过的标题', text: '改过' }),
        headers: { 'if-match': ifMatch },
      });
    await expectRefusal(desk, await change(`"${draft.version + 1}"`), 412, 'stale');
    await expectRefusal(desk, await change(undefined), 428, 'versionRequired');
    for (const wrong of ['*', '1', '"1", "2"', 'W/"1"', '"-1"', '"1e3"', '"99999999999999999999"'])
      await expectRefusal(desk, await change(wrong), 400, 'input.invalid', 'If-Match');
    expect((await desk.enterprise.must(getNeed, { params: draft })).title).toBe('需要设备贷款');
    const body = { kinds: ['finance' as const], title: '改过的标题', text: '改过' };
    expect((await desk.enterprise.call(updateNeed, { params: draft, body }, { version: draft.version })).status).toBe(
      200,
    );
  });
});
