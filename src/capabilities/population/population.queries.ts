import type { Tx } from '../../storage/sql.ts';

/** As job: what the population is made of, in small pages so that nobody waits long for the one session of the embedded engine. */
export interface SubjectRow {
  readonly region_id: string;
  readonly id: string;
  readonly credit_code: string;
  readonly name: string;
  readonly industry_code: string | null;
  readonly founded_on: string | null;
  readonly zone_codes: string[];
  readonly facts_version: number;
}

export const subjectsAfter = async (
  tx: Tx,
  after: { regionId: string; id: string },
  limit: number,
): Promise<readonly SubjectRow[]> =>
  (
    await tx.query<SubjectRow>(
      `select region_id, id, credit_code, name, industry_code, founded_on, zone_codes, facts_version from enterprises where (region_id, id) > ($1, $2::uuid) order by region_id, id limit $3`,
      [after.regionId, after.id, limit],
    )
  ).rows;
