import type * as z from 'zod';
import { expectVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { sendNotice } from './callMeeting.service.ts';
import { meetingActions, partiesOf } from './meeting.access.ts';
import { noteRequired, stepNotPossible, unknownUnit } from './meeting.errors.ts';
import { unitsOf } from './meeting.queries.ts';
import { isCountersigned, moveTo, seatPlan } from './meeting.rules.ts';
import type {
  MeetingView,
  presenceSchema,
  replyInputSchema,
  seatsSchema,
  stepInputSchema,
  Unit,
} from './meeting.schema.ts';
import { requireMeeting, viewMeeting } from './meeting.service.ts';
import {
  clearCountersigns,
  countersign,
  lockMeeting,
  type MeetingRow,
  moveMeeting,
  putPresence,
  putReply,
  putSeats,
  tellUnits,
} from './meeting.store.ts';

/** From the notice to the countersigned minutes. The meeting is held by its row, so that steps follow each other. */

export interface Held {
  readonly row: MeetingRow;
  readonly units: readonly Unit[];
  readonly may: MeetingView['may'];
}

const standing = (units: readonly Unit[], org: number) => {
  const own = units.find((unit) => unit.org === org);
  return own ? { votes: own.votes, present: own.present, countersigned: own.countersignedAt !== null } : null;
};

/** Loads the meeting under the caller's eyes, then locks it and looks again: what the caller may do now. */
export async function withMeeting(
  use: Use,
  ref: RowRef,
  work: (job: Tx, held: Held) => Promise<void>,
): Promise<MeetingView> {
  const seen = await requireMeeting(use.tx, ref);
  await use.tx.asJob('a meeting is held by its convener and its units', async (job) => {
    const now = (await lockMeeting(job, seen)).rows[0];
    const row: MeetingRow = { ...seen, status: now?.status ?? seen.status, version: now?.version ?? seen.version };
    const units = await unitsOf(job, row);
    const own = standing(units, use.actor.org);
    const may = meetingActions(use.actor, row.status, { ownerOrg: row.owner_org, own });
    await work(job, { row, units, may });
  });
  return viewMeeting(use, ref);
}

/** The same, for one action. */
export const withAction = (
  use: Use,
  ref: RowRef,
  action: MeetingView['may'][number],
  work: (job: Tx, held: Held) => Promise<void>,
): Promise<MeetingView> =>
  withMeeting(use, ref, async (job, held) => {
    if (!held.may.includes(action)) throw stepNotPossible({ status: held.row.status });
    await work(job, held);
  });

type StepInput = z.output<typeof stepInputSchema>;

const orgsOf = (units: readonly Unit[]): number[] => units.map((unit) => unit.org);

async function effect(use: Use, job: Tx, { row, units }: Held, input: StepInput): Promise<void> {
  switch (input.step) {
    case 'call':
      await sendNotice(use, job, row);
      break;
    case 'cancel':
      if (row.status === 'called') await tellUnits(job, row, 'cancel', orgsOf(units));
      break;
    case 'submitMinutes': {
      const there = units.filter((unit) => (unit.present ?? 0) > 0 && unit.org !== row.owner_org);
      await tellUnits(job, row, 'submitMinutes', orgsOf(there));
      break;
    }
    case 'amend':
      await clearCountersigns(job, row);
      break;
    case 'countersign':
      await countersign(job, row, use.actor.org, use.now.toISOString());
      break;
    default:
      break;
  }
}

async function completeIfSigned(job: Tx, row: MeetingRow): Promise<void> {
  const units = await unitsOf(job, row);
  const to = moveTo('complete', 'minuted', ['clock']);
  if (to === null || !isCountersigned(units, row.owner_org)) return;
  await moveMeeting(job, row, to, {});
  await tellUnits(job, row, 'complete', [...orgsOf(units), row.owner_org]);
}

/** One step of the transition table. Countersigning needs no version: signatures of several units may cross. */
export async function stepMeeting(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: StepInput,
): Promise<MeetingView> {
  const asksNote = input.step === 'cancel' || input.step === 'submitMinutes';
  if (asksNote && input.note === '') throw noteRequired();
  return withAction(use, ref, input.step, async (job, held) => {
    if (input.step !== 'countersign') expectVersion(version, held.row.version);
    const own = standing(held.units, use.actor.org);
    const parties = partiesOf(use.actor, { ownerOrg: held.row.owner_org, own });
    const to = moveTo(input.step, held.row.status, parties);
    if (to === null) throw stepNotPossible({ status: held.row.status });
    await effect(use, job, held, input);
    await moveMeeting(job, held.row, to, {
      ...(input.step === 'submitMinutes' ? { minutes: input.note } : {}),
      ...(input.step === 'cancel' ? { reason: input.note } : {}),
    });
    if (to === 'minuted') await completeIfSigned(job, held.row);
  });
}

/** 回执: attending, by a substitute, or not, and with how many people. The last word counts until the meeting begins. */
export const reply = (use: Use, ref: RowRef, input: z.output<typeof replyInputSchema>): Promise<MeetingView> =>
  withAction(use, ref, 'reply', async (job, { row }) => {
    const people = input.reply === 'absent' ? 0 : Math.max(1, input.people);
    await putReply(job, row, use.actor.org, {
      reply: input.reply,
      people,
      note: input.note,
      at: use.now.toISOString(),
    });
  });

/** Who is there, as numbers by unit, from the sign-in sheet. */
export const recordPresence = (use: Use, ref: RowRef, input: z.output<typeof presenceSchema>): Promise<MeetingView> =>
  withAction(use, ref, 'record', async (job, { row, units }) => {
    const known = new Set(orgsOf(units));
    for (const [index, unit] of input.units.entries())
      if (!known.has(unit.org)) throw unknownUnit(`units.${index}.org`);
    await putPresence(
      job,
      row,
      input.units.map((unit) => unit.org),
      input.units.map((unit) => unit.present),
    );
  });

/** Seats for those who come, in the order of the list. */
export const arrangeSeats = (use: Use, ref: RowRef, input: z.output<typeof seatsSchema>): Promise<MeetingView> =>
  withAction(use, ref, 'seat', async (job, { row, units }) => {
    const coming = units.filter((unit) => unit.reply === 'attending' || unit.reply === 'substitute');
    await putSeats(job, row, seatPlan(coming, input.perRow));
  });
