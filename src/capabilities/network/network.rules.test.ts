import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble, assembleBase, type Membership } from './assemble.rules.ts';
import { drawGroup, drawNode, drawWhole } from './drawing.rules.ts';
import { CITIES, type Graph } from './graph.rules.ts';
import { labelsOf, namesWith } from './labels.rules.ts';
import { layoutFocus, layoutWhole } from './layout.rules.ts';
import { type NetworkNode, tierSchema } from './network.schema.ts';
import { type Asked, type Eyes, HIDDEN, isWholeCities, OUT, survey, TOLD } from './survey.rules.ts';
import { atLeast, countGroups, tallyOf } from './tally.rules.ts';

/** The arithmetic of the graph: sums, filters, and what cannot be had by subtraction. */

const REGIONS = [...CITIES, '310000'];
const ALLIANCES = 3;
const FIRST_MEMBER = 100;
const NOW = 20261120;

const body = (principal: number, kind: 'alliance' | 'park', region: string) => ({
  principal,
  kind,
  name: `机构 ${principal}`,
  region_id: region,
  synthetic: true,
  alliance_region: null,
  alliance_id: null,
  industry: '',
  founded_on: null,
  derived_from: null,
});
const bodies = [
  ...Array.from({ length: ALLIANCES }, (_, at) => body(at + 1, 'alliance', CITIES[at % 2] ?? '')),
  ...Array.from({ length: 4 }, (_, at) => body(at + 50, 'park', CITIES[0] ?? '')),
];

const membershipArbitrary = fc.record({
  alliance_org: fc.integer({ min: 1, max: ALLIANCES }),
  member_org: fc.oneof(fc.integer({ min: FIRST_MEMBER, max: FIRST_MEMBER + 60 }), fc.integer({ min: 50, max: 53 })),
  since: fc.constantFrom(0, 20200101, 20250601),
  until: fc.constantFrom(99_999_999, 99_999_999, 20260101),
  listed: fc.boolean(),
});

/** Two enterprises in three are in one city and industry, so that groups of every size occur. */
const memberships = (
  drawn: readonly Pick<Membership, 'alliance_org' | 'member_org' | 'since' | 'until' | 'listed'>[],
): Membership[] =>
  drawn
    .map((one) => ({
      ...one,
      name: `企业 ${one.member_org}`,
      kind: 'enterprise' as const,
      region_id: REGIONS[one.member_org % 3 === 0 ? one.member_org % REGIONS.length : 0] ?? '',
      industry: one.member_org % 4 === 0 ? '6511' : '3973',
      synthetic: true,
    }))
    .sort((a, b) => a.member_org - b.member_org || a.alliance_org - b.alliance_org);

const NOTHING = { rows: [], parts: [] };
const graphFrom = (rows: readonly Membership[]): Graph =>
  assemble(
    assembleBase(bodies, rows),
    { agreement: NOTHING, project: NOTHING, case: NOTHING },
    { origins: [], party: [] },
    [],
  );

const EVERYTHING: Asked = {
  from: NOW,
  to: NOW,
  tiers: null,
  regions: null,
  countsHidden: true,
  alliance: null,
  centre: null,
};
const stranger = (graph: Graph, named: readonly number[] = []): Eyes => ({
  own: -1,
  named: new Set(named.map((org) => graph.at.get(`o${org}`) ?? -1)),
  today: NOW,
});
const graphArbitrary = fc.array(membershipArbitrary, { maxLength: 150 }).map((drawn) => graphFrom(memberships(drawn)));
const namedArbitrary = fc.subarray([1, 2, 3]);

