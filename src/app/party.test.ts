import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmOutcome, reportOutcome } from '../capabilities/outcomes/outcome.api.ts';
import {
  addUnits,
  bookVenue,
  cancelBooking,
  dissolveBody,
  endLink,
  endUnit,
  exportBodies,
  exportLinks,
  exportVenues,
  getBody,
  getLink,
  getVenue,
  giveLinkTask,
  importUnits,
  importVenues,
  makeBody,
  makeLink,
  makeVenue,
  openLinkCase,
  recordEntry,
} from '../capabilities/party/party.api.ts';
import { listTasks } from '../capabilities/tasks/task.api.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Caller } from './client.ts';
import { openTestApp, type TestApp } from './testApp.ts';

/** Party organisations: units, five links with what came of them, venues that are never booked twice. */

let t: TestApp;
let party: Caller;
let bank: Caller;
let bankActor: Actor;
let office: Caller;
let enterprise: Caller;

beforeAll(async () => {
  t = await openTestApp(40);
  [party, bank, office, enterprise] = [
    await t.as('partyDesk'),
    await t.as('bank'),
    await t.as('districtOffice'),
    await t.as('enterprise'),
  ];
  bankActor = await t.actorOf(bank);
});
afterAll(() => t.close());

let named = 0;
const body = (caller = party) => {
  named += 1;
  return caller.must(makeBody, {
    body: { name: `新材料链联合党委 ${named}`, form: 'jointCommittee', basis: 'chain', scope: '新材料' },
  });
};
const link = async (caller = party) =>
  caller.must(makeLink, {
    params: await body(caller),
    body: {
      kind: 'service',
      title: '银企服务进车间',
      partners: [{ org: bankActor.org, name: bankActor.orgName }],
      startedOn: '2026-11-01',
    },
  });

