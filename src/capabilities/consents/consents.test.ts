import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { closeCase, getCase, transferCase } from '../cases/case.api.ts';
import { listFacts } from '../facts/fact.api.ts';
import { matchNeed, sendNeed } from '../matching/match.api.ts';
import { draftNeed, submitNeed } from '../needs/need.api.ts';
import { getEnterprisePage } from '../overview/overview.api.ts';
import * as api from './grant.api.ts';
import { NOTICE_VERSION } from './grant.rules.ts';
import type { GiveInput } from './grant.schema.ts';
import { insertReads } from './grant.store.ts';

/** Consent end to end on a real engine: given, used, seen, withdrawn, expired, on every path that shows facts of one enterprise. */

let t: TestApp;
let enterprise: Caller;
let bank: Caller;
let bankOrg: number;
let own: { regionId: string; id: string };

beforeAll(async () => {
  t = await openTestApp();
  enterprise = await t.as('enterprise');
  bank = await t.as('bank');
  bankOrg = (await t.actorOf(bank)).org;
  own = (await t.actorOf(enterprise)).enterprise ?? { regionId: '', id: '' };
});
afterAll(async () => {
  expect(t.factReads.read).toBeGreaterThan(5);
  expect(t.factReads.written).toBe(t.factReads.read);
  await t.close();
});

const give = (change: Partial<GiveInput> = {}) =>
  enterprise.must(api.giveGrant, {
    params: own,
    body: { granteeOrg: bankOrg, purpose: 'financing', fields: ['size'], noticeVersion: NOTICE_VERSION, ...change },
  });
const withdraw = (grant: { regionId: string; id: string; version: number }) =>
  enterprise.must(api.withdrawGrant, { params: grant }, { version: grant.version });

/** Status of every path on which another organisation reads facts of one enterprise, and the keys it gets. */
async function paths(caller: Caller) {
  const facts = await caller.call(listFacts, { params: own });
  const page = await caller.call(getEnterprisePage, { params: own });
  const keysOf = (groups: readonly { facts: readonly { key: string }[] }[] | null | undefined) => [
    ...new Set((groups ?? []).flatMap((group) => group.facts.map((fact) => fact.key))),
  ];
  return {
    status: [facts.status, page.status],
    keys: keysOf(facts.body?.groups),
    pageKeys: keysOf(page.body?.facts),
    raw: facts.raw + page.raw,
  };
}