describe('groups', () => {
  test('add up to the nodes, fine and put together', () => {
    fc.assert(
      fc.property(graphArbitrary, namedArbitrary, (graph, named) => {
        const of = survey(graph, EVERYTHING, stranger(graph, named));
        for (const bySegment of [true, false]) {
          const groups = [...countGroups(of, bySegment).values()];
          expect(groups.reduce((sum, one) => sum + one.named, 0)).toBe(of.node.filter((one) => one === TOLD).length);
          expect(groups.reduce((sum, one) => sum + one.hidden, 0)).toBe(of.node.filter((one) => one === HIDDEN).length);
        }
      }),
    );
  });

  test('open page by page into exactly the nodes they count', () => {
    fc.assert(
      fc.property(graphArbitrary, namedArbitrary, fc.integer({ min: 1, max: 9 }), (graph, named, limit) => {
        const of = survey(graph, EVERYTHING, stranger(graph, named));
        const tally = tallyOf(of);
        for (const group of tally.groups.values()) {
          const seen = new Set<number>();
          let after: Parameters<typeof drawGroup>[4] = null;
          do {
            const page = drawGroup(of, tally, group.key, limit, after);
            for (const node of page.singles) expect(seen.has(node)).toBe(false);
            for (const node of page.singles) seen.add(node);
            after = page.next;
          } while (after !== null);
          expect(seen.size).toBe(group.named);
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** What leaves of the whole: counts as told. */
const told = (graph: Graph, eyes: Eyes, asked: Asked = EVERYTHING) => {
  const tally = tallyOf(survey(graph, asked, eyes));
  const whole = drawWhole(tally);
  return {
    named: tally.named,
    groups: whole.groups.map((group) => [group.key, group.named, atLeast(group.hidden)]).sort(),
    ties: [...whole.ties].sort((a, b) => `${a.kind}${a.from}${a.to}`.localeCompare(`${b.kind}${b.from}${b.to}`)),
  };
};

describe('what may not be named', () => {
  test('a withheld group of any size from one to four gives the same answer, totals and ties included', () => {
    const secret = (alliance_org: number, member_org: number) => ({
      alliance_org,
      member_org,
      since: 0,
      until: 99_999_999,
      listed: false,
    });
    fc.assert(
      fc.property(fc.array(membershipArbitrary, { maxLength: 80 }), (others) => {
        const answer = (count: number) => {
          // Numbers 60 apart fall into one city and industry, in which nobody else is.
          const few = Array.from({ length: count }, (_, at) => [1, 2, 3].map((org) => secret(org, 5_004 + at * 60)));
          const crowd = others.filter((one) => one.member_org % 3 !== 0);
          const graph = graphFrom(memberships([...crowd, ...few.flat()]));
          return told(graph, stranger(graph));
        };
        const one = answer(1);
        expect(one.groups.some(([, named, more]) => named === 0 && more === null)).toBe(true);
        for (const count of [2, 3, 4]) expect(answer(count)).toEqual(one);
      }),
    );
  });

  test('is told in steps of five, and never by name or tie', () => {
    fc.assert(
      fc.property(graphArbitrary, namedArbitrary, (graph, named) => {
        const of = survey(graph, EVERYTHING, stranger(graph, named));
        const tally = tallyOf(of);
        for (const group of tally.groups.values()) {
          const more = atLeast(group.hidden);
          expect(more === null ? group.hidden : 0).toBeLessThan(5);
          if (more !== null) expect(group.hidden - more).toBeLessThan(5);
          const { singles } = drawGroup(of, tally, group.key, 100, null);
          for (const node of singles) expect(of.node[node]).toBe(TOLD);
        }
        for (const tie of drawWhole(tally).ties) expect(tie.weight + tie.atLeast).toBeGreaterThan(0);
      }),
    );
  });

  test('stays hidden around a body: whose memberships are not told is not told its alliances', () => {
    fc.assert(
      fc.property(graphArbitrary, (graph) => {
        const of = survey(graph, EVERYTHING, stranger(graph));
        const tally = tallyOf(of);
        graph.nodes.forEach((node, index) => {
          if (node.tier !== 'park') return;
          const around = drawNode(of, tally, index, 100, null);
          expect(around.groups).toEqual([]);
          expect(around.singles.every((one) => of.node[one] === TOLD)).toBe(true);
        });
      }),
    );
  });

  test('a filter by alliance counts a body that is in it in secret and does not name it', () => {
    const graph = graphFrom(
      memberships([{ alliance_org: 1, member_org: 50, since: 0, until: 99_999_999, listed: false }]),
    );
    const asked = { ...EVERYTHING, alliance: graph.at.get('o1') ?? null };
    const park = graph.at.get('o50') ?? -1;
    expect(survey(graph, asked, stranger(graph)).node[park]).toBe(HIDDEN);
    expect(survey(graph, asked, stranger(graph, [1])).node[park]).toBe(TOLD);
    expect(survey(graph, EVERYTHING, stranger(graph)).node[park]).toBe(TOLD);
  });

  test('is not counted for less than a city', () => {
    expect(isWholeCities('330400')).toBe(true);
    expect(isWholeCities('310117')).toBe(true);
    expect(isWholeCities('900060')).toBe(true);
    expect(isWholeCities('330402')).toBe(false);
    expect(isWholeCities('330000')).toBe(false);
  });
});

describe('filters', () => {
  test('commute: tiers and place together are what both let through', () => {
    const tiers = fc.subarray([...tierSchema.options], { minLength: 1 }).map((list) => new Set(list));
    const regions = fc.subarray(REGIONS, { minLength: 1 }).map((list) => new Set(list));
    fc.assert(
      fc.property(graphArbitrary, tiers, regions, (graph, tier, region) => {
        const eyes = stranger(graph, [1]);
        const states = (asked: Partial<Asked>) => survey(graph, { ...EVERYTHING, ...asked }, eyes);
        const both = states({ tiers: tier, regions: region });
        const one = states({ tiers: tier });
        const other = states({ regions: region });
        both.node.forEach((state, node) => {
          expect(state).toBe(Math.min(one.node[node] ?? OUT, other.node[node] ?? OUT));
        });
        both.tie.forEach((state, tie) => {
          if (state !== OUT) expect(Math.min(one.tie[tie] ?? OUT, other.tie[tie] ?? OUT)).toBeGreaterThanOrEqual(state);
        });
      }),
    );
  });

  test('a period holds whatever any of its days holds', () => {
    fc.assert(
      fc.property(graphArbitrary, (graph) => {
        const on = (from: number, to: number) =>
          survey(graph, { ...EVERYTHING, from, to }, stranger(graph, [1, 2, 3])).tie;
        const period = on(20190101, NOW);
        for (const day of [20190101, 20200101, 20251231, NOW])
          on(day, day).forEach((state, tie) => {
            expect(state).toBeLessThanOrEqual(period[tie] ?? OUT);
          });
      }),
    );
  });
});

test('names are found wherever the text stands in them, as one by one', () => {
  const name = fc.string({ unit: fc.constantFrom('松', '江', 'a', 'b', ' '), maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 30 }),
      name.filter((text) => text !== ''),
      (names, wanted) => {
        expect(namesWith(labelsOf(names), wanted)).toEqual(
          names.flatMap((one, at) => (one.includes(wanted) ? [at] : [])),
        );
      },
    ),
  );
});

describe('the picture', () => {
  const nodes = fc.uniqueArray(
    fc.record({
      tier: fc.constantFrom(...tierSchema.options),
      segment: fc.constantFrom('', 'C', 'I', 'M'),
      city: fc.constantFrom(...CITIES, ''),
      shape: fc.constantFrom('group' as const, 'single' as const),
      named: fc.integer({ min: 0, max: 500 }),
    }),
    { maxLength: 200, selector: (one) => `${one.shape}.${one.tier}.${one.segment}.${one.city}` },
  );
  const nodeOf = (one: Pick<NetworkNode, 'tier' | 'segment' | 'city' | 'shape' | 'named'>): NetworkNode => ({
    ...one,
    key: `${one.shape}.${one.tier}.${one.segment}.${one.city}`,
    name: null,
    atLeast: 0,
    ref: null,
    synthetic: true,
  });

  test('gives every node a place of its own inside the frame', () => {
    fc.assert(
      fc.property(nodes, fc.integer({ min: 640, max: 1600 }), (drawn, width) => {
        const all = drawn.map(nodeOf);
        for (const layout of [layoutWhole(all, width), layoutFocus(null, all, width)]) {
          const places = [...layout.places.values()].map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`);
          expect(places).toHaveLength(all.length);
          expect(new Set(places).size).toBe(places.length);
          for (const { y } of layout.places.values()) expect(y).toBeLessThanOrEqual(layout.height);
        }
      }),
    );
  });
});
