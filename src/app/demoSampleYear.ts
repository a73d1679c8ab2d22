import { allianceByOrg } from '../capabilities/alliances/alliance.queries.ts';
import { membersPrincipalOf } from '../capabilities/alliances/alliance.service.ts';
import { lockApplication } from '../capabilities/alliances/application.queries.ts';
import {
  insertApplication,
  moveApplication,
  noteStep,
  openBallots,
} from '../capabilities/alliances/application.store.ts';
import { belongsTo, ruleOf } from '../capabilities/alliances/charter.rules.ts';
import { insertDues, recordPayment } from '../capabilities/alliances/dues.store.ts';
import { figureValues, OWN_FIGURES } from '../capabilities/alliances/figures.service.ts';
import { membersOn } from '../capabilities/alliances/membership.queries.ts';
import { gradeOf, PROPOSED_CRITERIA, rate, sumOf } from '../capabilities/alliances/rating.rules.ts';
import { publishRating, putRating } from '../capabilities/alliances/rating.store.ts';
import { findOrganisation } from '../capabilities/organisations/organisation.service.ts';
import type { Clock } from '../kernel/clock.ts';
import { dayInShanghai } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Tx } from '../storage/sql.ts';

/** A year in the synthetic alliance: dues, a rating computed from its own figures, and an application that the council is voting on. */

interface Deps {
  readonly ids: Ids;
  readonly clock: Clock;
}

const DUES_FEN = 1_000_000;
const VOTE_DAYS = 20;

async function dues(tx: Tx, allianceOrg: number, year: number): Promise<void> {
  const alliance = await allianceByOrg(tx, allianceOrg);
  if (!alliance) return;
  const ref = { regionId: alliance.region_id, id: alliance.id, org: allianceOrg };
  await insertDues(tx, ref, { year, amountFen: DUES_FEN, dueOn: `${year}-06-30`, memberOrg: null });
  const members = await membersOn(tx, allianceOrg, `${year}-12-31`);
  for (const [index, member] of members.entries())
    if (index % 4 !== 3)
      await recordPayment(tx, allianceOrg, {
        memberOrg: member.org,
        year,
        paidOn: `${year}-05-${String(10 + index)}`,
        paidFen: DUES_FEN,
        voucher: `合成-${year}-${String(index + 1).padStart(3, '0')}`,
      });
}

async function rating(tx: Tx, allianceOrg: number, raterOrg: number, year: number, deps: Deps): Promise<void> {
  const alliance = await allianceByOrg(tx, allianceOrg);
  if (!alliance) return;
  const codes = PROPOSED_CRITERIA.map((one) => one.figure);
  const criteria = rate(PROPOSED_CRITERIA, await figureValues(tx, OWN_FIGURES, codes, allianceOrg, year));
  const points = sumOf(criteria);
  await putRating(tx, {
    ...{ regionId: alliance.region_id, allianceId: alliance.id, id: deps.ids.uuid(), raterOrg, allianceOrg, year },
    ...{
      criteria,
      points,
      grade: gradeOf(points),
      note: '合成演示：按平台已统计的数据计算。',
      accountId: deps.ids.uuid(),
    },
    at: deps.clock.now().toISOString(),
  });
  await publishRating(tx, allianceOrg, year, `${year + 1}-01-20`);
}

async function vote(tx: Tx, allianceOrg: number, applicantOrg: number, deps: Deps): Promise<void> {
  const alliance = await allianceByOrg(tx, allianceOrg);
  const body = await findOrganisation(tx, applicantOrg);
  if (!alliance || !body) return;
  const [id, at, accountId] = [deps.ids.uuid(), deps.clock.now().toISOString(), deps.ids.uuid()];
  await insertApplication(tx, {
    ...{ regionId: alliance.region_id, allianceId: alliance.id, id, allianceOrg, role: 'member', accountId, at },
    applicant: {
      org: body.principal,
      name: body.name,
      kind: body.kind,
      regionId: body.regionId,
      industry: '',
      synthetic: true,
    },
    form: {
      ...{ nature: '园区运营单位', business: '新材料中试厂房与公共检测平台', foundedOn: '', capital: '', address: '' },
      ...{ contact: '招商服务部（合成）', offers: '中试厂房、检测平台', seeks: '入驻企业与联合攻关项目' },
    },
  });
  const today = dayInShanghai(deps.clock.now());
  const rule = ruleOf(null, 'council');
  const voters = (await membersOn(tx, allianceOrg, today)).filter((member) => belongsTo(rule, member.roles));
  const until = dayInShanghai(new Date(deps.clock.now().getTime() + VOTE_DAYS * 86_400_000));
  const members = await membersPrincipalOf(tx, allianceOrg);
  for (const step of ['submit', 'putToVote'] as const) {
    const row = await lockApplication(tx, alliance.region_id, id);
    if (!row) return;
    const isVote = step === 'putToVote';
    if (isVote)
      await openBallots(
        tx,
        row,
        voters.map((member) => member.org),
      );
    await moveApplication(tx, row, isVote ? 'voting' : 'submitted', at, {
      shared: isVote ? [allianceOrg, members] : [allianceOrg],
      ...(isVote ? { vote: { until, eligible: voters.length, rule } } : {}),
    });
    await noteStep(tx, {
      ...{ regionId: alliance.region_id, allianceId: alliance.id, id: deps.ids.uuid(), allianceOrg, applicationId: id },
      ...{ aboutOrg: applicantOrg, step, at, byAccount: accountId, text: '', decision: null },
      byOrg: isVote ? allianceOrg : applicantOrg,
    });
  }
}

export async function loadSampleYear(tx: Tx, orgs: ReadonlyMap<string, number>, deps: Deps): Promise<void> {
  const org = (code: string): number => orgs.get(code) ?? 0;
  const year = Number(dayInShanghai(deps.clock.now()).slice(0, 4));
  await dues(tx, org('x-alliance'), year);
  await rating(tx, org('x-alliance'), org('x-office-g60'), year - 1, deps);
  await vote(tx, org('x-alliance'), org('x-park-sz'), deps);
}
