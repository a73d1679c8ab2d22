import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getIndicators, listIndicatorEntries } from '../capabilities/indicators/indicator.api.ts';
import { sendNeed } from '../capabilities/matching/match.api.ts';
import { draftNeed, submitNeed } from '../capabilities/needs/need.api.ts';
import { listCaseOrigins } from '../capabilities/origins/origin.api.ts';
import { countedFor, countedShares } from '../capabilities/origins/origin.service.ts';
import { confirmOutcome, reportOutcome } from '../capabilities/outcomes/outcome.api.ts';
import {
  getTask,
  linkTaskCase,
  listTasks,
  listTasksOfOrigin,
  openTaskCase,
  stepTask,
} from '../capabilities/tasks/task.api.ts';
import { assignTask } from '../capabilities/tasks/task.service.ts';
import { remindTasks } from '../capabilities/tasks/taskReminders.service.ts';
import type { Actor } from '../kernel/actor.ts';
import { randomIds } from '../kernel/ids.ts';
import type { Caller } from './client.ts';
import { openTestApp, TEST_NOW, type TestApp } from './testApp.ts';

/** A task given by one organisation to another, worked off by a case, counted for where it came from. */

let t: TestApp;
let bank: Caller;
let bankActor: Actor;
let alliance: Caller;
let allianceActor: Actor;
let enterprise: Caller;
let enterpriseActor: Actor;

const resolution = { kind: 'resolution' as const, regionId: '310117', id: '00000000-0000-4000-8000-00000000aa01' };

const give = (title: string, dueOn = '2026-12-31') =>
  t.sql.tx({ as: 'app', org: allianceActor.org, regions: allianceActor.regions, shared: allianceActor.shared }, (tx) =>
    assignTask(
      { tx, actor: allianceActor, now: new Date(TEST_NOW), ids: randomIds },
      {
        regionId: '310117',
        origin: resolution,
        originTitle: '联席会议第一次决议',
        alliance: allianceActor.org,
        title,
        measure: '授信 500 万元',
        ownerOrg: bankActor.org,
        dueOn,
        shared: [],
      },
    ),
  );

beforeAll(async () => {
  t = await openTestApp(40);
  [bank, alliance, enterprise] = [await t.as('bank'), await t.as('allianceSecretariat'), await t.as('enterprise')];
  [bankActor, allianceActor, enterpriseActor] = [
    await t.actorOf(bank),
    await t.actorOf(alliance),
    await t.actorOf(enterprise),
  ];
});
afterAll(() => t.close());

