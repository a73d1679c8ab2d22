import { emit } from '../../storage/outbox.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { CaseStatus, PositionStatus } from './case.schema.ts';

/**
 * The only writer of cases, positions, tasks, entries and case inbox rows. A case has several writers, so most statements run as
 * lq_job after the service has loaded the case under the caller's own row security and decided.
 */

export interface CaseRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
  readonly number: string;
  readonly title: string;
  readonly enterprise_id: string;
  readonly enterprise_name: string;
  readonly enterprise_org: number;
  readonly need_id: string | null;
  readonly lead_org: number;
  readonly opened_by_org: number;
  readonly status: CaseStatus;
  readonly due_on: string | null;
  readonly closing_reason: string | null;
  readonly opened_at: string;
  readonly closed_at: string | null;
  readonly version: number;
  readonly sort_due: string;
}

export interface PositionRow {
  readonly region_id: string;
  readonly case_id: string;
  readonly org: number;
  readonly status: PositionStatus;
  readonly note: string;
  readonly answered_at: string | null;
  readonly offer_region_id: string | null;
  readonly offer_id: string | null;
  readonly remind_days: number;
  readonly escalate_days: number;
  readonly due_days: number;
  readonly asked_on: string;
  readonly due_on: string | null;
  readonly due_provisional: boolean;
  readonly paused_on: string | null;
  readonly paused_days: number;
  readonly reminded_at: string | null;
  readonly escalated_at: string | null;
  readonly left_at: string | null;
  readonly version: number;
}

export async function nextCaseNumber(tx: Tx, regionId: string, year: number): Promise<number> {
  const row = await oneRow<{ last: number }>(
    tx,
    'insert into case_numbers (region_id, year, last) values ($1, $2, 1) on conflict (region_id, year) do update set last = case_numbers.last + 1 returning last',
    [regionId, year],
  );
  return row?.last ?? 1;
}

export type NewCase = Pick<
  CaseRow,
  | 'region_id'
  | 'id'
  | 'owner_org'
  | 'number'
  | 'title'
  | 'enterprise_id'
  | 'enterprise_name'
  | 'enterprise_org'
  | 'need_id'
  | 'lead_org'
  | 'opened_by_org'
  | 'due_on'
  | 'opened_at'
> & { readonly shared: readonly number[] };

export async function insertCase(tx: Tx, row: NewCase): Promise<void> {
  await tx.query(
    `insert into cases (region_id, id, owner_org, shared, number, title, enterprise_id, enterprise_name, enterprise_org, need_id, lead_org, opened_by_org, status, due_on, opened_at)
     values ($1, $2, $3, $4::int[], $5, $6, $7, $8, $9, $10, $11, $12, 'open', $13::date, $14)`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.shared,
      row.number,
      row.title,
      row.enterprise_id,
      row.enterprise_name,
      row.enterprise_org,
      row.need_id,
      row.lead_org,
      row.opened_by_org,
      row.due_on,
      row.opened_at,
    ],
  );
  await emit(tx, 'case.opened', row.region_id, { id: row.id });
}

export type NewPosition = Pick<
  PositionRow,
  | 'region_id'
  | 'case_id'
  | 'org'
  | 'offer_region_id'
  | 'offer_id'
  | 'remind_days'
  | 'escalate_days'
  | 'due_days'
  | 'asked_on'
  | 'due_on'
  | 'due_provisional'
> & { readonly shared: readonly number[] };

/** Asks an organisation: its position, its inbox row. */
export async function insertPosition(tx: Tx, row: NewPosition): Promise<void> {
  await tx.query(
    `insert into positions (region_id, case_id, org, owner_org, shared, status, offer_region_id, offer_id, remind_days, escalate_days, due_days, asked_on, due_on, due_provisional)
     values ($1, $2, $3, $3, $4::int[], 'notAnswered', $5, $6, $7, $8, $9, $10::date, $11::date, $12)
     on conflict (region_id, case_id, org) do update set left_at = null, status = 'notAnswered', asked_on = excluded.asked_on, due_on = excluded.due_on, reminded_at = null, escalated_at = null`,
    [
      row.region_id,
      row.case_id,
      row.org,
      row.shared,
      row.offer_region_id,
      row.offer_id,
      row.remind_days,
      row.escalate_days,
      row.due_days,
      row.asked_on,
      row.due_on,
      row.due_provisional,
    ],
  );
  await putInbox(tx, row.org, row.region_id, row.case_id, 'case', 'notAnswered', row.due_on);
}

