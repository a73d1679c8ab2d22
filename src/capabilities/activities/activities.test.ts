import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, callerOf } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { sheetFile } from '../../exchange/sheetFile.ts';
import { randomIds } from '../../kernel/ids.ts';
import { deliverOutbox } from '../../storage/outbox.ts';
import { oneRow } from '../../storage/sql.ts';
import { sendNeed } from '../matching/match.api.ts';
import { draftNeed, submitNeed } from '../needs/need.api.ts';
import { listNotices } from '../notices/notice.api.ts';
import { noticeSubscribers } from '../notices/subscribers.service.ts';
import { listOrganisations } from '../organisations/organisation.api.ts';
import { confirmOutcome, reportOutcome } from '../outcomes/outcome.api.ts';
import { listTasks } from '../tasks/task.api.ts';
import {
  activitiesServing,
  arrangeActivity,
  decideAtActivity,
  exportEvent,
  exportRecord,
  getActivity,
  importActivities,
  listActivities,
  moveActivity,
  recordActivity,
} from './activity.api.ts';
import type { Activity, ActivityAction } from './activity.schema.ts';
import {
  checkIn,
  correctPresence,
  getAttendance,
  getDoor,
  openDoor,
  signUpForActivity,
  withdrawSignUp,
} from './attendance.api.ts';
import {
  appoint,
  appointmentLetter,
  calendarFeed,
  importAppointments,
  joinInitiative,
  leaveInitiative,
  makeFeed,
  proposeInitiative,
  stopFeed,
} from './initiative.api.ts';
import { addProgrammeItem, getProgramme, importItems, makeProgramme } from './plan.api.ts';
import { answerQuestion, askQuestion, assignAnswer, listQuestions } from './question.api.ts';
import { remindOfActivities } from './reminders.service.ts';
import { secretToken } from './secretToken.ts';

let t: TestApp;
let party: Caller;
let school: Caller;
let bank: Caller;
const orgs = new Map<string, number>();

beforeAll(async () => {
  t = await openTestApp(20);
  party = await t.as('partyDesk');
  bank = await t.as('bank');
  for (const one of (await party.must(listOrganisations, { query: {} })).items) orgs.set(one.code, one.principal);
  school = await t.asOrg('institute', orgOf('x-school-sj'));
});
afterAll(() => t.close());

const orgOf = (code: string): number => orgs.get(code) ?? 0;

const input = (changes: Record<string, unknown> = {}) => ({
  kind: 'themeDay' as const,
  title: '走进实验室主题党日',
  startsAt: '2026-11-20T06:00:00.000Z',
  endsAt: '2026-11-20T08:00:00.000Z',
  place: '综合楼 201',
  agenda: '参观、交流',
  ...changes,
});

const step = (activity: Activity, action: ActivityAction, reason = ''): Promise<Activity> =>
  party.must(moveActivity, { params: activity, body: { action, reason } }, { version: activity.version });

const announced = async (changes: Record<string, unknown> = {}): Promise<Activity> =>
  step(await party.must(arrangeActivity, { body: input(changes) }), 'announce');

