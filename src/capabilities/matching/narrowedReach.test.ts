import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { randomIds } from '../../kernel/ids.ts';
import { countOrFew } from '../consents/smallGroup.rules.ts';
import { listOffers } from '../offers/offer.api.ts';
import type { Offer } from '../offers/offer.schema.ts';
import { cellsOf, gapKey, NO_REGION, regionKey } from '../population/cells.rules.ts';
import { inviteWork } from './invite.service.ts';
import { exportReach, getReach, listReach } from './match.api.ts';
import { judgedOffer } from './reach.service.ts';

/** Parts of a group: near ones by what keeps them out, everybody by region. They add up, and none of them points at somebody. */

let t: TestApp;
let corridor: Caller;
let offers: readonly Offer[];
const ENTERPRISES = 160;

beforeAll(async () => {
  t = await openTestApp(ENTERPRISES);
  corridor = await t.as('corridorOffice');
  offers = (await corridor.must(listOffers, { query: { withRules: 'true', limit: 200 } })).items;
});
afterAll(() => t.close());

const judged = async (offer: Offer) =>
  judgedOffer({ sql: t.sql, population: t.population }, await t.actorOf(corridor), offer, t.clock.now());

const sum = (counts: readonly (number | null)[]): number => counts.reduce<number>((all, one) => all + (one ?? 0), 0);

test('parts of a group add up to it, row by row', async () => {
  let near = 0;
  for (const offer of offers) {
    const { view } = (await judged(offer)).judged;
    for (const group of ['eligible', 'near', 'not_eligible'] as const) {
      const regions = [...cellsOf(view.parts, group, regionKey, new Set()).keys()];
      expect(regions.flatMap((region) => view.idsOf(group, { region })).sort()).toEqual([...view.idsOf(group)].sort());
    }
    const gaps = cellsOf(view.parts, 'near', gapKey, new Set());
    const ids = [...gaps].flatMap(([condition, { count }]) => {
      const found = view.idsOf('near', { condition });
      expect(found).toHaveLength(count);
      return found;
    });
    expect(ids.sort()).toEqual([...view.idsOf('near')].sort());
    expect(view.idsOf('eligible', { condition: [...gaps.keys()][0] ?? 'A' })).toEqual([]);
    near += ids.length;
  }
  expect(near).toBeGreaterThan(0);
});

test('no part of one to four is told, nor the one that would give it away', async () => {
  let withheld = 0;
  for (const offer of offers) {
    const reach = await corridor.must(getReach, { params: offer });
    const parted: [number | null, (number | null)[]][] = [
      [reach.near, reach.gaps.map((gap) => gap.near)],
      [reach.near, reach.regions.map((region) => region.near)],
      [reach.eligible, reach.regions.map((region) => region.eligible)],
    ];
    for (const [whole, cells] of parted) {
      for (const count of cells) expect(count === null || countOrFew(count) !== null).toBe(true);
      if (whole === null) expect(sum(cells)).toBe(0);
      else if (cells.includes(null)) expect(countOrFew(whole - sum(cells))).not.toBeNull();
      withheld += cells.filter((count) => count === null).length;
    }
    // A condition whose near ones are withheld does not tell them among all it alone keeps out.
    for (const gap of reach.gaps.filter((one) => one.near === null))
      for (const one of reach.excluding.filter(({ conditionId }) => conditionId === gap.conditionId))
        expect(one.alone).toBeNull();
  }
  expect(withheld).toBeGreaterThan(0);
});

/** Everybody opens everything to the corridor office, as if each had clicked. */
async function openAll() {
  const { org } = await t.actorOf(corridor);
  const fields = 'identity size structure people income ip titles finance project site compliance received'.split(' ');
  await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query(
      `insert into grants (region_id, id, owner_org, shared, enterprise_id, grantee_org, purpose, fields, valid_from, valid_until)
       select region_id, gen_random_uuid(), owner_org, array[$1::int], id, $1, 'policyService', $2::text[], $3::timestamptz, $3::timestamptz + interval '90 days' from enterprises e
       where not exists (select 1 from grants g where g.enterprise_id = e.id) and not exists (select 1 from needs n where n.enterprise_id = e.id and n.title like 'canary-%')`,
      [org, fields, t.clock.now().toISOString()],
    ),
  );
}

test('a region and a gap narrow the list, the export and the invitation alike', async () => {
  await openAll();
  const policies = offers.filter((offer) => offer.kind === 'policy');
  const sizes = await Promise.all(policies.map(async (one) => (await judged(one)).judged.view.idsOf('near').length));
  const offer = policies[sizes.indexOf(Math.max(...sizes))] as Offer;
  const list = async (narrow: object) =>
    (await corridor.must(listReach, { params: offer, query: { verdict: 'near', limit: 200, ...narrow } })).items;
  const all = (await list({})).map((row) => row.enterpriseId).sort();
  expect(all.length).toBeGreaterThan(4);
  const { gaps, regions } = await corridor.must(getReach, { params: offer });
  const byGap = await Promise.all(gaps.map(({ conditionId }) => list({ condition: conditionId })));
  expect(
    byGap
      .flat()
      .map((row) => row.enterpriseId)
      .sort(),
  ).toEqual(all);
  const byRegion = await Promise.all(regions.map(({ region }) => list({ region })));
  expect(byRegion.flat()).toHaveLength(all.length);
  regions.forEach(({ region }, at) => {
    for (const row of byRegion[at] ?? []) if (region !== NO_REGION) expect(row.regionId).toBe(region);
  });
  const at = byGap.findIndex((rows) => rows.length > 0);
  const [condition, region] = [gaps[at]?.conditionId ?? '', byGap[at]?.[0]?.regionId ?? ''];
  const both = await list({ condition, region });
  expect(both.map((row) => row.regionId)).toEqual(both.map(() => region));
  const query = { verdict: 'near' as const, condition, region };
  expect((await corridor.call(exportReach, { params: offer, query })).status).toBe(200);
  const actor = await t.actorOf(corridor);
  const payload = {
    ref: { regionId: offer.regionId, id: offer.id },
    input: { verdicts: ['near'], as: 'notice', condition, region },
  };
  const invited = await inviteWork({ sql: t.sql, population: t.population, clock: t.clock, ids: randomIds })(
    { id: randomIds.uuid(), queue: 'invite', payload, accountId: actor.accountId, org: actor.org },
    { report: async () => undefined },
  );
  expect(Number(invited)).toBe(both.length);
});
