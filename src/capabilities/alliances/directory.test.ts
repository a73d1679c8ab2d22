import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { sheetFile } from '../../exchange/sheetFile.ts';
import * as api from './alliance.api.ts';
import type { AllianceSummary } from './alliance.schema.ts';
import { charterOf } from './alliance.service.ts';
import { draftRating, listDues, listRatings, payDues, publishRating, setDues } from './yearly.api.ts';

/** Who may read which names, lists in and out, dues, charter and rating of an alliance. */

let t: TestApp;
let secretariat: Caller;
let guide: Caller;
let member: Caller;
let outsider: Caller;
let alliance: AllianceSummary;

beforeAll(async () => {
  t = await openTestApp(40);
  secretariat = await t.as('allianceSecretariat');
  guide = await t.as('corridorOffice');
  member = await t.as('bank');
  outsider = await t.as('districtOffice');
  const { items } = await secretariat.must(api.listAlliances, { query: { text: '示例新材料' } });
  alliance = items[0] as AllianceSummary;
});
afterAll(() => t.close());

const members = async (caller: Caller, query: object = {}) =>
  (await caller.must(api.listAllianceMembers, { params: alliance, query: { limit: 200, ...query } })).items;

const list = async (rows: readonly (readonly (string | null)[])[]) =>
  (
    await sheetFile('名册', {
      name: '名册',
      columns: ['单位名称', '统一社会信用代码', '角色', '加入日期'].map((header) => ({
        header,
        kind: 'text' as const,
      })),
      rows,
    })
  ).bytes;
const importing = async (rows: readonly (readonly (string | null)[])[]) =>
  secretariat.call(
    api.importAllianceMembers,
    { params: alliance, query: { name: '名册.xlsx' } },
    { bytes: await list(rows) },
  );

