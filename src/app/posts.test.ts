import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { remindTerms } from '../capabilities/posts/keepPost.service.ts';
import {
  appointToPost,
  closePost,
  exportPosts,
  getPost,
  handOverMatters,
  importPosts,
  listHolders,
  listPosts,
  makePost,
  stepTenure,
  takeMatters,
} from '../capabilities/posts/post.api.ts';
import type { PostView } from '../capabilities/posts/post.schema.ts';
import { assignTask } from '../capabilities/tasks/task.service.ts';
import type { Actor } from '../kernel/actor.ts';
import { randomIds } from '../kernel/ids.ts';
import type { Caller } from './client.ts';
import { openTestApp, TEST_NOW, type TestApp } from './testApp.ts';

/** Posts of one organisation: terms, secondment, leave, and the hand-over that leaves nothing behind. */

let t: TestApp;
let office: Caller;
let officeActor: Actor;
let bank: Caller;

beforeAll(async () => {
  t = await openTestApp(20);
  office = await t.as('districtOffice');
  bank = await t.as('bank');
  officeActor = await t.actorOf(office);
});
afterAll(() => t.close());

const post = (title: string, party = false) => office.must(makePost, { body: { title, unit: '综合科', party } });
const held = async (title: string, change: object = {}) =>
  office.must(appointToPost, { params: await post(title), body: { startsOn: '2026-11-01', ...change } });

async function taskFor(title: string) {
  const context = {
    as: 'app' as const,
    org: officeActor.org,
    regions: officeActor.regions,
    shared: officeActor.shared,
  };
  await t.sql.tx(context, (tx) =>
    assignTask(
      { tx, actor: officeActor, now: new Date(TEST_NOW), ids: randomIds },
      {
        regionId: officeActor.regionId,
        origin: { kind: 'meeting', regionId: officeActor.regionId, id: randomIds.uuid() },
        alliance: null,
        title,
        measure: null,
        ownerOrg: officeActor.org,
        dueOn: '2026-12-31',
        shared: [],
      },
    ),
  );
}

async function withMatters(title: string, ...matters: string[]): Promise<PostView> {
  for (const matter of matters) await taskFor(matter);
  const made = await held(title);
  const chosen = made.free.filter((matter) => matters.includes(matter.title)).map(({ kind, ref }) => ({ kind, ref }));
  return office.must(takeMatters, { params: made, body: { matters: chosen } });
}

const end = (view: PostView, handOver: { id: string; to: string }[]) =>
  office.call(
    stepTenure,
    { params: view, body: { step: 'end', on: '2026-11-20', handOver } },
    { version: view.tenure?.version ?? 0 },
  );