export const putInbox = (
  tx: Tx,
  principal: number,
  regionId: string,
  id: string,
  kind: 'case' | 'need',
  status: string,
  dueOn: string | null,
) =>
  tx.query(
    `insert into inbox (principal, region_id, id, kind, status, due_on) values ($1, $2, $3, $4, $5, coalesce($6::date, date '9999-12-31'))
     on conflict (principal, region_id, kind, id) do update set status = excluded.status, due_on = excluded.due_on`,
    [principal, regionId, id, kind, status, dueOn],
  );

export interface NewEntry {
  readonly regionId: string;
  readonly caseId: string;
  readonly id: string;
  readonly shared: readonly number[];
  readonly at: string;
  readonly kind: string;
  readonly org: number;
  readonly accountId: string | null;
  readonly byName: string;
  readonly detail: Record<string, unknown>;
  readonly note: string;
  readonly nextStep: string | null;
  readonly nextOn: string | null;
  readonly fileId: string | null;
}

export const insertEntry = (tx: Tx, entry: NewEntry) =>
  tx.query(
    `insert into case_entries (region_id, case_id, id, owner_org, shared, at, kind, org, account_id, by_name, detail, note, next_step, next_on, file_id)
     values ($1, $2, $3, $4, $5::int[], $6, $7, $4, $8, $9, $10::jsonb, $11, $12, $13::date, $14)`,
    [
      entry.regionId,
      entry.caseId,
      entry.id,
      entry.org,
      entry.shared,
      entry.at,
      entry.kind,
      entry.accountId,
      entry.byName,
      JSON.stringify(entry.detail),
      entry.note,
      entry.nextStep,
      entry.nextOn,
      entry.fileId,
    ],
  );

/** Records an organisation's own answer, only on its own position. */
export async function answerPosition(
  tx: Tx,
  regionId: string,
  caseId: string,
  org: number,
  status: PositionStatus,
  note: string,
  at: string,
): Promise<boolean> {
  const changed = await tx.query(
    `update positions set status = $4, note = $5, answered_at = $6, version = version + 1 where region_id = $1 and case_id = $2 and org = $3 and left_at is null`,
    [regionId, caseId, org, status, note, at],
  );
  await tx.query(`update inbox set status = $4 where principal = $3 and region_id = $1 and id = $2 and kind = 'case'`, [
    regionId,
    caseId,
    org,
    status,
  ]);
  return changed.count === 1;
}

export const pausePosition = (tx: Tx, regionId: string, caseId: string, org: number, day: string) =>
  tx.query(
    'update positions set paused_on = $4::date, version = version + 1 where region_id = $1 and case_id = $2 and org = $3 and paused_on is null',
    [regionId, caseId, org, day],
  );

export const resumePosition = (
  tx: Tx,
  regionId: string,
  caseId: string,
  org: number,
  due: { on: string | null; provisional: boolean },
  pausedDays: number,
) =>
  tx.query(
    'update positions set paused_on = null, due_on = $4::date, due_provisional = $5, paused_days = paused_days + $6, version = version + 1 where region_id = $1 and case_id = $2 and org = $3 and paused_on is not null',
    [regionId, caseId, org, due.on, due.provisional, pausedDays],
  );

export async function leavePosition(tx: Tx, regionId: string, caseId: string, org: number, at: string): Promise<void> {
  await tx.query(
    'update positions set left_at = $4, version = version + 1 where region_id = $1 and case_id = $2 and org = $3',
    [regionId, caseId, org, at],
  );
  await tx.query(`delete from inbox where principal = $3 and region_id = $1 and id = $2 and kind = 'case'`, [
    regionId,
    caseId,
    org,
  ]);
}