describe('consent', () => {
  test('without a grant there is nothing; with one exactly its fields, on the page as in the interface', async () => {
    expect((await paths(bank)).status).toEqual([404, 404]);
    const grant = await give();
    const seen = await paths(bank);
    expect(seen.status).toEqual([200, 200]);
    expect(seen.keys).toContain('revenue');
    expect(seen.pageKeys).toEqual(seen.keys);
    const everything = await paths(enterprise);
    expect(everything.keys.length).toBeGreaterThan(seen.keys.length);
    await withdraw(grant);
    expect((await paths(bank)).status).toEqual([404, 404]);
  });

  test('the enterprise sees who looked at what under which grant; nobody else sees the record', async () => {
    const grant = await give({ fields: ['titles'] });
    const before = await enterprise.must(api.listFactReads, { params: own, query: {} });
    await bank.must(listFacts, { params: own });
    const after = await enterprise.must(api.listFactReads, { params: own, query: {} });
    expect(after.count.value).toBe(before.count.value + 1);
    const line = after.items.find((read) => read.grantId === grant.id);
    expect(line).toMatchObject({
      byOrg: bankOrg,
      basis: 'consent',
      purpose: 'financing',
      path: 'facts',
      byRole: 'bank',
    });
    expect(line?.keys.length).toBeGreaterThan(0);
    expect((await bank.must(api.listFactReads, { params: own, query: {} })).items).toEqual([]);
    expect((await enterprise.call(api.exportFactReads, { params: own })).status).toBe(200);
    await withdraw(grant);
  });

  test('a grant ends at its exact instant on every path, without anybody doing anything', async () => {
    const start = t.clock.now().toISOString();
    const grant = await give({ days: 1 });
    t.clock.set(new Date(Date.parse(start) + 86_400_000 - 1).toISOString());
    const [last, lastEnterprise] = [await t.as('bank'), await t.as('enterprise')];
    expect((await paths(last)).status).toEqual([200, 200]);
    t.clock.set(new Date(Date.parse(start) + 86_400_000).toISOString());
    expect((await paths(last)).status).toEqual([404, 404]);
    const listed = await lastEnterprise.must(api.listGrants, { params: own });
    expect(listed.items.filter((one) => one.basis === 'consent' && one.live)).toEqual([]);
    t.clock.set(start);
    await withdraw(grant);
  });

  test('withdrawing is one click: a stale page is told, a second press changes nothing', async () => {
    const grant = await give();
    const stale = await enterprise.call(api.withdrawGrant, { params: grant }, { version: grant.version + 5 });
    expect(stale.status).toBe(412);
    const done = await withdraw(grant);
    expect(done).toMatchObject({ status: 'revoked', live: false, may: [] });
    const again = await enterprise.call(api.withdrawGrant, { params: grant }, { version: grant.version });
    expect([again.status, again.body.version]).toEqual([200, done.version]);
    const others = await bank.call(api.withdrawGrant, { params: grant }, { version: grant.version });
    expect([403, 404]).toContain(others.status);
  });

  test('a field outside the purpose, an old notice, an unknown organisation and a term over a year are refused at their field', async () => {
    const tries: [Partial<GiveInput>, string][] = [
      [{ purpose: 'space', fields: ['finance'] }, 'fields'],
      [{ noticeVersion: '2020-01' }, 'noticeVersion'],
      [{ granteeOrg: 2_000_000_000 }, 'granteeOrg'],
      [{ days: 366 }, 'days'],
      [{ fields: [] }, 'fields'],
    ];
    for (const [change, field] of tries) {
      const answer = await enterprise.call(api.giveGrant, {
        params: own,
        body: { granteeOrg: bankOrg, purpose: 'financing', fields: ['size'], noticeVersion: NOTICE_VERSION, ...change },
      });
      expect([answer.status, answer.problem?.fields[0]?.path.replace(/^body\./, '')], field).toEqual([400, field]);
    }
  });

  test('who serves the enterprise reads by duty, on record, and registers signed paper but no click', async () => {
    const park = await t.as('parkOfficer');
    expect((await paths(park)).status).toEqual([200, 200]);
    const reads = await enterprise.must(api.listFactReads, { params: own, query: { limit: 200 } });
    const parkOrg = (await t.actorOf(park)).org;
    expect(reads.items.filter((read) => read.byOrg === parkOrg).map((read) => read.basis)).toContain('duty');
    const body = {
      granteeOrg: bankOrg,
      purpose: 'financing' as const,
      fields: ['size'],
      noticeVersion: NOTICE_VERSION,
    };
    expect((await park.call(api.giveGrant, { params: own, body })).problem?.fields[0]?.path).toBe('paper');
    const self = { ...body, granteeOrg: parkOrg };
    expect((await park.call(api.giveGrant, { params: own, body: self })).problem?.code).toBe('consents.mayNotGive');
    const duty = (await enterprise.must(api.listGrants, { params: own })).items.find((one) => one.basis === 'duty');
    expect(duty).toMatchObject({ live: true, may: [] });
    const refused = await enterprise.call(api.withdrawGrant, { params: duty ?? own }, { version: 1 });
    expect([404, 409]).toContain(refused.status);
  });

  test('an organisation asks, once; the enterprise opens less than was asked; declined is declined', async () => {
    const grant = await give();
    const ask = (purpose: 'technology' | 'space') =>
      bank.call(api.requestGrant, { params: own, body: { purpose, fields: ['size', 'people'], days: 30 } });
    const asked = await ask('technology');
    expect(asked.body).toMatchObject({ status: 'requested', live: false });
    expect((await ask('technology')).problem?.code).toBe('consents.alreadyAsked');
    const wider = await enterprise.call(
      api.acceptGrant,
      { params: asked.body, body: { fields: ['size', 'ip'], noticeVersion: NOTICE_VERSION } },
      { version: asked.body.version },
    );
    expect(wider.status).toBe(400);
    const byBank = await bank.call(
      api.acceptGrant,
      { params: asked.body, body: { noticeVersion: NOTICE_VERSION } },
      { version: 1 },
    );
    expect(byBank.status).toBe(403);
    const accepted = await enterprise.must(
      api.acceptGrant,
      { params: asked.body, body: { fields: ['size'], noticeVersion: NOTICE_VERSION } },
      { version: asked.body.version },
    );
    expect(accepted).toMatchObject({ status: 'active', live: true, fields: ['size'], days: 30 });
    const other = await ask('space');
    await enterprise.must(api.declineGrant, { params: other.body, body: {} }, { version: other.body.version });
    expect((await ask('space')).problem?.code).toBe('consents.alreadyAsked');
    await withdraw(grant);
    await withdraw(accepted);
    expect((await paths(bank)).status).toEqual([404, 404]);
  });

  test('a reading cannot be written down on a grant that is not live, not its own or of another enterprise', async () => {
    const grant = await give();
    const other = await t.sql.tx(
      { as: 'job', why: 'test' },
      async (tx) =>
        (
          await tx.query<{ id: string }>('select id from enterprises where region_id = $1 and id <> $2 limit 1', [
            own.regionId,
            own.id,
          ])
        ).rows[0]?.id ?? '',
    );
    const write = (org: number, enterpriseId: string, at = t.clock.now().toISOString()) =>
      t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
        insertReads(
          tx,
          [
            {
              id: crypto.randomUUID(),
              regionId: own.regionId,
              enterpriseOrg: 1,
              enterpriseId,
              grantId: grant.id,
              keys: [],
              facts: 0,
            },
          ],
          { org, accountId: crypto.randomUUID(), role: 'bank' },
          'facts',
          at,
        ),
      );
    expect(await write(bankOrg, own.id)).toBe(1);
    expect(await write(bankOrg + 1, own.id)).toBe(0);
    expect(await write(bankOrg, other)).toBe(0);
    expect(await write(bankOrg, own.id, '2030-01-01T00:00:00.000Z')).toBe(0);
    await withdraw(grant);
    expect(await write(bankOrg, own.id)).toBe(0);
    const bare = t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query(
        `insert into fact_reads (region_id, id, owner_org, enterprise_id, grant_id, basis, purpose, by_org, by_account, by_role, path, keys, facts, at)
         values ($1, gen_random_uuid(), 1, $2, null, 'consent', 'x', 1, gen_random_uuid(), 'bank', 'facts', '{}', 0, now())`,
        [own.regionId, own.id],
      ),
    );
    await expect(bare).rejects.toMatchObject({ code: '23502' });
  });
});

