import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '../capabilities/accounts/account.api.ts';
import { addTask, commentCase, getCase, recordContact } from '../capabilities/cases/case.api.ts';
import { listFacts, recordFact } from '../capabilities/facts/fact.api.ts';
import { sendNeed } from '../capabilities/matching/match.api.ts';
import { draftNeed, getNeed, listNeeds, submitNeed } from '../capabilities/needs/need.api.ts';
import { listOffers } from '../capabilities/offers/offer.api.ts';
import { listEnterprises, listOrganisations } from '../capabilities/organisations/organisation.api.ts';
import { readSpreadsheet } from '../exchange/readSpreadsheet.ts';
import { writeSpreadsheet } from '../exchange/writeSpreadsheet.ts';
import { type Desk, expectRefusal, openDesk } from './hostileDesk.ts';
import { NAUGHTY_STRINGS, REFUSED_STRINGS } from './naughtyStrings.data.ts';

/** Rows B23–B33 of the hostile corpus: text and identifiers, against the whole application. */

let desk: Desk;
let opened: { regionId: string; id: string };

beforeAll(async () => {
  desk = await openDesk();
  const draft = await draftOf('需要设备贷款', '购置设备');
  const open = await desk.enterprise.must(submitNeed, { params: draft.body }, { version: draft.body.version });
  opened = await desk.enterprise.must(sendNeed, {
    params: open,
    body: { receivers: [{ org: desk.orgs.bank ?? 0 }] },
  });
});
afterAll(() => desk.t.close());

const draftOf = (title: string, text: string) =>
  desk.enterprise.call(draftNeed, { body: { enterprise: desk.own, kinds: ['finance'], title, text } });
const mainProduct = (value: string) =>
  desk.enterprise.call(recordFact, { params: desk.own, body: { key: 'mainProduct', period: '', value } });

describe('B31 our own corpus of naughty strings', () => {
  test('holds at least sixty', () => expect(NAUGHTY_STRINGS.length).toBeGreaterThanOrEqual(60));

  test.each(NAUGHTY_STRINGS)('%j is kept, found and answered as it is', async (text) => {
    const [title, trimmed] = [`标题 ${text}`.trim(), text.trim()];
    const draft = await draftOf(title, text);
    expect(draft.status, draft.raw).toBe(200);
    const read = await desk.enterprise.must(getNeed, { params: draft.body });
    expect([read.title, read.text]).toEqual([title, trimmed]);
    const found = await desk.enterprise.must(listNeeds, { query: { text: title, limit: 200 } });
    expect(found.items.some((item) => item.id === read.id)).toBe(true);
    expect(found.items.every((item) => item.title.includes(title))).toBe(true);
    const fact = await mainProduct(text);
    expect(fact.status, fact.raw).toBe(200);
    expect([fact.body.value, fact.body.text.zh]).toEqual([trimmed, trimmed]);
  });

  test('in comments, tasks and rounds of contact too', async () => {
    for (const text of NAUGHTY_STRINGS.filter((_, at) => at % 4 === 0)) {
      const task = await desk.callers.bank.must(addTask, {
        params: opened,
        body: { title: text, ownerOrg: desk.orgs.bank ?? 0, dueOn: '2026-12-01' },
      });
      expect(task.tasks.some((entry) => entry.title === text.trim())).toBe(true);
      const commented = await desk.enterprise.must(commentCase, { params: opened, body: { note: text } });
      expect(commented.timeline.at(-1)?.note).toBe(text.trim());
      const contact = await desk.callers.bank.must(recordContact, {
        params: opened,
        body: { channel: 'phone', note: text, nextStep: text, nextOn: '2026-12-01' },
      });
      expect(contact.timeline.at(-1)).toMatchObject({ note: text.trim(), nextStep: text.trim() });
    }
  });

  test('exported, each comes back as it is, with an apostrophe before what would run', async () => {
    const stream = writeSpreadsheet({
      name: '文本',
      columns: [{ header: '内容', kind: 'text' }],
      rows: NAUGHTY_STRINGS.map((text) => [text]),
    });
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const rows: (string | null)[] = [];
    await readSpreadsheet(
      { bytes, name: 'a.xlsx' },
      {
        onRows: (part) => {
          for (const row of part) if (row.number > 1) rows.push(String(row.cells[0] ?? ''));
        },
      },
    );
    expect(rows).toHaveLength(NAUGHTY_STRINGS.length);
    for (const [at, text] of NAUGHTY_STRINGS.entries()) {
      const back = rows[at] ?? '';
      expect(back.replaceAll("'", '').replace(/\r\n?/g, '\n')).toBe(text.replaceAll("'", '').replace(/\r\n?/g, '\n'));
      expect(back.normalize('NFKC').trimStart()).not.toMatch(/^[=+\-@]/);
    }
  });
});

