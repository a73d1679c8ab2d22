import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  comparePages,
  exportPages,
  fetchPage,
  getPage,
  listPages,
  pastePage,
  sharePage,
  stepPage,
  takeOverPage,
  uploadPage,
} from '../capabilities/pages/page.api.ts';
import type { Added } from '../capabilities/pages/page.schema.ts';
import { listSources, stepSource, watchSource } from '../capabilities/pages/source.api.ts';
import { checkWork, queueDueSources } from '../capabilities/pages/watch.service.ts';
import type { FetchRules } from '../exchange/guardedFetch.ts';
import { randomIds } from '../kernel/ids.ts';
import { runNextJob } from '../storage/jobs.ts';
import type { Caller } from './client.ts';
import { openTestApp, type TestApp } from './testApp.ts';

/** Documents: restored beside raw, one article with its copies, versions that never change, read by whom its owner says. */

const SENTENCES = [
  '合成园区今年一季度新增孵化载体六处，总面积达到四万八千平方米，入驻企业累计120家。',
  '园区负责人介绍，载体建设与三所高校的中试平台同步推进，全年计划完成技术合同登记4.2亿元。',
  '为方便企业办事，受理窗口延伸到了五个街镇，从咨询到申报的手续在家门口就能办完。',
  '据统计，平台开放以来共有34个团队提交试制申请，其中21个已经完成首轮验证。',
  '一家从事精密零件加工的企业说，过去一套模具要等两个月，如今两周就能拿到样件。',
  '下一步，园区将把设备共享目录扩充到300台，并对夜间使用给予八折优惠。',
];
const ARTICLE = ['合成园区新增孵化载体六处', ...SENTENCES].join('\n');

/** Articles that have nothing in common but their length. */
const OTHER = {
  port: [
    '港区公布了冷链仓库的改造方案，首批三座仓库于六月完工，可存放水果八千吨。',
    '承运单位表示，改造后装卸时间缩短一半，夜间也能查验放行。',
    '港区同时开放了两条通往内陆的班列线路，每周往返58列。',
    '琥珀色浮标被用来标记施工水域，过往船只须减速慢行。',
  ],
  school: [
    '职业学校与十家工厂签订协议，联合培养数控维修班学员，首期招收77人。',
    '课程一半在车间完成，由企业技师带教，学校负责理论和考核。',
    '毕业前三个月学员进入企业实习，表现合格者直接留用。',
    '区里对每名留用学员给予企业四千元补贴，用于购置安全用具。',
  ],
  water: [
    '河道整治二期工程全线贯通，沿岸新增步道十二公里和三处亲水平台。',
    '工程采用生态护坡，水生植物覆盖率达到64%，水质稳定在三类以上。',
    '沿线企业的雨水管网同步改造，汛期不再出现路面积水。',
    '养护单位承诺每季度公布一次水质数据，接受各方监督。',
  ],
} as const;

let page = '';
let status = 200;
const site = createServer((_request, response) =>
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page),
);
const html = (lines: readonly string[]): string =>
  `<html><head><title>合成</title></head><body><div><h1>合成园区新增孵化载体六处</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</div></body></html>`;

let t: TestApp;
let office: Caller;
let park: Caller;
let enterprise: Caller;
let rules: FetchRules;
let at: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const { port } = site.address() as AddressInfo;
  rules = {
    hosts: [`news.example:${port}`],
    self: null,
    forTests: {
      loopbackPort: port,
      resolve: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    },
  };
  at = `http://news.example:${port}/a.html`;
  t = await openTestApp(12, { fetch: rules });
  [office, park, enterprise] = [await t.as('districtOffice'), await t.as('parkOfficer'), await t.as('enterprise')];
});
afterAll(async () => {
  await t.close();
  site.close();
});

const paste = (caller: Caller, text: string, of?: string): Promise<Added> =>
  caller.must(pastePage, { body: { text, ...(of ? { of } : {}) } });
const read = (caller: Caller, ref: Added, version?: string) =>
  caller.must(getPage, { params: ref, query: version ? { version } : {} });
const restoredEvents = async (pageId: string): Promise<string[]> =>
  t.sql.tx({ as: 'job', why: 'test' }, async (tx) =>
    (
      await tx.query<{ version: string }>(
        `select payload->>'versionId' as version from outbox where kind = 'page.restored' and payload->>'pageId' = $1 order by id`,
        [pageId],
      )
    ).rows.map((row) => row.version),
  );

