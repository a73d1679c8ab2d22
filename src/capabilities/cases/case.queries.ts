import { sql } from 'kysely';
import type * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { inRegions, listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import { regionsWithin } from '../../vocabulary/regions.ts';
import type { caseQuerySchema } from './case.schema.ts';
import type { CaseRow, PositionRow } from './case.store.ts';

const COLUMNS =
  'region_id, id, owner_org, shared, number, title, enterprise_id, enterprise_name, enterprise_org, need_id, lead_org, opened_by_org, status, due_on, closing_reason, opened_at, closed_at, version, sort_due';

export const findCase = (tx: Tx, regionId: string, id: string) =>
  oneRow<CaseRow>(tx, `select ${COLUMNS} from cases where region_id = $1 and id = $2`, [regionId, id]);

export const positionsOf = async (tx: Tx, regionId: string, caseId: string): Promise<readonly PositionRow[]> =>
  (
    await tx.query<PositionRow>(
      'select p.* from positions p join cases c on c.region_id = p.region_id and c.id = p.case_id where p.region_id = $1 and p.case_id = $2 and p.left_at is null order by p.org <> c.lead_org, p.asked_on, p.org',
      [regionId, caseId],
    )
  ).rows;

export interface EntryRow {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly org: number;
  readonly by_name: string;
  readonly detail: Record<string, unknown>;
  readonly note: string;
  readonly next_step: string | null;
  readonly next_on: string | null;
  readonly file_id: string | null;
  readonly file_region_id: string | null;
  readonly file_name: string | null;
  readonly file_size: number | null;
}

export const entriesOf = async (tx: Tx, regionId: string, caseId: string): Promise<readonly EntryRow[]> =>
  (
    await tx.query<EntryRow>(
      `select e.id, e.at, e.kind, e.org, e.by_name, e.detail, e.note, e.next_step, e.next_on, e.file_id, f.region_id as file_region_id, f.name as file_name, f.size_bytes as file_size
       from case_entries e left join files f on f.id = e.file_id where e.region_id = $1 and e.case_id = $2 order by e.at, e.seq limit 500`,
      [regionId, caseId],
    )
  ).rows;

export interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly task_org: number;
  readonly due_on: string;
  readonly done_at: string | null;
  readonly version: number;
}

export const tasksOf = async (tx: Tx, regionId: string, caseId: string): Promise<readonly TaskRow[]> =>
  (
    await tx.query<TaskRow>(
      'select id, title, task_org, due_on, done_at, version from case_tasks where region_id = $1 and case_id = $2 order by due_on, id limit 200',
      [regionId, caseId],
    )
  ).rows;

function scopeOf(scope: string, actor: Actor) {
  if (scope === 'lead') return [sql`lead_org = ${actor.org}`];
  if (scope === 'enterprise') return [sql`owner_org = ${actor.org}`];
  if (scope === 'received')
    return [sql`(region_id, id) in (select region_id, id from inbox where principal = ${actor.org} and kind = 'case')`];
  return [];
}

export async function listCaseRows(
  tx: Tx,
  actor: Actor,
  query: z.output<typeof caseQuerySchema>,
  today: string,
  after: readonly (string | number)[] | null,
) {
  const conditions = [
    ...scopeOf(query.scope, actor),
    ...(query.status ? [sql`status = ${query.status}`] : []),
    ...(query.overdue ? [sql`status in ('open', 'inProgress')`, sql`sort_due < ${today}::date`] : []),
    ...(query.position
      ? [
          sql`(region_id, id) in (select region_id, case_id from positions where org = ${actor.org} and left_at is null and status = ${query.position})`,
        ]
      : []),
    ...(query.regionId ? [inRegions(regionsWithin(query.regionId))] : []),
    ...(query.enterpriseId ? [sql`enterprise_id = ${query.enterpriseId}::uuid`] : []),
  ];
  const order =
    query.sort === 'due'
      ? { order: ['sort_due', 'region_id', 'id'], descending: false }
      : { order: ['opened_at', 'region_id', 'id'], descending: true };
  return listPage<CaseRow>(tx, { table: 'cases', columns: COLUMNS, conditions, ...order, limit: query.limit, after });
}

