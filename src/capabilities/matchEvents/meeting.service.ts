import type * as z from 'zod';
import { expectVersion, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { openCaseFrom, recordOrigin } from '../origins/origin.service.ts';
import { assignTask, stepTask, viewTask } from '../tasks/task.service.ts';
import { outdated, requireEvent } from './event.service.ts';
import { meetingActions } from './matchEvent.access.ts';
import { matchEventErrors as errors } from './matchEvent.errors.ts';
import { type EventRow, type ParticipantRow, participantById } from './matchEvent.queries.ts';
import { dayAfter, meetingMayBecome, missingInRecord } from './matchEvent.rules.ts';
import { findMeeting, followUpsOf, type MeetingRow } from './matchMeeting.queries.ts';
import {
  type answerSchema,
  FOLLOW_UP_DAYS,
  type Meeting,
  type MeetingRecord,
  type openCaseSchema,
} from './matchMeeting.schema.ts';
import { answerFollowUpRow, insertFollowUp, linkMeetingCase, recordMeetingRow } from './matchMeeting.store.ts';
import { meetingFacts, presentMeetings } from './presentMeeting.service.ts';

/** What a meeting leaves: held or not, a next step with its owner and day, a case that is followed. */

interface Opened {
  readonly event: EventRow;
  readonly row: MeetingRow;
}

/** The event is read as job: a meeting outlives a participant's membership in the alliance the event was for. */
async function open(use: Use, ref: RowRef): Promise<Opened> {
  const row = await findMeeting(use.tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  const eventRef = { regionId: row.region_id, id: row.event_id };
  const event = await use.tx.asJob('a meeting tells of its event', (job) => requireEvent(job, eventRef));
  return { event, row };
}

async function forAction(use: Use, ref: RowRef, action: 'record' | 'openCase' | 'answer'): Promise<Opened> {
  const opened = await open(use, ref);
  const { event, row } = opened;
  const actions = meetingActions(use.actor, meetingFacts(row), event.status);
  if (!actions.includes(action)) throw errors.notPossible({ status: event.status });
  return opened;
}

export async function viewMeeting(use: Use, ref: RowRef): Promise<Meeting> {
  const { event, row } = await open(use, ref);
  const [meeting] = await presentMeetings(use, event, [row]);
  if (!meeting) throw notFound();
  return meeting;
}

const originOf = (row: MeetingRow) => ({ kind: 'matchMeeting' as const, regionId: row.region_id, id: row.id });
/** Tasks name the event: its page is where their meeting is found. */
const eventOriginOf = (event: EventRow) => ({ kind: 'matchEvent' as const, regionId: event.region_id, id: event.id });

/** Records the meeting; the first next step becomes a task of its owner. */
export async function record(use: Use, ref: RowRef, version: number | null, input: MeetingRecord): Promise<Meeting> {
  const { event, row } = await forAction(use, ref, 'record');
  expectVersion(version, row.version);
  if (!meetingMayBecome(row.status, input.result, row.case_id !== null))
    throw errors.notPossible({ status: row.status });
  const missing = missingInRecord(input);
  if (missing !== null) throw errors.missing(missing);
  const at = use.now.toISOString();
  const written = await use.tx.asJob('a meeting is recorded by one of three', (job) =>
    recordMeetingRow(job, row, input, at),
  );
  if (!written) throw outdated(row);
  if (row.status === 'planned' && input.result === 'held' && input.nextOwner !== null && input.nextOn !== null) {
    const owner = { seeks: row.seeks_org, offers: row.offers_org, host: row.owner_org }[input.nextOwner];
    await assignTask(use, {
      regionId: row.region_id,
      origin: eventOriginOf(event),
      originTitle: event.title,
      alliance: event.alliance_org,
      title: input.nextStep,
      measure: null,
      ownerOrg: owner,
      dueOn: input.nextOn,
      shared: [row.owner_org, row.seeks_org, row.offers_org],
    });
  }
  return viewMeeting(use, ref);
}

interface CaseParties {
  readonly enterprise: RowRef;
  readonly lead: number;
}

/** The enterprise is the beneficiary, the seeking one of two; who leads is the other side, or the host where both are enterprises. */
export function casePartiesOf(
  seeks: Pick<ParticipantRow, 'org' | 'enterprise_region_id' | 'enterprise_id'>,
  offers: Pick<ParticipantRow, 'org' | 'enterprise_region_id' | 'enterprise_id'>,
  host: number,
): CaseParties | null {
  const refOf = (one: typeof seeks): RowRef | null =>
    one.enterprise_region_id === null || one.enterprise_id === null
      ? null
      : { regionId: one.enterprise_region_id, id: one.enterprise_id };
  const [first, second] = [refOf(seeks), refOf(offers)];
  if (first !== null) return { enterprise: first, lead: second === null ? offers.org : host };
  return second === null ? null : { enterprise: second, lead: seeks.org };
}

/** The meeting becomes a case which remembers it, its event and the alliance; three follow-ups with their tasks. */
export async function openMeetingCase(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof openCaseSchema>,
): Promise<Meeting> {
  const { event, row } = await forAction(use, ref, 'openCase');
  expectVersion(version, row.version);
  const parties = await use.tx.asJob('a case is about one of the two', async (job) => {
    const [seeks, offers] = [
      await participantById(job, event, row.seeks_id),
      await participantById(job, event, row.offers_id),
    ];
    return seeks && offers ? casePartiesOf(seeks, offers, row.owner_org) : null;
  });
  if (parties === null) throw errors.noEnterprise();
  const shared = { alliance: event.alliance_org, originTitle: event.title };
  const opened = await openCaseFrom(use, originOf(row), { ...parties, ...input, ...shared, parties: [parties.lead] });
  await recordOrigin(use.tx, {
    subject: { kind: 'case', ...opened },
    origin: eventOriginOf(event),
    alliance: event.alliance_org,
    org: use.actor.org,
    title: event.title,
    at: use.now.toISOString(),
  });
  const linked = await use.tx.asJob('a meeting names its case', (job) => linkMeetingCase(job, row, opened));
  if (!linked) throw outdated(row);
  for (const days of FOLLOW_UP_DAYS) {
    const dueOn = dayAfter(event.day, days);
    const task = await assignTask(use, {
      regionId: row.region_id,
      origin: eventOriginOf(event),
      ...shared,
      title: `对接会回访（${days} 天）：${row.seeks_name} × ${row.offers_name}`,
      measure: null,
      ownerOrg: parties.lead,
      dueOn,
      shared: [row.owner_org, row.seeks_org, row.offers_org],
    });
    await use.tx.asJob('follow-ups are seen by three', (job) => insertFollowUp(job, row, { days, dueOn, task }));
  }
  return viewMeeting(use, ref);
}

/** Answers a follow-up; its task is finished with it where the answering organisation owes the task. */
export async function answerFollowUp(use: Use, ref: RowRef, input: z.output<typeof answerSchema>): Promise<Meeting> {
  const { row } = await forAction(use, ref, 'answer');
  const one = (await followUpsOf(use.tx, [row.id])).find(({ days }) => days === input.days);
  if (!one) throw errors.unknownFollowUp();
  expectVersion(input.seen, one.version);
  const answer = { ...input, org: use.actor.org, at: use.now.toISOString() };
  const written = await use.tx.asJob('a follow-up is answered by one of three', (job) =>
    answerFollowUpRow(job, one, answer),
  );
  if (!written) throw outdated(one);
  if (one.task_id !== null && one.task_region_id !== null) {
    const taskRef = { regionId: one.task_region_id, id: one.task_id };
    const task = await viewTask(use, taskRef);
    if (task.may.includes('finish'))
      await stepTask(use, taskRef, task.version, { step: 'finish', progress: 100, note: input.words });
  }
  return viewMeeting(use, ref);
}