describe('a case', () => {
  const open = async () => {
    const draft = await enterprise.must(draftNeed, {
      body: { enterprise: own, kinds: ['finance'], title: '流动资金贷款', text: '购置设备' },
    });
    const need = await enterprise.must(submitNeed, { params: draft }, { version: draft.version });
    const opened = await enterprise.must(sendNeed, { params: need, body: { receivers: [{ org: bankOrg }] } });
    return { need, opened };
  };

  test('sending a need opens what its kind calls for, to its receivers, until the case is closed', async () => {
    const { need, opened } = await open();
    const seen = await paths(bank);
    expect(seen.status).toEqual([200, 200]);
    expect(seen.keys).toContain('revenue');
    expect(seen.keys).not.toContain('researchProjects');
    const matches = await bank.must(matchNeed, { params: need });
    expect(matches.items.length).toBeGreaterThan(0);
    const grants = await enterprise.must(api.listGrants, { params: own });
    expect(grants.items.find((one) => one.basis === 'case' && one.live)).toMatchObject({
      granteeOrg: bankOrg,
      caseRef: { id: opened.id },
      signed: { how: 'click' },
      may: ['withdraw'],
    });
    await bank.must(closeCase, { params: opened, body: { reason: 'helped' } }, { version: opened.version });
    expect((await paths(bank)).status).toEqual([404, 404]);
  });

  test('withdrawn in the middle of a case, its matches are ranked by words and place alone, and no reading is left', async () => {
    const { need, opened } = await open();
    const assessed = async () => (await bank.must(matchNeed, { params: need })).items.filter((one) => one.assessment);
    expect((await assessed()).length).toBeGreaterThan(0);
    const given = (await enterprise.must(api.listGrants, { params: own })).items.find(
      (one) => one.caseRef?.id === opened.id && one.live,
    );
    await withdraw(given ?? { ...own, version: 1 });
    const before = await enterprise.must(api.listFactReads, { params: own, query: {} });
    expect(await assessed()).toEqual([]);
    expect((await enterprise.must(api.listFactReads, { params: own, query: {} })).count).toEqual(before.count);
    expect((await bank.must(getCase, { params: opened })).enterpriseName).not.toBe('');
    await bank.must(closeCase, { params: opened, body: { reason: 'helped' } }, { version: opened.version });
  });

  test('who hands the case on hands on what is still allowed, and keeps nothing', async () => {
    const next = await t.sql.tx(
      { as: 'job', why: 'test' },
      async (tx) =>
        (await tx.query<{ principal: number }>(`select principal from organisations where code = 'x-bank-jx'`)).rows[0]
          ?.principal ?? 0,
    );
    const nextBank = await t.asOrg('bank', next);
    const first = await open();
    await bank.must(
      transferCase,
      { params: first.opened, body: { toOrg: next, reason: '属地' } },
      { version: first.opened.version },
    );
    expect((await paths(bank)).status).toEqual([404, 404]);
    expect((await paths(nextBank)).status).toEqual([200, 200]);
    const passed = (await enterprise.must(api.listGrants, { params: own })).items.find(
      (one) => one.granteeOrg === next && one.live,
    );
    await withdraw(passed ?? { ...own, version: 1 });
    expect((await paths(nextBank)).status).toEqual([404, 404]);
    const second = await open();
    const given = (await enterprise.must(api.listGrants, { params: own })).items.find(
      (one) => one.granteeOrg === bankOrg && one.live,
    );
    await withdraw(given ?? { ...own, version: 1 });
    await bank.must(
      transferCase,
      { params: second.opened, body: { toOrg: next, reason: '属地' } },
      { version: second.opened.version },
    );
    expect((await paths(nextBank)).status).toEqual([404, 404]);
  });
});
