import { oneRow, type Tx } from '../../storage/sql.ts';
import type { Grade, Rated } from './rating.schema.ts';

export interface RatingRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly alliance_org: number;
  readonly year: number;
  readonly criteria: Rated[];
  readonly points: number;
  readonly grade: Grade;
  readonly note: string;
  readonly published_on: string | null;
  readonly version: number;
}

const COLUMNS = 'region_id, id, owner_org, alliance_org, year, criteria, points, grade, note, published_on, version';

/** Ratings the reader sees: published ones, and its own drafts. */
export const ratingsOf = async (tx: Tx, allianceOrg: number): Promise<readonly RatingRow[]> =>
  (
    await tx.query<RatingRow>(`select ${COLUMNS} from alliance_ratings where alliance_org = $1 order by year desc`, [
      allianceOrg,
    ])
  ).rows;

/** As job: the rating of a year, whoever made it. */
export const ratingOfYear = (job: Tx, allianceOrg: number, year: number) =>
  oneRow<RatingRow>(job, `select ${COLUMNS} from alliance_ratings where alliance_org = $1 and year = $2`, [
    allianceOrg,
    year,
  ]);

/** Members at the year's end (or today), members that joined in it, charters in force in it. */
export async function memberFigures(
  job: Tx,
  allianceOrg: number,
  year: number,
): Promise<{ members: number; joined: number; charters: number }> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const row = await oneRow<{ members: number; joined: number; charters: number }>(
    job,
    `select (select count(distinct member_org)::int from memberships where alliance_org = $1 and (since is null or since <= $3::date) and (until is null or until > $3::date)) as members,
       (select count(*)::int from (select member_org from memberships where alliance_org = $1 group by 1 having min(since) between $2::date and $3::date) t) as joined,
       (select least(count(*), 1)::int from alliance_charters where alliance_org = $1 and valid_from <= $3::date) as charters`,
    [allianceOrg, first, last],
  );
  return row ?? { members: 0, joined: 0, charters: 0 };
}
