import type * as z from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import type { Origin } from '../origins/origin.schema.ts';
import { countedFor } from '../origins/origin.service.ts';
import { tasksFrom } from '../tasks/task.service.ts';
import { meetingActions } from './meeting.access.ts';
import {
  countUnits,
  findMeeting,
  findPrevious,
  listMeetingRows,
  motionsOf,
  questionsOf,
  resolutionsOf,
  unitsOf,
} from './meeting.queries.ts';
import { quorumOf } from './meeting.rules.ts';
import type { Meeting, MeetingView, meetingQuerySchema, Unit } from './meeting.schema.ts';
import type { MeetingRow } from './meeting.store.ts';

/** Reading meetings. Names of units stand as given when they were asked, for members who may not read each other's records. */

export const resolutionOrigin = (row: MeetingRow, id: string): Origin => ({
  kind: 'resolution',
  regionId: row.region_id,
  id,
});
export const meetingOrigin = (row: MeetingRow): Origin => ({ kind: 'meeting', regionId: row.region_id, id: row.id });

export async function requireMeeting(tx: Tx, ref: RowRef): Promise<MeetingRow> {
  const row = await findMeeting(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export async function presentMeetings(use: Use, rows: readonly MeetingRow[]): Promise<Meeting[]> {
  const counts = await countUnits(
    use.tx,
    rows.map((row) => row.id),
  );
  const names = await organisationNames(
    use.tx,
    rows.flatMap((row) => [row.owner_org, ...(row.alliance_org === null ? [] : [row.alliance_org])]),
  );
  return rows.map((row) => {
    const count = counts.get(row.id);
    return {
      regionId: row.region_id,
      id: row.id,
      title: row.title,
      ownerOrg: row.owner_org,
      ownerName: names.get(row.owner_org) ?? '',
      allianceOrg: row.alliance_org,
      allianceName: row.alliance_org === null ? null : (names.get(row.alliance_org) ?? null),
      body: row.body,
      startsAt: new Date(row.starts_at).toISOString(),
      endsAt: new Date(row.ends_at).toISOString(),
      place: row.place,
      status: row.status,
      invited: count?.invited ?? 0,
      replied: count?.replied ?? 0,
      expected: count?.expected ?? 0,
      present: count?.present ?? 0,
      version: row.version,
    };
  });
}

export async function listVisibleMeetings(
  use: Use,
  query: z.output<typeof meetingQuerySchema>,
  cursors: Cursors,
): Promise<Page<Meeting>> {
  const after = query.after ? cursors.open('meetings', use.actor.org, query.after) : null;
  const page = await listMeetingRows(use.tx, query, after);
  return {
    items: await presentMeetings(use, page.rows),
    next: page.nextKey && cursors.seal('meetings', use.actor.org, page.nextKey),
    count: page.count,
  };
}

type Resolution = MeetingView['resolutions'][number];

async function presentResolutions(
  use: Use,
  row: MeetingRow,
  units: ReadonlyMap<number, string>,
): Promise<Resolution[]> {
  const rows = await resolutionsOf(use.tx, row);
  const tasks = await tasksFrom(
    use,
    rows.map((one) => resolutionOrigin(row, one.id)),
  );
  const names = await organisationNames(
    use.tx,
    rows.map((one) => one.resolved_org),
  );
  return rows.map((one) => ({
    id: one.id,
    text: one.text,
    motionId: one.motion_id,
    ownerOrg: one.resolved_org,
    ownerName: units.get(one.resolved_org) ?? names.get(one.resolved_org) ?? '',
    dueOn: one.due_on,
    measure: one.measure,
    task: tasks.find((task) => task.origin.id === one.id) ?? null,
  }));
}

const namesOf = (units: readonly Unit[]): Map<number, string> => new Map(units.map((unit) => [unit.org, unit.name]));

async function previousOf(use: Use, row: MeetingRow): Promise<MeetingView['previous']> {
  const previous = await findPrevious(use.tx, row);
  if (!previous) return null;
  const units = await unitsOf(use.tx, previous);
  return {
    meeting: { regionId: previous.region_id, id: previous.id },
    title: previous.title,
    resolutions: await presentResolutions(use, previous, namesOf(units)),
  };
}

async function questions(
  use: Use,
  row: MeetingRow,
  units: ReadonlyMap<number, string>,
): Promise<MeetingView['questions']> {
  const rows = await questionsOf(use.tx, row);
  return rows.map((one) => ({
    id: one.id,
    org: one.asked_org,
    orgName: units.get(one.asked_org) ?? '',
    kind: one.kind,
    title: one.title,
    text: one.text,
    need:
      one.need_id === null || one.need_region_id === null ? null : { regionId: one.need_region_id, id: one.need_id },
    mayBecomeNeed:
      one.need_id === null &&
      one.asked_org === use.actor.org &&
      use.actor.enterprise !== null &&
      use.actor.permissions.includes('needs.raise'),
  }));
}

export async function viewMeeting(use: Use, ref: RowRef): Promise<MeetingView> {
  const row = await requireMeeting(use.tx, ref);
  const [meeting] = await presentMeetings(use, [row]);
  if (!meeting) throw notFound();
  const units = await unitsOf(use.tx, row);
  const names = namesOf(units);
  const own = units.find((unit) => unit.org === use.actor.org) ?? null;
  const resolutions = await presentResolutions(use, row, names);
  const origins = [meetingOrigin(row), ...resolutions.map((one) => resolutionOrigin(row, one.id))];
  return {
    ...meeting,
    agenda: row.agenda,
    rule: row.rule,
    quorum: quorumOf(row.rule, units),
    units,
    motions: await use.tx.asJob('ballots are counted, not shown', (job) => motionsOf(job, row, use.actor.org)),
    resolutions,
    questions: await questions(use, row, names),
    previous: await previousOf(use, row),
    minutes: row.minutes,
    cancelledReason: row.cancelled_reason,
    counted: await countedFor(use.tx, { origins }),
    own,
    may: meetingActions(use.actor, row.status, {
      ownerOrg: row.owner_org,
      own: own && { votes: own.votes, present: own.present, countersigned: own.countersignedAt !== null },
    }),
  };
}