describe('an activity', () => {
  test('is the hosts’ own until it is announced, then for whom it is meant', async () => {
    const planned = await party.must(arrangeActivity, { body: input({ invited: [orgOf('x-school-sj')] }) });
    expect((await school.call(getActivity, { params: planned })).status).toBe(404);
    await step(planned, 'announce');
    expect((await school.must(getActivity, { params: planned })).maySignUp).toBe(true);
    expect((await bank.call(getActivity, { params: planned })).status).toBe(404);
  });

  test('200 sign-ups at once on 50 seats give exactly 50; a seat given back goes to the first who waits', async () => {
    const activity = await announced({ capacity: 50, audience: 'everyone' });
    const principals = await manyOrganisations(200);
    const callers = await Promise.all(principals.map((org) => t.asOrg('institute', org)));
    const answers = await Promise.all(
      callers.map((caller) => caller.call(signUpForActivity, { params: activity, body: { people: 1 } })),
    );
    expect(answers.filter((answer) => answer.status !== 200)).toEqual([]);
    const { signUps } = await party.must(getAttendance, { params: activity });
    expect(signUps.filter((seat) => seat.status === 'seated').length).toBe(50);
    expect(signUps.filter((seat) => seat.status === 'waiting').length).toBe(150);
    const [first] = signUps.filter((seat) => seat.status === 'waiting');
    const leaver = signUps.find((seat) => seat.status === 'seated');
    await callers[principals.indexOf(leaver?.org ?? 0)]?.must(withdrawSignUp, { params: activity });
    const after = await party.must(getAttendance, { params: activity });
    expect(after.signUps.find((seat) => seat.org === first?.org)?.status).toBe('seated');
    expect(after.signUps.filter((seat) => seat.status === 'seated').length).toBe(50);
  }, 120_000);

  test('the code of the door gives numbers, without account and without names; the host corrects with a reason', async () => {
    const activity = await announced({ invited: [orgOf('x-school-sj')], capacity: 30 });
    t.clock.set('2026-11-20T06:10:00.000Z');
    const running = await step(activity, 'start');
    const token = secretToken();
    await party.must(openDoor, { params: running, body: { token } });
    const visitor = { must: anonymous().must };
    const seen = await visitor.must(getDoor, { params: { token } });
    expect(seen.organisations.map((one) => one.org)).toContain(orgOf('x-school-sj'));
    const device = '11111111-1111-4111-8111-111111111111';
    const other = '22222222-2222-4222-8222-222222222222';
    const body = { org: orgOf('x-school-sj'), people: 3, device };
    await visitor.must(checkIn, { params: { token }, body });
    await visitor.must(checkIn, { params: { token }, body: { ...body, people: 4 } });
    expect((await visitor.must(checkIn, { params: { token }, body: { ...body, device: other } })).people).toBe(7);
    await visitor.must(checkIn, { params: { token }, body: { ...body, org: 0, people: 2 } });
    expect(
      (await anonymous().call(checkIn, { params: { token }, body: { ...body, org: 0, people: 100 } })).status,
    ).toBe(409);
    expect((await party.must(getAttendance, { params: running })).present).toBe(9);
    const fix = { org: orgOf('x-school-sj'), people: 6, reason: '重复登记一人' };
    expect((await party.must(correctPresence, { params: running, body: fix })).present).toBe(8);
    // Renewed: the old code is void; nothing of either stands in the database.
    await party.must(openDoor, { params: running, body: { token: secretToken() } });
    expect((await anonymous().call(getDoor, { params: { token } })).status).toBe(404);
    expect(await everywhere(token)).toBe(0);
    t.clock.set('2026-11-20T02:00:00.000Z');
  });

  test('record, decision with owner and day, task, Word, archive', async () => {
    t.clock.set('2026-11-20T06:10:00.000Z');
    const held = await step(await announced({ invited: [orgOf('x-bank-sj')] }), 'finish');
    expect(
      (await party.call(moveActivity, { params: held, body: { action: 'archive' } }, { version: held.version })).problem
        ?.code,
    ).toBe('activities.noRecord');
    const record = {
      hostRole: '支部书记',
      recorderRole: '组织委员',
      expectedCount: 20,
      presentCount: 18,
      outcome: '形成一项议定事项',
    };
    await party.must(recordActivity, { params: held, body: record }, { version: held.version });
    const decided = await party.must(decideAtActivity, {
      params: held,
      body: { text: '为链上企业开设结对窗口', responsibleOrg: orgOf('x-bank-sj'), dueOn: '2026-12-20' },
    });
    expect(decided.decisions[0]?.task).not.toBeNull();
    expect(await tasksOfOwn(bank)).toContain('为链上企业开设结对窗口');
    const word = await t.app.inject({
      method: 'GET',
      url: `/api${exportRecord.path.replace(':regionId', held.regionId).replace(':id', held.id)}`,
      headers: { cookie: party.cookie ?? '' },
    });
    expect(word.statusCode).toBe(200);
    expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const archived = await step(decided, 'archive');
    expect(archived.record.archivedYear).toBe(2026);
    expect(archived.may).toEqual([]);
    t.clock.set('2026-11-20T02:00:00.000Z');
  });
});

