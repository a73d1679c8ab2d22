import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { listTasks } from '../tasks/task.api.ts';
import {
  cancelParticipation,
  createMatchEvent,
  getMatchEvent,
  getSchedule,
  listParticipants,
  listProposals,
  planMeetings,
  rankWishes,
  registerForEvent,
  stepMatchEvent,
} from './matchEvent.api.ts';
import type { EventStep, NewEvent } from './matchEvent.schema.ts';
import { answerFollowUp, getMeeting, openMeetingCase, recordMeeting } from './matchMeeting.api.ts';

/** An event from its draft to the follow-ups of its cases, through the interface. */

let t: TestApp;
let host: Caller;
/** Enterprises and one bank, each with its caller. */
const seekers: Caller[] = [];
const banks: Caller[] = [];

beforeAll(async () => {
  t = await openTestApp(60);
  host = await t.as('allianceSecretariat');
  const { orgs, others } = await t.sql.tx({ as: 'job', why: 'test' }, async (tx) => ({
    orgs: (
      await tx.query<{ owner_org: number }>('select owner_org from enterprises order by region_id, id limit 12')
    ).rows.map((row) => row.owner_org),
    others: (
      await tx.query<{ principal: number }>(
        `select principal from organisations where kind in ('bank', 'institute') order by principal limit 8`,
      )
    ).rows.map((row) => row.principal),
  }));
  for (const org of orgs) seekers.push(await t.asOrg('enterprise', org));
  for (const org of others) banks.push(await t.asOrg('bank', org));
});
afterAll(async () => {
  await t.close();
});

const event = (change: Partial<NewEvent> = {}) => ({
  title: '银企对接会（合成）',
  kind: 'finance' as const,
  place: '一号会议厅',
  day: '2026-11-27',
  signUpUntil: '2026-11-26',
  dayPlan: { starts: '09:30', minutes: 20, meetings: 4, breaksAfter: [2], breakMinutes: 15 },
  tables: 4,
  capacity: 40,
  ...change,
});

interface Ref {
  readonly regionId: string;
  readonly id: string;
}

async function step(ref: Ref, name: EventStep, reason = ''): Promise<void> {
  const { version } = await host.must(getMatchEvent, { params: ref });
  await host.must(stepMatchEvent, { params: ref, body: { step: name, reason } }, { version });
}

async function opened(change: Partial<NewEvent> = {}): Promise<Ref> {
  const made = await host.must(createMatchEvent, { body: event(change) });
  const ref = { regionId: made.regionId, id: made.id };
  await step(ref, 'open');
  return ref;
}

const seek = (caller: Caller, ref: Ref) =>
  caller.must(registerForEvent, {
    params: ref,
    body: { side: 'seeks', statement: '轨道交通零部件扩产，需要设备贷款', kinds: ['finance'] },
  });
const offer = (caller: Caller, ref: Ref) =>
  caller.must(registerForEvent, {
    params: ref,
    body: { side: 'offers', statement: '设备贷款、知识产权质押，单户一千万元', kinds: ['finance'] },
  });

