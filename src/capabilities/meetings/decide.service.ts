import type * as z from 'zod';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { membersPrincipalOf } from '../alliances/alliance.service.ts';
import { saveDraft } from '../needs/need.service.ts';
import { recordOrigin } from '../origins/origin.service.ts';
import { assignTask } from '../tasks/task.service.ts';
import {
  insertBallot,
  insertMotion,
  insertQuestion,
  insertResolution,
  noteNeed,
  settleMotion,
} from './decision.store.ts';
import { withAction, withMeeting } from './holdMeeting.service.ts';
import {
  alreadyVoted,
  motionClosed,
  noQuorum,
  notCarried,
  notYourQuestion,
  stepNotPossible,
  unknownUnit,
} from './meeting.errors.ts';
import { findMotion, questionsOf, tallyOf } from './meeting.queries.ts';
import { motionResult, quorumOf } from './meeting.rules.ts';
import type {
  MeetingView,
  motionInputSchema,
  questionInputSchema,
  resolutionInputSchema,
  voteInputSchema,
} from './meeting.schema.ts';
import { meetingOrigin, resolutionOrigin } from './meeting.service.ts';
import type { MeetingRow } from './meeting.store.ts';

/** What a meeting decides: motions by ballot, resolutions that become tasks, questions that become needs. */

export const putMotion = (use: Use, ref: RowRef, input: z.output<typeof motionInputSchema>): Promise<MeetingView> =>
  withAction(use, ref, 'putMotion', async (job, { row, units }) => {
    const quorum = quorumOf(row.rule, units);
    if (!quorum.reached) throw noQuorum({ present: quorum.present, needed: quorum.needed });
    await insertMotion(job, row, { id: use.ids.uuid(), ...input, at: use.now.toISOString() });
  });

/** One ballot a unit; pressing twice, or from two desks, counts once. */
export const vote = (
  use: Use,
  ref: RowRef,
  motionId: string,
  input: z.output<typeof voteInputSchema>,
): Promise<MeetingView> =>
  withAction(use, ref, 'vote', async (job, { row }) => {
    const motion = await findMotion(job, row, motionId);
    if (motion?.status !== 'open') throw motionClosed();
    const ballot = { motionId, org: use.actor.org, choice: input.choice, at: use.now.toISOString() };
    if (!(await insertBallot(job, row, ballot))) throw alreadyVoted();
  });

/** Closes the vote by the charter: quorum of units, majority of those present. */
export const closeMotion = (use: Use, ref: RowRef, motionId: string): Promise<MeetingView> =>
  withAction(use, ref, 'putMotion', async (job, { row, units }) => {
    const quorum = quorumOf(row.rule, units);
    const tally = await tallyOf(job, row, motionId);
    const status = motionResult(row.rule, quorum, tally.yes);
    const result = { status, ...tally, eligible: quorum.eligible, present: quorum.present };
    if (!(await settleMotion(job, row, motionId, result, use.now.toISOString()))) throw motionClosed();
  });

const readersOf = (row: MeetingRow): number[] => row.shared ?? [];

/** A resolution names who does what by when, and is a task from that moment; an alliance's figures open down to what comes of it. */
export const resolve = (use: Use, ref: RowRef, input: z.output<typeof resolutionInputSchema>): Promise<MeetingView> =>
  withAction(use, ref, 'resolve', async (job, { row, units }) => {
    if (input.motion !== null && (await findMotion(job, row, input.motion))?.status !== 'carried') throw notCarried();
    if (input.ownerOrg !== row.owner_org && !units.some((unit) => unit.org === input.ownerOrg))
      throw unknownUnit('ownerOrg');
    const id = use.ids.uuid();
    const at = use.now.toISOString();
    const members = row.alliance_org === null ? [] : [await membersPrincipalOf(job, row.alliance_org)];
    const task = await assignTask(
      { ...use, tx: job },
      {
        regionId: row.region_id,
        origin: resolutionOrigin(row, id),
        originTitle: row.title,
        alliance: row.alliance_org,
        title: input.text,
        measure: input.measure,
        ownerOrg: input.ownerOrg,
        dueOn: input.dueOn,
        shared: [...new Set([...readersOf(row), ...members])],
      },
    );
    // What serves the resolution serves the meeting: both open down to the same counted entries.
    await recordOrigin(job, {
      subject: { kind: 'task', ...task },
      origin: meetingOrigin(row),
      alliance: row.alliance_org,
      org: use.actor.org,
      title: row.title,
      at,
    });
    await insertResolution(job, row, {
      id,
      text: input.text,
      motionId: input.motion,
      org: input.ownerOrg,
      dueOn: input.dueOn,
      measure: input.measure,
      taskId: task.id,
      at,
    });
  });

export const raiseQuestion = (
  use: Use,
  ref: RowRef,
  input: z.output<typeof questionInputSchema>,
): Promise<MeetingView> =>
  withAction(use, ref, 'raise', async (job, { row }) => {
    await insertQuestion(job, row, { id: use.ids.uuid(), org: use.actor.org, ...input, at: use.now.toISOString() });
  });

/** One click: the enterprise's question is its need, with the meeting as its origin. */
export async function questionToNeed(use: Use, ref: RowRef, questionId: string): Promise<MeetingView> {
  const enterprise = use.actor.enterprise;
  return withMeeting(use, ref, async (job, { row }) => {
    if (enterprise === null) throw notYourQuestion();
    const question = (await questionsOf(job, row)).find((one) => one.id === questionId);
    if (question?.asked_org !== use.actor.org || question.need_id !== null) throw notYourQuestion();
    if (row.status === 'cancelled') throw stepNotPossible({ status: row.status });
    const need = await saveDraft(
      { ...use, tx: job },
      {
        enterprise,
        kinds: [question.kind],
        title: question.title,
        text: question.text === '' ? question.title : question.text,
        amountFen: null,
        quantity: null,
        quantityUnit: null,
        deadlineOn: null,
        audience: 'receivers',
        authority: null,
      },
    );
    const made = { regionId: need.regionId, id: need.id };
    if (!(await noteNeed(job, row, questionId, made))) throw notYourQuestion();
    await recordOrigin(job, {
      subject: { kind: 'need', ...made },
      origin: meetingOrigin(row),
      alliance: row.alliance_org,
      org: use.actor.org,
      title: row.title,
      at: use.now.toISOString(),
    });
  });
}
