import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSession } from '../capabilities/accounts/account.api.ts';
import {
  closeMotion,
  draftMeeting,
  exportUnits,
  getMeeting,
  importPresence,
  listMeetings,
  printMinutes,
  printSignInSheet,
  putMotion,
  questionToNeed,
  raiseQuestion,
  recordPresence,
  replyToMeeting,
  resolveMeeting,
  stepMeeting,
  voteMotion,
} from '../capabilities/meetings/meeting.api.ts';
import type { MeetingStep, MeetingView } from '../capabilities/meetings/meeting.schema.ts';
import { getNeed } from '../capabilities/needs/need.api.ts';
import { listTasks } from '../capabilities/tasks/task.api.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Caller } from './client.ts';
import { openTestApp, type TestApp } from './testApp.ts';

/** A joint meeting of the demonstration alliance from the notice to the countersigned minutes. */

let t: TestApp;
let alliance: Caller;
let convener: Actor;
const members = new Map<number, Caller>();

const step = (caller: Caller, meeting: MeetingView, name: MeetingStep, note = '') =>
  caller.call(stepMeeting, { params: meeting, body: { step: name, note } }, { version: meeting.version });
const moved = async (meeting: MeetingView, name: MeetingStep, note = '') => {
  const answer = await step(alliance, meeting, name, note);
  if (answer.status !== 200) throw new Error(`${name}: ${answer.raw}`);
  return answer.body;
};

const input = (change: object = {}) => ({
  title: '联席会议',
  alliance: convener.org,
  body: 'general' as const,
  startsAt: '2026-11-25T01:00:00.000Z',
  endsAt: '2026-11-25T03:00:00.000Z',
  place: '会议室',
  agenda: [{ title: '通报上次决议', minutes: 10 }],
  ...change,
});

beforeAll(async () => {
  t = await openTestApp(40);
  alliance = await t.as('allianceSecretariat');
  convener = await t.actorOf(alliance);
  const orgs = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query<{ member_org: number; kind: string }>(
      `select distinct m.member_org, coalesce(o.kind, 'enterprise') as kind from memberships m left join organisations o on o.principal = m.member_org where m.alliance_org = $1 and m.until is null`,
      [convener.org],
    ),
  );
  const roles: Record<string, Parameters<TestApp['as']>[0]> = {
    bank: 'bank',
    institute: 'institute',
    platform: 'institute',
    enterprise: 'enterprise',
    party: 'partyDesk',
    park: 'parkOfficer',
    office: 'districtOffice',
    alliance: 'allianceSecretariat',
    school: 'institute',
    hospital: 'institute',
  };
  for (const { member_org, kind } of orgs.rows) {
    const role = roles[kind];
    if (role === undefined) continue;
    const caller = await t.asOrg(role, member_org);
    // A member may be named without being on the platform yet: nobody signs in for it.
    if ((await caller.must(getSession)).actor) members.set(member_org, caller);
  }
});
afterAll(() => t.close());

const first = (): [number, Caller] => {
  const entry = [...members.entries()][0];
  if (!entry) throw new Error('the alliance has no members');
  return entry;
};

async function inSession(change: object = {}): Promise<MeetingView> {
  const called = await moved(await alliance.must(draftMeeting, { body: input(change) }), 'call');
  for (const caller of members.values())
    await caller.must(replyToMeeting, { params: called, body: { reply: 'attending', people: 2 } });
  const present = [...members.keys()].map((org) => ({ org, present: 2 }));
  const recorded = await alliance.must(recordPresence, { params: called, body: { units: present } });
  return moved(recorded, 'begin');
}