describe('an activity among others', () => {
  test('of an alliance is seen by whoever is a member now, and by nobody who has left', async () => {
    const secretariat = await t.as('allianceSecretariat');
    const alliance = (await t.actorOf(secretariat)).org;
    const member = orgOf('x-school-sj');
    await membership(alliance, member, null);
    const planned = await secretariat.must(arrangeActivity, {
      body: input({ audience: 'alliance', allianceOrg: alliance }),
    });
    await secretariat.must(
      moveActivity,
      { params: planned, body: { action: 'announce' } },
      { version: planned.version },
    );
    expect((await school.call(getActivity, { params: planned })).status).toBe(200);
    await membership(alliance, member, '2026-11-19');
    expect((await school.call(getActivity, { params: planned })).status).toBe(404);
    const foreign = await party.call(arrangeActivity, {
      body: input({ audience: 'alliance', allianceOrg: orgOf('x-bank-sj') }),
    });
    expect(foreign.status).toBe(400);
  });

  test('hosts, invited and whoever has a seat are reminded the day before, once', async () => {
    const activity = await announced({ invited: [orgOf('x-school-sj')], title: '提醒用活动' });
    expect(await remindOfActivities(t.sql, t.clock.now())).toBeGreaterThan(0);
    expect(await remindOfActivities(t.sql, t.clock.now())).toBe(0);
    const subscribers = noticeSubscribers({ clock: t.clock, ids: randomIds });
    while ((await deliverOutbox(t.sql, subscribers)) > 0);
    const told = (await school.must(listNotices)).items.filter((one) => one.link?.endsWith(activity.id));
    expect(told.map((one) => one.text.zh.split('：')[0]).sort()).toEqual(['活动即将开始', '邀请您参加活动']);
  });

  test('what comes of the case it serves is counted for it, once', async () => {
    const enterprise = await t.as('enterprise');
    const own = (await t.actorOf(enterprise)).enterprise;
    if (!own) throw new Error('no enterprise');
    const draft = await enterprise.must(draftNeed, {
      body: { enterprise: own, kinds: ['finance'], title: '活动对接需求', text: '流动资金' },
    });
    const need = await enterprise.must(submitNeed, { params: draft }, { version: draft.version });
    const opened = await enterprise.must(sendNeed, {
      params: need,
      body: { receivers: [{ org: orgOf('x-bank-sj') }] },
    });
    const serves = { kind: 'case' as const, regionId: opened.regionId, id: opened.id };
    const activity = await bank.must(arrangeActivity, { body: input({ kind: 'matchmaking', serves }) });
    expect(activity.serves?.title).not.toBeNull();
    expect((await bank.must(activitiesServing, { query: serves })).items.map((one) => one.id)).toEqual([activity.id]);
    const refused = await party.call(arrangeActivity, { body: input({ serves }) });
    expect(refused.status).toBe(400);
    const outcome = await bank.must(reportOutcome, {
      params: opened,
      body: {
        kind: 'credit_granted',
        amountFen: 300_000_000,
        period: '2026',
        happenedOn: '2026-11-10',
        evidence: { type: 'loanContract', number: 'ACT-1' },
      },
    });
    expect((await bank.must(getActivity, { params: activity })).counted).toMatchObject({ outcomes: 0, unconfirmed: 1 });
    await enterprise.must(confirmOutcome, { params: outcome }, { version: outcome.version });
    const { counted } = await bank.must(getActivity, { params: activity });
    expect([counted.outcomes, counted.amountFen]).toEqual([1, 300_000_000]);
  });

  test('a list goes out to a workbook and comes back; a row with a fault keeps all out', async () => {
    const columns = ['活动名称', '类型', '开始时间', '结束时间', '地点', '名额'].map((header) => ({
      header,
      kind: 'text' as const,
    }));
    const good = ['季度讲座', '讲座', '2026-12-01 14:00', '2026-12-01 16:00', '报告厅', '30'];
    const file = (rows: string[][]) => sheetFile('活动', { name: '活动', columns, rows });
    const bad = await file([good, ['座谈', '茶话会', '2026-12-02 14:00', '2026-12-02 16:00', '报告厅', '']]);
    const refused = await party.call(importActivities, { query: { name: '活动.xlsx' } }, { bytes: bad.bytes });
    expect([refused.status, refused.raw.includes('第 3 行')]).toEqual([400, true]);
    const { bytes } = await file([good]);
    expect(await party.must(importActivities, { query: { name: '活动.xlsx' } }, { bytes })).toEqual({
      imported: 1,
      from: '2026-12-01',
    });
    const { items } = await party.must(listActivities, { query: { kind: 'lecture', mine: 'true' } });
    expect(items.find((one) => one.title === '季度讲座')?.startsAt).toBe('2026-12-01T06:00:00.000Z');
  });
});

