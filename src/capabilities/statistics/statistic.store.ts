import type { Tx } from '../../storage/sql.ts';

/** The only writer of published figures. */

export interface PublishedFigure {
  readonly id: string;
  readonly subject_code: string;
  readonly subject_name: string;
  readonly indicator: string;
  readonly value_kind: 'number' | 'fraction';
  readonly value: string;
  readonly unit: string | null;
  readonly qualifier_text: string | null;
  readonly state: 'result' | 'target';
  readonly is_estimate: boolean;
  readonly period: string | null;
  readonly source_code: string;
  readonly publisher: string;
  readonly source_title: string;
  readonly source_date: string | null;
  readonly trust: 'normal' | 'reduced';
}

/** Figures of public pages, readable by everybody signed in; those that are there already are left. */
export async function insertFigures(
  job: Tx,
  of: { readonly regionId: string; readonly ownerOrg: number; readonly at: string },
  figures: readonly PublishedFigure[],
): Promise<number> {
  const made = await job.query(
    `insert into published_figures (region_id, id, owner_org, is_public, subject_code, subject_name, indicator, value_kind, value, unit, qualifier_text, state, is_estimate, period, source_code, publisher, source_title, source_date, trust, created_at)
     select $1, x.id, $2, true, x.subject_code, x.subject_name, x.indicator, x.value_kind, x.value, x.unit, x.qualifier_text, x.state, x.is_estimate, x.period, x.source_code, x.publisher, x.source_title, x.source_date, x.trust, $3
     from json_to_recordset($4::json) as x (id uuid, subject_code text, subject_name text, indicator text, value_kind text, value text, unit text, qualifier_text text, state text, is_estimate boolean, period text, source_code text, publisher text, source_title text, source_date text, trust text)
     on conflict do nothing`,
    [of.regionId, of.ownerOrg, of.at, JSON.stringify(figures)],
  );
  return made.count;
}