describe('the directory', () => {
  test('members, the secretariat and the guide read all names; others those of public bodies only, and cannot search for the rest', async () => {
    for (const caller of [member, secretariat, guide])
      expect((await members(caller)).every((one) => one.name !== null)).toBe(true);
    const seen = await members(outsider);
    expect(seen).toHaveLength((await members(member)).length);
    for (const one of seen) {
      expect(one.name === null).toBe(one.kind === 'enterprise');
      expect(one.org === null).toBe(one.kind === 'enterprise');
    }
    const [hidden] = (await members(member)).filter((one) => one.kind === 'enterprise');
    expect(await members(member, { text: hidden?.name?.slice(0, 8) })).not.toEqual([]);
    expect((await members(outsider, { text: hidden?.name?.slice(0, 8) })).every((one) => one.name !== null)).toBe(true);
  });

  test('filters by role, kind, region, offers; pages join up to the whole', async () => {
    const all = await members(member);
    expect((await members(member, { role: 'council' })).every((one) => one.roles.includes('council'))).toBe(true);
    expect((await members(member, { kind: 'bank' })).map((one) => one.kind)).toEqual(['bank']);
    expect((await members(member, { regionId: '330400' })).every((one) => one.regionId.startsWith('3304'))).toBe(true);
    expect((await members(member, { offers: 'finance' })).map((one) => one.kind)).toEqual(['bank']);
    for (const caller of [member, outsider]) {
      const found: (string | null)[] = [];
      for (let after: string | null = null, first = true; first || after !== null; first = false) {
        const query: { limit: number; after?: string } = { limit: 3, ...(after === null ? {} : { after }) };
        const page = await caller.must(api.listAllianceMembers, { params: alliance, query });
        found.push(...page.items.map((one) => one.since));
        after = page.next;
      }
      expect(found).toHaveLength(all.length);
    }
  });

  test('a list of members comes in whole or not at all; an enterprise may be named before it is on the platform', async () => {
    const before = (await members(secretariat)).length;
    const wrong = await importing([
      ['示例审计处(合成)', null, '成员单位', '2025-01-01'],
      ['不存在的单位', null, '成员单位', '2025-01-01'],
      ['某企业', '9131011712345678XX', '部长单位', '明天'],
    ]);
    expect([wrong.status, wrong.problem?.code]).toEqual([400, 'files.rows']);
    const future = await importing([['示例审计处(合成)', null, '成员单位', '2199-01-01']]);
    expect(future.problem?.code).toBe('files.rows');
    expect(await members(secretariat)).toHaveLength(before);
    const right = await importing([['示例审计处(合成)', null, '理事单位、成员单位', '2025年1月1日']]);
    expect(right.body).toEqual({ imported: 1 });
    const [added] = await members(secretariat, { text: '审计' });
    expect(added).toMatchObject({ roles: ['council', 'member'], since: '2025-01-01', number: 'XCL-0015' });
    const again = await importing([['示例审计处(合成)', null, '成员单位', '2025-01-01']]);
    expect([again.status, (await members(secretariat)).length]).toEqual([200, before + 1]);
    expect((await member.call(api.exportAllianceMembers, { params: alliance, query: {} })).status).toBe(200);
    expect(
      (
        await outsider.call(
          api.importAllianceMembers,
          { params: alliance, query: { name: 'x.xlsx' } },
          { bytes: new Uint8Array([1]) },
        )
      ).status,
    ).toBe(403);
  });

  test('roles change by a named decision, with the old ones kept as past', async () => {
    const [one] = await members(secretariat, { kind: 'hospital' });
    const body = { memberOrg: one?.org ?? 0, roles: ['council' as const], decision: { text: '' } };
    const undecided = await secretariat.call(api.changeMemberRoles, { params: alliance, body });
    expect(undecided.problem?.fields[0]?.path).toBe('decision.text');
    const decided = { ...body, decision: { text: '2026 年成员大会' } };
    expect((await guide.call(api.changeMemberRoles, { params: alliance, body: decided })).problem?.code).toBe(
      'alliances.notSecretariat',
    );
    await secretariat.must(api.changeMemberRoles, { params: alliance, body: decided });
    const [now] = await members(secretariat, { kind: 'hospital' });
    expect([now?.roles, now?.number]).toEqual([['council'], one?.number]);
    const { items } = await secretariat.must(api.listAllianceHistory, { params: alliance });
    const ended = items.filter((row) => row.org === one?.org).map((row) => [row.role, row.endedHow, row.until]);
    expect(ended).toContainEqual(['member', 'roleChanged', '2026-11-20']);
    expect(ended).toContainEqual(['council', null, null]);
  });
});

test('dues are seen by the member and the secretariat, by nobody else; only the secretariat records payments', async () => {
  await secretariat.must(setDues, { params: alliance, body: { year: 2027, amountFen: 500_000, dueOn: '2027-06-30' } });
  const all = await secretariat.must(listDues, { params: alliance, query: { year: 2027 } });
  expect(all.items.length).toBe((await members(secretariat)).length);
  const own = await member.must(listDues, { params: alliance, query: { year: 2027 } });
  expect(own.items.map((one) => one.memberOrg)).toEqual([(await t.actorOf(member)).org]);
  for (const caller of [outsider, guide])
    expect((await caller.must(listDues, { params: alliance, query: { year: 2027 } })).items).toEqual([]);
  const body = {
    memberOrg: own.items[0]?.memberOrg ?? 0,
    year: 2027,
    paidOn: '2026-11-19',
    paidFen: 500_000,
    voucher: 'V1',
  };
  expect((await guide.call(payDues, { params: alliance, body })).problem?.code).toBe('alliances.notSecretariat');
  await secretariat.must(payDues, { params: alliance, body });
  expect((await member.must(listDues, { params: alliance, query: { year: 2027 } })).paidFen).toBe(500_000);
  const late = await secretariat.call(payDues, { params: alliance, body: { ...body, paidOn: '2026-11-21' } });
  expect(late.problem?.fields[0]?.path).toBe('paidOn');
});

