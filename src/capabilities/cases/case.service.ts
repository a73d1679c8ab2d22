import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { partOf } from './case.access.ts';
import {
  casesOfEnterprise,
  enterprisesWithOpenCase,
  entriesOf,
  findCase,
  inboxCases,
  listCaseRows,
  offerTerms,
  orgsAskedFor,
  ownPositions,
  positionsOf,
  tasksOf,
} from './case.queries.ts';
import { type CaseAction, isOverdue, possibleActions } from './case.rules.ts';
import { type CaseSummary, type CaseView, type caseQuerySchema, timelineEntrySchema } from './case.schema.ts';
import type { CaseRow, PositionRow } from './case.store.ts';
import { timelineText } from './timelineText.rules.ts';

/** Reading cases, and loading one for an action. */

export interface LoadedCase {
  readonly row: CaseRow;
  readonly positions: readonly PositionRow[];
  readonly own: PositionRow | null;
  readonly actions: readonly CaseAction[];
}

/** The case under the caller's row security, with what the caller may do now. */
export async function loadCase(use: Use, ref: RowRef): Promise<LoadedCase> {
  const row = await findCase(use.tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  const positions = await positionsOf(use.tx, row.region_id, row.id);
  const part = partOf(use.actor, {
    leadOrg: row.lead_org,
    openedByOrg: row.opened_by_org,
    enterpriseOrg: row.enterprise_org,
    positionOrgs: positions.map((position) => position.org),
    shared: row.shared ?? [],
  });
  const own = positions.find((position) => position.org === use.actor.org) ?? null;
  return {
    row,
    positions,
    own,
    actions: possibleActions(row.status, part, own?.paused_on != null, use.actor.permissions),
  };
}

export async function presentSummaries(use: Use, rows: readonly CaseRow[]): Promise<CaseSummary[]> {
  const names = await organisationNames(
    use.tx,
    rows.map((row) => row.lead_org),
  );
  const own = await ownPositions(
    use.tx,
    use.actor.org,
    rows.map((row) => row.id),
  );
  const today = dayInShanghai(use.now);
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    number: row.number,
    title: row.title,
    enterpriseId: row.enterprise_id,
    enterpriseName: row.enterprise_name,
    need: row.need_id === null ? null : { regionId: row.region_id, id: row.need_id },
    leadOrg: row.lead_org,
    leadName: names.get(row.lead_org) ?? '',
    status: row.status,
    dueOn: row.due_on,
    overdue: isOverdue(row.status, row.due_on, today),
    ownPosition: own.get(row.id)?.status ?? null,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    closingReason: row.closing_reason,
    version: row.version,
  }));
}

export async function listVisibleCases(
  use: Use,
  query: z.output<typeof caseQuerySchema>,
  cursors: Cursors,
): Promise<Page<CaseSummary>> {
  const list = `cases.${query.sort}`;
  const after = query.after ? cursors.open(list, use.actor.org, query.after) : null;
  const page = await listCaseRows(use.tx, use.actor, query, dayInShanghai(use.now), after);
  return {
    items: await presentSummaries(use, page.rows),
    next: page.nextKey && cursors.seal(list, use.actor.org, page.nextKey),
    count: page.count,
  };
}

async function presentPositions(
  tx: Tx,
  loaded: LoadedCase,
  names: ReadonlyMap<number, string>,
): Promise<CaseView['positions']> {
  const offers = await offerTerms(
    tx,
    loaded.positions.flatMap((position) => (position.offer_id === null ? [] : [position.offer_id])),
  );
  return loaded.positions.map((position) => {
    const offer = position.offer_id === null ? undefined : offers.get(position.offer_id);
    return {
      org: position.org,
      orgName: names.get(position.org) ?? '',
      status: position.status,
      note: position.note,
      answeredAt: position.answered_at,
      offer: offer ? { regionId: offer.region_id, id: offer.id } : null,
      offerTitle: offer ? { zh: offer.title_zh, en: offer.title_en } : null,
      dueOn: position.due_on,
      dueProvisional: position.due_provisional,
      remindedAt: position.reminded_at,
      escalatedAt: position.escalated_at,
      leads: position.org === loaded.row.lead_org,
      version: position.version,
    };
  });
}

async function presentTimeline(tx: Tx, row: CaseRow): Promise<CaseView['timeline']> {
  const entries = await entriesOf(tx, row.region_id, row.id);
  const names = await organisationNames(
    tx,
    entries.map((entry) => entry.org),
  );
  const nameOf = (org: number) => names.get(org) ?? (org === row.enterprise_org ? row.enterprise_name : '');
  return entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    kind: timelineEntrySchema.shape.kind.parse(entry.kind),
    org: entry.org,
    orgName: nameOf(entry.org),
    byName: entry.by_name,
    text: timelineText(entry.kind, nameOf(entry.org), entry.detail),
    note: entry.note,
    nextStep: entry.next_step,
    nextOn: entry.next_on,
    file:
      entry.file_id !== null && entry.file_region_id !== null && entry.file_name !== null
        ? { regionId: entry.file_region_id, id: entry.file_id, name: entry.file_name, sizeBytes: entry.file_size ?? 0 }
        : null,
  }));
}

/** The whole case as its page shows it. */
export async function viewCase(use: Use, ref: RowRef): Promise<CaseView> {
  const loaded = await loadCase(use, ref);
  const [summary] = await presentSummaries(use, [loaded.row]);
  if (!summary) throw notFound();
  const tasks = await tasksOf(use.tx, ref.regionId, ref.id);
  const names = await organisationNames(use.tx, [
    ...loaded.positions.map((position) => position.org),
    ...tasks.map((task) => task.task_org),
  ]);
  return {
    ...summary,
    positions: await presentPositions(use.tx, loaded, names),
    tasks: tasks.map((task) => ({
      id: task.id,
      title: task.title,
      ownerOrg: task.task_org,
      ownerName: names.get(task.task_org) ?? loaded.row.enterprise_name,
      dueOn: task.due_on,
      doneAt: task.done_at,
      version: task.version,
    })),
    timeline: await presentTimeline(use.tx, loaded.row),
    may: [...loaded.actions],
  };
}

export const listCasesOfEnterprise = async (use: Use, ref: RowRef): Promise<CaseSummary[]> =>
  presentSummaries(use, await casesOfEnterprise(use.tx, ref.regionId, ref.id));
/** What the organisation has taken and not finished. */
/** For counts over everybody: which enterprises an offer is being worked on for. */
export const listEnterprisesInWork = enterprisesWithOpenCase;

export const listDue = async (use: Use): Promise<CaseSummary[]> =>
  presentSummaries(use, await inboxCases(use.tx, use.actor.org, ['taking'], 20));
/** What waits for the organisation's answer, and what others' silence brought up to it. */
export const listUnanswered = async (use: Use): Promise<CaseSummary[]> =>
  presentSummaries(use, await inboxCases(use.tx, use.actor.org, ['notAnswered', 'escalated'], 20));

/** Whom a need was already sent to. */
export const askedFor = (tx: Tx, need: RowRef): Promise<number[]> => orgsAskedFor(tx, need.regionId, need.id);
