import type { Tx } from '../../storage/sql.ts';
import { acceptedRows } from './finding.queries.ts';
import type { Finding } from './finding.schema.ts';
import { sentenceAddress } from './sentence.rules.ts';

/** Accepted facts that are figures: the door for the room of public indicators. */
export interface AcceptedFigure {
  readonly regionId: string;
  readonly id: string;
  readonly subjectCode: string | null;
  readonly subjectName: string;
  readonly indicator: string;
  readonly valueKind: 'number' | 'fraction';
  readonly value: string;
  readonly unit: string | null;
  readonly qualifierText: string | null;
  readonly state: 'result' | 'target';
  readonly period: string | null;
  readonly source: { readonly title: string; readonly publisher: string | null; readonly date: string | null };
  readonly trust: Finding['page']['trust'];
  readonly quote: string;
  readonly link: string;
}

/** Those whose document the reader still reads: withdrawing a document takes its figures back. */
export async function acceptedFigures(
  tx: Tx,
  of: { readonly indicator?: string | null; readonly pageId?: string },
  limit: number,
): Promise<AcceptedFigure[]> {
  const rows = await acceptedRows(tx, of, limit);
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    subjectCode: row.subject_code,
    subjectName: row.subject_name,
    indicator: row.indicator,
    valueKind: row.value_kind === 'fraction' ? 'fraction' : 'number',
    value: row.value,
    unit: row.unit,
    qualifierText: row.qualifier_text,
    state: row.state === 'target' ? 'target' : 'result',
    period: row.period_to ?? row.period_from,
    source: { title: row.page_title, publisher: row.page_source, date: row.page_published },
    trust: row.page_trust,
    quote: row.quote,
    link: sentenceAddress({
      page: { regionId: row.region_id, id: row.page_id },
      versionId: row.version_id,
      quoteFrom: row.quote_from,
      quoteTo: row.quote_to,
    }),
  }));
}
