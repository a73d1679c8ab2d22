import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTask } from '../capabilities/cases/case.api.ts';
import { downloadFile, uploadFile } from '../capabilities/documents/file.api.ts';
import { recordFact } from '../capabilities/facts/fact.api.ts';
import { sendNeed } from '../capabilities/matching/match.api.ts';
import { draftNeed, listNeeds, submitNeed } from '../capabilities/needs/need.api.ts';
import { listOffers } from '../capabilities/offers/offer.api.ts';
import { reportOutcome } from '../capabilities/outcomes/outcome.api.ts';
import type { OutcomeInput } from '../capabilities/outcomes/outcome.schema.ts';
import { type Desk, expectRefusal, openDesk } from './hostileDesk.ts';
import { TEST_NOW } from './testApp.ts';

/** Rows B34–B40, B62 and B76 of the hostile corpus: days, numbers, page positions and files, against the whole application. */

let desk: Desk;
let before: string;
let opened: { regionId: string; id: string };

const draft = (change: Record<string, unknown>) =>
  desk.enterprise.call(draftNeed, {
    body: { enterprise: desk.own, kinds: ['finance'], title: '需要设备贷款', text: '购置', ...change },
  });
const record = (key: string, period: string, value: unknown, more: Record<string, unknown> = {}) =>
  desk.enterprise.call(recordFact, { params: desk.own, body: { key, period, value: value as string, ...more } });
const refused = async (answer: { status: number; raw: string }, path: string) => {
  await expectRefusal(desk, { status: answer.status, raw: answer.raw }, 400, 'input.invalid', path);
  expect(await desk.state()).toBe(before);
};

beforeAll(async () => {
  desk = await openDesk();
  const made = await draft({});
  const open = await desk.enterprise.must(submitNeed, { params: made.body }, { version: made.body.version });
  opened = await desk.enterprise.must(sendNeed, {
    params: open,
    body: { receivers: [{ org: desk.orgs.bank ?? 0 }] },
  });
  before = await desk.state();
});
afterAll(() => desk.t.close());

const NO_DAYS = [
  '2026-02-30',
  '2025-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-11-31',
  '+275761-01-01',
  '0000-01-01',
  '9999-12-31',
  '1900-01-00',
  '1900-02-29',
  '60',
  '2026-11-30T24:00',
  '2026-11-30T23:59:60Z',
  '2026-11-30 北京时间',
  '2026-11-30T12:00:00+08:00[Asia/Shanghai]',
  '2026-11-30T02:30:00-05:00',
  '２０２６-11-30',
  '明天',
  '',
];

describe('B34, B35, B36 days', () => {
  test.each(NO_DAYS)('%j is no deadline', async (deadlineOn) => refused(await draft({ deadlineOn }), 'deadlineOn'));

  test.each([
    '2026-02-30',
    '2025-02-29',
    '1900-01-00',
    '60',
    '9999-12-31',
    '0000-01-01',
    '+275761-01-01',
    '2026年2月30日',
  ])('%j is no founding day', async (value) => refused(await record('foundedOn', '', value), 'value'));

  test('B35 a day as spreadsheets count it is converted as documented', async () => {
    expect((await record('foundedOn', '', '44672')).body.value).toBe('2022-04-21');
    before = await desk.state();
  });

  test.each([
    ['foundedOn', '2026-02-30'],
    ['revenue', '0000'],
    ['revenue', '9999'],
    ['revenue', '2025-Q1'],
    ['staffQuarterStart', '2025-Q5'],
    ['staffQuarterStart', '0001-Q1'],
  ])('%s has no period %j', async (key, period) => refused(await record(key, period, '1'), 'period'));

  test('B36 the day of a deadline ends at midnight in Shanghai', async () => {
    desk.t.clock.set('2026-11-20T15:59:59.000Z');
    const evening = await desk.t.asOrg('enterprise', desk.orgs.enterprise ?? 0);
    const draftTonight = () =>
      evening.call(draftNeed, {
        body: { enterprise: desk.own, kinds: ['finance'], title: '今晚截止', text: '急', deadlineOn: '2026-11-20' },
      });
    const last = await draftTonight();
    desk.t.clock.set('2026-11-20T16:00:00.000Z');
    const late = await draftTonight();
    desk.t.clock.set(TEST_NOW);
    expect(last.status).toBe(200);
    expect(last.body.createdAt).toBe('2026-11-20T15:59:59.000Z');
    await expectRefusal(desk, { status: late.status, raw: late.raw }, 400, 'input.invalid', 'deadlineOn');
    before = await desk.state();
  });

  test('what has happened lies not in the future, what is due not in the past', async () => {
    const outcome = (change: Partial<OutcomeInput>) =>
      desk.callers.bank.call(reportOutcome, {
        params: opened,
        body: {
          kind: 'credit_granted',
          amountFen: 100,
          period: '2026',
          happenedOn: '2026-11-01',
          evidence: { type: 'loanContract', number: 'V-1' },
          ...change,
        },
      });
    await refused(await outcome({ happenedOn: '2026-11-21' }), 'happenedOn');
    await refused(await outcome({ happenedOn: '2025-12-31' }), 'period');
    await refused(await outcome({ period: '2026-13' }), 'period');
    await refused(await record('staff', '2025', '5人', { observedOn: '2026-11-21' }), 'observedOn');
    const task = await desk.callers.bank.call(addTask, {
      params: opened,
      body: { title: '联系', ownerOrg: desk.orgs.bank ?? 0, dueOn: '2026-11-19' },
    });
    await refused(task, 'dueOn');
    const scan = await desk.callers.park.must(
      uploadFile,
      { query: { name: '授权书.pdf', purpose: 'authority' } },
      { bytes: new TextEncoder().encode('%PDF-1.4') },
    );
    before = await desk.state();
    const authority = { grantedBy: '行政部', grantedOn: '2026-11-21', scope: '代提', file: scan };
    const acting = await desk.callers.park.call(draftNeed, {
      body: {
        enterprise: desk.own,
        kinds: ['space'],
        title: '代提需求',
        text: '扩租',
        authority: { ...authority, file: { regionId: scan.regionId, id: scan.id } },
      },
    });
    await refused(acting, 'authority.grantedOn');
  });

  test('B37 a span that ends before it begins is refused', async () => {
    const entry = (validFrom: string, validTo: string) =>
      record('rdInstitutes', '', { code: 'R1', level: 'municipal', validFrom, validTo });
    await refused(await entry('2026-02-01', '2026-01-31'), 'value');
    await refused(await entry('2026-02-30', '2027-01-31'), 'value');
    expect((await entry('2026-01-31', '2026-01-31')).status).toBe(200);
    before = await desk.state();
  });
});

