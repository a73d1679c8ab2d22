import { viewEvent } from '../capabilities/matchEvents/event.service.ts';
import { createEvent, stepEvent } from '../capabilities/matchEvents/hostEvent.service.ts';
import type { EventStep, NewEvent } from '../capabilities/matchEvents/matchEvent.schema.ts';
import type { Meeting, ScheduleView } from '../capabilities/matchEvents/matchMeeting.schema.ts';
import type { Participant } from '../capabilities/matchEvents/matchParticipant.schema.ts';
import { answerFollowUp, openMeetingCase, record } from '../capabilities/matchEvents/meeting.service.ts';
import { listProposals, rankWishes, register } from '../capabilities/matchEvents/participant.service.ts';
import { findPlan, writePlan } from '../capabilities/matchEvents/plan.service.ts';
import { createScheduleThread } from '../capabilities/matchEvents/scheduleThread.ts';
import { confirm } from '../capabilities/outcomes/decideOutcome.service.ts';
import { report } from '../capabilities/outcomes/reportOutcome.service.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import { dayInShanghai } from '../kernel/clock.ts';
import type { RowRef } from '../kernel/fields.ts';
import { act, actorFor, type DemoActs } from './demoActs.ts';
import { OFFERS, SEEKS } from './demoMatchEvents.data.ts';

/**
 * Two synthetic matchmaking events: one of last season with its meetings, cases, follow-ups and a counted outcome; one whose wishes are ranked, ready
 * for its host to plan. Everything runs through the use cases of people.
 */

const DAY_MS = 86_400_000;
const MOST_WISHES = 6;

interface Taking {
  readonly actor: Actor;
  readonly own: Participant;
}

interface People {
  readonly host: Actor;
  readonly seeks: readonly Actor[];
  readonly offers: readonly Actor[];
}

async function peopleOf(deps: DemoActs): Promise<People | null> {
  const rows = await deps.sql.tx({ as: 'job', why: 'demo' }, async (tx) => ({
    // The enterprise of the demonstration's account first, so that its desk finds itself among the participants.
    enterprises: (
      await tx.query<{ owner_org: number }>(
        `select owner_org from enterprises e where synthetic and region_id = '310117' order by exists (select 1 from accounts a where a.org = e.owner_org) desc, credit_code limit 16`,
      )
    ).rows,
    bodies: (
      await tx.query<{ principal: number; kind: string; code: string }>(
        `select principal, kind, code from organisations where synthetic and (kind in ('bank', 'institute', 'park', 'platform') or code = 'x-alliance') order by exists (select 1 from accounts a where a.org = principal) desc, code`,
      )
    ).rows,
  }));
  const ROLES: Readonly<Record<string, Role>> = { bank: 'bank', park: 'parkOfficer' };
  const asEnterprise = (org: number) => actorFor(deps, 'enterprise', org, '企业经办人 · 演示');
  const present = (actors: readonly (Actor | null)[]): Actor[] => actors.filter((actor) => actor !== null);
  const host = rows.bodies.find(({ code }) => code === 'x-alliance');
  const bodies = rows.bodies.filter(({ code }) => code !== 'x-alliance').slice(0, 8);
  const hostActor = host && (await actorFor(deps, 'allianceSecretariat', host.principal, '联盟秘书处 · 演示'));
  if (!hostActor) return null;
  const enterprises = present(await Promise.all(rows.enterprises.map(({ owner_org }) => asEnterprise(owner_org))));
  const helpers = present(
    await Promise.all(
      bodies.map(({ principal, kind }) => actorFor(deps, ROLES[kind] ?? 'institute', principal, '经办人 · 演示')),
    ),
  );
  return {
    host: hostActor,
    seeks: enterprises.slice(0, 12),
    offers: [...helpers, ...enterprises.slice(12)].slice(0, 12),
  };
}

async function step(deps: DemoActs, host: Actor, ref: RowRef, at: Date, name: EventStep): Promise<void> {
  await act(deps, host, at, 'matchEvents.step', async (use) => {
    const { version } = await viewEvent(use, ref);
    return stepEvent(use, ref, version, { step: name, reason: '' });
  });
}

/** Makes the event, signs everybody up, and ranks everybody's first proposals as wishes. */
async function prepare(deps: DemoActs, people: People, input: NewEvent, at: Date) {
  const ref = await act(deps, people.host, at, 'matchEvents.create', (use) => createEvent(use, input));
  await step(deps, people.host, ref, at, 'open');
  const taking: Taking[] = [];
  for (const [side, actors, stated] of [
    ['seeks', people.seeks, SEEKS],
    ['offers', people.offers, OFFERS],
  ] as const)
    for (const [index, actor] of actors.entries()) {
      const { statement = '', kinds = [] } = stated[index % stated.length] ?? {};
      const blocked = index % 5 === 4 ? ['1'] : [];
      const own = await act(deps, actor, at, 'matchEvents.register', (use) =>
        register(use, ref, { side, statement, kinds: [...kinds], blocked }),
      );
      taking.push({ actor, own });
    }
  await step(deps, people.host, ref, at, 'collect');
  for (const { actor, own } of taking)
    await act(deps, actor, at, 'matchEvents.rankWishes', async (use) => {
      const { items } = await listProposals(use, ref);
      return rankWishes(
        use,
        ref,
        own.version,
        items.slice(0, MOST_WISHES).map(({ id }) => id),
      );
    });
  return { ref, taking };
}

