import type * as z from 'zod';
import { expectVersion, forbidden, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { isHost } from './activity.access.ts';
import {
  allianceRequired,
  endsBeforeStart,
  noRecord,
  notPossible,
  reasonRequired,
  tooEarly,
} from './activity.errors.ts';
import { type ActivityRow, membersPrincipal } from './activity.queries.ts';
import { mayBeginAt, mayChangeIn, mayRecordIn, moveTo, needsReason, type Reach, reachOf } from './activity.rules.ts';
import type { Activity, ActivityInput, ActivityStatus, moveSchema, RecordInput } from './activity.schema.ts';
import { hosted, requireActivity, today, viewActivity } from './activity.service.ts';
import { insertActivity, moveActivity, updateActivity, writeRecord } from './activity.store.ts';
import { requireKnown } from './known.service.ts';
import { membersOf } from './members.service.ts';
import { tellOfMove } from './reminders.service.ts';
import { linkServed, requireServed } from './serves.service.ts';
import { reseat } from './signUp.service.ts';

/** What the host does with its activity: arrange, change, announce, carry through, record, archive. */

async function reachFor(use: Use, status: ActivityStatus, regionId: string, input: ActivityInput): Promise<Reach> {
  if (input.allianceOrg === null && input.audience === 'alliance') throw allianceRequired();
  const members = input.allianceOrg === null ? null : await membersOf(use, input.allianceOrg);
  return reachOf({ ...input, status, regionId, members });
}

async function checked(use: Use, input: ActivityInput): Promise<void> {
  await requireKnown(use, 'coHosts', input.coHosts);
  await requireKnown(use, 'invited', input.invited);
  await requireServed(use, input.serves);
}

export async function arrangeActivity(use: Use, input: ActivityInput): Promise<Activity> {
  await checked(use, input);
  const ref = { regionId: use.actor.regionId, id: use.ids.uuid() };
  await insertActivity(use.tx, {
    ...input,
    ...ref,
    ownerOrg: use.actor.org,
    status: 'planned',
    reach: await reachFor(use, 'planned', ref.regionId, input),
    synthetic: false,
    accountId: use.actor.accountId,
    at: use.now.toISOString(),
  });
  await linkServed(use, input.serves, { ...ref, title: input.title, alliance: input.allianceOrg });
  return viewActivity(use, ref);
}

/** Loads an activity of the own organisation at the version that was seen. */
export async function forHost(use: Use, ref: RowRef, version: number | null): Promise<ActivityRow> {
  const row = await requireActivity(use.tx, ref);
  if (!isHost(use.actor, hosted(row))) throw forbidden();
  expectVersion(version, row.version);
  return row;
}

const keyOf = (row: ActivityRow) => ({ regionId: row.region_id, id: row.id, version: row.version });

export async function changeActivity(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: ActivityInput,
): Promise<Activity> {
  const row = await forHost(use, ref, version);
  if (!mayChangeIn(row.status)) throw notPossible({ status: row.status });
  await checked(use, input);
  const reach = await reachFor(use, row.status, row.region_id, input);
  if (!(await updateActivity(use.tx, keyOf(row), { ...input, reach }))) throw staleVersion({ version: row.version });
  await linkServed(use, input.serves, { ...ref, title: input.title, alliance: input.allianceOrg });
  await reseat(use, ref);
  return viewActivity(use, ref);
}

export async function moveOn(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof moveSchema>,
): Promise<Activity> {
  const row = await forHost(use, ref, version);
  const to = moveTo(input.action, row.status);
  if (to === null) throw notPossible({ status: row.status });
  if (needsReason(input.action) && input.reason === '') throw reasonRequired();
  const [startsAt, endsAt] = [input.startsAt ?? row.starts_at, input.endsAt ?? row.ends_at];
  if (startsAt >= endsAt) throw endsBeforeStart();
  if ((input.action === 'start' || input.action === 'finish') && !mayBeginAt(row.starts_at, use.now)) throw tooEarly();
  if (input.action === 'archive' && (row.present_count === null || row.outcome === '')) throw noRecord();
  const members = await use.tx.asJob('the principal that the members of an alliance hold', (job) =>
    row.alliance_org === null ? Promise.resolve(null) : membersPrincipal(job, row.alliance_org),
  );
  const reach = reachOf({
    status: isSeenBefore(row) ? 'announced' : to,
    audience: row.audience,
    regionId: row.region_id,
    coHosts: row.co_hosts,
    invited: row.invited,
    members,
  });
  const archivedYear = input.action === 'archive' ? Number(today(use).slice(0, 4)) : row.archived_year;
  const move = { to, reason: input.reason, reach, startsAt, endsAt, archivedYear };
  if (!(await moveActivity(use.tx, { ...keyOf(row), from: row.status }, move)))
    throw staleVersion({ version: row.version });
  await tellOfMove(use, { ...row, status: to, starts_at: startsAt }, isSeenBefore(row));
  return viewActivity(use, ref);
}

/** What was announced once stays known to whom it was meant for; what never was is cancelled among the hosts. */
const isSeenBefore = (row: ActivityRow): boolean => row.status !== 'planned';

export async function recordActivity(
  use: Use,
  ref: RowRef,
  version: number | null,
  record: RecordInput,
): Promise<Activity> {
  const row = await forHost(use, ref, version);
  if (!mayRecordIn(row.status)) throw notPossible({ status: row.status });
  if (!(await writeRecord(use.tx, keyOf(row), record))) throw staleVersion({ version: row.version });
  return viewActivity(use, ref);
}