describe('adding', () => {
  test('restores a damaged page and keeps every repair', async () => {
    const added = await paste(
      office,
      '合成園區(qū)新增孵化載體\n這個園區(qū)今年經(jīng)濟(jì)總量增長，經(jīng)濟(jì)結構改善，園區(qū)企業超過120家，開發(fā)區(qū)的創(chuàng)新平臺對外開放，創(chuàng)業團隊紛紛入駐。',
    );
    expect(added.outcome).toBe('new');
    const view = await read(office, added);
    expect(view.shown.text).toContain('园区今年经济总量增长');
    let applied = '';
    let from = 0;
    for (const edit of view.shown.edits) {
      expect(view.shown.raw.slice(edit.from, edit.to)).toBe(edit.before);
      applied += view.shown.raw.slice(from, edit.from) + edit.after;
      from = edit.to;
    }
    expect(applied + view.shown.raw.slice(from)).toBe(view.shown.text);
    expect(await restoredEvents(added.id)).toEqual([view.currentVersion]);
  });

  test('the same article again is one document: nothing new, a copy, a version', async () => {
    const first = await paste(office, ARTICLE);
    expect(first.outcome).toBe('new');
    expect(await paste(office, ARTICLE)).toMatchObject({ id: first.id, outcome: 'same' });
    const copied = await office.must(
      uploadPage,
      { query: { fileName: '转载.html', mediaType: 'text/html' } },
      { bytes: new TextEncoder().encode(html([...SENTENCES.slice(0, 5), '本文由合成网站转载，供读者参考阅读。'])) },
    );
    expect(copied).toMatchObject({ id: first.id, outcome: 'copy' });
    const changed = await paste(office, ARTICLE.replace('120家', '135家'), first.id);
    expect(changed).toMatchObject({ id: first.id, outcome: 'version' });
    const view = await read(office, first);
    expect([view.copies, view.versions, view.copyList.length, view.versionList.map((one) => one.number)]).toEqual([
      2,
      3,
      2,
      [3, 2, 1],
    ]);
    expect(view.shown.text).toContain('135家');
    // A copy that is not shown is no news for whoever reads facts out of documents.
    expect(await restoredEvents(first.id)).toHaveLength(2);

    const [latest, , oldest] = view.versionList;
    const changes = await office.must(comparePages, {
      params: first,
      query: { from: oldest?.id ?? '', to: latest?.id ?? '' },
    });
    expect(changes.parts.filter((part) => part.kind !== 'same').map((part) => part.kind)).toEqual(['removed', 'added']);
    expect((await read(office, first, oldest?.id)).shown.text).toContain('120家');

    const other = view.copyList.find((copy) => !copy.main);
    const moved = await office.must(
      takeOverPage,
      { params: first, body: { copyId: other?.id ?? '' } },
      { version: view.version },
    );
    expect(
      (await office.call(takeOverPage, { params: first, body: { copyId: other?.id ?? '' } }, { version: view.version }))
        .status,
    ).toBe(412);
    expect((await read(office, first)).shown.id).toBe(other?.versionId);
    expect(moved.version).toBeGreaterThan(view.version);
    expect(await restoredEvents(first.id)).toHaveLength(3);
  });

  test('twice at once is still one document', async () => {
    const text = OTHER.school.join('\n');
    const both = await Promise.all([paste(park, text), paste(park, `${text}\n页脚不同的一行文字。`)]);
    expect(new Set(both.map((one) => one.id)).size).toBe(1);
    expect(both.map((one) => one.outcome).sort()).toEqual(['copy', 'new']);
  });

  test('another organisation’s private document is neither found nor joined', async () => {
    const own = await paste(park, ARTICLE);
    expect(own.outcome).toBe('new');
    expect((await office.call(getPage, { params: own, query: {} })).status).toBe(404);
  });

  test('text of every plane, with marks of direction and controls, is kept as it came', async () => {
    const text = `合成正文😀𠮷𧎪𠁞：\u202e反转\u202c、\u200b零宽、\u0085控制。\n經(jīng)濟(jì)與創(chuàng)新😀區(qū)域經(jīng)濟(jì)𠁞創(chuàng)新區(qū)。${'😀'.repeat(300)}`;
    const added = await paste(office, text);
    const { shown } = await read(office, added);
    expect(shown.raw).toBe(text);
    expect(shown.title.isWellFormed()).toBe(true);
    expect((await office.call(pastePage, { body: { text: 'a\0b' } })).status).toBe(400);
    expect((await office.call(pastePage, { body: { text: 'a\ud800b' } })).status).toBe(400);
  });

  test('files are refused with a sentence that names them', async () => {
    const answer = await office.call(
      uploadPage,
      { query: { fileName: '旧.doc' } },
      { bytes: new Uint8Array(Buffer.from('d0cf11e0a1b11ae1', 'hex')) },
    );
    expect([answer.status, answer.problem?.code]).toEqual([415, 'files.oldWord']);
    expect(answer.raw).toContain('旧.doc');
    expect((await office.call(pastePage, { body: { text: ' \n ' } })).status).toBe(400);
    expect((await enterprise.call(pastePage, { body: { text: ARTICLE } })).status).toBe(403);
  });
});

