import type { Use } from '../../storage/use.ts';
import { divisionOf } from '../../vocabulary/industries.ts';
import { CORRIDOR, isWithin } from '../../vocabulary/regions.ts';
import { ZONES } from '../../vocabulary/zones.ts';
import { allianceByOrg, memberCounts } from './alliance.queries.ts';
import type { TreeNode } from './alliance.schema.ts';
import { complementOf } from './complement.rules.ts';
import { enterprisePlaces, memberPlaces, type PlaceCount, treeNodes } from './tree.queries.ts';
import type { Complement, Tree } from './tree.schema.ts';

/** The "1+7+N" tree of alliances and demonstration parks, and the table of who is strong where. */

export async function corridorTree(use: Use): Promise<Tree> {
  const rows = await treeNodes(use.tx, CORRIDOR);
  const counts = await memberCounts(use.tx);
  const industries = new Map<string, TreeNode[]>();
  for (const row of rows) {
    const ref = row.alliance_region !== null && row.alliance_id !== null;
    const node: TreeNode = {
      kind: row.kind,
      industry: row.industry,
      name: row.name,
      nameEn: row.name_en,
      published: row.published,
      note: row.note,
      source: row.source,
      alliance: ref ? { regionId: row.alliance_region ?? '', id: row.alliance_id ?? '' } : null,
      members: ref && row.org !== null ? (counts.get(row.org) ?? 0) : null,
    };
    industries.set(row.industry, [...(industries.get(row.industry) ?? []), node]);
  }
  return {
    industries: [...industries].map(([industry, nodes]) => ({ industry, nodes })),
    counts: {
      alliances: rows.filter((row) => row.kind === 'alliance').length,
      parks: rows.filter((row) => row.kind === 'park').length,
      published: rows.filter((row) => row.published).length,
    },
  };
}

/** The nine: eight cities and Songjiang, in the order in which the corridor names them. */
const cities = (): readonly string[] => ZONES.find((zone) => zone.code === CORRIDOR)?.members ?? [];

function tallied(places: readonly PlaceCount[], regions: readonly string[]) {
  return places.flatMap((place) => {
    const region = regions.find((city) => isWithin(place.region_id, city));
    const industry = divisionOf(place.industry);
    return region === undefined || industry === null ? [] : [{ industry, region, count: place.n }];
  });
}

export async function complement(use: Use, query: { readonly allianceOrg?: number | undefined }): Promise<Complement> {
  const regions = cities();
  const { allianceOrg } = query;
  if (allianceOrg === undefined) {
    const places = await use.tx.asJob('counts by place and industry, small groups withheld', enterprisePlaces);
    return complementOf(tallied(places, regions), regions, 'registered');
  }
  const alliance = await allianceByOrg(use.tx, allianceOrg);
  const places = alliance ? await memberPlaces(use.tx, allianceOrg) : [];
  return complementOf(tallied(places, regions), regions, 'members');
}
