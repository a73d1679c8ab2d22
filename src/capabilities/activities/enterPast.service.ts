import type { Tx } from '../../storage/sql.ts';
import { membersPrincipal } from './activity.queries.ts';
import { reachOf } from './activity.rules.ts';
import { type ActivityInput, type ActivityStatus, activityInputSchema, type RecordInput } from './activity.schema.ts';
import { insertActivity, moveActivity, writeRecord } from './activity.store.ts';
import { writeSeats } from './attendance.store.ts';
import type { NewAppointment } from './initiative.schema.ts';
import { insertAppointment, insertInitiative, putJoin } from './initiative.store.ts';
import type { NewItem } from './plan.schema.ts';
import { insertItem, insertProgramme } from './plan.store.ts';
import { type Seat, signedUp } from './seating.rules.ts';

/** Whole activities entered at once, with seats and record: how a world is filled that did not begin today. Runs as lq_job; marked synthetic. */

export interface PastActivity {
  readonly regionId: string;
  readonly id: string;
  readonly hostOrg: number;
  readonly input: Pick<ActivityInput, 'kind' | 'title' | 'startsAt' | 'endsAt' | 'place'> & Partial<ActivityInput>;
  readonly status: Exclude<ActivityStatus, 'archived'>;
  readonly seats: readonly { readonly org: number; readonly people: number }[];
  readonly record: RecordInput | null;
  /** Set: archived in this year. */
  readonly archivedYear: number | null;
  readonly accountId: string;
  readonly at: string;
}

export async function enterActivity(tx: Tx, past: PastActivity): Promise<void> {
  const input = activityInputSchema.parse(past.input);
  const members = input.allianceOrg === null ? null : await membersPrincipal(tx, input.allianceOrg);
  const reach = reachOf({ ...input, status: past.status, regionId: past.regionId, members });
  const { regionId, id } = past;
  const base = { ownerOrg: past.hostOrg, status: past.status, synthetic: true, accountId: past.accountId, at: past.at };
  await insertActivity(tx, { ...input, ...base, regionId, id, reach });
  let seats: readonly Seat[] = [];
  for (const seat of past.seats) seats = signedUp(seats, input.capacity, seat.org, seat.people) ?? seats;
  const hosts = [...new Set([past.hostOrg, ...input.coHosts])];
  await writeSeats(tx, { regionId, activityId: id, hosts, at: past.at }, seats);
  if (past.record) await writeRecord(tx, { regionId, id, version: 1 }, past.record);
  if (past.archivedYear === null) return;
  await moveActivity(
    tx,
    { regionId, id, version: past.record ? 2 : 1, from: past.status },
    {
      to: 'archived',
      reason: '',
      reach,
      startsAt: input.startsAt,
      endsAt: input.endsAt,
      archivedYear: past.archivedYear,
    },
  );
}

export interface PastProgramme {
  readonly regionId: string;
  readonly id: string;
  readonly ownerOrg: number;
  readonly year: number;
  readonly title: string;
  readonly note: string;
  readonly allianceOrg: number | null;
  readonly items: readonly NewItem[];
  readonly at: string;
}

export async function enterProgramme(tx: Tx, plan: PastProgramme, newId: () => string): Promise<void> {
  const members = plan.allianceOrg === null ? null : await membersPrincipal(tx, plan.allianceOrg);
  const responsible = plan.items.map((item) => item.responsibleOrg).filter((org) => org !== plan.ownerOrg);
  const readers = [...new Set([...(members === null ? [] : [members]), ...responsible])];
  const shared = readers.length > 0 ? readers : null;
  await insertProgramme(tx, { ...plan, shared });
  const key = { regionId: plan.regionId, programmeId: plan.id, ownerOrg: plan.ownerOrg, shared };
  for (const item of plan.items) await insertItem(tx, { ...key, id: newId() }, item);
}

export async function enterInitiative(
  tx: Tx,
  initiative: {
    readonly regionId: string;
    readonly id: string;
    readonly ownerOrg: number;
    readonly title: string;
    readonly text: string;
    readonly at: string;
    readonly joins: readonly { readonly org: number; readonly on: string }[];
  },
): Promise<void> {
  await insertInitiative(tx, {
    region_id: initiative.regionId,
    id: initiative.id,
    owner_org: initiative.ownerOrg,
    title: initiative.title,
    text: initiative.text,
    synthetic: true,
    at: initiative.at,
  });
  for (const join of initiative.joins)
    await putJoin(tx, { regionId: initiative.regionId, initiativeId: initiative.id, ...join });
}

export const enterAppointment = (
  tx: Tx,
  letter: NewAppointment & {
    readonly regionId: string;
    readonly id: string;
    readonly ownerOrg: number;
    readonly at: string;
  },
) => insertAppointment(tx, { ...letter, synthetic: true });