describe('B38, B39 amounts, counts and percentages as people write them', () => {
  test.each([
    ['三千万元', 3_000_000_000],
    ['3,000万', 3_000_000_000],
    ['3,000万元', 3_000_000_000],
    ['３０００万元', 3_000_000_000],
    ['1.41万亿元', 141_000_000_000_000],
    ['0.01元', 1],
  ])('%s is read exactly', async (value, fen) => {
    const answer = await record('revenue', '2024', value);
    expect(answer.status, answer.raw).toBe(200);
    expect(answer.body.value).toBe(fen);
    before = await desk.state();
  });

  test.each<[string, string, unknown]>([
    ['revenue', '2024', '３０００'],
    ['revenue', '2024', '约1.2亿'],
    ['revenue', '2024', '不低于500万元'],
    ['revenue', '2024', '500-800万元'],
    ['revenue', '2024', 'NaN'],
    ['revenue', '2024', 'Infinity万元'],
    ['revenue', '2024', '1e9元'],
    ['revenue', '2024', '-3万元'],
    ['revenue', '2024', '0.001元'],
    ['revenue', '2024', '99999999999999万亿元'],
    ['revenue', '2024', '$500万'],
    ['revenue', '2024', '1,00万元'],
    ['revenue', '2024', '3亿5'],
    ['revenue', '2024', 1.5],
    ['revenue', '2024', -1],
    ['revenue', '2024', true],
    ['revenue', '2024', { a: 1 }],
    ['staff', '2024', '3.5人'],
    ['staff', '2024', '-3'],
    ['staff', '2024', '很多'],
    ['segmentShare', '', '120%'],
    ['segmentShare', '', '-5%'],
    ['segmentShare', '', '80'],
    ['segmentShare', '', '12.345%'],
    ['segmentShare', '', 10_001],
    ['segmentShare', '', -1],
    ['legalPerson', '', '也许'],
    ['legalPerson', '', 2],
    ['mainProduct', '', 5],
    ['rdInstitutes', '', { code: 'x', unknown: 1 }],
    ['rdInstitutes', '', { validFrom: 'soon' }],
    ['rdInstitutes', '', {}],
    ['rdInstitutes', '', 'text'],
  ])('%s %s %j is refused, never guessed', async (key, period, value) =>
    refused(await record(key, period, value), 'value'),
  );

  test('B39 百分之八十 is eighty percent', async () => {
    expect((await record('segmentShare', '', '百分之八十')).body.value).toBe(8_000);
    before = await desk.state();
  });
});