export interface CaseChange {
  readonly status: CaseStatus;
  readonly dueOn: string | null;
  readonly leadOrg: number;
}

/** Optimistic: changes the case only while it has the version that was decided on. */
export async function updateCase(tx: Tx, row: CaseRow, change: CaseChange): Promise<boolean> {
  const changed = await tx.query(
    'update cases set status = $4, due_on = $5::date, lead_org = $6, version = version + 1 where region_id = $1 and id = $2 and version = $3',
    [row.region_id, row.id, row.version, change.status, change.dueOn, change.leadOrg],
  );
  return changed.count === 1;
}

export async function closeCaseRow(tx: Tx, row: CaseRow, reason: string, note: string, at: string): Promise<boolean> {
  const changed = await tx.query(
    `update cases set status = 'closed', closing_reason = $4, closing_note = $5, closed_at = $6, version = version + 1 where region_id = $1 and id = $2 and version = $3 and status <> 'closed'`,
    [row.region_id, row.id, row.version, reason, note, at],
  );
  await tx.query(`delete from inbox where region_id = $1 and id = $2 and kind = 'case'`, [row.region_id, row.id]);
  if (changed.count === 1) await emit(tx, 'case.closed', row.region_id, { id: row.id, reason });
  return changed.count === 1;
}

/** Shows the case and all that hangs on it to one more organisation. Rows name organisations, so this touches only this case. */
export async function admit(tx: Tx, regionId: string, caseId: string, org: number): Promise<void> {
  for (const table of ['positions', 'case_entries', 'case_tasks'] as const) {
    await tx.query(
      `update ${table} set shared = (select array_agg(distinct p) from unnest(coalesce(shared, '{}') || $3::int) p) where region_id = $1 and case_id = $2`,
      [regionId, caseId, org],
    );
  }
  await tx.query(
    `update cases set shared = (select array_agg(distinct p) from unnest(coalesce(shared, '{}') || $3::int) p) where region_id = $1 and id = $2`,
    [regionId, caseId, org],
  );
}

export const insertTask = (
  tx: Tx,
  task: {
    regionId: string;
    caseId: string;
    id: string;
    shared: readonly number[];
    ownerOrg: number;
    title: string;
    taskOrg: number;
    dueOn: string;
  },
) =>
  tx.query(
    'insert into case_tasks (region_id, case_id, id, owner_org, shared, title, task_org, due_on) values ($1, $2, $3, $4, $5::int[], $6, $7, $8::date)',
    [task.regionId, task.caseId, task.id, task.ownerOrg, task.shared, task.title, task.taskOrg, task.dueOn],
  );

export async function finishTaskRow(
  tx: Tx,
  regionId: string,
  caseId: string,
  id: string,
  at: string,
): Promise<boolean> {
  const changed = await tx.query(
    'update case_tasks set done_at = $4, version = version + 1 where region_id = $1 and case_id = $2 and id = $3 and done_at is null',
    [regionId, caseId, id, at],
  );
  return changed.count === 1;
}

export const markSilence = (
  tx: Tx,
  regionId: string,
  caseId: string,
  org: number,
  step: 'remind' | 'escalate',
  at: string,
) =>
  tx.query(
    step === 'remind'
      ? 'update positions set reminded_at = $4 where region_id = $1 and case_id = $2 and org = $3'
      : 'update positions set escalated_at = $4, reminded_at = coalesce(reminded_at, $4) where region_id = $1 and case_id = $2 and org = $3',
    [regionId, caseId, org, at],
  );

export const tellSilence = (
  tx: Tx,
  regionId: string,
  payload: { caseId: string; org: number; step: string; toOrg: number | null },
) => emit(tx, `case.${payload.step}`, regionId, payload);
export const tellCase = (tx: Tx, kind: string, regionId: string, payload: Record<string, unknown>) =>
  emit(tx, kind, regionId, payload);
