import { enqueueJob } from '../../storage/jobs.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { Correction, Finding, FindingStatus, Reason } from './finding.schema.ts';

/** The only writer of findings. Proposals are written by the reading job, decisions by the organisation that keeps the document. */

export interface FindingRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly page_id: string;
  readonly version_id: string;
  readonly rule: string;
  readonly subject_name: string;
  readonly subject_type: Finding['subjectType'];
  readonly subject_code: string | null;
  readonly indicator: string;
  readonly value_kind: Finding['valueKind'];
  readonly value: string;
  readonly unit: string | null;
  readonly qualifier_text: string | null;
  readonly rank_scope: string | null;
  readonly state: Finding['state'];
  readonly period_text: string | null;
  readonly period_from: string | null;
  readonly period_to: string | null;
  readonly quote: string;
  readonly quote_from: number;
  readonly quote_to: number;
  readonly reasons: readonly Reason[];
  readonly page_title: string;
  readonly page_published: string | null;
  readonly page_source: string | null;
  readonly page_trust: Finding['page']['trust'];
  readonly status: FindingStatus;
  readonly same_as: string | null;
  readonly proposal: Correction | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly created_at: string;
  readonly version: number;
}

export type Key = Pick<FindingRow, 'region_id' | 'id'>;

export interface NewFinding
  extends Omit<
    FindingRow,
    | 'same_as'
    | 'proposal'
    | 'decided_by'
    | 'decided_at'
    | 'version'
    | 'status'
    | 'region_id'
    | 'owner_org'
    | 'page_id'
    | 'version_id'
    | 'page_title'
    | 'page_published'
    | 'page_source'
    | 'page_trust'
    | 'created_at'
  > {
  readonly identity: string;
  readonly qualifiers: readonly string[];
  readonly period_inferred: boolean;
}

export interface ReadVersion {
  readonly regionId: string;
  readonly pageId: string;
  readonly versionId: string;
  readonly ownerOrg: number;
  readonly title: string;
  readonly published: string | null;
  readonly source: string | null;
  readonly trust: Finding['page']['trust'];
  readonly at: string;
}

/** Writes proposals, those known of the document left out; answers how many were new. A millisecond apart, so that the newest first is the order of the text. */
export async function insertFindings(job: Tx, of: ReadVersion, findings: readonly NewFinding[]): Promise<number> {
  if (findings.length === 0) return 0;
  const made = await job.query(
    `insert into findings (region_id, id, owner_org, page_id, version_id, identity, rule, subject_name, subject_type, subject_code, indicator, value_kind, value, unit, qualifiers, qualifier_text, rank_scope, state,
       period_text, period_from, period_to, period_inferred, quote, quote_from, quote_to, reasons, page_title, page_published, page_source, page_trust, created_at)
     select $1, x.id, $2, $3, $4, x.identity, x.rule, x.subject_name, x.subject_type, x.subject_code, x.indicator, x.value_kind, x.value, x.unit, x.qualifiers, x.qualifier_text, x.rank_scope, x.state,
       x.period_text, x.period_from, x.period_to, x.period_inferred, x.quote, x.quote_from, x.quote_to, x.reasons, $5, $6, $7, $8, $9::timestamptz - x.place * interval '1 millisecond'
     from json_to_recordset($10::json) as x (id uuid, place int, identity text, rule text, subject_name text, subject_type text, subject_code text, indicator text, value_kind text, value text, unit text, qualifiers text[], qualifier_text text, rank_scope text, state text,
       period_text text, period_from text, period_to text, period_inferred boolean, quote text, quote_from int, quote_to int, reasons text[])
     on conflict do nothing`,
    [
      of.regionId,
      of.ownerOrg,
      of.pageId,
      of.versionId,
      of.title,
      of.published,
      of.source,
      of.trust,
      of.at,
      JSON.stringify(findings.map((finding, place) => ({ ...finding, place }))),
    ],
  );
  return made.count;
}

/** Null where it is not one's own, or its document is withdrawn. The document is held as well: who reads it cannot change under a decision. */
export const lockFinding = (tx: Tx, key: Key): Promise<FindingRow | null> =>
  oneRow<FindingRow>(
    tx,
    `select f.* from findings f join pages p on p.region_id = f.region_id and p.id = f.page_id
     where f.region_id = $1 and f.id = $2 and p.status = 'kept' for update of f for share of p`,
    [key.region_id, key.id],
  );

export interface Decision {
  readonly to: FindingStatus;
  readonly by: string;
  readonly at: string;
  readonly sameAs?: string;
}

/** An accepted fact is read by whoever reads its document; anything else by its owner alone. */
export const decideFinding = (tx: Tx, key: Key, { to, by, at, sameAs }: Decision) =>
  tx.query(
    `update findings f set status = $3, same_as = $4, decided_by = case when $3 = 'proposed' then null else $5 end, decided_at = case when $3 = 'proposed' then null else $6::timestamptz end,
       is_public = $3 = 'accepted' and p.is_public, open_region = case when $3 = 'accepted' then p.open_region end, version = f.version + 1
     from pages p where f.region_id = $1 and f.id = $2 and p.region_id = f.region_id and p.id = f.page_id`,
    [key.region_id, key.id, to, sameAs ?? null, by, at],
  );

/** Puts right what was misread; what was read first is kept beside it. */
export const rewriteFinding = (tx: Tx, row: FindingRow, input: Correction) =>
  tx.query(
    `update findings set subject_name = $3, subject_type = $4, subject_code = case when subject_name = $3 then subject_code end, indicator = $5, value_kind = $6, value = $7, unit = $8, state = $9,
       period_from = $10, period_to = $10, period_text = case when coalesce(period_to, '') = coalesce($10, '') then period_text else $10 end, period_inferred = false, proposal = coalesce(proposal, $11::jsonb)
     where region_id = $1 and id = $2`,
    [
      row.region_id,
      row.id,
      input.subjectName,
      input.subjectType,
      input.indicator,
      input.valueKind,
      input.value,
      input.unit === '' ? null : input.unit,
      input.state,
      input.period === '' ? null : input.period,
      JSON.stringify(proposalOf(row)),
    ],
  );

const proposalOf = (row: FindingRow): Correction => ({
  subjectName: row.subject_name,
  subjectType: row.subject_type,
  indicator: row.indicator,
  valueKind: row.value_kind,
  value: row.value,
  unit: row.unit ?? '',
  state: row.state,
  period: row.period_to ?? '',
});

/** As job: accepted facts are read as widely as their document is read now. */
export const followPage = (job: Tx, regionId: string, pageId: string) =>
  job.query(
    `update findings f set is_public = p.is_public, open_region = p.open_region from pages p
     where p.region_id = $1 and p.id = $2 and f.region_id = p.region_id and f.page_id = p.id and f.status = 'accepted'`,
    [regionId, pageId],
  );

export const queueReading = (tx: Tx, id: string, payload: Record<string, unknown>): Promise<void> =>
  enqueueJob(tx, { id, queue: 'findings.read', payload, accountId: null, org: null });
