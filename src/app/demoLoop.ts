import type { CaseView } from '../capabilities/cases/case.schema.ts';
import { answer, close } from '../capabilities/cases/handleCase.service.ts';
import { recordRound } from '../capabilities/cases/workCase.service.ts';
import { matchesOf, send } from '../capabilities/matching/match.service.ts';
import { saveDraft, submitDraft } from '../capabilities/needs/need.service.ts';
import type { OfferKind } from '../capabilities/offers/offer.schema.ts';
import { confirm } from '../capabilities/outcomes/decideOutcome.service.ts';
import { report } from '../capabilities/outcomes/reportOutcome.service.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import { dayInShanghai } from '../kernel/clock.ts';
import type { RowRef } from '../kernel/fields.ts';
import { act, actorFor, type DemoActs } from './demoActs.ts';

/**
 * A little history for the demonstration: needs of synthetic enterprises, sent, answered, some helped and counted. Everything runs through
 * the same use cases and envelope as a person's commands, on days of the past weeks.
 */

interface Story {
  readonly title: string;
  readonly text: string;
  readonly kind: OfferKind;
  readonly amountFen: number | null;
  /** Days ago the need was raised, and how far it came. */
  readonly daysAgo: number;
  readonly end: 'open' | 'sent' | 'taking' | 'helped' | 'confirmed' | 'unmet';
  readonly outcome: { readonly kind: string; readonly evidence: string; readonly count: number | null } | null;
}

const WAN = 1_000_000;
const credit = { kind: 'credit_granted', evidence: 'loanContract', count: null };

const STORIES: readonly Story[] = [
  {
    title: '流动资金周转贷款',
    text: '订单增加，需要流动资金贷款，希望由担保支持。',
    kind: 'finance',
    amountFen: 500 * WAN,
    daysAgo: 82,
    end: 'confirmed',
    outcome: credit,
  },
  {
    title: '购置数控机床融资',
    text: '购置两台数控机床，需要设备融资或贷款。',
    kind: 'finance',
    amountFen: 860 * WAN,
    daysAgo: 64,
    end: 'confirmed',
    outcome: credit,
  },
  {
    title: '知识产权质押贷款',
    text: '以三项发明专利质押，申请贷款。',
    kind: 'finance',
    amountFen: 300 * WAN,
    daysAgo: 41,
    end: 'confirmed',
    outcome: credit,
  },
  {
    title: '为新建产线寻求技术合作',
    text: '希望与院所合作改进镀膜工艺，做中试验证。',
    kind: 'technology',
    amountFen: 80 * WAN,
    daysAgo: 57,
    end: 'confirmed',
    outcome: { kind: 'technology_licensed', evidence: 'contract', count: null },
  },
  {
    title: '扩大研发场地',
    text: '需要可作实验室的场地约 800 平方米，承重要求较高。',
    kind: 'space',
    amountFen: null,
    daysAgo: 49,
    end: 'confirmed',
    outcome: { kind: 'space_leased', evidence: 'lease', count: 800 },
  },
  {
    title: '骨干员工住房',
    text: '新引进工程师十二人，申请人才公寓。',
    kind: 'talent',
    amountFen: null,
    daysAgo: 33,
    end: 'helped',
    outcome: { kind: 'talent_housed', evidence: 'lease', count: 12 },
  },
  {
    title: '开拓海外市场的周转贷款',
    text: '海外订单回款周期长，需要短期贷款。',
    kind: 'finance',
    amountFen: 200 * WAN,
    daysAgo: 19,
    end: 'helped',
    outcome: credit,
  },
  {
    title: '扩产贷款',
    text: '第二条产线投产，需要中长期贷款。',
    kind: 'finance',
    amountFen: 1_500 * WAN,
    daysAgo: 9,
    end: 'taking',
    outcome: null,
  },
  {
    title: '寻找检测服务',
    text: '新产品需要第三方检测与认证辅导。',
    kind: 'service',
    amountFen: null,
    daysAgo: 7,
    end: 'sent',
    outcome: null,
  },
  {
    title: '短期过桥资金',
    text: '年末集中采购，需要过桥资金。',
    kind: 'finance',
    amountFen: 120 * WAN,
    daysAgo: 3,
    end: 'sent',
    outcome: null,
  },
  {
    title: '寻找应用场景',
    text: '智能巡检机器人寻找园区试用场景。',
    kind: 'scenario',
    amountFen: null,
    daysAgo: 2,
    end: 'open',
    outcome: null,
  },
  {
    title: '政策咨询',
    text: '想了解技术改造与专精特新方面的支持。',
    kind: 'policy',
    amountFen: null,
    daysAgo: 1,
    end: 'open',
    outcome: null,
  },
];

const ROLE_OF: Readonly<Record<string, Role>> = {
  bank: 'bank',
  institute: 'institute',
  platform: 'institute',
  park: 'parkOfficer',
  office: 'districtOffice',
  alliance: 'allianceSecretariat',
};

