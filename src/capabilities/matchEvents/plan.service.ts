import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { expectVersion, forbidden } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Sql, Tx, TxContext } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { outdated, requireEvent } from './event.service.ts';
import { isHost } from './matchEvent.access.ts';
import { matchEventErrors as errors } from './matchEvent.errors.ts';
import { type EventRow, lockEvent, type ParticipantRow, participantsOf } from './matchEvent.queries.ts';
import { eventStepTo } from './matchEvent.rules.ts';
import type { EventStatus, Slot } from './matchEvent.schema.ts';
import { type Told, tell } from './matchEvent.store.ts';
import { type MeetingRow, meetingsOf } from './matchMeeting.queries.ts';
import type { PlanChange, ScheduleView } from './matchMeeting.schema.ts';
import { dropMeetings, insertMeetings, insertPlan, liftMeetings, markPlanned } from './matchMeeting.store.ts';
import { openProblem } from './openProblem.ts';
import { type Changes, changesBetween } from './schedule.changes.ts';
import { type ScheduledMeeting, wishedPairs } from './schedule.rules.ts';
import { viewSchedule } from './schedule.service.ts';
import type { Plan } from './schedule.solve.ts';
import type { ScheduleThread } from './scheduleThread.ts';

/** Planning in two parts: the solver thinks outside any transaction; what it found is written only if nothing changed meanwhile. */

export interface Found {
  readonly event: EventRow;
  readonly to: EventStatus;
  readonly fresh: boolean;
  readonly participants: readonly ParticipantRow[];
  readonly meetings: readonly MeetingRow[];
  readonly stand: readonly ScheduledMeeting[];
  readonly plan: Plan;
  readonly weights: ReadonlyMap<string, { readonly weight: number; readonly isMutual: boolean }>;
}

const eyesOf = (actor: Actor): TxContext => ({
  as: 'app',
  org: actor.org,
  regions: actor.regions,
  shared: actor.shared,
});

async function read(tx: Tx, actor: Actor, ref: RowRef, version: number | null) {
  const event = await requireEvent(tx, ref);
  if (!isHost(actor, { hostOrg: event.owner_org })) throw forbidden();
  expectVersion(version, event.version);
  return { event, participants: await participantsOf(tx, event), meetings: await meetingsOf(tx, event) };
}

/** Before the transaction: what there is to plan, and the plan. */
export async function findPlan(
  deps: { readonly sql: Sql; readonly clock: Clock; readonly thread: ScheduleThread },
  actor: Actor,
  ref: RowRef,
  version: number | null,
  fresh: boolean,
): Promise<Found> {
  const known = await deps.sql.tx(eyesOf(actor), (tx) => read(tx, actor, ref, version));
  const isFirst = known.meetings.length === 0;
  const to = eventStepTo(isFirst || fresh ? 'plan' : 'replan', known.event.status);
  if (to === null) throw errors.notPossible({ status: known.event.status });
  const { problem, stand } = openProblem(known.event, known.participants, known.meetings, deps.clock.now());
  const pairs = wishedPairs(problem);
  if (isFirst && pairs.length === 0) throw errors.nobody();
  const plan = await deps.thread.plan(problem, isFirst || fresh ? null : stand);
  const weights = new Map(
    pairs.map(({ seeks, offers, weight, isMutual }) => [
      `${problem.participants[seeks]?.id} ${problem.participants[offers]?.id}`,
      { weight, isMutual },
    ]),
  );
  return { ...known, to, fresh: fresh || isFirst, stand, plan, weights };
}

const keyOf = ({ seeks, offers }: ScheduledMeeting): string => `${seeks} ${offers}`;

/** The changes with names, as they are kept and shown. */
function named(found: Found, changes: Changes): Pick<PlanChange, 'moved' | 'added' | 'dropped'> {
  const names = new Map([
    ...found.meetings.flatMap((one) => [
      [one.seeks_id, one.seeks_name] as const,
      [one.offers_id, one.offers_name] as const,
    ]),
    ...found.participants.map(({ id, name }) => [id, name] as const),
  ]);
  const pair = ({ seeks, offers }: ScheduledMeeting) => ({
    seeks: names.get(seeks) ?? '',
    offers: names.get(offers) ?? '',
  });
  const place = ({ slot, table }: ScheduledMeeting) => ({ slot, table });
  return {
    moved: changes.moved.map(({ from, to }) => ({ ...pair(to), from: place(from), to: place(to) })),
    added: changes.added.map((one) => ({ ...pair(one), ...place(one) })),
    dropped: changes.dropped.map((one) => ({ ...pair(one), ...place(one) })),
  };
}

