import { sql } from 'kysely';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { FindingQuery } from './finding.schema.ts';
import type { FindingRow, Key } from './finding.store.ts';

/** Reading findings, under row security. */

export const COLUMNS =
  'region_id, id, owner_org, page_id, version_id, rule, subject_name, subject_type, subject_code, indicator, value_kind, value, unit, qualifier_text, rank_scope, state, period_text, period_from, period_to, quote, quote_from, quote_to, reasons, page_title, page_published, page_source, page_trust, status, same_as, proposal, decided_by, decided_at, created_at, version';

export const findFinding = (tx: Tx, key: Key): Promise<FindingRow | null> =>
  oneRow<FindingRow>(tx, `select ${COLUMNS} from findings where region_id = $1 and id = $2`, [key.region_id, key.id]);

export const listFindingRows = (tx: Tx, query: FindingQuery, org: number, after: readonly (string | number)[] | null) =>
  listPage<FindingRow>(tx, {
    table: 'findings',
    columns: COLUMNS,
    conditions: [
      sql`status = ${query.status}`,
      sql`owner_org = ${org}`,
      // What was read out of a withdrawn document waits with it.
      sql`exists (select 1 from pages p where p.region_id = findings.region_id and p.id = findings.page_id and p.status = 'kept')`,
      ...(query.reasons === 'some' ? [sql`cardinality(reasons) > 0`] : []),
      ...(query.reasons === 'none' ? [sql`cardinality(reasons) = 0`] : []),
      ...(query.page ? [sql`page_id = ${query.page}`] : []),
    ],
    order: ['created_at', 'region_id', 'id'],
    descending: true,
    limit: query.limit,
    after,
  });

const BESIDE = 20;
const OF_FINDING = COLUMNS.split(', ')
  .map((column) => `f.${column}`)
  .join(', ');
const KEPT = `findings f join pages p on p.region_id = f.region_id and p.id = f.page_id and p.status = 'kept'`;

/** What the reader sees of the same indicator and subject elsewhere. */
export const findingsBeside = async (tx: Tx, row: FindingRow): Promise<readonly FindingRow[]> =>
  (
    await tx.query<FindingRow>(
      `select ${OF_FINDING} from ${KEPT}
       where f.indicator = $1 and (f.subject_name = $2 or (f.subject_code is not null and f.subject_code = $3)) and f.status in ('proposed', 'accepted') and f.id <> $4
       order by (f.status = 'accepted') desc, f.created_at, f.id limit ${BESIDE}`,
      [row.indicator, row.subject_name, row.subject_code, row.id],
    )
  ).rows;

/** The facts of one document that its readers see, in the order of its text. */
export const findingsOfPage = async (tx: Tx, regionId: string, pageId: string): Promise<readonly FindingRow[]> =>
  (
    await tx.query<FindingRow>(
      `select ${COLUMNS} from findings where region_id = $1 and page_id = $2 and status in ('proposed', 'accepted') order by quote_from, id limit 500`,
      [regionId, pageId],
    )
  ).rows;

/** Accepted figures of documents that the reader reads: row security holds for both. What is only announced is neither reached nor aimed at. */
export const acceptedRows = async (
  tx: Tx,
  of: { readonly indicator?: string | null; readonly pageId?: string },
  limit: number,
): Promise<readonly FindingRow[]> =>
  (
    await tx.query<FindingRow>(
      `select ${OF_FINDING} from ${KEPT}
       where f.status = 'accepted' and f.value_kind in ('number', 'fraction') and f.state in ('result', 'target') and ($1::text is null or f.indicator = $1) and ($2::uuid is null or f.page_id = $2)
       order by f.decided_at desc, f.id limit $3`,
      [of.indicator ?? null, of.pageId ?? null, limit],
    )
  ).rows;
