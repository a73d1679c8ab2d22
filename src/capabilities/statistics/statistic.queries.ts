import type { Tx } from '../../storage/sql.ts';
import type { PublishedFigure } from './statistic.store.ts';

export interface PublishedRow extends PublishedFigure {
  readonly region_id: string;
}

/** Published figures the reader sees, of one indicator or of all, at most so many. */
export const publishedFigures = async (
  tx: Tx,
  indicator: string | null,
  limit: number,
): Promise<readonly PublishedRow[]> =>
  (
    await tx.query<PublishedRow>(
      `select region_id, id, subject_code, subject_name, indicator, value_kind, value, unit, qualifier_text, state, is_estimate, period, source_code, publisher, source_title, source_date, trust
       from published_figures where $1::text is null or indicator = $1 order by created_at desc, id limit $2`,
      [indicator, limit],
    )
  ).rows;
