import type { Tx } from '../../storage/sql.ts';
import type { Grade, Rated } from './rating.schema.ts';

/** The only writer of ratings. */

export interface RatingWrite {
  readonly regionId: string;
  readonly allianceId: string;
  readonly id: string;
  readonly raterOrg: number;
  readonly allianceOrg: number;
  readonly year: number;
  readonly criteria: readonly Rated[];
  readonly points: number;
  readonly grade: Grade;
  readonly note: string;
  readonly accountId: string;
  readonly at: string;
}

/** Writes the year's rating, or writes it again while it is a draft of the same body; answers false where it stands published or is another's. */
export const putRating = async (tx: Tx, rating: RatingWrite): Promise<boolean> =>
  (
    await tx.query(
      `insert into alliance_ratings (region_id, alliance_id, id, owner_org, alliance_org, year, criteria, points, grade, note, rated_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12)
       on conflict (region_id, alliance_id, year) do update set criteria = excluded.criteria, points = excluded.points, grade = excluded.grade, note = excluded.note, version = alliance_ratings.version + 1
       where alliance_ratings.published_on is null and alliance_ratings.owner_org = excluded.owner_org`,
      [
        rating.regionId,
        rating.allianceId,
        rating.id,
        rating.raterOrg,
        rating.allianceOrg,
        rating.year,
        JSON.stringify(rating.criteria),
        rating.points,
        rating.grade,
        rating.note,
        rating.accountId,
        rating.at,
      ],
    )
  ).count === 1;

/** Opens a rating to everybody; answers false where it was open. */
export const publishRating = async (tx: Tx, allianceOrg: number, year: number, on: string): Promise<boolean> =>
  (
    await tx.query(
      `update alliance_ratings set published_on = $3::date, is_public = true, version = version + 1 where alliance_org = $1 and year = $2 and published_on is null`,
      [allianceOrg, year, on],
    )
  ).count === 1;
