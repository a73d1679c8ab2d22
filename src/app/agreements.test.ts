import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  draftAgreement,
  editAgreement,
  getAgreement,
  importCommitments,
  listAgreements,
  listPressing,
  renewAgreement,
  stepAgreement,
} from '../capabilities/agreements/agreement.api.ts';
import type { AgreementStep, AgreementView } from '../capabilities/agreements/agreement.schema.ts';
import { keepTerms } from '../capabilities/agreements/stepAgreement.service.ts';
import { listTasks, listTasksOfOrigin } from '../capabilities/tasks/task.api.ts';
import { sheetFile } from '../exchange/sheetFile.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Caller } from './client.ts';
import { openTestApp, type TestApp } from './testApp.ts';

let t: TestApp;
let office: Caller;
let bank: Caller;
let institute: Caller;
let orgs: Record<'office' | 'bank' | 'institute', Actor>;

const input = () => ({
  title: '产学研金共建协议',
  startsOn: '2026-11-01',
  endsOn: '2027-10-31',
  parties: [orgs.bank.org, orgs.institute.org],
  commitments: [
    { title: '授信支持', measure: '新增授信 5000 万元', ownerOrg: orgs.bank.org, dueOn: '2027-06-30' },
    { title: '开放实验室', measure: '开放 20 次', ownerOrg: orgs.institute.org, dueOn: '2027-06-30' },
  ],
});

const step = (caller: Caller, agreement: AgreementView, name: AgreementStep, note = '') =>
  caller.call(stepAgreement, { params: agreement, body: { step: name, note } }, { version: agreement.version });

beforeAll(async () => {
  t = await openTestApp(20);
  [office, bank, institute] = [await t.as('districtOffice'), await t.as('bank'), await t.as('institute')];
  orgs = { office: await t.actorOf(office), bank: await t.actorOf(bank), institute: await t.actorOf(institute) };
});
afterAll(() => t.close());

async function proposed(): Promise<AgreementView> {
  const draft = await office.must(draftAgreement, { body: input() });
  return (await step(office, draft, 'propose')).body;
}