async function plan(deps: DemoActs, host: Actor, ref: RowRef, at: Date): Promise<ScheduleView> {
  const thread = createScheduleThread();
  try {
    const { version } = await act(deps, host, at, 'demo.view', (use) => viewEvent(use, ref));
    const clock = { now: () => at };
    const found = await findPlan({ sql: deps.sql, clock, thread }, host, ref, version, false);
    return await act(deps, host, at, 'matchEvents.plan', (use) => writePlan(use, ref, found));
  } finally {
    await thread.close();
  }
}

/** Most meetings were held and left a next step; some did not come about. */
async function recordAll(deps: DemoActs, host: Actor, meetings: readonly Meeting[], at: Date): Promise<void> {
  const nextOn = dayInShanghai(new Date(at.getTime() + 10 * DAY_MS));
  for (const [index, meeting] of meetings.entries()) {
    const isHeld = index % 7 !== 6;
    await act(deps, host, at, 'matchMeetings.record', (use) =>
      record(use, meeting, meeting.version, {
        result: isHeld ? 'held' : 'noShow',
        absent: isHeld ? null : 'seeks',
        nextOwner: null,
        nextStep: '',
        nextOn: null,
        note: isHeld ? `双方互留材料，${nextOn} 前电话确认` : '',
      }),
    );
  }
}

/** Meetings of the bank become cases; one is followed to a contract that the enterprise confirms. */
async function followOne(deps: DemoActs, taking: readonly Taking[], meetings: readonly Meeting[], at: Date) {
  const actorOf = (id: string) => taking.find(({ own }) => own.id === id)?.actor;
  const banked = meetings.filter(({ offers }) => actorOf(offers.id)?.role === 'bank').slice(0, 3);
  for (const [index, { regionId, id, offers, seeks }] of banked.entries()) {
    const [bank, firm] = [actorOf(offers.id), actorOf(seeks.id)];
    if (!bank || !firm) continue;
    const ref = { regionId, id };
    const opened = await act(deps, bank, at, 'matchMeetings.openCase', (use) =>
      openMeetingCase(use, ref, null, { title: '对接会：设备与周转融资', message: '按会上约定继续办理' }),
    );
    if (index !== 0 || opened.caseRef === null) continue;
    const caseRef = opened.caseRef;
    const later = new Date(at.getTime() + 25 * DAY_MS);
    const happenedOn = dayInShanghai(later);
    const outcome = await act(deps, bank, later, 'outcomes.report', (use) =>
      report(use, caseRef, {
        kind: 'credit_granted',
        amountFen: 600_000_000,
        count: null,
        unit: null,
        period: happenedOn.slice(0, 7),
        happenedOn,
        evidence: { type: 'loanContract', number: '示例-对接会-1', file: null },
        credits: [],
        note: '',
      }),
    );
    await act(deps, firm, later, 'outcomes.confirm', (use) => confirm(use, outcome));
    await act(deps, bank, later, 'matchMeetings.answerFollowUp', (use) =>
      answerFollowUp(use, ref, { days: 30, seen: 1, answer: 'contracted', words: '授信合同已签，首笔已放款' }),
    );
  }
}

const common = {
  allianceOrg: null,
  place: '松江区会议中心二层（合成）',
  dayPlan: { starts: '09:30', minutes: 20, meetings: 8, breaksAfter: [4], breakMinutes: 20 },
  tables: 8,
  capacity: 40,
};

/** Tells both events; answers whether there was anybody to tell them of. */
export async function tellDemoMatchEvents(deps: DemoActs): Promise<boolean> {
  const people = await peopleOf(deps);
  if (!people) return false;
  const now = deps.clock.now();
  const dayOf = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
  const past = await prepare(
    deps,
    people,
    {
      ...common,
      title: '上一季银企与产学研对接会（合成）',
      kind: 'general',
      tables: 5,
      dayPlan: { ...common.dayPlan, meetings: 6, breaksAfter: [3] },
      day: dayInShanghai(dayOf(-70)),
      signUpUntil: dayInShanghai(dayOf(-75)),
      note: '合成演示数据。',
    },
    dayOf(-85),
  );
  const { meetings } = await plan(deps, people.host, past.ref, dayOf(-72));
  await step(deps, people.host, past.ref, dayOf(-70), 'start');
  await recordAll(deps, people.host, meetings, dayOf(-70));
  const held = meetings.filter((_, index) => index % 7 !== 6);
  await followOne(deps, past.taking, held, dayOf(-68));
  await step(deps, people.host, past.ref, dayOf(-60), 'close');
  await prepare(
    deps,
    people,
    {
      ...common,
      title: 'G60 先进制造供需对接会（合成）',
      kind: 'supplier',
      day: dayInShanghai(dayOf(9)),
      signUpUntil: dayInShanghai(dayOf(2)),
      note: '合成演示数据：24 家已报名并排好志愿，等待主办方排期。',
    },
    dayOf(-3),
  );
  return true;
}