describe('B40 page positions', () => {
  const get = (query: string, caller = desk.enterprise) =>
    desk.t.app.inject({ url: `/api/${query}`, headers: { cookie: caller.cookie ?? '' } });

  test.each([
    ['needs?page=-1', 'page'],
    ['needs?limit=1000000000', 'limit'],
    ['needs?limit=0', 'limit'],
    ['needs?limit=-1', 'limit'],
    ['needs?limit=1e3', 'limit'],
    ['needs?limit=ten', 'limit'],
    ['needs?limit=1.5', 'limit'],
    ['needs?offset=5', 'offset'],
    ['needs?after=abc', 'after'],
    ['needs?after=W10.xxxxxxxxxxxxxxxxxxxxxx', 'after'],
    [`needs?after=abc.${encodeURIComponent('é'.repeat(22))}`, 'after'],
    [`needs?text=x&after=${'A'.repeat(601)}`, 'after'],
  ])('%s is refused', async (query, path) => {
    await expectRefusal(desk, await get(query), 400, 'input.invalid', path);
  });

  test('a cursor of another organisation, another list or another order is refused', async () => {
    for (let n = 0; n < 3; n += 1) await draft({});
    const page = await desk.enterprise.must(listNeeds, { query: { limit: 1 } });
    const cursor = encodeURIComponent(page.next ?? '');
    expect((await get(`needs?after=${cursor}`)).statusCode).toBe(200);
    for (const [query, caller] of [
      [`needs?after=${cursor}`, desk.callers.bank],
      [`needs?sort=amount&after=${cursor}`, desk.enterprise],
      [`offers?after=${cursor}`, desk.enterprise],
      [`cases?after=${cursor}`, desk.enterprise],
      [`needs?after=${cursor.slice(0, -1)}${cursor.endsWith('A') ? 'B' : 'A'}`, desk.enterprise],
    ] as const)
      await expectRefusal(desk, await get(query, caller), 400, 'input.invalid', 'after');
    const offers = await desk.enterprise.must(listOffers, { query: { limit: 1 } });
    expect((await desk.enterprise.call(listOffers, { query: { limit: 1, after: offers.next ?? '' } })).status).toBe(
      200,
    );
  });
});

describe('B62, B76 files', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const upload = (name: string, content: Uint8Array) =>
    desk.callers.bank.call(uploadFile, { query: { name, purpose: 'attachment' } }, { bytes: content });

  test.each([
    ['a picture with script', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a page', 'a.html', '<html><script>alert(1)</script>'],
    ['a page named .pdf', 'a.pdf', '<html><script>alert(1)</script>'],
    ['a PDF named .png', 'a.png', '%PDF-1.7'],
    ['a PDF named .exe', 'a.exe', '%PDF-1.7'],
    ['no ending', 'readme', 'text'],
    ['a text with NUL', 'a.txt', 'a\u0000b'],
  ])('%s is not taken', async (_, name, content) => {
    before = await desk.state();
    const answer = await upload(name, bytes(content));
    await expectRefusal(desk, { status: answer.status, raw: answer.raw }, 415, 'files.type');
    expect(await desk.state()).toBe(before);
  });

  test('a polyglot is given back as the type its first bytes are, as a download that no browser opens', async () => {
    const stored = await upload('a.pdf', bytes('%PDF-1.7\n<html><script>alert(1)</script>PK\u0003\u0004'));
    const page = await upload('a.txt', bytes('<html><script>alert(1)</script>'));
    for (const [ref, mediaType] of [
      [stored.body, 'application/pdf'],
      [page.body, 'text/plain; charset=utf-8'],
    ] as const) {
      const answer = await desk.callers.bank.call(downloadFile, { params: ref });
      expect(answer.headers).toMatchObject({
        'content-type': mediaType,
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'content-disposition': expect.stringMatching(/^attachment;/),
      });
    }
  });

  test.each([
    ['of 4,096 bytes', `${'名'.repeat(1_365)}.pdf`, 400],
    ['with a NUL', 'a\u0000.pdf', 400],
    ['that reads backwards', '报告\u202efdp.pdf', 400],
  ])('B76 a name %s is refused', async (_, name, status) => {
    before = await desk.state();
    expect((await upload(name, bytes('%PDF-1.7'))).status).toBe(status);
    expect(await desk.state()).toBe(before);
  });

  test.each([
    ['"; filename*=UTF-8\'\'evil.exe; x=".pdf', "; filename=UTF-8''evil.exe; x=.pdf"],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\temp\\报告.pdf', '报告.pdf'],
    ['a|b?c*d<e>.pdf', 'abcde.pdf'],
    [`${'长'.repeat(250)}.pdf`, `${'长'.repeat(116)}.pdf`],
    ["it's (1).pdf", "it's (1).pdf"],
  ])('B76 %j is stored and answered as a plain name', async (name, plainName) => {
    const stored = await upload(name, bytes('%PDF-1.7'));
    expect(stored.body.name).toBe(plainName);
    const header = String(
      (await desk.callers.bank.call(downloadFile, { params: stored.body })).headers['content-disposition'],
    );
    const [, encoded = ''] =
      /^attachment; filename="download"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/.exec(header) ?? [];
    expect(decodeURIComponent(encoded)).toBe(plainName);
  });
});
