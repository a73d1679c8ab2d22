import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { charactersOf } from '../../exchange/pdfText.ts';
import { getNeed } from '../needs/need.api.ts';
import * as api from './alliance.api.ts';
import type { AllianceSummary } from './alliance.schema.ts';
import { membersPrincipalOf } from './alliance.service.ts';
import * as applicationApi from './application.api.ts';
import type { Application } from './application.schema.ts';

/** Joining and leaving end to end on a real engine: application, check, vote, number, certificate, sight of what members share. */

let t: TestApp;
let secretariat: Caller;
let chair: Caller;
let bank: Caller;
let park: Caller;
let enterprise: Caller;
let alliance: AllianceSummary;

beforeAll(async () => {
  t = await openTestApp(60);
  secretariat = await t.as('allianceSecretariat');
  chair = await t.as('institute');
  bank = await t.as('bank');
  park = await t.as('parkOfficer');
  enterprise = await t.as('enterprise');
  const { items } = await secretariat.must(api.listAlliances, { query: { text: '示例新材料' } });
  alliance = items[0] as AllianceSummary;
});
afterAll(() => t.close());

const FORM = { nature: '有限责任公司', business: '高分子材料', contact: '办公室 021-0000' };
const orgOf = async (caller: Caller) => (await t.actorOf(caller)).org;
const job = <T>(work: Parameters<typeof t.sql.tx<T>>[1]) => t.sql.tx({ as: 'job', why: 'test' }, work);

/** Enterprises without marked texts that no suite uses otherwise. */
async function outsiders(count: number): Promise<Caller[]> {
  const orgs = await job(
    async (tx) =>
      (
        await tx.query<{ owner_org: number }>(
          `select e.owner_org from enterprises e where not exists (select 1 from accounts a where a.org = e.owner_org)
             and not exists (select 1 from needs n where n.enterprise_id = e.id) order by e.id limit $1`,
          [count],
        )
      ).rows,
  );
  return Promise.all(orgs.map((row) => t.asOrg('enterprise', row.owner_org)));
}

async function submitted(applicant: Caller): Promise<Application> {
  const draft = await applicant.must(applicationApi.applyToAlliance, { params: alliance, body: { form: FORM } });
  return applicant.must(
    applicationApi.stepAsApplicant,
    { params: draft, body: { step: 'submit' } },
    { version: draft.version },
  );
}

async function inVote(applicant: Caller): Promise<Application> {
  const application = await submitted(applicant);
  return secretariat.must(
    applicationApi.putApplicationToVote,
    { params: application, body: { voteUntil: '2026-11-30' } },
    { version: application.version },
  );
}

const vote = (voter: Caller, application: Application, choice: 'yes' | 'no' | 'abstain') =>
  voter.call(applicationApi.castVote, { params: application, body: { choice } });

/** What the room has told organisations so far. */
const told = async (): Promise<string[]> =>
  job(async (tx) =>
    (await tx.query<{ zh: string }>(`select payload->>'zh' as zh from outbox where kind = 'notice.tell'`)).rows.map(
      (row) => row.zh,
    ),
  );

/** A need of the demo enterprise that the members of the alliance may read. */
async function sharedNeed(): Promise<{ regionId: string; id: string }> {
  const { org, enterprise: own } = await t.actorOf(enterprise);
  return job(async (tx) => {
    const principal = await membersPrincipalOf(tx, alliance.org);
    const { rows } = await tx.query<{ regionId: string; id: string }>(
      `insert into needs (region_id, id, owner_org, shared, enterprise_id, enterprise_name, raised_by_org, raised_by_account, kinds, main_kind, title, text, audience, status, created_at)
       values ($1, gen_random_uuid(), $2, array[$3::int], $4, '示例企业', $2, gen_random_uuid(), '{technology}', 'technology', '成员共享', '成员共享', 'receivers', 'open', now())
       returning region_id as "regionId", id`,
      [own?.regionId ?? '', org, principal, own?.id ?? ''],
    );
    return rows[0] as { regionId: string; id: string };
  });
}

