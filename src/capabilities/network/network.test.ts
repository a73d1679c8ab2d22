import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { leaveAlliance, listAlliances } from '../alliances/alliance.api.ts';
import { searchNetwork, viewNetwork } from './network.api.ts';
import type { NetworkQuery, NetworkView } from './network.schema.ts';

/** The graph end to end: what each desk sees of it, and that nothing in it is more than its pages would show. */

let t: TestApp;
let office: Caller;
beforeAll(async () => {
  t = await openTestApp(60);
  office = await t.as('districtOffice');
});
afterAll(async () => {
  expect(t.answers.serverErrors).toEqual([]);
  await t.close();
});

const view = (caller: Caller, query: NetworkQuery = {}): Promise<NetworkView> => caller.must(viewNetwork, { query });

describe('the whole', () => {
  test('adds up to what lies in its groups', async () => {
    const whole = await view(office);
    expect(whole.nodes.length).toBeGreaterThan(5);
    expect(whole.nodes.reduce((sum, node) => sum + node.named, 0)).toBe(whole.named);
    for (const group of whole.nodes.filter((node) => node.named > 0).slice(0, 12)) {
      const inside = await view(office, { focus: group.key });
      expect(inside.centre).toEqual(group);
      expect(inside.nodes.filter((node) => node.shape === 'single')).toHaveLength(Math.min(100, group.named));
    }
    const keys = new Set(whole.nodes.map((node) => node.key));
    for (const tie of whole.ties) expect(keys.has(tie.from) && keys.has(tie.to)).toBe(true);
  });

  test('shows only the tiers, the place and the days asked for', async () => {
    const tiers = await view(office, { tiers: 'alliance,office' });
    expect(new Set(tiers.nodes.map((node) => node.tier))).toEqual(new Set(['alliance', 'office']));
    const place = await view(office, { regionId: '330400' });
    expect(new Set(place.nodes.map((node) => node.city))).toEqual(new Set(['330400']));
    const before = await view(office, { to: '1990-01-01', tiers: 'case,agreement,project' });
    expect(before.nodes).toEqual([]);
    expect((await office.call(viewNetwork, { query: { alliance: '999999' } })).status).toBe(400);
  });
});

describe('a node', () => {
  test('is found by name and shows what it is tied to', async () => {
    const { items } = await office.must(searchNetwork, { query: { text: '联盟' } });
    const [alliance] = items.filter((item) => item.tier === 'alliance');
    expect(alliance?.ref).not.toBeNull();
    const around = await view(office, { focus: alliance?.key });
    expect(around.centre?.name).toBe(alliance?.name);
    expect(around.ties.length).toBeGreaterThan(0);
  });

  test('that the reader may not name is not found by its key', async () => {
    const enterprise = await t.as('enterprise');
    const seen = new Set((await everything(enterprise)).map((node) => node.key));
    const hidden = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query<{ org: number }>('select owner_org as org from enterprises order by id limit 20'),
    );
    const foreign = hidden.rows.filter((row) => !seen.has(`o${row.org}`));
    expect(foreign.length).toBeGreaterThan(0);
    for (const row of foreign.slice(0, 5))
      expect((await enterprise.call(viewNetwork, { query: { focus: `o${row.org}` } })).status).toBe(404);
  });

  test('loses its name with the membership that told it', async () => {
    const enterprise = await t.as('enterprise');
    const { items } = await enterprise.must(listAlliances, { query: {} });
    const own = items.find((one) => one.isMember);
    if (!own) throw new Error('the demo enterprise is in no alliance');
    const before = await view(enterprise, { focus: `o${own.org}` });
    await enterprise.must(leaveAlliance, { params: own, body: { letter: '因业务调整，申请退出。' } });
    const after = await view(enterprise, { focus: `o${own.org}` });
    const firms = (one: NetworkView) =>
      one.nodes.filter((node) => node.shape === 'single' && node.tier === 'enterprise');
    expect(firms(before).length).toBeGreaterThan(0);
    expect(firms(after).length).toBeLessThan(firms(before).length);
  });
});

/** Every node that a desk is shown anywhere, group by group and page by page; the watch of marked texts reads along. */
async function everything(caller: Caller) {
  const nodes = [];
  for (const group of (await view(caller)).nodes) {
    let after: string | undefined;
    do {
      const page = await view(caller, after === undefined ? { focus: group.key } : { focus: group.key, after });
      nodes.push(...page.nodes.filter((node) => node.shape === 'single'));
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
  return nodes;
}

test.each([
  'corridorOffice',
  'parkOfficer',
  'allianceSecretariat',
  'bank',
  'institute',
  'enterprise',
  'partyDesk',
] as const)('%s walks through all of it without a foreign text, and no group of one to four is told', async (role) => {
  const caller = await t.as(role);
  const whole = await view(caller);
  for (const node of whole.nodes) expect(node.atLeast === null || node.atLeast % 5 === 0).toBe(true);
  const nodes = await everything(caller);
  expect(nodes).toHaveLength(whole.named);
  for (const node of nodes.filter((one) => one.tier === 'alliance')) await view(caller, { focus: node.key });
});