describe('reading', () => {
  test('others read no number that was taken out', async () => {
    const made = await paste(office, `${OTHER.port.join('\n')}\n广告热线：021-87654321`);
    const { version } = await read(office, made);
    await office.must(sharePage, { params: made, body: { scope: 'everyone' } }, { version });
    expect(JSON.stringify(await read(office, made))).toContain('广告热线：021-87654321');
    expect(JSON.stringify(await read(enterprise, made))).not.toContain('87654321');
    await office.must(stepPage, { params: made, body: { step: 'withdraw' } }, { version: version + 1 });
  });

  test('is for whom the owner says, from the next request on, and ends with withdrawal', async () => {
    const made = await paste(office, OTHER.port.join('\n'));
    expect((await enterprise.call(getPage, { params: made, query: {} })).status).toBe(404);
    let { version } = await read(office, made);
    ({ version } = await office.must(sharePage, { params: made, body: { scope: 'everyone' } }, { version }));
    expect((await read(enterprise, made)).may).toEqual([]);
    expect((await enterprise.must(listPages, { query: { text: '琥珀色浮标' } })).items.map((one) => one.id)).toEqual([
      made.id,
    ]);
    expect((await enterprise.call(stepPage, { params: made, body: { step: 'withdraw' } }, { version })).status).toBe(
      403,
    );
    expect((await park.call(stepPage, { params: made, body: { step: 'withdraw' } }, { version })).status).toBe(409);
    ({ version } = await office.must(stepPage, { params: made, body: { step: 'withdraw' } }, { version }));
    expect((await enterprise.call(getPage, { params: made, query: {} })).status).toBe(404);
    expect((await enterprise.must(listPages, { query: { text: '琥珀色浮标' } })).items).toEqual([]);
    expect((await office.call(pastePage, { body: { text: ARTICLE, of: made.id } })).problem?.code).toBe(
      'pages.withdrawn',
    );
    await office.must(stepPage, { params: made, body: { step: 'undo' } }, { version });
    expect((await read(enterprise, made)).scope).toBe('everyone');
  });

  test('finds by words, the most fitting first, with the sentence', async () => {
    const { items } = await office.must(listPages, { query: { text: '精密零件加工' } });
    expect(items[0]?.snippet?.text).toContain('精密零件加工的企业');
    expect(items[0]?.snippet?.marks.length).toBeGreaterThan(0);
    const all = await office.must(listPages, { query: { text: '园区 学校 河道 港区', limit: 100 } });
    const first = await office.must(listPages, { query: { text: '园区 学校 河道 港区', limit: 1 } });
    const rest = await office.must(listPages, {
      query: { text: '园区 学校 河道 港区', limit: 100, after: first.next ?? '' },
    });
    expect(all.items.length).toBeGreaterThan(1);
    expect([...first.items, ...rest.items].map((one) => one.id)).toEqual(all.items.map((one) => one.id));
    expect([rest.next, all.count.value]).toEqual([null, all.items.length]);
    const file = await office.call(exportPages, { query: { text: '精密零件加工' } });
    expect([file.status, String(file.headers['content-disposition'])]).toEqual([
      200,
      expect.stringContaining('attachment'),
    ]);
  });
});

