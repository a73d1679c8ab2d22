import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPage, listPages } from '../capabilities/pages/page.api.ts';
import { randomIds } from '../kernel/ids.ts';
import { tellDemoPages } from './demoPages.ts';
import { openTestApp, type TestApp } from './testApp.ts';

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp(12);
  await tellDemoPages({ ...t, ids: randomIds });
});
afterAll(() => t.close());

test('the demonstration has a damaged article with a clean copy, and a report its publisher corrected; told once, open to all, marked', async () => {
  await tellDemoPages({ ...t, ids: randomIds });
  const reader = await t.as('enterprise');
  const { items } = await reader.must(listPages, { query: {} });
  expect(items.map((one) => [one.title, one.copies, one.versions])).toEqual([
    ['示例区上半年技术转移情况公布（合成）', 1, 2],
    ['示例走廊检测服务联盟成立（合成）', 1, 1],
    ['示例园区一季度新增孵化载体六处（合成）', 2, 2],
  ]);
  const [, , damaged] = items;
  const view = await reader.must(getPage, { params: damaged ?? { regionId: '', id: '' }, query: {} });
  expect([view.shown.trust, view.shown.dropped.length, view.copyList.filter((copy) => copy.cleaner).length]).toEqual([
    'reduced',
    6,
    1,
  ]);
  expect(view.shown.text).toContain('孵化载体6处');
});