describe('a task', () => {
  test('is owed by one organisation and seen by giver and owner only', async () => {
    const ref = await give('为成员企业落实授信');
    const owed = await bank.must(listTasks, { query: {} });
    expect(owed.items.map((task) => task.id)).toContain(ref.id);
    const given = await alliance.must(listTasks, { query: { scope: 'given' } });
    expect(given.items.map((task) => task.id)).toContain(ref.id);
    const stranger = await t.as('institute');
    expect((await stranger.call(getTask, { params: ref })).status).toBe(404);
    const from = await bank.must(listTasksOfOrigin, { params: resolution });
    expect(from.items).toHaveLength(1);
  });

  test('is moved by its owner, and a second of two parallel steps is refused as stale', async () => {
    const ref = await give('并行');
    const seen = await bank.must(getTask, { params: ref });
    const steps = await Promise.all(
      [1, 2].map(() =>
        bank.call(stepTask, { params: ref, body: { step: 'finish', note: '完成' } }, { version: seen.version }),
      ),
    );
    expect(steps.map((answer) => answer.status).sort()).toEqual([200, 412]);
    const giver = await alliance.call(
      stepTask,
      { params: ref, body: { step: 'report', progress: 10 } },
      { version: seen.version + 1 },
    );
    expect(giver.status).toBe(409);
  });

  test('worked off by a case, its outcome is counted once for resolution, alliance and member', async () => {
    const ref = await give('首贷支持');
    const enterpriseRef = enterpriseActor.enterprise ?? { regionId: '', id: '' };
    const seen = await enterprise.call(getTask, { params: ref });
    expect(seen.status).toBe(404);
    const task = await bank.must(getTask, { params: ref });
    const linked = await bank.call(
      openTaskCase,
      { params: ref, body: { enterprise: enterpriseRef, title: '首贷支持' } },
      { version: task.version },
    );
    // The bank does not serve this enterprise: it may not name it.
    expect(linked.status).toBe(404);
    const opened = await openByOffice(ref);
    const origins = await bank.must(listCaseOrigins, { params: opened });
    expect(origins.items.map((origin) => origin.title)).toEqual(['联席会议第一次决议']);
    const outcome = await bank.must(reportOutcome, {
      params: opened,
      body: {
        kind: 'credit_granted',
        amountFen: 500_000_000,
        period: '2026',
        happenedOn: '2026-11-10',
        evidence: { type: 'loanContract', number: 'TASK-1' },
      },
    });
    const figures = () => t.sql.tx({ as: 'job', why: 'test' }, (tx) => countedFor(tx, { alliance: allianceActor.org }));
    expect(await figures()).toMatchObject({ outcomes: 0, unconfirmed: 1 });
    await enterprise.must(confirmOutcome, { params: outcome }, { version: outcome.version });
    expect(await figures()).toMatchObject({ outcomes: 1, amountFen: 500_000_000, unconfirmed: 0 });
    const byOrigin = await t.sql.tx({ as: 'job', why: 'test' }, (tx) => countedFor(tx, { origins: [resolution] }));
    expect(byOrigin).toMatchObject({ outcomes: 1, amountFen: 500_000_000 });
    const shares = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      countedShares(tx, { alliance: allianceActor.org }, [bankActor.org]),
    );
    expect(shares).toMatchObject([{ org: bankActor.org, kind: 'credit_granted', outcomes: 1, amountFen: 500_000_000 }]);
    const member = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      countedFor(tx, { alliance: allianceActor.org, org: bankActor.org }),
    );
    expect(member).toMatchObject({ outcomes: 1, amountFen: 500_000_000 });
  });

  test('is told about ahead of its day and once more when late, each once', async () => {
    await give('提醒', '2026-11-21');
    expect(await remindTasks(t.sql, new Date(TEST_NOW))).toBeGreaterThan(0);
    expect(await remindTasks(t.sql, new Date(TEST_NOW))).toBe(0);
    expect(await remindTasks(t.sql, new Date('2026-11-25T02:00:00Z'))).toBeGreaterThan(0);
    expect(await remindTasks(t.sql, new Date('2026-11-26T02:00:00Z'))).toBe(0);
  });
});

/** The enterprise sends its own need to the bank; the bank names the case as the one that works the task off. */
async function openByOffice(ref: { regionId: string; id: string }) {
  const own = enterpriseActor.enterprise ?? { regionId: '', id: '' };
  const draft = await enterprise.must(draftNeed, {
    body: { enterprise: own, kinds: ['finance'], title: '首贷支持', text: '流动资金' },
  });
  const need = await enterprise.must(submitNeed, { params: draft }, { version: draft.version });
  const opened = await enterprise.must(sendNeed, { params: need, body: { receivers: [{ org: bankActor.org }] } });
  const task = await bank.must(getTask, { params: ref });
  await bank.must(linkTaskCase, { params: ref, body: { case: opened } }, { version: task.version });
  return opened;
}

test('the indicators of an alliance are sums over the same entries, and open down to them', async () => {
  const query = { alliance: allianceActor.org };
  const office = await t.as('districtOffice');
  const table = await office.must(getIndicators, { query: { ...query, by: 'kind' } });
  expect(table.total).toMatchObject({ outcomes: 1, amountFen: 500_000_000 });
  const entries = await office.must(listIndicatorEntries, { query });
  expect(entries.items.map((entry) => entry.amountFen)).toEqual([500_000_000]);
  const other = await office.must(getIndicators, { query: { alliance: bankActor.org, by: 'kind' } });
  expect(other.total.outcomes).toBe(0);
});
