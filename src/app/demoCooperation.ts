import type { AgreementInput } from '../capabilities/agreements/agreement.schema.ts';
import { stepAgreement } from '../capabilities/agreements/stepAgreement.service.ts';
import { draftAgreement } from '../capabilities/agreements/writeAgreement.service.ts';
import { draftMeeting } from '../capabilities/meetings/callMeeting.service.ts';
import { closeMotion, putMotion, resolve, vote } from '../capabilities/meetings/decide.service.ts';
import { recordPresence, reply, stepMeeting } from '../capabilities/meetings/holdMeeting.service.ts';
import type { MeetingStep, MeetingView } from '../capabilities/meetings/meeting.schema.ts';
import { claim } from '../capabilities/postings/claim.service.ts';
import type { PostingInput } from '../capabilities/postings/posting.schema.ts';
import { post } from '../capabilities/postings/posting.service.ts';
import { stepTask } from '../capabilities/tasks/task.service.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import { dayInShanghai } from '../kernel/clock.ts';
import { act, actorFor, type DemoActs } from './demoActs.ts';

/** Synthetic standing co-operation of the sample alliance: two agreements, a meeting held and one called, entries of the three lists. Told through the use cases of people. */

const DAY_MS = 86_400_000;
const FIRST_AGREEMENT = '中试平台与信贷联合服务共建协议（合成演示）';

type Desk = 'alliance' | 'bank' | 'institute' | 'park' | 'party' | 'enterprise';
type Desks = Readonly<Record<Desk, Actor>>;

const CODES: readonly (readonly [Desk, Role, string])[] = [
  ['alliance', 'allianceSecretariat', 'x-alliance'],
  ['bank', 'bank', 'x-bank-sj'],
  ['institute', 'institute', 'x-inst-hz'],
  ['park', 'parkOfficer', 'x-park-sj'],
  ['party', 'partyDesk', 'x-party-sj'],
];

async function desksOf(deps: DemoActs): Promise<Desks | null> {
  const found = await deps.sql.tx({ as: 'job', why: 'demo' }, async (tx) => ({
    bodies: (
      await tx.query<{ principal: number; code: string }>('select principal, code from organisations where synthetic')
    ).rows,
    enterprise: (await tx.query<{ org: number }>(`select org from accounts where role = 'enterprise' and demo limit 1`))
      .rows[0],
    told: (await tx.query('select 1 from agreements where title = $1 limit 1', [FIRST_AGREEMENT])).count > 0,
  }));
  if (found.told || !found.enterprise) return null;
  const desks: Partial<Record<Desk, Actor>> = {};
  for (const [desk, role, code] of CODES) {
    const org = found.bodies.find((body) => body.code === code)?.principal;
    const actor = org === undefined ? null : await actorFor(deps, role, org, '演示');
    if (!actor) return null;
    desks[desk] = actor;
  }
  const enterprise = await actorFor(deps, 'enterprise', found.enterprise.org, '企业经办人 · 演示');
  if (!enterprise) return null;
  const { alliance, bank, institute, park, party } = desks;
  return alliance && bank && institute && park && party ? { alliance, bank, institute, park, party, enterprise } : null;
}

/** Days from today in Shanghai, `YYYY-MM-DD`. */
type Days = (days: number) => string;