describe('an agreement', () => {
  test('is seen by its drafter alone until it is put to the parties', async () => {
    const draft = await office.must(draftAgreement, { body: input() });
    expect((await bank.call(getAgreement, { params: draft })).status).toBe(404);
    const shown = (await step(office, draft, 'propose')).body;
    expect((await bank.must(getAgreement, { params: shown })).may).toContain('sign');
    expect((await bank.must(listPressing)).items.map((one) => one.id)).toContain(shown.id);
    expect((await (await t.as('enterprise')).call(getAgreement, { params: shown })).status).toBe(404);
  });

  test('three signatures at once bring it into force once, and each promise is one task', async () => {
    const agreement = await proposed();
    const answers = await Promise.all(
      [office, bank, institute, bank].map((caller) => step(caller, agreement, 'sign', '分管部门')),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 409]);
    const signed = await bank.must(getAgreement, { params: agreement });
    expect(signed.status).toBe('inForce');
    const tasks = await office.must(listTasksOfOrigin, {
      params: { kind: 'agreement', regionId: agreement.regionId, id: agreement.id },
    });
    expect(tasks.items.map((task) => task.title).sort()).toEqual(['开放实验室', '授信支持']);
    expect((await bank.must(listTasks, { query: {} })).items.some((task) => task.origin.id === agreement.id)).toBe(
      true,
    );
  });

  test('declined, it goes back with the reason; changed, it is signed anew', async () => {
    const agreement = await proposed();
    const once = (await step(bank, agreement, 'sign')).body;
    expect((await step(institute, once, 'decline')).problem?.fields[0]?.path).toBe('note');
    const back = (await step(institute, once, 'decline', '承诺过高')).body;
    expect(back.status).toBe('draft');
    expect(back.parties.every((party) => party.signedAt === null)).toBe(true);
    expect(back.parties.map((party) => party.declinedReason)).toContain('承诺过高');
    const edited = await office.must(editAgreement, { params: back, body: input() }, { version: back.version });
    expect((await bank.call(getAgreement, { params: edited })).status).toBe(404);
  });

  test('refuses a promise of somebody else, a day outside the term and a foreign alliance', async () => {
    const wrong = async (change: object) => {
      const answer = await office.call(draftAgreement, { body: { ...input(), ...change } });
      return [answer.status, answer.problem?.fields[0]?.path];
    };
    const [first] = input().commitments;
    expect(await wrong({ commitments: [{ ...first, ownerOrg: 999_999 }] })).toEqual([400, 'commitments.0.ownerOrg']);
    expect(await wrong({ commitments: [{ ...first, dueOn: '2028-01-01' }] })).toEqual([400, 'commitments.0.dueOn']);
    expect(await wrong({ endsOn: '2026-10-01' })).toEqual([400, 'endsOn']);
    expect(await wrong({ parties: [999_999] })).toEqual([400, 'parties.0']);
    const alliance = await t.actorOf(await t.as('allianceSecretariat'));
    expect(await wrong({ alliance: alliance.org })).toEqual([400, 'alliance']);
  });

  test('a late commitment shows on the workbench of every party, not only of who owes it', async () => {
    const body = { ...input(), startsOn: '2026-01-01', endsOn: '2027-12-31' };
    const [first] = body.commitments;
    const draft = await office.must(draftAgreement, {
      body: { ...body, commitments: first ? [{ ...first, dueOn: '2026-11-01' }] : [] },
    });
    const shown = (await step(office, draft, 'propose')).body;
    for (const caller of [office, bank, institute]) await step(caller, shown, 'sign');
    for (const caller of [office, bank, institute]) {
      const found = (await caller.must(listPressing)).items.find((one) => one.id === draft.id);
      expect([found?.expiring, found?.tasks.overdue]).toEqual([false, 1]);
    }
  });

  test('takes commitments from a workbook, all or none', async () => {
    const draft = await office.must(draftAgreement, { body: { ...input(), commitments: [] } });
    const file = (owner: string) =>
      sheetFile('承诺', {
        name: '承诺',
        columns: ['承诺', '完成标准', '承担单位', '期限'].map((header) => ({ header, kind: 'text' as const })),
        rows: [
          ['联合培训', '两期', orgs.bank.orgName, '2027-01-31'],
          ['设备共享', '', owner, '2027-02-28'],
        ],
      });
    const send = async (owner: string) =>
      office.call(
        importCommitments,
        { params: draft, query: { name: '承诺.xlsx' } },
        { bytes: (await file(owner)).bytes },
      );
    const refused = await send('没有的单位');
    expect(refused.problem?.fields[0]?.path).toBe('rows.3.承担单位');
    expect((await office.must(getAgreement, { params: draft })).commitments).toHaveLength(0);
    expect((await send(orgs.institute.orgName)).body).toEqual({ imported: 2 });
    expect((await office.must(getAgreement, { params: draft })).commitments).toHaveLength(2);
  });

  test('ends by the clock the day after its term; near its end it is renewed once, with what is still open', async () => {
    const agreement = await proposed();
    for (const caller of [office, bank, institute]) await step(caller, agreement, 'sign');
    expect(await keepTerms(t.sql, new Date('2027-09-20T02:00:00Z'))).toBeGreaterThan(0);
    expect(await keepTerms(t.sql, new Date('2027-09-21T02:00:00Z'))).toBe(0);
    const renewal = await bank.must(renewAgreement, {
      params: agreement,
      body: { startsOn: '2027-11-01', endsOn: '2028-10-31' },
    });
    expect(renewal.commitments).toHaveLength(2);
    const again = await office.call(renewAgreement, {
      params: agreement,
      body: { startsOn: '2027-11-01', endsOn: '2028-10-31' },
    });
    expect(again.status).toBe(409);
    await keepTerms(t.sql, new Date('2027-11-01T02:00:00Z'));
    expect((await office.must(getAgreement, { params: agreement })).status).toBe('ended');
    expect((await office.must(listAgreements, { query: { status: 'ended' } })).items.map((one) => one.id)).toContain(
      agreement.id,
    );
  });
});
