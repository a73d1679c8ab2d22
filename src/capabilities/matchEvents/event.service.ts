import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { countedFor, subjectsFrom } from '../origins/origin.service.ts';
import { eventActions, isHost } from './matchEvent.access.ts';
import { countSides, type EventRow, findEvent, listEventRows, takesPartIn } from './matchEvent.queries.ts';
import type { EventFigures, EventView, eventQuerySchema, MatchEvent } from './matchEvent.schema.ts';
import { countFollowUps, countMeetings } from './matchMeeting.queries.ts';
import type { Side } from './schedule.rules.ts';

/** Reading events: who sees which is decided by the row, what else shows by the part one has in it. */

export async function requireEvent(tx: Tx, ref: RowRef): Promise<EventRow> {
  const row = await findEvent(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

/** The event at the version that was seen. */
export async function eventAt(tx: Tx, ref: RowRef, version: number | null): Promise<EventRow> {
  const row = await requireEvent(tx, ref);
  expectVersion(version, row.version);
  return row;
}

/** Where a write found another version than the one that was read. */
export const outdated = (row: { readonly version: number }): Error => staleVersion({ version: row.version });

export const factsOf = (row: EventRow) => ({
  hostOrg: row.owner_org,
  status: row.status,
  signUpUntil: row.sign_up_until,
});

export async function presentEvents(
  use: Use,
  rows: readonly EventRow[],
  sides: ReadonlyMap<string, Side>,
): Promise<MatchEvent[]> {
  const names = await organisationNames(
    use.tx,
    rows.flatMap((row) => [row.owner_org, ...(row.alliance_org === null ? [] : [row.alliance_org])]),
  );
  const today = dayInShanghai(use.now);
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    title: row.title,
    kind: row.kind,
    status: row.status,
    statusReason: row.status_reason,
    hostOrg: row.owner_org,
    hostName: names.get(row.owner_org) ?? '',
    allianceOrg: row.alliance_org,
    allianceName: row.alliance_org === null ? null : (names.get(row.alliance_org) ?? null),
    place: row.place,
    day: row.day,
    slots: row.slots,
    tables: row.tables,
    capacity: row.capacity,
    signUpUntil: row.sign_up_until,
    note: row.note,
    plannedAt: row.planned_at,
    lateChanges: row.late_changes,
    synthetic: row.synthetic,
    may: eventActions(use.actor, factsOf(row), sides.has(row.id), today),
    version: row.version,
  }));
}

export async function listVisibleEvents(
  use: Use,
  query: z.output<typeof eventQuerySchema>,
  cursors: Cursors,
): Promise<Page<MatchEvent>> {
  const after = query.after ? cursors.open('matchEvents', use.actor.org, query.after) : null;
  const page = await listEventRows(use.tx, query, after);
  const ids = page.rows.map(({ id }) => id);
  return {
    items: await presentEvents(use, page.rows, await takesPartIn(use.tx, use.actor.org, ids)),
    next: page.nextKey && cursors.seal('matchEvents', use.actor.org, page.nextKey),
    count: page.count,
  };
}

/** Figures of an event: meetings, cases that came of it, outcomes that were counted. Numbers only. */
async function figuresOf(use: Use, row: EventRow): Promise<EventFigures> {
  const origin = { kind: 'matchEvent' as const, regionId: row.region_id, id: row.id };
  const today = dayInShanghai(use.now);
  const counts = await use.tx.asJob('figures of an event are numbers without names', async (job) => ({
    sides: await countSides(job, row),
    meetings: await countMeetings(job, row),
    followUps: await countFollowUps(job, row, today),
  }));
  const cases = await subjectsFrom(use.tx, 'case', [origin]);
  return {
    ...counts.sides,
    planned: counts.meetings?.planned ?? 0,
    held: counts.meetings?.held ?? 0,
    noShow: counts.meetings?.no_show ?? 0,
    dropped: counts.meetings?.dropped ?? 0,
    cases: cases.length,
    followUpsOpen: counts.followUps?.open ?? 0,
    followUpsOverdue: counts.followUps?.overdue ?? 0,
    counted: await countedFor(use.tx, { origins: [origin] }),
  };
}

export async function viewEvent(use: Use, ref: RowRef): Promise<EventView> {
  const row = await requireEvent(use.tx, ref);
  const sides = await takesPartIn(use.tx, use.actor.org, [row.id]);
  const [event] = await presentEvents(use, [row], sides);
  if (!event) throw notFound();
  const figures = isHost(use.actor, { hostOrg: row.owner_org }) || row.status === 'closed';
  const registered = await use.tx.asJob('how many take part is told to all who see the event', (job) =>
    countSides(job, row),
  );
  return {
    ...event,
    ownSide: sides.get(row.id) ?? null,
    registered: registered.seeks + registered.offers,
    figures: figures ? await figuresOf(use, row) : null,
  };
}
