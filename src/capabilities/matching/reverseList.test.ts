import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { jobWorks } from '../../app/worker.ts';
import { readSpreadsheet } from '../../exchange/readSpreadsheet.ts';
import type { SheetRow } from '../../exchange/spreadsheet.types.ts';
import type { Actor } from '../../kernel/actor.ts';
import { randomIds } from '../../kernel/ids.ts';
import { runNextJob } from '../../storage/jobs.ts';
import { deliverOutbox } from '../../storage/outbox.ts';
import * as consents from '../consents/grant.api.ts';
import { NOTICE_VERSION } from '../consents/grant.rules.ts';
import { SMALLEST_GROUP } from '../consents/smallGroup.rules.ts';
import { listNotices } from '../notices/notice.api.ts';
import { noticeSubscribers } from '../notices/subscribers.service.ts';
import { listOffers } from '../offers/offer.api.ts';
import type { Offer } from '../offers/offer.schema.ts';
import { inviteWork } from './invite.service.ts';
import { exportReach, getReach, inviteReach, listReach, requestConsents } from './match.api.ts';
import { namedReach } from './namedReach.service.ts';
import type { ReachGroup } from './reach.rules.ts';

/** The reverse direction: counts first, small groups withheld, names only on a live grant for this purpose; lists, exports and jobs alike. */

let t: TestApp;
let corridor: Caller;
let actor: Actor;
let policy: Offer;
let group: ReachGroup;

const GROUPS = ['eligible', 'needs_data', 'needs_person', 'not_eligible'] as const;
const ENTERPRISES = 120;
/** Tenants with marked texts never take part. */
const TAKES_PART = `not exists (select 1 from needs n where n.enterprise_id = e.id and n.title like 'canary-%')`;

beforeAll(async () => {
  t = await openTestApp(ENTERPRISES);
  corridor = await t.as('corridorOffice');
  actor = await t.actorOf(corridor);
  const offers = await corridor.must(listOffers, { query: { withRules: 'true', limit: 200 } });
  policy = offers.items.find((offer) => offer.code === 'D02') as Offer;
  const biggest = await Promise.all(
    GROUPS.map(async (one) => ({ one, size: (await reachOf(corridor, one)).hidden ?? 0 })),
  );
  group = biggest.reduce((best, one) => (one.size > best.size ? one : best)).one;
});
afterAll(() => t.close());

const reachOf = (caller: Caller, verdict: ReachGroup) =>
  caller.must(listReach, { params: policy, query: { verdict, limit: 200 } });

/** The enterprises of the group give the corridor office their consent, as if each had clicked; answers the callers of a few. */
async function grantFrom(
  count: number,
  purpose = 'policyService',
  fields = [
    'identity',
    'size',
    'structure',
    'people',
    'income',
    'ip',
    'titles',
    'finance',
    'project',
    'site',
    'compliance',
    'received',
  ],
) {
  const { sql } = t;
  return sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    const { rows } = await tx.query<{ owner_org: number }>(
      `insert into grants (region_id, id, owner_org, shared, enterprise_id, grantee_org, purpose, fields, valid_from, valid_until)
       select region_id, gen_random_uuid(), owner_org, array[$1::int], id, $1, $2, $3::text[], $4::timestamptz, $4::timestamptz + interval '90 days'
       from enterprises e where not exists (select 1 from accounts a where a.org = e.owner_org) and ${TAKES_PART} order by credit_code limit $5 returning owner_org`,
      [actor.org, purpose, fields, t.clock.now().toISOString(), count],
    );
    return rows.map((row) => row.owner_org);
  });
}
const revokeAll = () =>
  t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query(`update grants set status = 'revoked', revoked_at = now() where grantee_org = $1 and basis = 'consent'`, [
      actor.org,
    ]),
  );