async function tellAgreements(deps: DemoActs, desks: Desks, day: Days, at: (days: number) => Date): Promise<void> {
  const { bank, institute, park, party, alliance } = desks;
  const put = async (drafter: Actor, when: Date, input: AgreementInput, signers: readonly Actor[]) => {
    const draft = await act(deps, drafter, when, 'agreements.draft', (use) => draftAgreement(use, input));
    const proposed = await act(deps, drafter, when, 'agreements.step', (use) =>
      stepAgreement(use, draft, draft.version, { step: 'propose', note: '' }),
    );
    for (const signer of signers)
      await act(deps, signer, when, 'agreements.step', (use) =>
        stepAgreement(use, proposed, null, { step: 'sign', note: '' }),
      );
  };
  await put(
    institute,
    at(-300),
    {
      title: FIRST_AGREEMENT,
      purpose: '院所开放中试条件，银行跟进授信，园区承接落地；每季通报一次进展。',
      alliance: alliance.org,
      startsOn: day(-300),
      endsOn: day(45),
      parties: [bank.org, park.org],
      commitments: [
        { title: '开放中试线不少于 20 次', measure: '开放次数 ≥ 20', ownerOrg: institute.org, dueOn: day(30) },
        { title: '为成员企业新增授信 5,000 万元', measure: '经企业确认的授信', ownerOrg: bank.org, dueOn: day(40) },
        { title: '预留 3,000 平方米中试后空间', measure: '面积', ownerOrg: park.org, dueOn: day(-12) },
      ],
      file: null,
    },
    [institute, bank, park],
  );
  await put(
    party,
    at(-6),
    {
      title: '产业链党建联建协议（合成演示）',
      purpose: '组织、阵地、人才、发展、服务五个方面联建，事项逐条落到单位。',
      alliance: null,
      startsOn: day(0),
      endsOn: day(365),
      parties: [institute.org, park.org],
      commitments: [{ title: '共享党群服务阵地', measure: '每月开放不少于 2 次', ownerOrg: park.org, dueOn: day(300) }],
      file: null,
    },
    [party],
  );
}

async function tellMeetings(deps: DemoActs, desks: Desks, day: Days, at: (days: number) => Date): Promise<void> {
  const { alliance, bank, institute, park } = desks;
  const call = async (title: string, when: Date, agenda: readonly string[]) => {
    const draft = await act(deps, alliance, when, 'meetings.draft', (use) =>
      draftMeeting(use, {
        title,
        alliance: alliance.org,
        body: 'council',
        startsAt: new Date(when.getTime() + 7 * DAY_MS).toISOString(),
        endsAt: new Date(when.getTime() + 7 * DAY_MS + 7_200_000).toISOString(),
        place: '园区会议中心（合成）',
        agenda: agenda.map((item) => ({ title: item, minutes: null })),
        units: [],
      }),
    );
    return act(deps, alliance, when, 'meetings.step', (use) =>
      stepMeeting(use, draft, draft.version, { step: 'call', note: '' }),
    );
  };
  const called = await call('理事会第三次会议（合成演示）', at(-60), ['通报上次决议', '审议年度计划', '讨论重点事项']);
  await hold(deps, desks, called, at(-53), day);
  const next = await call('理事会第四次会议（合成演示）', at(-2), ['通报上次决议办理情况', '研究检测条件共享']);
  for (const actor of [bank, institute, park].slice(0, 2))
    await act(deps, actor, at(-1), 'meetings.reply', (use) =>
      reply(use, next, { reply: 'attending', people: 2, note: '' }),
    );
}