const daysAfter = ({ clock }: DemoActs, story: Story, days: number): Date =>
  new Date(clock.now().getTime() - Math.max(0, story.daysAgo - days) * 86_400_000);

async function tell(
  deps: DemoActs,
  story: Story,
  enterprise: { org: number; ref: RowRef },
  kindOf: ReadonlyMap<number, string>,
): Promise<void> {
  const at = (days: number) => daysAfter(deps, story, days);
  const owner = await actorFor(deps, 'enterprise', enterprise.org, '企业经办人 · 演示');
  if (!owner) return;
  const draft = await act(deps, owner, at(0), 'needs.draft', (use) =>
    saveDraft(use, {
      enterprise: enterprise.ref,
      kinds: [story.kind],
      title: story.title,
      text: story.text,
      amountFen: story.amountFen,
      quantity: null,
      quantityUnit: null,
      deadlineOn: null,
      audience: 'district',
      authority: null,
    }),
  );
  await act(deps, owner, at(0), 'needs.submit', (use) => submitDraft(use, draft, draft.version));
  if (story.end === 'open') return;
  const matches = await act(deps, owner, at(1), 'demo.match', (use) => matchesOf(use, draft));
  const offer =
    matches.items.find(
      (match) => ROLE_OF[kindOf.get(match.offer.ownerOrg) ?? ''] !== undefined && match.offer.synthetic,
    )?.offer ?? matches.items[0]?.offer;
  if (!offer) return;
  const opened = await act(deps, owner, at(1), 'matching.send', (use) =>
    send(use, draft, {
      receivers: [{ org: offer.ownerOrg, offer: { regionId: offer.regionId, id: offer.id } }],
      message: '请协助',
    }),
  );
  await help(deps, story, owner, opened, ROLE_OF[kindOf.get(offer.ownerOrg) ?? ''] ?? 'bank', offer.ownerOrg);
}

/** The organisation's side of a story, as far as it goes. */
async function help(
  deps: DemoActs,
  story: Story,
  owner: Actor,
  opened: CaseView,
  role: Role,
  org: number,
): Promise<void> {
  const at = (days: number) => daysAfter(deps, story, days);
  const helper = await actorFor(deps, role, org, '经办人 · 演示');
  if (!helper || story.end === 'sent') return;
  const taken = await act(deps, helper, at(2), 'cases.answer', (use) =>
    answer(use, opened, opened.version, { status: 'taking', note: '已安排专人对接' }),
  );
  await act(deps, helper, at(3), 'cases.contact', (use) =>
    recordRound(use, opened, {
      channel: 'visit',
      note: '上门了解情况，核对材料',
      nextStep: '补充材料清单',
      nextOn: dayInShanghai(at(10)),
    }),
  );
  if (story.end === 'taking' || !story.outcome) return;
  const helped = await act(deps, helper, at(6), 'cases.answer', (use) =>
    answer(use, opened, taken.version, { status: 'helped', note: '' }),
  );
  const { kind, evidence, count } = story.outcome;
  const outcome = await act(deps, helper, at(7), 'outcomes.report', (use) =>
    report(use, opened, {
      kind,
      amountFen: count === null ? story.amountFen : null,
      count,
      unit: null,
      period: dayInShanghai(at(7)).slice(0, 7),
      happenedOn: dayInShanghai(at(7)),
      evidence: { type: evidence, number: `示例-${opened.number}`, file: null },
      credits: [],
      note: '',
    }),
  );
  await act(deps, helper, at(7), 'cases.close', (use) =>
    close(use, opened, helped.version, { reason: 'helped', note: '' }),
  );
  if (story.end === 'confirmed') await act(deps, owner, at(8), 'outcomes.confirm', (use) => confirm(use, outcome));
}

/** Tells the stories for enterprises of the demo district; answers how many there were. */
export async function tellDemoLoop(deps: DemoActs): Promise<number> {
  const { enterprises, kindOf } = await deps.sql.tx({ as: 'job', why: 'demo' }, async (tx) => ({
    enterprises: (
      await tx.query<{ owner_org: number; region_id: string; id: string }>(
        `select owner_org, region_id, id from enterprises e where region_id = '310117' and cardinality(served_by) > 1 and not exists (select 1 from accounts a where a.org = e.owner_org) order by credit_code limit $1`,
        [STORIES.length],
      )
    ).rows,
    kindOf: new Map(
      (await tx.query<{ principal: number; kind: string }>('select principal, kind from organisations')).rows.map(
        (row) => [row.principal, row.kind],
      ),
    ),
  }));
  for (const [index, story] of STORIES.entries()) {
    const enterprise = enterprises[index];
    if (enterprise)
      await tell(
        deps,
        story,
        { org: enterprise.owner_org, ref: { regionId: enterprise.region_id, id: enterprise.id } },
        kindOf,
      );
  }
  return Math.min(STORIES.length, enterprises.length);
}