describe('the reverse list', () => {
  test('without grants there are counts and no names', async () => {
    const page = await reachOf(corridor, group);
    expect(page.items).toEqual([]);
    expect(page.hidden).toBeGreaterThanOrEqual(SMALLEST_GROUP);
    expect((await corridor.must(getReach, { params: policy })).named).toBe(0);
  });

  test('no count of one to four is told, nor the one that would give it away', async () => {
    const offers = await corridor.must(listOffers, { query: { withRules: 'true', limit: 200 } });
    for (const offer of offers.items) {
      const reach = await corridor.must(getReach, { params: offer });
      const cells = [reach.eligible, reach.needsData, reach.needsPerson, reach.notEligible, reach.notApplicable];
      for (const count of [...cells, reach.near, ...reach.excluding.flatMap((one) => [one.failed, one.alone])])
        expect(count === null || count === 0 || count >= SMALLEST_GROUP, `${offer.code} ${count}`).toBe(true);
      const told = cells.reduce<number>((sum, count) => sum + (count ?? 0), 0);
      const left = reach.enterprises - told;
      expect(
        cells.includes(null)
          ? left >= SMALLEST_GROUP && cells.filter((count) => count === null).length > 1
          : left === 0,
      ).toBe(true);
    }
  });

  test('names appear on a live grant for this purpose, each on record; another purpose names nobody', async () => {
    await grantFrom(20, 'space', ['identity', 'size']);
    expect((await reachOf(corridor, group)).items).toEqual([]);
    await revokeAll();
    const granted = new Set(await grantFrom(60));
    const page = await reachOf(corridor, group);
    expect(page.items.length).toBeGreaterThan(0);
    for (const row of page.items) expect(granted).toContain(row.principal);
    const first = page.items[0];
    const enterprise = await t.asOrg('enterprise', first?.principal ?? 0);
    const reads = await enterprise.must(consents.listFactReads, {
      params: { regionId: first?.regionId ?? '', id: first?.enterpriseId ?? '' },
      query: {},
    });
    expect(reads.items[0]).toMatchObject({
      byOrg: actor.org,
      path: 'reach',
      basis: 'consent',
      purpose: 'policyService',
    });
    await revokeAll();
    expect((await reachOf(corridor, group)).items).toEqual([]);
  });

  test('who opened a part stands where that part puts it: a place in a list never tells of a closed fact', async () => {
    await grantFrom(60, 'policyService', ['identity']);
    const seen = new Map<string, string>();
    for (const verdict of [...GROUPS, 'near'] as const)
      for (const row of (await reachOf(corridor, verdict)).items) seen.set(row.enterpriseId, row.verdict);
    expect(seen.size).toBeGreaterThan(0);
    // With size, income and titles closed the program cannot be decided either way but by place.
    for (const verdict of seen.values()) expect(['needs_data', 'needs_person', 'not_eligible']).toContain(verdict);
    await revokeAll();
  });

  test('an export holds the names of the moment it is written', async () => {
    await grantFrom(60);
    const count = async () => {
      const answer = await t.app.inject({
        method: 'GET',
        url: `/api/offers/${policy.regionId}/${policy.id}/reach.xlsx?verdict=${group}`,
        headers: { cookie: corridor.cookie ?? '' },
      });
      const rows: SheetRow[] = [];
      const file = { bytes: new Uint8Array(answer.rawPayload), name: '名单.xlsx' };
      await readSpreadsheet(file, {
        onRows: (batch) => {
          rows.push(...batch);
        },
      });
      return JSON.stringify(rows);
    };
    const names = (await reachOf(corridor, group)).items.map((row) => row.name);
    const before = await count();
    for (const name of names) expect(before).toContain(name);
    // Between two batches of one export the enterprises withdraw: the batch that follows is empty.
    const deps = { sql: t.sql, population: t.population, ids: randomIds };
    const running = await namedReach(deps, actor, policy, group, t.clock.now());
    const half = Math.floor(running.ids.length / 2);
    expect((await running.name(running.ids.slice(0, half), 'export', t.clock.now())).length).toBe(half);
    await revokeAll();
    expect(await running.name(running.ids.slice(half), 'export', t.clock.now())).toEqual([]);
    const after = await count();
    for (const name of names) expect(after).not.toContain(name);
    expect((await corridor.call(exportReach, { params: policy, query: { verdict: group } })).status).toBe(200);
  });

  test('a job that was queued under consent finds nobody once it is withdrawn; one that runs stops at the next batch', async () => {
    const deps = { sql: t.sql, population: t.population, clock: t.clock, ids: randomIds, onError: () => undefined };
    await grantFrom(100);
    const input = { verdicts: [group === 'not_eligible' ? ('near' as const) : group], as: 'notice' as const };
    const body = group === 'not_eligible' ? { ...input, verdicts: ['needs_data' as const] } : input;
    const queued = await corridor.must(inviteReach, { params: policy, body });
    await revokeAll();
    while (await runNextJob(t.sql, jobWorks(deps), deps.onError));
    const message = async (id: string) =>
      t.sql.tx(
        { as: 'job', why: 'test' },
        async (tx) =>
          (await tx.query<{ message: string }>('select message from jobs where id = $1', [id])).rows[0]?.message,
      );
    expect(await message(queued.id)).toBe('0');

    await grantFrom(100);
    const listed = (await reachOf(corridor, body.verdicts[0] as ReachGroup)).items.length;
    const progress = { report: async () => void (await revokeAll()) };
    const payload = { ref: { regionId: policy.regionId, id: policy.id }, input: body };
    const invited = await inviteWork(deps)(
      { id: randomIds.uuid(), queue: 'invite', payload, accountId: actor.accountId, org: actor.org },
      progress,
    );
    expect(Number(invited)).toBe(Math.min(20, listed));
  });

  test('the unnamed are asked once each, unseen; who accepts is named', async () => {
    const asked = await corridor.must(requestConsents, { params: policy, body: { verdict: group } });
    expect(asked.asked).toBeGreaterThanOrEqual(SMALLEST_GROUP);
    const again = await corridor.must(requestConsents, { params: policy, body: { verdict: group } });
    expect(again).toEqual({ asked: 0, passedOver: asked.asked });
    const received = await corridor.must(consents.listReceived);
    expect(received.items.filter((one) => one.status === 'requested')).toEqual([]);
    expect(received.asked[0]).toMatchObject({ waiting: asked.asked, declined: 0, offerRef: { id: policy.id } });

    const someone = await t.sql.tx(
      { as: 'job', why: 'test' },
      async (tx) =>
        (
          await tx.query<{ region_id: string; enterprise_id: string; owner_org: number }>(
            `select e.region_id, e.id as enterprise_id, e.owner_org from grants g join enterprises e on e.id = g.enterprise_id
             where g.grantee_org = $1 and g.status = 'requested' and ${TAKES_PART} order by e.id limit 1`,
            [actor.org],
          )
        ).rows[0],
    );
    const enterprise = await t.asOrg('enterprise', someone?.owner_org ?? 0);
    const ref = { regionId: someone?.region_id ?? '', id: someone?.enterprise_id ?? '' };
    const request = (await enterprise.must(consents.listGrants, { params: ref })).items.find(
      (one) => one.status === 'requested',
    );
    const subscribers = noticeSubscribers({ clock: t.clock, ids: randomIds });
    while ((await deliverOutbox(t.sql, subscribers)) > 0);
    const { items: notices } = await enterprise.must(listNotices);
    expect(notices.filter((notice) => notice.kind === 'grantRequested')).toHaveLength(1);
    expect(request).toMatchObject({
      purpose: 'policyService',
      offerRef: { id: policy.id },
      may: ['accept', 'decline'],
    });
    await enterprise.must(
      consents.acceptGrant,
      { params: request ?? ref, body: { noticeVersion: NOTICE_VERSION } },
      { version: request?.version ?? 1 },
    );
    expect((await reachOf(corridor, group)).items.map((row) => row.principal)).toEqual([someone?.owner_org]);
  });
});
