import { createCampaign, stepCampaign } from '../capabilities/campaigns/convene.service.ts';
import { makePledge } from '../capabilities/campaigns/makePledge.service.ts';
import { joinCampaign } from '../capabilities/campaigns/takePart.service.ts';
import { nominate, scorePractice, stepPractice } from '../capabilities/practices/nominate.service.ts';
import type { PracticeStep } from '../capabilities/practices/practice.schema.ts';
import { createRound, stepRound } from '../capabilities/practices/round.service.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import { dayInShanghai } from '../kernel/clock.ts';
import type { RowRef } from '../kernel/fields.ts';
import { act, actorFor, type DemoActs } from './demoActs.ts';

/** A synthetic campaign of the sample alliance with pledges kept by cases that are there, and a practice from a finished one. Told through the use cases of people. */

const DAY_MS = 86_400_000;
const TITLE = '产融对接比学赶超（合成演示）';

interface DemoCase extends RowRef {
  readonly org: number;
  readonly role: Role;
  readonly enterpriseOrg: number;
  readonly closed: boolean;
}

interface Found {
  readonly told: boolean;
  readonly bodies: readonly { principal: number; code: string; kind: string }[];
  readonly cases: readonly DemoCase[];
}

const ROLE_OF: Readonly<Record<string, Role>> = { bank: 'bank', institute: 'institute', park: 'parkOfficer' };

/** Cases of the demonstration with a counted outcome, each with an organisation that worked on it. */
const find = (deps: DemoActs): Promise<Found> =>
  deps.sql.tx({ as: 'job', why: 'demo' }, async (tx) => {
    const { rows } = await tx.query<{
      region_id: string;
      id: string;
      org: number;
      kind: string;
      enterprise_org: number;
      closed: boolean;
    }>(
      `select distinct on (c.region_id, c.id) c.region_id, c.id, p.org, o.kind, c.enterprise_org, c.status = 'closed' as closed from cases c
       join positions p on p.region_id = c.region_id and p.case_id = c.id join organisations o on o.principal = p.org
       join outcome_claims l on l.region_id = c.region_id and l.case_id = c.id join counted_entries e on e.region_id = l.region_id and e.outcome_id = l.outcome_id
       where o.synthetic and o.kind in ('bank', 'institute', 'park') order by c.region_id, c.id, p.org limit 20`,
    );
    return {
      told: (await tx.query('select 1 from campaigns where title = $1 limit 1', [TITLE])).count > 0,
      bodies: (
        await tx.query<Found['bodies'][number]>('select principal, code, kind from organisations where synthetic')
      ).rows,
      cases: rows.map((row) => ({
        regionId: row.region_id,
        id: row.id,
        org: row.org,
        role: ROLE_OF[row.kind] ?? 'bank',
        enterpriseOrg: row.enterprise_org,
        closed: row.closed,
      })),
    };
  });

async function tellCampaign(deps: DemoActs, alliance: Actor, members: readonly Actor[], cases: readonly DemoCase[]) {
  const now = deps.clock.now();
  const month = (back: number) => dayInShanghai(new Date(now.getTime() - back * 30 * DAY_MS)).slice(0, 7);
  const at = new Date(now.getTime() - 20 * DAY_MS);
  const made = await act(deps, alliance, at, 'campaigns.create', (use) =>
    createCampaign(use, {
      title: TITLE,
      aims: '比服务、学先进、赶进度、超目标；排名只取企业确认的成效。',
      alliance: alliance.org,
      invited: [],
      onlyAlliance: false,
      fromMonth: month(2),
      toMonth: month(-2),
      goals: [
        { kind: 'credit_drawn', target: 5_000_000_000 },
        { kind: 'credit_granted', target: null },
      ],
    }),
  );
  for (const step of ['open', 'start'] as const)
    await act(deps, alliance, at, 'campaigns.step', (use) => stepCampaign(use, made, null, step));
  for (const [index, actor] of members.entries())
    await act(deps, actor, at, 'campaigns.join', (use) =>
      joinCampaign(
        use,
        made,
        index > 1 ? null : { headcount: 60 - 20 * index, source: '单位填报（合成）', on: dayInShanghai(at) },
      ),
    );
  for (const actor of members) {
    const own = cases.find((one) => one.org === actor.org);
    await act(deps, actor, at, 'campaigns.pledge', (use) =>
      makePledge(use, {
        title: `${actor.role === 'bank' ? '新增放款' : '协助成员企业获得贷款'} 500 万元（合成演示）`,
        kind: 'credit_drawn',
        target: 500_000_000,
        dueOn: dayInShanghai(new Date(now.getTime() + 40 * DAY_MS)),
        postRole: actor.role === 'bank' ? '客户经理' : '服务专员',
        postUnit: '',
        campaign: { regionId: made.regionId, id: made.id },
        case: own ? { regionId: own.regionId, id: own.id } : null,
        basis: null,
      }),
    );
  }
}