describe('together', () => {
  test('one question, answers read by all who were asked, an answer becomes a task once', async () => {
    const activity = await announced({ invited: [orgOf('x-school-sj'), orgOf('x-bank-sj')] });
    const body = { text: '如何为企业稳岗？', asked: [orgOf('x-school-sj'), orgOf('x-bank-sj')], dueOn: '2026-12-01' };
    const question = await party.must(askQuestion, { params: activity, body });
    const [answer] = (await school.must(answerQuestion, { params: question, body: { text: '开设定向班' } })).answers;
    if (!answer) throw new Error('no answer');
    expect((await bank.must(listQuestions, { params: activity })).items[0]?.answers[0]?.text).toBe('开设定向班');
    const task = { title: '开设定向班', ownerOrg: orgOf('x-school-sj'), dueOn: '2027-03-01' };
    await party.must(assignAnswer, { params: answer, body: task });
    expect((await party.call(assignAnswer, { params: answer, body: task })).problem?.code).toBe(
      'activities.alreadyAssigned',
    );
    expect((await bank.call(assignAnswer, { params: answer, body: task })).status).toBe(403);
    expect(await tasksOfOwn(school)).toContain('开设定向班');
  });

  test('an initiative is joined and left with its days; a letter of appointment is printed', async () => {
    const initiative = await party.must(proposeInitiative, { body: { title: '绿色办公', text: '减少纸张使用' } });
    expect((await school.must(joinInitiative, { params: initiative })).joined).toBe(true);
    expect((await school.must(leaveInitiative, { params: initiative })).joins[0]?.withdrawnOn).toBe('2026-11-20');
    const body = {
      number: '聘字〔2026〕1 号',
      role: '科普联络单位',
      org: orgOf('x-school-sj'),
      fromOn: '2026-01-01',
      untilOn: '2026-12-31',
    };
    const letter = await party.must(appoint, { body });
    expect(letter.state).toBe('current');
    expect((await party.call(appoint, { body })).problem?.code).toBe('activities.hasNumber');
    const pdf = await school.call(appointmentLetter, { params: letter });
    expect([pdf.status, pdf.raw.slice(0, 5)]).toEqual([200, '%PDF-']);
    expect((await bank.call(appointmentLetter, { params: letter })).status).toBe(404);
  });

  test('items of a plan and letters come in from workbooks; an unknown organisation is named by row', async () => {
    const text = (headers: string[]) => headers.map((header) => ({ header, kind: 'text' as const }));
    const plan = await party.must(makeProgramme, { body: { year: 2026, title: '导入的计划' } });
    const items = (rows: string[][]) =>
      sheetFile('计划', { name: '计划', columns: text(['类型', '事项', '责任单位', '周期']), rows });
    const good = ['主题党日', '走访', '示例职业技术学校(合成)', '每月'];
    const bad = await items([good, ['党课', '', '没有这个单位', '每季度']]);
    const refused = await party.call(importItems, { params: plan, query: { name: 'a.xlsx' } }, { bytes: bad.bytes });
    expect([refused.status, refused.raw.includes('第 3 行')]).toEqual([400, true]);
    const { bytes } = await items([good]);
    await party.must(importItems, { params: plan, query: { name: 'a.xlsx' } }, { bytes });
    expect((await school.must(getProgramme, { params: plan })).rows.map((row) => row.cadence)).toEqual(['monthly']);
    const letters = await sheetFile('聘书', {
      name: '聘书',
      columns: text(['编号', '聘任职责', '受聘单位', '聘期起', '聘期止']),
      rows: [['导入 1 号', '科普联络单位', '示例职业技术学校(合成)', '2026-01-01', '2026-12-31']],
    });
    const query = { name: 'b.xlsx' };
    expect(await party.must(importAppointments, { query }, { bytes: letters.bytes })).toEqual({ imported: 1 });
    expect((await party.call(importAppointments, { query }, { bytes: letters.bytes })).status).toBe(409);
  });

  test('a plan knows what was held and what is overdue', async () => {
    const plan = await party.must(makeProgramme, { body: { year: 2026, title: '2026 年组织生活计划' } });
    await party.must(addProgrammeItem, {
      params: plan,
      body: { kind: 'visit', cadence: 'monthly', responsibleOrg: orgOf('x-party-sj') },
    });
    const shown = await party.must(getProgramme, { params: plan });
    const states = shown.rows[0]?.periods.map((period) => period.state) ?? [];
    expect(states.length).toBe(12);
    expect(shown.overdue).toBe(states.filter((state) => state === 'overdue').length);
    expect(states[11]).toBe('ahead');
    expect((await bank.call(getProgramme, { params: plan })).status).toBe(404);
  });

  test('the calendar has a secret address that can be taken back', async () => {
    const activity = await announced({ invited: [orgOf('x-school-sj')] });
    const one = await school.call(exportEvent, { params: activity });
    expect(one.raw).toContain('DTSTART:20261120T060000Z');
    const token = secretToken();
    await school.must(makeFeed, { body: { token } });
    const feed = await anonymous().call(calendarFeed, { params: { token } });
    expect(feed.raw).toContain(activity.id);
    expect(await everywhere(token)).toBe(0);
    await school.must(stopFeed, {});
    expect((await anonymous().call(calendarFeed, { params: { token } })).status).toBe(404);
  });
});