describe('B23, B27 text that reads as something else', () => {
  test.each(REFUSED_STRINGS)('%j is refused in every field, and nothing of it is kept', async (text) => {
    const before = await desk.state();
    const title = await draftOf(`标题 ${text} 结束`, '正文');
    await expectRefusal(desk, { status: title.status, raw: title.raw }, 400, 'input.invalid', 'title');
    const body = await draftOf('标题四字', `正文 ${text} 结束`);
    await expectRefusal(desk, { status: body.status, raw: body.raw }, 400, 'input.invalid', 'text');
    const fact = await mainProduct(`产品 ${text} 结束`);
    await expectRefusal(desk, { status: fact.status, raw: fact.raw }, 400, 'input.invalid', 'value');
    const note = await desk.enterprise.call(commentCase, { params: opened, body: { note: `话 ${text} 完` } });
    await expectRefusal(desk, { status: note.status, raw: note.raw }, 400, 'input.invalid', 'note');
    expect(await desk.state()).toBe(before);
  });
});

describe('B27 lengths are counted in characters', () => {
  test.each([
    ['a title of 10,000 characters', '题'.repeat(10_000), '正文', 'title'],
    ['a title of 81 that take two units each', '𠮷'.repeat(81), '正文', 'title'],
    ['a title of three characters', '𠮷𠮷𠮷', '正文', 'title'],
    ['a text of nearly a megabyte', '标题四字', 'x'.repeat(1_000_000), 'text'],
    ['a text of 4,001', '标题四字', '字'.repeat(4_001), 'text'],
    ['blanks only', '    　　', '正文', 'title'],
  ])('%s is refused', async (_, title, text, path) => {
    const answer = await draftOf(title, text);
    await expectRefusal(desk, { status: answer.status, raw: answer.raw }, 400, 'input.invalid', path);
  });

  test('80 and 4,000 characters outside the first plane are kept whole', async () => {
    const draft = await draftOf('𠮷'.repeat(80), '𪚥'.repeat(4_000));
    expect(draft.status).toBe(200);
    const read = await desk.enterprise.must(getNeed, { params: draft.body });
    expect([[...read.title].length, [...read.text].length]).toEqual([80, 4_000]);
  });
});

describe('B24, B26 credit codes', () => {
  const CODE = '91350100M000100Y43';
  const record = (value: string) =>
    desk.callers.park.call(recordFact, { params: desk.own, body: { key: 'creditCode', period: '', value } });

  test('B24 zero-width marks, blanks and full width are taken away before the check', async () => {
    for (const written of [
      CODE,
      '9135\u200b0100M000\ufeff100Y43',
      ' ９１３５０１００M000100Y43 ',
      CODE.toLowerCase(),
    ]) {
      const answer = await record(written);
      expect(answer.status, answer.raw).toBe(200);
      expect(answer.body.value).toBe(CODE);
    }
  });

  test('B24 an enterprise is found by its code however it is written', async () => {
    const [first] = (await desk.callers.park.must(listEnterprises, { query: { limit: 1 } })).items;
    const code = first?.creditCode ?? '';
    for (const written of [
      code,
      code.toLowerCase(),
      `${code.slice(0, 6)}\u200b${code.slice(6)}`,
      code.replace(/(.{4})/g, '$1 '),
    ]) {
      const found = await desk.callers.park.must(listEnterprises, { query: { text: written } });
      expect(found.items.map((item) => item.creditCode)).toEqual([code]);
    }
  });

  test.each([
    ['a wrong check character', '91350100M000100Y44'],
    ['I for 1', '9I350100M000100Y43'],
    ['O for 0', '9135O100M000100Y43'],
    ['Z', '91350100M000100Z43'],
    ['S', '9135010SM000100Y43'],
    ['V', '91350100M000100V43'],
    ['17 characters', '91350100M000100Y4'],
    ['19 characters', '91350100M000100Y433'],
    ['all zeros', '000000000000000000'],
    ['eighteen other letters', '统一社会信用代码统一社会信用代码统一'],
  ])('B26 %s is refused with what to write', async (_, written) => {
    const before = await desk.state();
    const answer = await record(written);
    await expectRefusal(desk, { status: answer.status, raw: answer.raw }, 400, 'input.invalid', 'value');
    expect(await desk.state()).toBe(before);
  });
});

