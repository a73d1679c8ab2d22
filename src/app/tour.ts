import type { FastifyInstance } from 'fastify';
import { getSession } from '../capabilities/accounts/account.api.ts';
import { answerCase, closeCase, recordContact } from '../capabilities/cases/case.api.ts';
import { getIndicators, listIndicatorEntries, recount } from '../capabilities/indicators/indicator.api.ts';
import { getReach, matchNeed, sendNeed } from '../capabilities/matching/match.api.ts';
import { draftNeed, submitNeed } from '../capabilities/needs/need.api.ts';
import { listOffers } from '../capabilities/offers/offer.api.ts';
import { confirmOutcome, reportOutcome } from '../capabilities/outcomes/outcome.api.ts';
import { getEnterprisePage, verifyAudit } from '../capabilities/overview/overview.api.ts';
import type { ContractOutput } from '../kernel/contract.ts';
import { formatFen } from '../kernel/money.ts';
import { type Caller, demoCaller } from './client.ts';

/** The loop once, headless and printed: need → match → case → outcome → indicator, and the other direction. Everything over HTTP. */

type Say = (line: string) => void;
type Ref = { regionId: string; id: string };

const VERDICT = {
  eligible: '符合',
  needs_person: '需人工判断',
  needs_data: '缺少数据',
  not_eligible: '不符合',
  not_applicable: '不适用',
} as const;
const LOAN_FEN = 300_000_000;

async function showEnterprise(enterprise: Caller, say: Say): Promise<Ref> {
  const session = await enterprise.must(getSession);
  const own = session.actor?.enterprise;
  if (!own) throw new Error('the demo enterprise has no record');
  const page = await enterprise.must(getEnterprisePage, { params: own });
  say(`一、一企一页　${page.enterprise.name}`);
  for (const { offer, assessment } of page.offers) {
    if (!assessment) continue;
    say(
      `　　${offer.code} ${offer.title.zh}：${VERDICT[assessment.verdict]}${assessment.near ? '（差一点）' : ''}　${assessment.summary.zh}`,
    );
  }
  return own;
}

async function raiseAndSend(enterprise: Caller, own: Ref, say: Say): Promise<ContractOutput<typeof sendNeed>> {
  const draft = await enterprise.must(draftNeed, {
    body: {
      enterprise: own,
      kinds: ['finance', 'policy'],
      title: '购置检测设备需要贷款',
      text: '计划购置检测设备，需要担保贷款 300 万元，同时了解可享受的奖励政策。',
      amountFen: LOAN_FEN,
      audience: 'receivers',
    },
  });
  const need = await enterprise.must(submitNeed, { params: draft }, { version: draft.version });
  say(`二、提出需求　${need.title}，${formatFen(LOAN_FEN)}`);
  const matches = await enterprise.must(matchNeed, { params: need });
  say(`三、匹配　${matches.items.length} 项资源`);
  for (const match of matches.items.slice(0, 4))
    say(
      `　　${match.rank}. ${match.offer.title.zh}（${match.offer.ownerName}）：${match.reasons.map((reason) => reason.text.zh).join('；')}`,
    );
  if (matches.whyNot)
    say(`　　为何不是 ${matches.whyNot.offer.title.zh}：${matches.whyNot.assessment?.summary.zh ?? ''}`);
  const finance = matches.items.find((match) => match.offer.kind === 'finance') ?? matches.items[0];
  const policy = matches.items.find(
    (match) => match.offer.kind === 'policy' && match.offer.ownerOrg !== finance?.offer.ownerOrg,
  );
  const receivers = [finance, policy].flatMap((match) =>
    match ? [{ org: match.offer.ownerOrg, offer: { regionId: match.offer.regionId, id: match.offer.id } }] : [],
  );
  const opened = await enterprise.must(sendNeed, { params: need, body: { receivers, message: '请协助' } });
  say(
    `四、立案　${opened.number}，${opened.positions.map((position) => `${position.orgName}（${position.dueOn ?? ''} 前答复）`).join('、')}`,
  );
  return opened;
}

