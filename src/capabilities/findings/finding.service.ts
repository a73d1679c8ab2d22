import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { requirePage } from '../pages/page.service.ts';
import type { PageDependants } from '../pages/pageDependants.service.ts';
import { decides, findingMoves } from './finding.access.ts';
import { findFinding, findingsBeside, findingsOfPage, listFindingRows } from './finding.queries.ts';
import { agrees, isComparable } from './finding.rules.ts';
import type { Finding, FindingQuery, FindingView, PageFindings } from './finding.schema.ts';
import type { FindingRow } from './finding.store.ts';

/** Reading proposed facts: the queue, one of them with what other documents say of the same. */

export async function requireFinding(tx: Tx, ref: RowRef): Promise<FindingRow> {
  const row = await findFinding(tx, { region_id: ref.regionId, id: ref.id });
  if (!row) throw notFound();
  return row;
}

const instant = (at: string): string => new Date(at).toISOString();

export const presentFinding = (use: Pick<Use, 'actor'>, row: FindingRow): Finding => ({
  regionId: row.region_id,
  id: row.id,
  page: {
    regionId: row.region_id,
    id: row.page_id,
    title: row.page_title,
    published: row.page_published,
    source: row.page_source,
    trust: row.page_trust,
  },
  versionId: row.version_id,
  rule: row.rule,
  subjectName: row.subject_name,
  subjectType: row.subject_type,
  subjectCode: row.subject_code,
  indicator: row.indicator,
  valueKind: row.value_kind,
  value: row.value,
  unit: row.unit,
  qualifierText: row.qualifier_text,
  scope: row.rank_scope,
  state: row.state,
  periodText: row.period_text,
  periodFrom: row.period_from,
  periodTo: row.period_to,
  quote: row.quote,
  quoteFrom: row.quote_from,
  quoteTo: row.quote_to,
  reasons: [...row.reasons],
  status: row.status,
  corrected: row.proposal !== null,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at === null ? null : instant(row.decided_at),
  createdAt: instant(row.created_at),
  may: findingMoves(use.actor, row.status, row.owner_org),
  version: row.version,
});

export async function listOwnFindings(use: Use, query: FindingQuery, cursors: Cursors): Promise<Page<Finding>> {
  const after = query.after ? cursors.open('findings', use.actor.org, query.after) : null;
  const page = await listFindingRows(use.tx, query, use.actor.org, after);
  return {
    items: page.rows.map((row) => presentFinding(use, row)),
    next: page.nextKey && cursors.seal('findings', use.actor.org, page.nextKey),
    count: page.count,
  };
}

export async function viewFinding(use: Use, ref: RowRef): Promise<FindingView> {
  const row = await requireFinding(use.tx, ref);
  const finding = presentFinding(use, row);
  const others = (await findingsBeside(use.tx, row)).map((other) => presentFinding(use, other));
  return {
    ...finding,
    beside: others
      .filter((other) => isComparable(finding, other))
      .map((other) => ({ ...other, agrees: agrees(finding, other) })),
  };
}

export async function listPageFindings(use: Use, ref: RowRef, model: boolean): Promise<PageFindings> {
  const page = await requirePage(use.tx, ref);
  const rows = await findingsOfPage(use.tx, page.region_id, page.id);
  return {
    findings: rows.map((row) => presentFinding(use, row)),
    mayAskModel: model && page.status === 'kept' && decides(use.actor, page.owner_org),
  };
}

/** `高新技术企业 120 家`: how a fact is named in one line. */
const labelOf = (row: FindingRow): string => `${row.subject_name} · ${row.indicator} ${row.value}${row.unit ?? ''}`;

/** What rests on a document: the facts accepted from it. */
export const findingDependants: PageDependants = {
  list: async (tx, page) =>
    (await findingsOfPage(tx, page.regionId, page.id))
      .filter((row) => row.status === 'accepted')
      .map((row) => ({
        kind: 'finding',
        label: labelOf(row),
        link: `/pages/${row.region_id}/${row.page_id}?at=${row.quote_from}-${row.quote_to}&version=${row.version_id}`,
        quote: row.quote,
        versionId: row.version_id,
      })),
};
