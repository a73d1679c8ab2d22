import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import {
  cancelParticipation,
  createMatchEvent,
  getMatchEvent,
  getSchedule,
  importParticipants,
  listParticipants,
  listProposals,
  planMeetings,
  rankWishes,
  registerForEvent,
  stepMatchEvent,
} from './matchEvent.api.ts';
import { eventStepTo } from './matchEvent.rules.ts';
import { type EventStatus, type EventStep, eventStepSchema } from './matchEvent.schema.ts';
import { clashesOf } from './schedule.check.ts';

/** Random commands, some of them two at a time, against the transition table and the checker of schedules. */

let t: TestApp;
let host: Caller;
let people: Caller[];
const CAPACITY = 6;

beforeAll(async () => {
  t = await openTestApp(40);
  host = await t.as('allianceSecretariat');
  const orgs = await t.sql.tx(
    { as: 'job', why: 'test' },
    async (tx) => (await tx.query<{ owner_org: number }>('select owner_org from enterprises order by id limit 8')).rows,
  );
  people = [];
  for (const { owner_org } of orgs) people.push(await t.asOrg('enterprise', owner_org));
});
afterAll(async () => {
  await t.close();
});

const make = () =>
  host.must(createMatchEvent, {
    body: {
      title: '模型',
      kind: 'general',
      place: '会议室',
      day: '2026-11-27',
      signUpUntil: '2026-11-26',
      dayPlan: { starts: '09:00', minutes: 20, meetings: 3, breaksAfter: [1], breakMinutes: 10 },
      tables: 2,
      capacity: CAPACITY,
    },
  });

type Command =
  | { readonly kind: 'step'; readonly step: EventStep }
  | { readonly kind: 'join' | 'leave' | 'wish'; readonly who: number }
  | { readonly kind: 'plan' };

const who = fc.nat(7);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('join' as const, 'wish' as const, 'leave' as const)
      .chain((kind) => who.map((one) => ({ kind, who: one }))),
  },
  { weight: 2, arbitrary: who.map((one) => ({ kind: 'join' as const, who: one })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...eventStepSchema.options).map((step) => ({ kind: 'step' as const, step })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'plan' as const }) },
);

interface Ref {
  readonly regionId: string;
  readonly id: string;
}

async function run(ref: Ref, one: Command, version: number): Promise<number> {
  if (one.kind === 'step')
    return (await host.call(stepMatchEvent, { params: ref, body: { step: one.step, reason: '模型' } }, { version }))
      .status;
  if (one.kind === 'plan') return (await host.call(planMeetings, { params: ref, body: {} }, { version })).status;
  const caller = people[one.who] as Caller;
  if (one.kind === 'leave') return (await caller.call(cancelParticipation, { params: ref, body: {} })).status;
  if (one.kind === 'join') {
    const side = one.who % 2 === 0 ? 'seeks' : 'offers';
    return (
      await caller.call(registerForEvent, { params: ref, body: { side, statement: '模型的陈述', kinds: ['finance'] } })
    ).status;
  }
  const proposals = await caller.call(listProposals, { params: ref });
  const own = await caller.call(listParticipants, { params: ref, query: {} });
  const [row] = own.status === 200 ? own.body.items : [];
  if (!row || proposals.status !== 200) return 404;
  const wishes = proposals.body.items.map(({ id }) => id).slice(0, 4);
  return (await caller.call(rankWishes, { params: ref, body: { wishes } }, { version: row.version })).status;
}

async function expectSound(ref: Ref, expected: EventStatus): Promise<void> {
  const event = await host.must(getMatchEvent, { params: ref });
  expect(event.status).toBe(expected);
  expect(event.registered).toBeLessThanOrEqual(CAPACITY);
  const { items } = await host.must(listParticipants, { params: ref, query: { limit: 50 } });
  const { meetings } = await host.must(getSchedule, { params: ref });
  const participants = items.filter(({ status }) => status === 'registered');
  const planned = meetings.map(({ seeks, offers, slot, table }) => ({
    seeks: seeks.id,
    offers: offers.id,
    slot,
    table,
  }));
  expect(clashesOf(planned, { participants, slots: event.slots, tables: event.tables })).toEqual([]);
}

test('whatever is asked in whatever order, the event follows its table and its schedule keeps every rule', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(command, fc.boolean()), { minLength: 6, maxLength: 22 }), async (commands) => {
      const ref = await make();
      let status: EventStatus = 'draft';
      for (const [one, twice] of commands) {
        const { version } = await host.must(getMatchEvent, { params: ref });
        const answers = await Promise.all([run(ref, one, version), ...(twice ? [run(ref, one, version)] : [])]);
        expect(answers.every((answer) => [200, 400, 403, 404, 409, 412].includes(answer))).toBe(true);
        const done = answers.filter((answer) => answer === 200).length;
        if (one.kind !== 'wish') expect(done, `${one.kind} twice at once`).toBeLessThanOrEqual(1);
        const name = one.kind === 'step' ? one.step : one.kind === 'plan' ? 'plan' : null;
        if (name !== null && done === 1) {
          const to: EventStatus | null =
            eventStepTo(name, status) ?? (name === 'plan' ? eventStepTo('replan', status) : null);
          expect(to, `${name} from ${status}`).not.toBeNull();
          status = to ?? status;
        }
        if (one.kind === 'step' && done === 0) expect(eventStepTo(one.step, status)).toBeNull();
        await expectSound(ref, status);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('a list enters participants, all or none, with every fault named', async () => {
  const ref = await make();
  const { version } = await host.must(getMatchEvent, { params: ref });
  await host.must(stepMatchEvent, { params: ref, body: { step: 'open' } }, { version });
  const file = (rows: readonly string[]) => ({
    bytes: new TextEncoder().encode(['单位代码或统一社会信用代码,方向,需求或供给,类别,不便时段', ...rows].join('\n')),
  });
  const send = (rows: readonly string[]) =>
    host.call(importParticipants, { params: ref, query: { name: '名单.csv' } }, file(rows));
  const wrong = await send(['x-bank-sj,供给方,设备贷款与租赁,金融,1', 'nobody,看看,短,饮食,9']);
  expect(wrong.status).toBe(400);
  expect(wrong.problem?.fields.map(({ path }) => path)).toEqual(['rows.3.方向']);
  const unknown = await send(['x-bank-sj,供给方,设备贷款与租赁,金融,9', 'nobody,需求方,需要贷款,金融,']);
  expect(unknown.problem?.fields.map(({ path }) => path)).toEqual([
    'rows.2.不便时段',
    'rows.3.单位代码或统一社会信用代码',
  ]);
  expect((await host.must(getMatchEvent, { params: ref })).registered).toBe(0);
  const right = await send(['x-bank-sj,供给方,设备贷款与租赁,金融、服务,1', 'x-inst-hz,供给方,中试平台,技术,']);
  expect(right.body).toEqual({ imported: 2 });
  expect((await send(['x-bank-sj,供给方,设备贷款与租赁,金融,1'])).body).toEqual({ imported: 0 });
  const { items } = await host.must(listParticipants, { params: ref, query: {} });
  expect(items.map(({ kinds, blocked }) => [kinds, blocked])).toContainEqual([['finance', 'service'], ['1']]);
});