const timeOf = (slots: readonly Slot[], id: string): string => slots.find((slot) => slot.id === id)?.starts ?? '';

/** Everybody is told of the first plan; later only whose meetings changed, with the change. */
function toldOf(found: Found, changes: Changes): readonly Told[] {
  const { event, participants } = found;
  const org = new Map(participants.map((one) => [one.id, one.org]));
  const orgsOf = ({ seeks, offers }: ScheduledMeeting): number[] =>
    [org.get(seeks) ?? [], org.get(offers) ?? []].flat();
  if (found.meetings.length === 0)
    return [
      {
        orgs: participants.map((one) => one.org),
        zh: `“${event.title}”的日程已排定，请查看本单位的见面安排。`,
        en: `The schedule of “${event.title}” stands; please look at your timetable.`,
      },
    ];
  const moved = changes.moved.map(({ to }) => ({
    orgs: orgsOf(to),
    zh: `“${event.title}”：一场见面改到 ${timeOf(event.slots, to.slot)}，第 ${to.table} 桌。`,
    en: `“${event.title}”: a meeting moved to ${timeOf(event.slots, to.slot)}, table ${to.table}.`,
  }));
  const added = changes.added.map((one) => ({
    orgs: orgsOf(one),
    zh: `“${event.title}”：新增一场见面，${timeOf(event.slots, one.slot)}，第 ${one.table} 桌。`,
    en: `“${event.title}”: a new meeting at ${timeOf(event.slots, one.slot)}, table ${one.table}.`,
  }));
  return [...moved, ...added];
}

/** Writes the plan in the caller's transaction, if the event is still at the version that was planned. */
export async function writePlan(use: Use, ref: RowRef, found: Found): Promise<ScheduleView> {
  const { event, participants, meetings, stand, plan, weights } = found;
  const changes = changesBetween(stand, plan.meetings);
  const at = use.now.toISOString();
  const people = new Map(participants.map((one) => [one.id, one]));
  const rows = new Map(
    meetings.filter(({ status }) => status === 'planned').map((row) => [`${row.seeks_id} ${row.offers_id}`, row]),
  );
  const idsOf = (list: readonly ScheduledMeeting[]): string[] => list.flatMap((one) => rows.get(keyOf(one))?.id ?? []);
  const placed = [...changes.moved.map(({ to }) => to), ...changes.added].flatMap((one) => {
    const [seeks, offers] = [people.get(one.seeks), people.get(one.offers)];
    const known = rows.get(keyOf(one));
    const worth = weights.get(keyOf(one)) ?? { weight: 0, isMutual: false };
    if (!seeks || !offers) return [];
    const { slot, table } = one;
    const kept = known ? { id: known.id, version: known.version + 1 } : { id: use.ids.uuid(), version: 1 };
    return [{ ...kept, seeks, offers, slot, table, ...worth }];
  });
  await use.tx.asJob('a plan has meetings of many organisations', async (job) => {
    const now = await lockEvent(job, event.region_id, event.id);
    if (now?.version !== event.version || now.late_changes !== event.late_changes) throw outdated(now ?? event);
    await dropMeetings(job, event, idsOf(changes.dropped));
    await liftMeetings(job, event, idsOf(changes.moved.map(({ from }) => from)));
    await insertMeetings(job, event, placed);
    await insertPlan(job, event, {
      id: use.ids.uuid(),
      at,
      fresh: found.fresh,
      meetings: plan.meetings.length,
      changes: named(found, changes),
    });
    if (!(await markPlanned(job, event, found.to, { ...plan, at }))) throw outdated(event);
    await tell(job, event, toldOf(found, changes));
  });
  return viewSchedule(use, ref);
}