async function tellPractice(deps: DemoActs, alliance: Actor, jurors: readonly Actor[], one: DemoCase): Promise<void> {
  const at = new Date(deps.clock.now().getTime() - 5 * DAY_MS);
  const worker = await actorFor(deps, one.role, one.org, '演示');
  const firm = await actorFor(deps, 'enterprise', one.enterpriseOrg, '企业经办人 · 演示');
  const judging = jurors.filter((juror) => juror.org !== one.org);
  if (!worker || !firm || judging.length === 0) return;
  const round = await act(deps, alliance, at, 'practices.createRound', (use) =>
    createRound(use, {
      title: '年度典型案例评选（合成演示）',
      criteria: [
        { title: '成效', weight: 50 },
        { title: '可借鉴', weight: 50 },
      ],
      jurors: judging.map((juror) => juror.org),
    }),
  );
  const made = await act(deps, worker, at, 'practices.nominate', (use) =>
    nominate(use, {
      case: { regionId: one.regionId, id: one.id },
      round: { regionId: round.regionId, id: round.id },
      title: '一次对接办成的企业诉求（合成演示）',
      topic: 'finance',
      background: '企业提出诉求，条件清楚、材料齐备。',
      done: '承办单位按期答复，园区协助核实，一次对接办成。',
      reuse: '诉求条件清楚、材料齐备的企业可照此办理。',
    }),
  );
  const step = (actor: Actor, name: PracticeStep) =>
    act(deps, actor, at, 'practices.step', (use) => stepPractice(use, made, null, { step: name, note: '' }));
  await step(firm, 'consent');
  const move = (name: 'startScoring' | 'close') =>
    act(deps, alliance, at, 'practices.stepRound', (use) => stepRound(use, round, null, name));
  await move('startScoring');
  for (const [index, juror] of judging.entries())
    await act(deps, juror, at, 'practices.score', (use) =>
      scorePractice(use, made, { scores: [9 - index, 8], note: '' }),
    );
  await move('close');
  await step(alliance, 'publish');
}

/** Once, on a world whose loop has been told. */
export async function tellDemoCampaigns(deps: DemoActs): Promise<void> {
  const { told, bodies, cases } = await find(deps);
  if (told) return;
  const actorOf = async (code: string, role: Role): Promise<Actor | null> => {
    const body = bodies.find((one) => one.code === code);
    return body ? actorFor(deps, role, body.principal, '演示') : null;
  };
  const alliance = await actorOf('x-alliance', 'allianceSecretariat');
  const bank = await actorOf('x-bank-sj', 'bank');
  const institute = await actorOf('x-inst-hz', 'institute');
  const park = await actorOf('x-park-sj', 'parkOfficer');
  const party = await actorOf('x-party-sj', 'partyDesk');
  if (!alliance || !bank || !institute || !park || !party) return;
  await tellCampaign(deps, alliance, [bank, institute, park], cases);
  const finished = cases.find((one) => one.closed);
  if (finished) await tellPractice(deps, alliance, [party], finished);
}