describe('addresses', () => {
  const works = () => new Map([['pages.check', checkWork({ ...t, ids: randomIds, fetch: rules })]]);
  const runAll = async (): Promise<void> => {
    const fail = (_job: unknown, error: unknown): void => {
      throw error;
    };
    while (await runNextJob(t.sql, works(), fail));
  };

  test('off the list or inward are refused', async () => {
    for (const [address, code] of [
      ['https://other.example/', 'fetch.host'],
      ['http://127.0.0.1:5432/', 'fetch.host'],
      ['file:///etc/passwd', 'fetch.scheme'],
      ['nonsense', 'fetch.address'],
    ] as const)
      expect((await office.call(fetchPage, { body: { address } })).problem?.code).toBe(code);
  });

  test('fetched again are new versions of one copy', async () => {
    const lines = OTHER.water;
    page = html(lines);
    const first = await office.must(fetchPage, { body: { address: at } });
    expect(await office.must(fetchPage, { body: { address: `${at}#part` } })).toMatchObject({
      id: first.id,
      outcome: 'same',
    });
    page = html([...lines, '新增的一句：三月起夜间服务延长到二十二点。']);
    expect(await office.must(fetchPage, { body: { address: at } })).toMatchObject({ id: first.id, outcome: 'version' });
    expect((await read(office, first)).copyList).toMatchObject([{ address: at, way: 'address' }]);
  });

  test('watched are checked when due, told when changed, left alone after five failures', async () => {
    const source = await office.must(watchSource, { body: { title: '合成新闻', address: at, everyHours: 2 } });
    expect((await office.call(watchSource, { body: { title: '又一次', address: at } })).status).toBe(409);
    expect((await park.call(watchSource, { body: { title: '合成新闻', address: at } })).status).toBe(403);
    await runAll();
    page = page.replace('二十二点', '二十三点');
    expect(await queueDueSources(t.sql, t.clock.now(), randomIds)).toBe(0);
    t.clock.advanceDays(1);
    expect(await queueDueSources(t.sql, t.clock.now(), randomIds)).toBe(1);
    expect(await queueDueSources(t.sql, t.clock.now(), randomIds)).toBe(0);
    await runAll();
    const now = async () =>
      (await (await t.as('districtOffice')).must(listSources, { query: {} })).items.find((one) => one.id === source.id);
    const checked = await now();
    expect(checked?.pageId).not.toBeNull();
    office = await t.as('districtOffice');
    const view = await office.must(getPage, {
      params: { regionId: source.regionId, id: checked?.pageId ?? '' },
      query: {},
    });
    expect(view.shown.text).toContain('二十三点');

    status = 500;
    for (let day = 0; day < 5; day += 1) {
      t.clock.advanceDays(1);
      await queueDueSources(t.sql, t.clock.now(), randomIds);
      await runAll();
    }
    status = 200;
    const stopped = await now();
    expect([stopped?.status, stopped?.fault?.zh]).toEqual(['paused', expect.stringContaining('500')]);
    const told = await t.sql.tx(
      { as: 'job', why: 'test' },
      async (tx) =>
        (
          await tx.query<{ zh: string }>(
            `select payload->>'zh' as zh from outbox where kind = 'notice.tell' and payload->>'zh' like '关注%' order by id`,
          )
        ).rows,
    );
    expect(told.map((row) => row.zh)).toEqual([
      '关注的网页有变化：合成新闻',
      '关注的网址连续抓取失败，已暂停：合成新闻',
    ]);
    office = await t.as('districtOffice');
    await office.must(stepSource, { params: source, body: { step: 'resume' } }, { version: stopped?.version ?? 0 });
    await runAll();
    expect((await now())?.fault).toBeNull();

    const { version } = await office.must(getPage, { params: { regionId: view.regionId, id: view.id }, query: {} });
    await office.must(stepPage, { params: view, body: { step: 'withdraw' } }, { version });
    await office.must(
      stepSource,
      { params: source, body: { step: 'check' } },
      { version: (await now())?.version ?? 0 },
    );
    await runAll();
    expect((await now())?.fault?.zh).toContain('已撤回');
  });

  test('watched in the name of somebody who may not any more wait for a colleague, who is told', async () => {
    office = await t.as('districtOffice');
    const address = `${at}?orphan`;
    const source = await office.must(watchSource, { body: { title: '无人负责', address } });
    await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query(
        'update page_sources set account_id = (select id from accounts where org <> owner_org order by id limit 1) where id = $1',
        [source.id],
      ),
    );
    await runAll();
    const list = async () => (await office.must(listSources, { query: {} })).items.find((one) => one.id === source.id);
    const waiting = await list();
    expect([waiting?.status, waiting?.fault?.zh, waiting?.pageId]).toEqual([
      'paused',
      expect.stringContaining('请由有权限的同事'),
      null,
    ]);
    await office.must(stepSource, { params: source, body: { step: 'resume' } }, { version: waiting?.version ?? 0 });
    await runAll();
    const resumed = await list();
    expect([resumed?.status, resumed?.fault]).toEqual(['watching', null]);
    expect(resumed?.pageId).not.toBeNull();
  });
});
