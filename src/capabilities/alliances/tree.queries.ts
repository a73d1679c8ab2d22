import type { Tx } from '../../storage/sql.ts';

/** The tree and the counts of the complement table. */

export interface NodeRow {
  readonly kind: 'alliance' | 'park';
  readonly industry: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly published: boolean;
  readonly note: string;
  readonly source: string | null;
  readonly org: number | null;
  readonly alliance_region: string | null;
  readonly alliance_id: string | null;
}

export const treeNodes = async (tx: Tx, tree: string): Promise<readonly NodeRow[]> =>
  (
    await tx.query<NodeRow>(
      `select n.kind, n.industry, n.name, n.name_en, n.published, n.note, n.source, n.org, a.region_id as alliance_region, a.id as alliance_id
       from alliance_nodes n left join alliances a on a.alliance_org = n.org where n.tree = $1 order by n.kind, n.seq`,
      [tree],
    )
  ).rows;

export interface PlaceCount {
  readonly region_id: string;
  readonly industry: string;
  readonly n: number;
}

/** Members of an alliance by place and industry code. Counts only. */
export const memberPlaces = async (job: Tx, allianceOrg: number): Promise<readonly PlaceCount[]> =>
  (
    await job.query<PlaceCount>(
      `select region_id, industry, count(*)::int as n from alliance_members where alliance_org = $1 and until is null and industry <> '' group by 1, 2`,
      [allianceOrg],
    )
  ).rows;

/** As job: enterprises on the platform by place and division of industry. Counts only; small groups are withheld by the rules. */
export const enterprisePlaces = async (job: Tx): Promise<readonly PlaceCount[]> =>
  (
    await job.query<PlaceCount>(
      `select region_id, left(industry_code, 2) as industry, count(*)::int as n from enterprises where industry_code is not null group by 1, 2`,
    )
  ).rows;