/** The held meeting: presence, a vote, two resolutions, minutes countersigned; one task is done since. */
async function hold(deps: DemoActs, desks: Desks, called: MeetingView, when: Date, day: Days): Promise<void> {
  const { alliance, bank, institute, park } = desks;
  const there = [bank, institute, park];
  for (const actor of there)
    await act(deps, actor, when, 'meetings.reply', (use) =>
      reply(use, called, { reply: 'attending', people: 2, note: '' }),
    );
  const by = <T>(operation: string, work: Parameters<typeof act<T>>[4]) => act(deps, alliance, when, operation, work);
  const step = (meeting: MeetingView, name: MeetingStep, note = '') =>
    by('meetings.step', (use) => stepMeeting(use, meeting, meeting.version, { step: name, note }));
  const units = there.map((actor) => ({ org: actor.org, present: 2 }));
  const counted = await by('meetings.presence', (use) => recordPresence(use, called, { units }));
  const begun = await step(counted, 'begin');
  const put = await by('meetings.putMotion', (use) => putMotion(use, begun, { title: '年度工作计划', text: '' }));
  const motion = put.motions[0];
  if (!motion) return;
  for (const actor of there)
    await act(deps, actor, when, 'meetings.vote', (use) => vote(use, begun, motion.id, { choice: 'yes' }));
  await by('meetings.closeMotion', (use) => closeMotion(use, begun, motion.id));
  await by('meetings.resolve', (use) =>
    resolve(use, begun, {
      text: '汇总成员检测条件清单',
      motion: motion.id,
      ownerOrg: institute.org,
      dueOn: day(-20),
      measure: '覆盖全部成员单位',
    }),
  );
  const resolved = await by('meetings.resolve', (use) =>
    resolve(use, begun, {
      text: '为成员企业落实首批授信',
      motion: motion.id,
      ownerOrg: bank.org,
      dueOn: day(60),
      measure: '首批 3 家，经企业确认',
    }),
  );
  const ended = await step(resolved, 'close');
  const minuted = await step(
    ended,
    'submitMinutes',
    '会议通报上次决议办理情况，审议通过年度工作计划，形成两项决议。（合成演示）',
  );
  for (const actor of there)
    await act(deps, actor, when, 'meetings.step', (use) =>
      stepMeeting(use, minuted, null, { step: 'countersign', note: '' }),
    );
  const task = minuted.resolutions[0]?.task;
  if (task)
    await act(deps, institute, new Date(when.getTime() + 20 * DAY_MS), 'tasks.step', (use) =>
      stepTask(use, task, task.version, {
        step: 'finish',
        progress: 100,
        note: '清单已汇总，共 46 项检测条件（合成）',
      }),
    );
}

async function tellPostings(deps: DemoActs, desks: Desks, day: Days, at: (days: number) => Date): Promise<void> {
  const { alliance, bank, institute, park, enterprise } = desks;
  const put = (
    actor: Actor,
    days: number,
    input: Partial<PostingInput> & Pick<PostingInput, 'list' | 'kind' | 'title' | 'text'>,
  ) =>
    act(deps, actor, at(days), 'postings.post', (use) =>
      post(use, { alliance: alliance.org, capacity: 1, dueOn: null, enterprise: null, ...input }),
    );
  await put(institute, -40, {
    list: 'resource',
    kind: 'technology',
    title: '复合材料中试线预约',
    text: '每周二、四开放，可做小批量试制。（合成演示）',
    capacity: 8,
    dueOn: day(90),
  });
  await put(park, -25, {
    list: 'resource',
    kind: 'space',
    title: '中试后加速空间',
    text: '层高 7.5 米，承重 1 吨，可分割。（合成演示）',
    capacity: 5,
    dueOn: day(120),
  });
  await put(park, -10, {
    list: 'project',
    kind: 'technology',
    title: '轻量化部件联合攻关',
    text: '征集材料、工艺、检测三类伙伴。（合成演示）',
    capacity: 3,
    dueOn: day(60),
  });
  const wanted = await put(enterprise, -15, {
    list: 'need',
    kind: 'finance',
    title: '订单周转资金',
    text: '新增订单，需要半年期流动资金。（合成演示）',
  });
  await act(deps, bank, at(-14), 'postings.claim', (use) =>
    claim(use, wanted, { note: '可按订单授信', enterprise: null }),
  );
  await put(enterprise, -3, {
    list: 'need',
    kind: 'technology',
    title: '耐候涂层性能检测',
    text: '需要盐雾与紫外老化检测。（合成演示）',
  });
}

/** Once, on the demonstration world; does nothing where there are agreements already. */
export async function tellDemoCooperation(deps: DemoActs): Promise<void> {
  const desks = await desksOf(deps);
  if (!desks) return;
  const now = deps.clock.now();
  const at = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
  const day: Days = (days) => dayInShanghai(at(days));
  await tellAgreements(deps, desks, day, at);
  await tellMeetings(deps, desks, day, at);
  await tellPostings(deps, desks, day, at);
}