describe('party organisations', () => {
  test('name units with a role and dates, and nobody', async () => {
    const made = await body();
    const unit = { name: '区中心医院', kind: 'hospital' as const, leads: true, since: '2026-01-01' };
    const [first, second] = await Promise.all(
      [1, 2].map(() => party.call(addUnits, { params: made, body: { units: [unit] } })),
    );
    expect([first?.status, second?.status].sort()).toEqual([200, 409]);
    const view = await bank.must(getBody, { params: made });
    expect(view.members.map((one) => [one.name, one.leads])).toEqual([['区中心医院', true]]);
    expect(view.may).toEqual([]);
    const [member] = view.members;
    const left = await party.must(endUnit, {
      params: { regionId: made.regionId, id: made.id, unitId: member?.id ?? '' },
      body: { on: '2026-11-20' },
    });
    expect(left.members[0]?.until).toBe('2026-11-20');
    expect((await bank.call(addUnits, { params: made, body: { units: [unit] } })).status).toBe(403);
    expect(JSON.stringify(view)).not.toMatch(/姓名|身份证|政治面貌/);
  });

  test('a link is recorded by body and partner; its task and its case count for it', async () => {
    const ref = await link(office);
    await bank.must(recordEntry, { params: ref, body: { onDay: '2026-11-18', text: '走访三家企业', people: 6 } });
    const stranger = await t.as('institute');
    expect(
      (await stranger.call(recordEntry, { params: ref, body: { onDay: '2026-11-18', text: '走访', people: 1 } }))
        .status,
    ).toBe(409);
    await office.must(giveLinkTask, {
      params: ref,
      body: { title: '落实首贷', ownerOrg: bankActor.org, dueOn: '2026-12-31' },
    });
    expect((await bank.must(listTasks, { query: {} })).items.map((task) => task.title)).toContain('落实首贷');
    const firm = (await t.actorOf(enterprise)).enterprise ?? { regionId: '', id: '' };
    await office.must(openLinkCase, {
      params: ref,
      body: { enterprise: firm, title: '首贷', parties: [bankActor.org] },
    });
    const [opened] = await t.sql.tx(
      { as: 'job', why: 'test' },
      async (tx) =>
        (await tx.query<{ region_id: string; id: string }>(`select region_id, id from cases where title = '首贷'`))
          .rows,
    );
    const outcome = await bank.must(reportOutcome, {
      params: { regionId: opened?.region_id ?? '', id: opened?.id ?? '' },
      body: {
        kind: 'credit_granted',
        amountFen: 200_000_000,
        period: '2026',
        happenedOn: '2026-11-15',
        evidence: { type: 'loanContract', number: 'PARTY-1' },
      },
    });
    await enterprise.must(confirmOutcome, { params: outcome }, { version: outcome.version });
    const view = await party.must(getLink, { params: ref });
    expect(view.counted).toMatchObject({ outcomes: 1, amountFen: 200_000_000 });
    expect((await party.must(getBody, { params: view.body })).counted).toMatchObject({ outcomes: 1 });
    const ended = await office.must(endLink, { params: ref, body: { on: '2026-11-20' } }, { version: view.version });
    expect(ended.may).toEqual([]);
    expect(
      (await bank.call(recordEntry, { params: ref, body: { onDay: '2026-11-20', text: '再访', people: 1 } })).status,
    ).toBe(409);
  });

  test('two hundred desks on one hour of a venue: one has it; others see only that it is taken', async () => {
    const venue = await party.must(makeVenue, { body: { name: '党群服务中心', seats: 60 } });
    const hour = {
      purpose: '主题党日',
      people: 30,
      startsAt: '2026-11-25T01:00:00.000Z',
      endsAt: '2026-11-25T02:00:00.000Z',
    };
    const callers = [party, bank, office, enterprise];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        (callers[index % 4] ?? party).call(bookVenue, { params: venue, body: hour }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => ![200, 409].includes(answer.status))).toEqual([]);
    const views = await Promise.all(
      callers.map((caller) => caller.must(getVenue, { params: venue, query: { from: '2026-11-25' } })),
    );
    const shown = views.map((view) => view.bookings.map((one) => one.purpose));
    // The keeper sees who has it; so does who booked.
    expect(shown[0]).toEqual(['主题党日']);
    expect(shown.filter(([purpose]) => purpose === '').length).toBeGreaterThanOrEqual(2);
    const [booked] = views[0]?.bookings ?? [];
    const params = { regionId: venue.regionId, id: venue.id, bookingId: booked?.id ?? '' };
    const stranger = await t.as('institute');
    expect((await stranger.call(cancelBooking, { params })).status).toBe(404);
    const free = await party.must(cancelBooking, { params });
    expect(free.bookings).toEqual([]);
    expect(
      (await bank.call(bookVenue, { params: venue, body: { ...hour, people: 61 } })).problem?.fields[0]?.path,
    ).toBe('people');
    expect(
      (await bank.call(bookVenue, { params: venue, body: { ...hour, endsAt: '2026-11-26T02:00:00.000Z' } })).problem
        ?.fields[0]?.code,
    ).toBe('hours');
    expect((await bank.call(bookVenue, { params: venue, body: hour })).status).toBe(200);
  });

  test('venues come from a workbook and go into one', async () => {
    const send = (text: string) =>
      bank.call(importVenues, { query: { name: '阵地.csv' } }, { bytes: new TextEncoder().encode(text) });
    expect((await send('名称,容纳人数,开放时间,关闭时间\n示例会客厅,30,09:00,18:00\n')).body).toEqual({ imported: 1 });
    const refused = await send('名称,容纳人数,开放时间\n某厅,很多,九点\n');
    expect(refused.problem?.fields.map((field) => field.path)).toEqual(['rows.2.容纳人数']);
    expect((await bank.call(exportVenues, { query: {} })).raw.startsWith('PK')).toBe(true);
  });

  test('units come from a workbook, bodies and links go into one; a dissolved body is closed', async () => {
    const made = await body();
    const csv = (text: string) => new TextEncoder().encode(text);
    const send = (text: string) =>
      party.call(importUnits, { params: made, query: { name: '单位.csv' } }, { bytes: csv(text) });
    expect(
      (await send('单位,类别,牵头,加入日期\n示例学校,学校,否,2026-03-01\n示例企业,企业,是,2026/3/2\n')).body,
    ).toEqual({ imported: 2 });
    expect((await send('单位,类别,加入日期\n某单位,不知道,昨天\n')).problem?.fields.map((field) => field.path)).toEqual(
      ['rows.2.类别', 'rows.2.加入日期'],
    );
    for (const contract of [exportBodies, exportLinks])
      expect((await bank.call(contract, { query: {} })).raw.startsWith('PK')).toBe(true);
    const closed = await party.must(
      dissolveBody,
      { params: made, body: { on: '2026-11-20' } },
      { version: made.version },
    );
    expect([closed.dissolvedOn, closed.may]).toEqual(['2026-11-20', []]);
  });
});