test('a charter is amended forward only, by a decision; any day answers with the version then in force', async () => {
  const bodies = [
    { body: 'council' as const, roles: ['chair' as const], present: { num: 2, den: 3 }, agree: { num: 3, den: 4 } },
  ];
  const charter = {
    validFrom: '2026-11-20',
    text: '第一条 修订后的章程全文。',
    bodies,
    change: '理事会法定数',
    decision: { text: '2026 年成员大会' },
  };
  const backwards = await secretariat.call(api.amendCharter, {
    params: alliance,
    body: { ...charter, validFrom: '2025-04-16' },
  });
  expect(backwards.problem?.fields[0]?.path).toBe('validFrom');
  const amended = await secretariat.must(api.amendCharter, { params: alliance, body: charter });
  expect(amended.charters.map((one) => one.number)).toEqual([3, 2, 1]);
  const on = (day: string) => t.sql.tx({ as: 'job', why: 'test' }, (tx) => charterOf(tx, alliance.org, day));
  expect((await on('2024-03-11'))?.number).toBe(undefined);
  expect((await on('2026-11-19'))?.number).toBe(2);
  expect((await on('2026-11-20'))?.bodies).toEqual(bodies);
});

test('activities with a record and meetings that were held count in the rating of their year', async () => {
  const before = await guide.must(draftRating, {
    params: alliance,
    body: { year: 2024, criteria: [{ figure: 'activities', weight: 1, full: 2 }] },
  });
  await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query(
      `insert into activities (region_id, id, owner_org, kind, title, status, audience, alliance_org, starts_at, ends_at, place, present_count, created_by, created_at)
       select '900060', gen_random_uuid(), $1, 'themeDay', '合成', s, 'members', $1, a::timestamptz, a::timestamptz, '', p, gen_random_uuid(), now()
       from (values ('held', '2024-12-31T15:59:00Z', 9), ('held', '2024-12-31T16:00:00Z', 9), ('cancelled', '2024-06-01T00:00:00Z', 9), ('held', '2024-06-01T00:00:00Z', null)) as x (s, a, p)`,
      [alliance.org],
    ),
  );
  const after = await guide.must(draftRating, {
    params: alliance,
    body: {
      year: 2024,
      criteria: [
        { figure: 'activities', weight: 1, full: 2 },
        { figure: 'meetings', weight: 1, full: 2 },
      ],
    },
  });
  // The last minute of the year in Shanghai is in it, the first of the next is not.
  expect(after.criteria.map((one) => one.value)).toEqual([(before.criteria[0]?.value ?? 0) + 1, expect.any(Number)]);
});

test('who guides the alliance rates a year from counted figures, once; the draft is its own, the published one everybody’s', async () => {
  const criteria = [
    { figure: 'members', weight: 50, full: 10 },
    { figure: 'outcomes', weight: 50, full: 10 },
    { figure: 'nobodyCountsThis', weight: 100, full: 1 },
  ];
  const body = { year: 2026, criteria };
  expect((await secretariat.call(draftRating, { params: alliance, body })).problem?.code).toBe('alliances.notRater');
  const draft = await guide.must(draftRating, { params: alliance, body });
  expect(draft.criteria.map((one) => [one.value === null, one.points])).toEqual([
    [false, 5_000],
    [false, 0],
    [true, 0],
  ]);
  expect([draft.points, draft.grade]).toEqual([5_000, 'improve']);
  const of = async (caller: Caller) =>
    (await caller.must(listRatings, { params: alliance })).items.find((one) => one.year === 2026);
  expect(await of(member)).toBe(undefined);
  await guide.must(publishRating, { params: alliance, body: { year: 2026 } });
  expect((await of(outsider))?.publishedOn).toBe('2026-11-20');
  expect((await guide.call(draftRating, { params: alliance, body })).problem?.code).toBe('alliances.ratingPublished');
});