/** The own positions in a set of cases, in one read. */
export const ownPositions = async (
  tx: Tx,
  org: number,
  caseIds: readonly string[],
): Promise<Map<string, PositionRow>> => {
  const { rows } = await tx.query<PositionRow>(
    'select * from positions where org = $1 and left_at is null and case_id = any($2::uuid[])',
    [org, [...caseIds]],
  );
  return new Map(rows.map((row) => [row.case_id, row]));
};

export const casesOfEnterprise = async (tx: Tx, regionId: string, enterpriseId: string): Promise<readonly CaseRow[]> =>
  (
    await tx.query<CaseRow>(
      `select ${COLUMNS} from cases where region_id = $1 and enterprise_id = $2 order by opened_at desc limit 100`,
      [regionId, enterpriseId],
    )
  ).rows;

/** For the workbench: live cases in the organisation's inbox with one of these states, soonest due first. */
export const inboxCases = async (
  tx: Tx,
  org: number,
  states: readonly string[],
  limit: number,
): Promise<readonly CaseRow[]> =>
  (
    await tx.query<CaseRow>(
      `select ${COLUMNS.split(', ')
        .map((name) => `c.${name}`)
        .join(', ')} from inbox i join cases c on c.region_id = i.region_id and c.id = i.id
       where i.principal = $1 and i.kind = 'case' and i.status = any($2::text[]) and c.status <> 'closed' order by i.due_on, i.id limit $3`,
      [org, [...states], limit],
    )
  ).rows;

/** As job: silent positions asked before a day, for reminder and escalation. */
export const silentPositions = async (tx: Tx, askedBefore: string, limit: number): Promise<readonly PositionRow[]> =>
  (
    await tx.query<PositionRow>(
      `select p.* from positions p join cases c on c.region_id = p.region_id and c.id = p.case_id
       where p.status = 'notAnswered' and p.left_at is null and p.paused_on is null and p.escalated_at is null and p.asked_on <= $1::date and c.status <> 'closed' order by p.asked_on limit $2`,
      [askedBefore, limit],
    )
  ).rows;

/** As job: the district office of a region, or the corridor office where there is none. */
export const officeFor = (tx: Tx, regionIds: readonly string[]) =>
  oneRow<{ principal: number; name: string }>(
    tx,
    `select principal, name from organisations where kind = 'office' and region_id = any($1::text[]) order by array_position($1::text[], region_id), principal limit 1`,
    [[...regionIds]],
  );

/** Offers as a case needs them: title and handling terms, under the caller's row security. */
export interface OfferTerms {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly title_zh: string;
  readonly title_en: string;
  readonly due_days: number;
  readonly remind_days: number;
  readonly escalate_days: number;
}

export const offerTerms = async (tx: Tx, ids: readonly string[]): Promise<Map<string, OfferTerms>> => {
  const { rows } = await tx.query<OfferTerms>(
    'select region_id, id, owner_org, title_zh, title_en, due_days, remind_days, escalate_days from offers where id = any($1::uuid[])',
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, row]));
};

/** As job: everybody who reads the case, the enterprise included. */
export async function readersOf(tx: Tx, regionId: string, caseId: string): Promise<number[]> {
  const row = await oneRow<{ shared: number[] | null; enterprise_org: number }>(
    tx,
    'select shared, enterprise_org from cases where region_id = $1 and id = $2',
    [regionId, caseId],
  );
  return row ? [...new Set([...(row.shared ?? []), row.enterprise_org])] : [];
}

/** Organisations that have a position in a case of this need, as far as the caller sees them. */
export const orgsAskedFor = async (tx: Tx, regionId: string, needId: string): Promise<number[]> =>
  (
    await tx.query<{ org: number }>(
      'select distinct p.org from positions p join cases c on c.region_id = p.region_id and c.id = p.case_id where c.region_id = $1 and c.need_id = $2 and p.left_at is null',
      [regionId, needId],
    )
  ).rows.map((row) => row.org);

/** As job: enterprises with a case still open in which somebody answers with this offer; for counts only. */
export const enterprisesWithOpenCase = async (tx: Tx, offerRegionId: string, offerId: string): Promise<string[]> =>
  (
    await tx.query<{ enterprise_id: string }>(
      `select distinct c.enterprise_id from positions p join cases c on c.region_id = p.region_id and c.id = p.case_id
       where p.offer_id = $2 and p.offer_region_id = $1 and p.left_at is null and c.closed_at is null`,
      [offerRegionId, offerId],
    )
  ).rows.map((row) => row.enterprise_id);