describe('B25, B30 names to sign in with', () => {
  test('are folded one way: full width, capitals and the Kelvin sign are one name', async () => {
    const administrator = await desk.t.as('administrator');
    const create = (login: string) =>
      administrator.call(createAccount, {
        body: { login, name: '测试', role: 'bank', org: desk.orgs.bank ?? 0, password: 'correct horse battery' },
      });
    expect((await create('KELVIN.k')).body.login).toBe('kelvin.k');
    for (const same of ['kelvin.k', 'Ｋｅｌｖｉｎ.k', '\u212aelvin.\u212a', ' Kelvin.K '])
      expect((await create(same)).problem?.fields[0], same).toMatchObject({ path: 'login', code: 'taken' });
    for (const mixed of [
      'kеlvin.k',
      'straße1',
      'İstanbul',
      'ıstanbul',
      '用户名称',
      'ke\u200blvin',
      'a',
      '-abc',
      'a'.repeat(65),
    ]) {
      const answer = await create(mixed);
      await expectRefusal(desk, { status: answer.status, raw: answer.raw }, 400, 'input.invalid', 'login');
    }
  });
});

describe('B28, B29, B32 what is searched is what was typed', () => {
  test('B28 rare characters and pictures are found exactly, and no others', async () => {
    await draftOf('𠮷野家扩产', '甲');
    await draftOf('吉野家扩产', '乙');
    const titles = async (text: string) =>
      (await desk.enterprise.must(listNeeds, { query: { text, limit: 200 } })).items.map((item) => item.title);
    expect(await titles('𠮷野家扩')).toEqual(['𠮷野家扩产']);
    expect(await titles('吉野家扩')).toEqual(['吉野家扩产']);
  });

  test('B29 variants are stored as they were written', async () => {
    const draft = await draftOf('臺灣與蘇州', '蘇州');
    expect((await desk.enterprise.must(getNeed, { params: draft.body })).title).toBe('臺灣與蘇州');
  });

  test.each(["' OR 1=1--", '%', '_', '%_%', '\\', '\\%', '*', '.*', "'", '"', ')', '$1', '(a+)+$'])(
    'B32 %j finds only what holds it',
    async (text) => {
      const queries = await Promise.all([
        desk.callers.office.must(listEnterprises, { query: { text, limit: 200 } }),
        desk.callers.office.must(listOrganisations, { query: { text } }),
        desk.callers.office.must(listOffers, { query: { text, limit: 200 } }),
      ]);
      expect(queries[0].items.filter((item) => !item.name.includes(text))).toEqual([]);
      expect(queries[1].items.filter((item) => !item.name.includes(text))).toEqual([]);
    },
  );

  test.each(['title; drop table needs', 'owner_org', '1', '', 'newest desc', '__proto__'])(
    'B32 %j is no sort order',
    async (sort) => {
      const answer = await desk.t.app.inject({
        url: `/api/needs?sort=${encodeURIComponent(sort)}`,
        headers: { cookie: desk.enterprise.cookie ?? '' },
      });
      await expectRefusal(desk, answer, 400, 'input.invalid', 'sort');
    },
  );
});

test('B33 text with line breaks stays one value of one row, in the timeline and in the audit', async () => {
  const note = '第一行\r\n{"level":50,"msg":"admin logged in"}';
  await desk.enterprise.must(commentCase, { params: opened, body: { note } });
  const { timeline } = await desk.enterprise.must(getCase, { params: opened });
  expect(timeline.filter((entry) => entry.note === note)).toHaveLength(1);
  const auditor = await desk.t.as('auditor');
  const audit = await desk.t.app.inject({ url: '/api/audit', headers: { cookie: auditor.cookie ?? '' } });
  expect(audit.payload).not.toContain('admin logged in');
});

test('facts keep the corpus without mixing', async () => {
  const { groups } = await desk.enterprise.must(listFacts, { params: desk.own });
  const products = groups.flatMap((group) => group.facts).filter((fact) => fact.key === 'mainProduct');
  expect(products.map((fact) => fact.value)).toContain(NAUGHTY_STRINGS.at(-1));
});