describe('a joint meeting', () => {
  test('is seen by the members from its notice on, and by a member that left no more', async () => {
    const draft = await alliance.must(draftMeeting, { body: input() });
    const [org, member] = first();
    expect(draft.units.length).toBeGreaterThan(2);
    expect((await member.call(getMeeting, { params: draft })).status).toBe(404);
    const called = await moved(draft, 'call');
    expect((await member.must(getMeeting, { params: called })).may).toContain('reply');
    const replied = await member.must(replyToMeeting, { params: called, body: { reply: 'substitute', people: 3 } });
    expect(replied.own).toMatchObject({ reply: 'substitute', people: 3 });
    const leave = (until: string | null) =>
      t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
        tx.query('update memberships set until = $3::date where member_org = $1 and alliance_org = $2', [
          org,
          convener.org,
          until,
        ]),
      );
    await leave('2026-11-20');
    expect((await member.call(getMeeting, { params: called })).status).toBe(404);
    expect((await member.must(listMeetings, { query: {} })).items).toEqual([]);
    await leave(null);
    expect((await member.call(getMeeting, { params: called })).status).toBe(200);
  });

  test('two hundred ballots from every desk at once: one a unit, and the charter decides', async () => {
    const meeting = await inSession();
    const withMotion = await alliance.must(putMotion, { params: meeting, body: { title: '年度计划' } });
    const motion = withMotion.motions[0];
    if (!motion) throw new Error('no motion');
    const callers = [...members.values()];
    expect(callers.length).toBeGreaterThan(3);
    const params = { regionId: meeting.regionId, id: meeting.id, motionId: motion.id };
    const ballots = await Promise.all(
      Array.from({ length: 200 }, (_, index) => {
        const caller = callers[index % callers.length] ?? alliance;
        return caller.call(voteMotion, { params, body: { choice: index % callers.length === 0 ? 'no' : 'yes' } });
      }),
    );
    expect(ballots.filter((answer) => answer.status === 200)).toHaveLength(callers.length);
    expect(ballots.filter((answer) => ![200, 409].includes(answer.status))).toEqual([]);
    const closed = await alliance.must(closeMotion, { params });
    expect(closed.motions[0]).toMatchObject({
      status: 'carried',
      yes: callers.length - 1,
      no: 1,
    });
    expect((await alliance.call(closeMotion, { params })).status).toBe(409);
    const late = await (callers[0] ?? alliance).call(voteMotion, { params, body: { choice: 'yes' } });
    expect(late.status).toBe(409);
  });

  test('without a quorum nothing is put to the vote', async () => {
    const called = await moved(await alliance.must(draftMeeting, { body: input() }), 'call');
    const [org] = first();
    const recorded = await alliance.must(recordPresence, { params: called, body: { units: [{ org, present: 9 }] } });
    const begun = await moved(recorded, 'begin');
    expect(begun.quorum.reached).toBe(false);
    expect((await alliance.call(putMotion, { params: begun, body: { title: '动议' } })).problem?.code).toBe(
      'meetings.noQuorum',
    );
  });

  test('a resolution is a task at once, and the next meeting opens with how it stands', async () => {
    const meeting = await inSession({ startsAt: '2026-12-01T01:00:00.000Z', endsAt: '2026-12-01T02:00:00.000Z' });
    const [org, member] = first();
    const resolved = await alliance.must(resolveMeeting, {
      params: meeting,
      body: { text: '组织供需对接', ownerOrg: org, dueOn: '2026-12-31', measure: '不少于 3 项' },
    });
    expect(resolved.resolutions[0]?.task?.status).toBe('open');
    expect((await member.must(listTasks, { query: {} })).items.map((task) => task.title)).toContain('组织供需对接');
    const next = await alliance.must(draftMeeting, {
      body: input({ startsAt: '2026-12-25T01:00:00.000Z', endsAt: '2026-12-25T02:00:00.000Z' }),
    });
    expect(next.previous?.meeting.id).toBe(meeting.id);
    expect(next.previous?.resolutions.map((one) => one.task?.title)).toEqual(['组织供需对接']);
  });

  test('minutes are final when every unit that was there has countersigned, in whatever order', async () => {
    const meeting = await inSession();
    const ended = await moved(meeting, 'close');
    expect((await step(alliance, ended, 'submitMinutes')).problem?.fields[0]?.path).toBe('note');
    const minuted = await moved(ended, 'submitMinutes', '会议议定：……');
    const signed = await Promise.all([...members.values()].map((caller) => step(caller, minuted, 'countersign')));
    expect(new Set(signed.map((answer) => answer.status))).toEqual(new Set([200]));
    expect((await alliance.must(getMeeting, { params: minuted })).status).toBe('final');
  });

  test("an enterprise's question is its need with one click, once; somebody else's is not", async () => {
    const meeting = await inSession();
    const enterprise = await t.as('enterprise');
    const actor = await t.actorOf(enterprise);
    expect(members.has(actor.org)).toBe(true);
    const raised = await enterprise.must(raiseQuestion, {
      params: meeting,
      body: { kind: 'finance', title: '流动资金不足', text: '订单增长，需要短期资金。' },
    });
    const question = raised.questions[0];
    if (!question) throw new Error('no question');
    const params = { regionId: meeting.regionId, id: meeting.id, questionId: question.id };
    const other = await t.as('districtOffice');
    expect([404, 409]).toContain((await other.call(questionToNeed, { params })).status);
    const clicks = await Promise.all([1, 2, 3].map(() => enterprise.call(questionToNeed, { params })));
    expect(clicks.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    const need = (await enterprise.must(getMeeting, { params: meeting })).questions[0]?.need;
    expect(need).not.toBeNull();
    if (need) expect((await enterprise.must(getNeed, { params: need })).title).toBe('流动资金不足');
  });

  test('its papers: sign-in sheet and minutes as PDF, units out and numbers in', async () => {
    const called = await moved(await alliance.must(draftMeeting, { body: input() }), 'call');
    for (const contract of [printSignInSheet, printMinutes]) {
      const paper = await alliance.call(contract, { params: called });
      expect(paper.status).toBe(200);
      expect(paper.raw.startsWith('%PDF')).toBe(true);
    }
    expect((await alliance.call(exportUnits, { params: called })).status).toBe(200);
    const [unit] = called.units;
    const csv = new TextEncoder().encode(`单位,到会\n${unit?.name},4\n`);
    const send = (bytes: Uint8Array) =>
      alliance.call(importPresence, { params: called, query: { name: '签到.csv' } }, { bytes });
    expect((await send(csv)).body).toEqual({ imported: 1 });
    expect((await send(new TextEncoder().encode('单位,到会\n没有的单位,4\n'))).problem?.fields[0]?.path).toBe(
      'rows.2.单位',
    );
    expect((await alliance.must(getMeeting, { params: called })).present).toBe(4);
  });

  test('only the secretariat convenes its alliance', async () => {
    const office = await t.as('districtOffice');
    const answer = await office.call(draftMeeting, { body: input() });
    expect([answer.status, answer.problem?.fields[0]?.path]).toEqual([400, 'alliance']);
  });
});