test('no table of the room has a field for a person', async () => {
  const rows = await t.sql.tx({ as: 'owner' }, async (tx) =>
    (
      await tx.query<{ name: string }>(
        `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'
           and (table_name like 'activit%' or table_name like 'programme%' or table_name like 'initiative%' or table_name in ('appointments', 'calendar_feeds'))`,
      )
    ).rows.map((row) => row.name),
  );
  expect(rows.length).toBeGreaterThan(60);
  // File names and the role of who presides are the only texts near a person; accounts are kept by id for the ledger.
  const personal = rows.filter((name) =>
    /person|phone|mobile|id_card|gender|birth|score|member_name|attendee|sign(er|ature)/.test(name),
  );
  expect(personal).toEqual([]);
  expect(rows.filter((name) => /\.name$|_name$/.test(name))).toEqual(['activity_files.name']);
});

const anonymous = (): Caller => callerOf(t.app, null);

const tasksOfOwn = async (caller: Caller): Promise<string[]> =>
  (await caller.must(listTasks, { query: {} })).items.map((task) => task.title);

/** Since January a member; with a day, one until then. */
const membership = (alliance: number, member: number, until: string | null) =>
  t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    until === null
      ? tx.query(
          `insert into memberships (alliance_org, member_org, role, since) values ($1, $2, 'member', '2026-01-01') on conflict do nothing`,
          [alliance, member],
        )
      : tx.query('update memberships set until = $3::date where alliance_org = $1 and member_org = $2', [
          alliance,
          member,
          until,
        ]),
  );

/** Organisations made on the spot, so that many sign up at once. */
const manyOrganisations = (count: number): Promise<number[]> =>
  t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      `insert into principals (kind, code) select 'institute', 'x-many-' || g from generate_series(1, $1::int) g returning id`,
      [count],
    );
    const ids = rows.map((row) => row.id);
    await tx.query(
      `insert into organisations (principal, code, kind, name, region_id, synthetic) select id, code, 'institute', '合成机构 ' || id, '310117', true from principals where id = any($1::int[])`,
      [ids],
    );
    return ids;
  });

/** How many rows of the tables that keep answers and secrets hold a text in the clear. */
async function everywhere(secret: string): Promise<number> {
  let found = 0;
  for (const table of ['idempotency_keys', 'activities', 'calendar_feeds', 'outbox', 'ledger_entries']) {
    const row = await t.sql.tx({ as: 'owner' }, (tx) =>
      oneRow<{ n: number }>(tx, `select count(*)::int as n from ${table} x where position($1 in x::text) > 0`, [
        secret,
      ]),
    );
    found += row?.n ?? 0;
  }
  return found;
}