describe('posts', () => {
  test('are an organisation’s own: others see neither post nor holder', async () => {
    const { items } = await office.must(listHolders);
    const made = await held('企业服务专员', { account: items[0]?.id ?? null });
    expect(made.tenure?.holder).toBe(items[0]?.name);
    expect((await bank.call(getPost, { params: made })).status).toBe(404);
    expect((await bank.must(listPosts)).items).toEqual([]);
  });

  test('of a party organisation take no account and show role and unit only', async () => {
    const made = await post('支部委员', true);
    const { items } = await office.must(listHolders);
    const named = await office.call(appointToPost, {
      params: made,
      body: { startsOn: '2026-11-01', account: items[0]?.id ?? null },
    });
    expect(named.problem?.fields[0]?.path).toBe('account');
    const appointed = await office.must(appointToPost, { params: made, body: { startsOn: '2026-11-01' } });
    expect(appointed.tenure?.holder).toBeNull();
  });

  test('two appointments at once make one', async () => {
    const made = await post('联络员');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => office.call(appointToPost, { params: made, body: { startsOn: '2026-11-01' } })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(7);
  });

  test('a matter lies with one post; whoever leaves hands over every open one, or does not leave', async () => {
    const leaving = await withMatters('项目推进', '事项甲', '事项乙');
    const other = await held('项目协调');
    expect(leaving.matters).toHaveLength(2);
    expect((await end(leaving, [])).problem?.code).toBe('posts.orphaned');
    const [first, second] = leaving.matters;
    if (!first || !second) throw new Error('no matters');
    expect((await end(leaving, [{ id: first.id, to: other.id }])).problem?.code).toBe('posts.orphaned');
    expect(
      (
        await end(
          leaving,
          [first, second].map(({ id }) => ({ id, to: leaving.id })),
        )
      ).problem?.code,
    ).toBe('posts.orphaned');
    const gone = await end(
      leaving,
      [first, second].map(({ id }) => ({ id, to: other.id })),
    );
    expect(gone.body.tenure).toBeNull();
    expect(gone.body.matters).toEqual([]);
    const taken = await office.must(getPost, { params: other });
    expect(taken.matters.map((matter) => matter.title).sort()).toEqual(['事项乙', '事项甲']);
    const closed = await office.must(closePost, { params: leaving }, { version: gone.body.version });
    expect(closed.closedOn).not.toBeNull();
  });

  test('two desks that take the same matter: one has it', async () => {
    await taskFor('争抢事项');
    const [one, two] = [await held('甲岗'), await held('乙岗')];
    const matter = one.free.find((candidate) => candidate.title === '争抢事项');
    if (!matter) throw new Error('no matter');
    const body = { matters: [{ kind: matter.kind, ref: matter.ref }] };
    const answers = await Promise.all([one, two, one, two].map((params) => office.call(takeMatters, { params, body })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  test('leave names who covers; a hand-over moves single matters; a secondment shows at home', async () => {
    const away = await withMatters('派驻服务', '在办一件');
    const other = await held('服务统筹');
    const leave = (body: object) =>
      office.call(
        stepTenure,
        { params: away, body: { step: 'goOnLeave', ...body } },
        { version: away.tenure?.version ?? 0 },
      );
    expect((await leave({})).problem?.fields[0]?.path).toBe('coverPost');
    const covered = await leave({ coverPost: other.id, on: '2026-12-10' });
    expect(covered.body.tenure).toMatchObject({ status: 'onLeave', coverUntil: '2026-12-10' });
    const [matter] = away.matters;
    const moved = await office.must(handOverMatters, {
      params: away,
      body: { matters: [{ id: matter?.id ?? '', to: other.id }] },
    });
    expect(moved.matters).toEqual([]);
    const bankOrg = (await t.actorOf(bank)).org;
    await held('金融联络（派驻）', { homeOrg: bankOrg, endsOn: '2026-12-01' });
    const { seconded } = await bank.must(listPosts);
    expect(seconded).toMatchObject([{ postTitle: '金融联络（派驻）', endingSoon: true }]);
    expect(await remindTerms(t.sql, new Date(TEST_NOW))).toBe(1);
    expect(await remindTerms(t.sql, new Date(TEST_NOW))).toBe(0);
  });

  test('come from a workbook and go into one, without names', async () => {
    const bytes = new TextEncoder().encode('岗位,部门,党组织岗位\n窗口专员,服务大厅,否\n组织委员,机关支部,是\n');
    expect((await bank.call(importPosts, { query: { name: '岗位.csv' } }, { bytes })).body).toEqual({ imported: 2 });
    expect((await bank.must(listPosts)).items.map((one) => [one.title, one.party])).toContainEqual(['组织委员', true]);
    const bad = new TextEncoder().encode('岗位,党组织岗位\n,也许\n');
    const refused = await bank.call(importPosts, { query: { name: '岗位.csv' } }, { bytes: bad });
    expect(refused.problem?.fields.map((field) => field.path)).toEqual(['rows.2.岗位', 'rows.2.党组织岗位']);
    expect((await bank.call(exportPosts, { query: {} })).raw.startsWith('PK')).toBe(true);
  });
});
