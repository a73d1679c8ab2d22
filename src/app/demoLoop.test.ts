import { afterAll, beforeAll, expect, test } from 'vitest';
import { getIndicators } from '../capabilities/indicators/indicator.api.ts';
import { getWorkbench } from '../capabilities/overview/overview.api.ts';
import { randomIds } from '../kernel/ids.ts';
import { tellDemoLoop } from './demoLoop.ts';
import { openTestApp, type TestApp } from './testApp.ts';
import { verifyAll } from './verify.ts';

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp(120);
});
afterAll(() => t.close());

test('the demonstration tells its stories through the real use cases, and everything verifies', async () => {
  expect(await tellDemoLoop({ sql: t.sql, ids: randomIds, clock: t.clock })).toBe(12);
  const office = await t.as('districtOffice');
  const table = await office.must(getIndicators, { query: { by: 'month' } });
  expect(table.total.outcomes).toBe(5);
  expect(table.rows.length).toBeGreaterThan(1);
  expect(table.total.unconfirmed).toBeGreaterThanOrEqual(0);
  const bank = await t.as('bank');
  expect((await bank.must(getWorkbench)).unanswered.length).toBeGreaterThan(0);
  const lines: string[] = [];
  expect(await verifyAll(t.sql, t.clock, (line) => lines.push(line)), lines.join('\n')).toBe(true);
});
