import type { Tx } from '../../storage/sql.ts';
import type { Reach } from './activity.rules.ts';
import type { ActivityInput, ActivityStatus, RecordInput } from './activity.schema.ts';

/** The only writer of activities, their decisions and files. Written under the host's own row security. */

export interface NewActivity extends ActivityInput {
  readonly regionId: string;
  readonly id: string;
  readonly ownerOrg: number;
  readonly reach: Reach;
  readonly status: ActivityStatus;
  readonly synthetic: boolean;
  readonly accountId: string;
  readonly at: string;
}

/** Row security keeps an absent list as null: an empty one is not allowed. */
export const orNull = (orgs: readonly number[]): readonly number[] | null => (orgs.length === 0 ? null : orgs);

export const insertActivity = (tx: Tx, row: NewActivity) =>
  tx.query(
    `insert into activities (region_id, id, owner_org, is_public, open_region, shared, kind, title, status, audience, co_hosts, invited, alliance_org, starts_at, ends_at, place, agenda,
       capacity, serves_kind, serves_region_id, serves_id, synthetic, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6::int[], $7, $8, $9, $10, $11::int[], $12::int[], $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
    [
      row.regionId,
      row.id,
      row.ownerOrg,
      row.reach.isPublic,
      row.reach.openRegion,
      orNull(row.reach.shared),
      row.kind,
      row.title,
      row.status,
      row.audience,
      row.coHosts,
      row.invited,
      row.allianceOrg,
      row.startsAt,
      row.endsAt,
      row.place,
      row.agenda,
      row.capacity,
      row.serves?.kind ?? null,
      row.serves?.regionId ?? null,
      row.serves?.id ?? null,
      row.synthetic,
      row.accountId,
      row.at,
    ],
  );

/** Changes details at the version that was seen; answers whether it did. A changed time reminds anew. */
export async function updateActivity(
  tx: Tx,
  key: { readonly regionId: string; readonly id: string; readonly version: number },
  row: ActivityInput & { readonly reach: Reach },
): Promise<boolean> {
  const done = await tx.query(
    `update activities set version = version + 1, kind = $4, title = $5, audience = $6, co_hosts = $7::int[], invited = $8::int[], alliance_org = $9,
       reminded_at = case when starts_at = $10 then reminded_at end, starts_at = $10, ends_at = $11, place = $12, agenda = $13, capacity = $14,
       serves_kind = $15, serves_region_id = $16, serves_id = $17, is_public = $18, open_region = $19, shared = $20::int[]
     where region_id = $1 and id = $2 and version = $3`,
    [
      key.regionId,
      key.id,
      key.version,
      row.kind,
      row.title,
      row.audience,
      row.coHosts,
      row.invited,
      row.allianceOrg,
      row.startsAt,
      row.endsAt,
      row.place,
      row.agenda,
      row.capacity,
      row.serves?.kind ?? null,
      row.serves?.regionId ?? null,
      row.serves?.id ?? null,
      row.reach.isPublic,
      row.reach.openRegion,
      orNull(row.reach.shared),
    ],
  );
  return done.count === 1;
}

export interface Move {
  readonly to: ActivityStatus;
  readonly reason: string;
  readonly reach: Reach;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly archivedYear: number | null;
}

export async function moveActivity(
  tx: Tx,
  key: { readonly regionId: string; readonly id: string; readonly version: number; readonly from: ActivityStatus },
  move: Move,
): Promise<boolean> {
  const done = await tx.query(
    `update activities set version = version + 1, status = $4, status_reason = $5, is_public = $6, open_region = $7, shared = $8::int[],
       reminded_at = case when starts_at = $9 then reminded_at end, starts_at = $9, ends_at = $10, archived_year = $11,
       check_in_hash = case when $4 in ('announced', 'running') then check_in_hash end
     where region_id = $1 and id = $2 and version = $3 and status = $12`,
    [
      key.regionId,
      key.id,
      key.version,
      move.to,
      move.reason,
      move.reach.isPublic,
      move.reach.openRegion,
      orNull(move.reach.shared),
      move.startsAt,
      move.endsAt,
      move.archivedYear,
      key.from,
    ],
  );
  return done.count === 1;
}

export async function writeRecord(
  tx: Tx,
  key: { readonly regionId: string; readonly id: string; readonly version: number },
  record: RecordInput,
): Promise<boolean> {
  const done = await tx.query(
    `update activities set version = version + 1, host_role = $4, recorder_role = $5, expected_count = $6, present_count = $7, agenda = $8, outcome = $9
     where region_id = $1 and id = $2 and version = $3`,
    [
      key.regionId,
      key.id,
      key.version,
      record.hostRole,
      record.recorderRole,
      record.expectedCount,
      record.presentCount,
      record.agenda,
      record.outcome,
    ],
  );
  return done.count === 1;
}

export const setCheckInHash = (tx: Tx, regionId: string, id: string, hash: string) =>
  tx.query('update activities set check_in_hash = $3 where region_id = $1 and id = $2', [regionId, id, hash]);

export const markReminded = (tx: Tx, regionId: string, id: string, at: string) =>
  tx.query('update activities set reminded_at = $3 where region_id = $1 and id = $2', [regionId, id, at]);

export interface Part {
  readonly regionId: string;
  readonly activityId: string;
  readonly ownerOrg: number;
  readonly reach: Reach;
  readonly at: string;
}

export const insertDecision = (
  tx: Tx,
  part: Part,
  decision: {
    readonly id: string;
    readonly text: string;
    readonly responsibleOrg: number;
    readonly dueOn: string;
    readonly task: { readonly regionId: string; readonly id: string };
  },
) =>
  tx.query(
    `insert into activity_decisions (region_id, activity_id, id, owner_org, is_public, open_region, shared, text, responsible_org, due_on, task_region_id, task_id, at)
     values ($1, $2, $3, $4, $5, $6, $7::int[], $8, $9, $10::date, $11, $12, $13)`,
    [
      part.regionId,
      part.activityId,
      decision.id,
      part.ownerOrg,
      part.reach.isPublic,
      part.reach.openRegion,
      orNull([...new Set([...part.reach.shared, decision.responsibleOrg])]),
      decision.text,
      decision.responsibleOrg,
      decision.dueOn,
      decision.task.regionId,
      decision.task.id,
      part.at,
    ],
  );

export const insertFile = (
  tx: Tx,
  part: Part,
  file: { readonly regionId: string; readonly id: string; readonly name: string },
) =>
  tx.query(
    `insert into activity_files (region_id, activity_id, file_id, owner_org, is_public, open_region, shared, file_region_id, name, at)
     values ($1, $2, $3, $4, $5, $6, $7::int[], $8, $9, $10) on conflict (region_id, activity_id, file_id) do nothing`,
    [
      part.regionId,
      part.activityId,
      file.id,
      part.ownerOrg,
      part.reach.isPublic,
      part.reach.openRegion,
      orNull(part.reach.shared),
      file.regionId,
      file.name,
      part.at,
    ],
  );