describe('a matchmaking event', () => {
  test('a draft is the host’s alone; an open event shows the other side only to who takes part', async () => {
    const made = await host.must(createMatchEvent, { body: event() });
    const [firm, bank] = [seekers[0] as Caller, banks[0] as Caller];
    expect((await firm.call(getMatchEvent, { params: made })).status).toBe(404);
    await step(made, 'open');
    expect((await firm.must(getMatchEvent, { params: made })).may).toContain('register');
    await offer(bank, made);
    expect((await firm.must(listProposals, { params: made })).items).toEqual([]);
    expect((await firm.must(listParticipants, { params: made, query: {} })).items).toEqual([]);
    await seek(firm, made);
    const [proposal] = (await firm.must(listProposals, { params: made })).items;
    expect(proposal?.reasons).toMatchObject({ kinds: ['finance'] });
    expect(proposal?.reasons.words).toContain('设备');
    expect((await firm.must(listParticipants, { params: made, query: {} })).items).toHaveLength(1);
    expect((await host.must(listParticipants, { params: made, query: {} })).items).toHaveLength(2);
  });

  test('200 sign-ups at once on 5 places give exactly 5', async () => {
    const ref = await opened({ capacity: 5 });
    const all = [...seekers, ...banks];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        (all[index % all.length] as Caller).call(registerForEvent, {
          params: ref,
          body: { side: index % 2 === 0 ? 'seeks' : 'offers', statement: '同时报名的单位', kinds: ['finance'] },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status !== 200).every(({ status }) => status === 409)).toBe(true);
    expect((await host.must(getMatchEvent, { params: ref })).registered).toBe(5);
  });

  test('wishes are private, versioned, and only name the other side', async () => {
    const ref = await opened();
    const [firm, bank] = [seekers[1] as Caller, banks[1] as Caller];
    const [own, other] = [await seek(firm, ref), await offer(bank, ref)];
    const wish = (wishes: string[], version: number) =>
      firm.call(rankWishes, { params: ref, body: { wishes } }, { version });
    expect((await wish([own.id], own.version)).status).toBe(400);
    expect((await wish([other.id], own.version)).status).toBe(200);
    expect((await wish([], own.version)).status).toBe(412);
    const seen = await bank.must(listParticipants, { params: ref, query: {} });
    expect(JSON.stringify(seen)).not.toContain(own.id);
    expect(JSON.stringify(await bank.must(listProposals, { params: ref }))).not.toContain('wishes');
  });

  test('planned, held, a case, follow-ups; a cancellation is planned again with few moves', async () => {
    const ref = await opened();
    const people: { readonly caller: Caller; readonly id: string; version: number; readonly side: string }[] = [];
    for (const caller of seekers.slice(0, 6)) people.push({ caller, ...(await seek(caller, ref)) });
    for (const caller of banks.slice(0, 4)) people.push({ caller, ...(await offer(caller, ref)) });
    await step(ref, 'collect');
    for (const one of people)
      await one.caller.must(
        rankWishes,
        { params: ref, body: { wishes: people.filter(({ side }) => side !== one.side).map(({ id }) => id) } },
        { version: one.version },
      );
    const { version } = await host.must(getMatchEvent, { params: ref });
    expect((await seekers[0]?.call(planMeetings, { params: ref, body: {} }, { version }))?.status).toBe(403);
    const planned = await host.must(planMeetings, { params: ref, body: {} }, { version });
    expect(planned.meetings).toHaveLength(16);
    expect(planned.wishes?.ofBound).toBe(100);
    expect((await host.call(planMeetings, { params: ref, body: {} }, { version })).status).toBe(412);

    const [leaver] = people;
    const own = await (leaver as { caller: Caller }).caller.must(getSchedule, { params: ref });
    expect(own.meetings.length).toBeGreaterThan(0);
    expect(own.meetings.every(({ ownSide }) => ownSide === 'seeks')).toBe(true);
    expect(own.wishes).toBeNull();
    await leaver?.caller.must(cancelParticipation, { params: ref, body: {} });
    const late = await host.must(getMatchEvent, { params: ref });
    expect(late.lateChanges).toBe(1);
    const again = await host.must(planMeetings, { params: ref, body: {} }, { version: late.version });
    const [change] = again.plans;
    expect(change?.moved.length).toBeLessThanOrEqual(1);
    expect(again.meetings.some(({ seeks }) => seeks.id === leaver?.id)).toBe(false);
    expect(new Set(again.meetings.map(({ slot, table }) => `${slot} ${table}`)).size).toBe(again.meetings.length);

    await step(ref, 'start');
    const [first, second] = again.meetings;
    if (!first || !second) throw new Error('no meetings');
    const bank = people.find(({ id }) => id === first.offers.id)?.caller as Caller;
    const stranger = people.find(({ id, side }) => side === 'seeks' && id !== first.seeks.id)?.caller as Caller;
    expect((await stranger.call(getMeeting, { params: first })).status).toBe(404);
    const held = { result: 'held', nextOwner: 'offers', nextStep: '上门看现场', nextOn: '2026-12-04' } as const;
    expect(
      (
        await bank.call(
          recordMeeting,
          { params: first, body: { result: 'held', nextOwner: 'offers' } },
          { version: first.version },
        )
      ).status,
    ).toBe(400);
    const recorded = await bank.must(recordMeeting, { params: first, body: held }, { version: first.version });
    expect((await bank.must(listTasks, { query: { scope: 'own' } })).items.map(({ title }) => title)).toContain(
      '上门看现场',
    );
    await host.must(
      recordMeeting,
      { params: second, body: { result: 'noShow', absent: 'seeks' } },
      { version: second.version },
    );

    const made = await bank.must(
      openMeetingCase,
      { params: first, body: { title: '设备贷款对接' } },
      { version: recorded.version },
    );
    expect(made.followUps.map(({ days, dueOn }) => [days, dueOn])).toEqual([
      [30, '2026-12-27'],
      [90, '2027-02-25'],
      [180, '2027-05-26'],
    ]);
    const answered = await bank.must(answerFollowUp, {
      params: first,
      body: { days: 30, seen: 1, answer: 'contracted', words: '合同已签，等待放款' },
    });
    expect(answered.followUps[0]).toMatchObject({ answer: 'contracted', words: '合同已签，等待放款' });
    expect(
      (await bank.call(answerFollowUp, { params: first, body: { days: 30, seen: 1, answer: 'ended', words: '再答' } }))
        .status,
    ).toBe(412);
    const { figures } = await host.must(getMatchEvent, { params: ref });
    expect(figures).toMatchObject({ held: 1, noShow: 1, cases: 1, followUpsOpen: 2 });
    expect(figures?.counted.outcomes).toBe(0);
  });
});
