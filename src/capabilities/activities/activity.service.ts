import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { countedFor } from '../origins/origin.service.ts';
import { activityActions, isHost, maySignUp } from './activity.access.ts';
import {
  type ActivityRow,
  activitiesBetween,
  activitiesServing,
  decisionsOf,
  filesOf,
  findActivity,
  listActivityRows,
} from './activity.queries.ts';
import type { Activity, ActivityFilter, ActivitySummary, Serves } from './activity.schema.ts';
import { countSeats, seatsOf } from './attendance.store.ts';
import { servedTitle } from './serves.service.ts';

/** Reading activities. */

export async function requireActivity(tx: Tx, ref: RowRef): Promise<ActivityRow> {
  const row = await findActivity(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

/** The part of a row that access and rules decide on. */
export const hosted = (row: ActivityRow) => ({
  hostOrg: row.owner_org,
  coHosts: row.co_hosts,
  status: row.status,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
});

/** The part of a row that a notice names. */
export const aboutOf = (row: ActivityRow) => ({
  regionId: row.region_id,
  id: row.id,
  title: row.title,
  startsAt: row.starts_at,
});

export async function presentSummaries(tx: Tx, rows: readonly ActivityRow[]): Promise<ActivitySummary[]> {
  if (rows.length === 0) return [];
  const names = await organisationNames(
    tx,
    rows.map((row) => row.owner_org),
  );
  const seats = await tx.asJob('sums of seats without names', (job) =>
    countSeats(
      job,
      rows.map((row) => row.id),
    ),
  );
  const seatsById = new Map(seats.map((seat) => [seat.activity_id, seat]));
  return rows.map((row) => {
    const counted = seatsById.get(row.id);
    return {
      regionId: row.region_id,
      id: row.id,
      kind: row.kind as ActivitySummary['kind'],
      title: row.title,
      status: row.status,
      hostOrg: row.owner_org,
      hostName: names.get(row.owner_org) ?? '',
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      place: row.place,
      capacity: row.capacity,
      seats: {
        taken: counted?.taken ?? 0,
        waiting: counted?.waiting ?? 0,
        organisations: counted?.organisations ?? 0,
      },
      presentCount: row.present_count,
      synthetic: row.synthetic,
    };
  });
}

async function partsOf(use: Use, row: ActivityRow) {
  const decisions = await decisionsOf(use.tx, row.region_id, row.id);
  const files = await filesOf(use.tx, row.region_id, row.id);
  const seats = await use.tx.asJob('the own seat among all', (job) => seatsOf(job, row.region_id, row.id));
  const names = await organisationNames(use.tx, [
    ...row.co_hosts,
    ...row.invited,
    ...(row.alliance_org === null ? [] : [row.alliance_org]),
    ...decisions.map((decision) => decision.responsible_org),
  ]);
  return { decisions, files, own: seats.find((seat) => seat.org === use.actor.org) ?? null, names };
}

export async function viewActivity(use: Use, ref: RowRef): Promise<Activity> {
  const row = await requireActivity(use.tx, ref);
  const [summary] = await presentSummaries(use.tx, [row]);
  if (!summary) throw notFound();
  const { decisions, files, own, names } = await partsOf(use, row);
  const named = (org: number) => ({ org, name: names.get(org) ?? '' });
  const serves = servesOf(row);
  const origins = [{ kind: 'activity' as const, regionId: row.region_id, id: row.id }];
  return {
    ...summary,
    coHosts: row.co_hosts.map(named),
    invited: row.invited.map(named),
    alliance: row.alliance_org === null ? null : named(row.alliance_org),
    audience: row.audience,
    agenda: row.agenda,
    statusReason: row.status_reason,
    serves: serves && { ...serves, title: await servedTitle(use, serves) },
    record: {
      hostRole: row.host_role,
      recorderRole: row.recorder_role,
      expectedCount: row.expected_count,
      presentCount: row.present_count,
      outcome: row.outcome,
      archivedYear: row.archived_year,
    },
    decisions: decisions.map((decision) => ({
      id: decision.id,
      text: decision.text,
      responsibleOrg: decision.responsible_org,
      responsibleName: names.get(decision.responsible_org) ?? '',
      dueOn: decision.due_on,
      task:
        decision.task_region_id === null || decision.task_id === null
          ? null
          : { regionId: decision.task_region_id, id: decision.task_id },
    })),
    files: files.map((file) => ({ regionId: file.file_region_id, id: file.file_id, name: file.name })),
    ownSignUp: own && { people: own.people, status: own.status },
    counted: await countedFor(use.tx, { origins }),
    may: activityActions(use.actor, hosted(row), use.now),
    isHost: isHost(use.actor, hosted(row)),
    maySignUp: maySignUp(use.actor, hosted(row), use.now),
    version: row.version,
  };
}

export const servesOf = (row: ActivityRow): Serves | null =>
  row.serves_kind === null || row.serves_region_id === null || row.serves_id === null
    ? null
    : { kind: row.serves_kind, regionId: row.serves_region_id, id: row.serves_id };

export async function listVisibleActivities(
  use: Use,
  query: ActivityFilter,
  cursors: Cursors,
): Promise<Page<ActivitySummary>> {
  const after = query.after ? cursors.open('activities', use.actor.org, query.after) : null;
  const page = await listActivityRows(use.tx, query, use.actor.org, after);
  const next = page.nextKey && cursors.seal('activities', use.actor.org, page.nextKey);
  return { items: await presentSummaries(use.tx, page.rows), next, count: page.count };
}

/** A calendar month in Shanghai time as the span of instants it covers. */
export function monthSpan(month: string): { readonly from: string; readonly until: string } {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { from: `${month}-01T00:00:00+08:00`, until: `${next}-01T00:00:00+08:00` };
}

export async function monthOfActivities(use: Use, month: string): Promise<{ items: ActivitySummary[] }> {
  const { from, until } = monthSpan(month);
  return { items: await presentSummaries(use.tx, await activitiesBetween(use.tx, from, until)) };
}

export async function listServing(use: Use, serves: Serves): Promise<{ items: ActivitySummary[] }> {
  return { items: await presentSummaries(use.tx, await activitiesServing(use.tx, serves.kind, serves.id)) };
}

export const today = (use: Use): string => dayInShanghai(use.now);
