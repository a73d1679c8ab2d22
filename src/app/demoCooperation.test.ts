import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAgreements } from '../capabilities/agreements/agreement.api.ts';
import { listMeetings } from '../capabilities/meetings/meeting.api.ts';
import { listBodies, listLinks, listVenues } from '../capabilities/party/party.api.ts';
import { listPostings } from '../capabilities/postings/posting.api.ts';
import { listPosts } from '../capabilities/posts/post.api.ts';
import { listTasks } from '../capabilities/tasks/task.api.ts';
import { randomIds } from '../kernel/ids.ts';
import { tellDemoCooperation } from './demoCooperation.ts';
import { tellDemoParty } from './demoParty.ts';
import { openTestApp, type TestApp } from './testApp.ts';

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp(40);
  await tellDemoCooperation({ sql: t.sql, ids: randomIds, clock: t.clock });
});
afterAll(() => t.close());

test('the demonstration shows standing co-operation alive, once, and marked as synthetic', async () => {
  await tellDemoCooperation({ sql: t.sql, ids: randomIds, clock: t.clock });
  const bank = await t.as('bank');
  const agreements = await bank.must(listAgreements, { query: {} });
  expect(agreements.items.map((one) => [one.status, one.expiring])).toEqual([['inForce', true]]);
  expect(agreements.items[0]?.tasks).toEqual({ total: 3, done: 0, overdue: 1 });
  const meetings = await bank.must(listMeetings, { query: {} });
  expect(meetings.items.map((one) => one.status)).toEqual(['called', 'final']);
  const postings = await bank.must(listPostings, { query: {} });
  expect(postings.items.map((one) => one.list).sort()).toEqual(['need', 'need', 'project', 'resource', 'resource']);
  expect(postings.items.some((one) => one.ownClaim)).toBe(true);
  const tasks = await bank.must(listTasks, { query: {} });
  expect(tasks.items.length).toBeGreaterThanOrEqual(2);
  for (const one of [...agreements.items, ...meetings.items]) expect(one.title).toContain('合成');
});

test('party organisations on a chain, in an area and across pairs, with the five links; posts of an office', async () => {
  for (const _ of [1, 2]) await tellDemoParty({ sql: t.sql, ids: randomIds, clock: t.clock });
  const bank = await t.as('bank');
  const { items } = await bank.must(listBodies, { query: {} });
  expect(items.map((one) => one.basis).sort()).toEqual(['area', 'chain', 'pair', 'pair']);
  const links = await bank.must(listLinks, { query: {} });
  expect(new Set(links.items.map((one) => one.kind)).size).toBe(5);
  expect((await bank.must(listVenues)).items).toHaveLength(1);
  const posts = await (await t.as('districtOffice')).must(listPosts);
  expect(posts.items.map((one) => one.tenure?.endingSoon ?? null).sort()).toEqual([false, false, true]);
  expect((await bank.must(listPosts)).seconded).toHaveLength(1);
});