async function handle(
  bank: Caller,
  opened: Ref & { version: number },
  say: Say,
): Promise<ContractOutput<typeof reportOutcome>> {
  const taken = await bank.must(
    answerCase,
    { params: opened, body: { status: 'taking', note: '已安排客户经理上门' } },
    { version: opened.version },
  );
  await bank.must(recordContact, {
    params: opened,
    body: { channel: 'visit', note: '现场查看设备清单', nextStep: '补充设备合同', nextOn: '2027-01-15' },
  });
  const helped = await bank.must(
    answerCase,
    { params: opened, body: { status: 'helped', note: '授信获批' } },
    { version: taken.version },
  );
  const outcome = await bank.must(reportOutcome, {
    params: opened,
    body: {
      kind: 'credit_granted',
      amountFen: LOAN_FEN,
      period: '2026',
      happenedOn: '2026-11-20',
      evidence: { type: 'loanContract', number: `合同（${helped.number}）` },
    },
  });
  await bank.must(closeCase, { params: opened, body: { reason: 'helped', note: '' } }, { version: helped.version });
  say(`五、办结　授信 ${formatFen(LOAN_FEN)}，证据编号 ${outcome.evidence.number ?? ''}，待企业确认`);
  return outcome;
}

/** Walks the loop on a running application with demo accounts; throws where a step is refused. */
export async function tour(app: FastifyInstance, say: Say): Promise<void> {
  const [enterprise, bank, office, auditor] = [
    await demoCaller(app, 'enterprise'),
    await demoCaller(app, 'bank'),
    await demoCaller(app, 'districtOffice'),
    await demoCaller(app, 'auditor'),
  ];
  const own = await showEnterprise(enterprise, say);
  const before = await office.must(getIndicators, { query: { by: 'kind', kind: 'credit_granted' } });
  const opened = await raiseAndSend(enterprise, own, say);
  const outcome = await handle(bank, opened, say);
  await enterprise.must(confirmOutcome, { params: outcome });
  const after = await office.must(getIndicators, { query: { by: 'kind', kind: 'credit_granted' } });
  say(
    `六、计数　成效 ${before.total.outcomes} → ${after.total.outcomes}，金额 ${formatFen(before.total.amountFen ?? 0)} → ${formatFen(after.total.amountFen ?? 0)}`,
  );
  const entries = await office.must(listIndicatorEntries, { query: { kind: 'credit_granted', limit: 1 } });
  for (const entry of entries.items)
    say(
      `　　明细：${entry.orgs.map((org) => `${org.name} ${org.num}/${org.den}`).join('、')}，证据 ${entry.evidence?.number ?? '（无权查看）'}`,
    );
  const checked = await auditor.must(recount);
  const chain = await auditor.must(verifyAudit);
  say(
    `七、核对　重新计数${checked.equal ? '一致' : '不一致'}（${checked.outcomes} 项成效），审计链 ${chain.entries} 条${chain.intact ? '完整' : '断裂'}`,
  );
  await showReach(office, say);
}

async function showReach(office: Caller, say: Say): Promise<void> {
  const offers = await office.must(listOffers, { query: { withRules: 'true', limit: 50 } });
  say('八、政策找企');
  for (const offer of offers.items) {
    const reach = await office.must(getReach, { params: offer });
    const hardest = reach.excluding[0];
    const told = (count: number | null) => (count === null ? '（不足 5 家，不显示）' : String(count));
    say(
      `　　${offer.code} ${offer.title.zh}：${reach.enterprises} 家中 符合 ${told(reach.eligible)}、需人工 ${told(reach.needsPerson)}、差一点 ${told(reach.near)}、缺数据 ${told(reach.needsData)}；最难的条件：${hardest ? `${hardest.text.zh}（${told(hardest.failed)} 家不符）` : '—'}`,
    );
  }
}
