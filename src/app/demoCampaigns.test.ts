import { afterAll, beforeAll, expect, test } from 'vitest';
import { getCampaign, listCampaigns } from '../capabilities/campaigns/campaign.api.ts';
import { listPractices } from '../capabilities/practices/practice.api.ts';
import { randomIds } from '../kernel/ids.ts';
import { tellDemoCampaigns } from './demoCampaigns.ts';
import { tellDemoLoop } from './demoLoop.ts';
import { openTestApp, type TestApp } from './testApp.ts';

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp(150);
}, 60_000);
afterAll(() => t.close());

test('the demonstration has a running campaign with standings and a published practice, told once', async () => {
  const deps = { sql: t.sql, clock: t.clock, ids: randomIds };
  await tellDemoLoop(deps);
  await tellDemoCampaigns(deps);
  await tellDemoCampaigns(deps);
  const office = await t.as('allianceSecretariat');
  const { items } = await office.must(listCampaigns, { query: {} });
  expect(items.map((one) => one.status)).toEqual(['running']);
  const [campaign] = items;
  if (!campaign) throw new Error('no campaign');
  const view = await office.must(getCampaign, { params: campaign });
  expect(view.standings.goals[0]?.rows).toHaveLength(3);
  // The firm consented to its name standing in the library: it is no secret of this world any more.
  const { rows } = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query<{ org: number }>('select distinct enterprise_org as org from practices'),
  );
  for (const { org } of rows) await t.asOrg('enterprise', org);
  const library = await office.must(listPractices, { query: {} });
  expect(library.items.map((one) => [one.status, one.result?.cards])).toEqual([['published', 1]]);
});