describe('an application', () => {
  test('needs a charter on the platform: an alliance that only public pages name takes none', async () => {
    const { items } = await enterprise.must(api.listAlliances, { query: { text: '央企外滩党建联盟' } });
    const params = items[0] as AllianceSummary;
    const view = await enterprise.must(api.getAlliance, { params });
    expect(view.may).toEqual([]);
    expect(view.roles.map((one) => one.count)).toEqual([13, 22, 30]);
    expect(view.bodies.filter((body) => body.relation === 'unveils')).toHaveLength(4);
    expect(view.derived.map((one) => one.name)).toEqual(['央企外滩科技创新联盟']);
    const refused = await enterprise.call(applicationApi.applyToAlliance, { params, body: { form: FORM } });
    expect(refused.problem?.code).toBe('alliances.noCharter');
  });

  test('is the applicant’s own until submitted, then the secretariat’s, and the members’ only while they vote', async () => {
    const [applicant] = (await outsiders(1)) as [Caller];
    const draft = await applicant.must(applicationApi.applyToAlliance, { params: alliance, body: { form: FORM } });
    expect((await secretariat.call(applicationApi.getApplication, { params: draft })).status).toBe(404);
    const again = await applicant.call(applicationApi.applyToAlliance, { params: alliance, body: { form: FORM } });
    expect(again.problem?.code).toBe('alliances.applicationOpen');
    const sent = await applicant.must(
      applicationApi.stepAsApplicant,
      { params: draft, body: { step: 'submit' } },
      { version: draft.version },
    );
    expect((await chair.call(applicationApi.getApplication, { params: draft })).status).toBe(404);
    const seen = await secretariat.must(applicationApi.getApplication, { params: draft });
    expect(seen.may).toEqual(['return', 'refuse', 'putToVote']);
    const noReason = await secretariat.call(
      applicationApi.stepAsSecretariat,
      { params: draft, body: { step: 'return' } },
      { version: sent.version },
    );
    expect(noReason.problem?.fields[0]?.path).toBe('reason');
    const voting = await secretariat.must(
      applicationApi.putApplicationToVote,
      { params: draft, body: { voteUntil: '2026-11-30' } },
      { version: sent.version },
    );
    expect(voting.vote).toMatchObject({ eligible: 3, needed: 2, own: null });
    expect((await chair.must(applicationApi.getApplication, { params: draft })).may).toEqual(['cast']);
    expect((await enterprise.must(applicationApi.getApplication, { params: draft })).may).toEqual([]);
    await applicant.must(
      applicationApi.stepAsApplicant,
      { params: draft, body: { step: 'withdraw' } },
      { version: voting.version },
    );
    expect((await chair.call(applicationApi.getApplication, { params: draft })).status).toBe(404);
  });

  test('two of three council members agree: admitted at once, with number, certificate and sight of what members share', async () => {
    const [applicant] = (await outsiders(1)) as [Caller];
    const org = await orgOf(applicant);
    const need = await sharedNeed();
    const sees = async () => (await applicant.call(getNeed, { params: need })).status === 200;
    const row = () => job((tx) => tx.query('select * from needs where id = $1', [need.id]));
    const before = await row();
    expect(await sees()).toBe(false);
    const application = await inVote(applicant);
    expect((await vote(chair, application, 'yes')).body).toMatchObject({ status: 'voting', vote: { yes: 1 } });
    expect((await vote(enterprise, application, 'yes')).problem?.code).toBe('alliances.notPossible');
    const admitted = await vote(bank, application, 'yes');
    expect(await told()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/申请入会，请审核/),
        expect.stringMatching(/请表决/),
        expect.stringMatching(/已入会，会员编号 XCL-/),
      ]),
    );
    expect(admitted.body).toMatchObject({ status: 'admitted', number: expect.stringMatching(/^XCL-\d{4}$/) });
    expect((await vote(park, application, 'no')).problem?.code).toBe('alliances.notPossible');
    expect((await park.must(applicationApi.getApplication, { params: application })).form).toBe(null);

    expect(await sees()).toBe(true);
    const view = await applicant.must(api.getAlliance, { params: alliance });
    expect([view.ownRoles, view.ownNumber]).toEqual([['member'], (admitted.body as Application).number]);
    const paper = await t.app.inject({
      method: 'GET',
      url: `/api/alliances/${alliance.regionId}/${alliance.id}/certificate.pdf`,
      headers: { cookie: applicant.cookie ?? '' },
    });
    expect([paper.statusCode, paper.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const printed = charactersOf(paper.rawPayload);
    for (const character of `会员证书${alliance.name}${view.ownNumber}2026年11月20日`)
      expect(printed, character).toContain(character);

    await applicant.must(api.leaveAlliance, { params: alliance, body: { letter: '因业务调整，申请退出。' } });
    expect(await sees()).toBe(false);
    expect((await applicant.call(api.getCertificate, { params: alliance, query: {} })).problem?.code).toBe(
      'alliances.notMember',
    );
    expect((await row()).rows).toEqual(before.rows);

    const second = await inVote(applicant);
    await vote(chair, second, 'yes');
    const back = (await vote(park, second, 'yes')).body as Application;
    expect(back).toMatchObject({ status: 'admitted', number: (admitted.body as Application).number });
    expect(await sees()).toBe(true);
    const { items } = await applicant.must(api.listAllianceHistory, { params: alliance });
    expect(items.filter((one) => one.org === org).map((one) => one.endedHow)).toEqual(
      expect.arrayContaining([null, 'left']),
    );
  });

  test('expelled by a named decision, a member is out at its next request; without a decision nobody is expelled', async () => {
    const [applicant] = (await outsiders(1)) as [Caller];
    const application = await inVote(applicant);
    await vote(chair, application, 'yes');
    await vote(bank, application, 'yes');
    const memberOrg = await orgOf(applicant);
    const body = { memberOrg, reason: '违反章程第四条' };
    const undecided = await secretariat.call(api.expelMember, { params: alliance, body: { ...body, decision: {} } });
    expect(undecided.problem?.fields[0]?.path).toBe('decision.text');
    await secretariat.must(api.expelMember, {
      params: alliance,
      body: { ...body, decision: { text: '理事会 2026-11-18' } },
    });
    expect((await applicant.must(api.getAlliance, { params: alliance })).may).toEqual(['apply']);
  });

  test('after the last day the cast ballots decide; without a quorum it goes back to the secretariat', async () => {
    const [refused, lapsed] = (await outsiders(2)) as [Caller, Caller];
    const first = await inVote(refused);
    const second = await inVote(lapsed);
    await vote(chair, first, 'no');
    await vote(bank, first, 'abstain');
    await vote(chair, second, 'yes');
    const closing = async (application: Application) => {
      const caller = await t.as('allianceSecretariat');
      const { version } = await caller.must(applicationApi.getApplication, { params: application });
      return caller.call(
        applicationApi.stepAsSecretariat,
        { params: application, body: { step: 'close' } },
        { version },
      );
    };
    expect((await closing(second)).problem?.code).toBe('alliances.notPossible');
    expect((await refused.must(applicationApi.getApplication, { params: first })).status).toBe('refused');
    t.clock.advanceDays(11);
    const late = await vote(await t.as('bank'), second, 'yes');
    expect(late.problem?.code).toBe('alliances.notPossible');
    expect((await closing(second)).body).toMatchObject({ status: 'submitted' });
    t.clock.advanceDays(-11);
  });
});
