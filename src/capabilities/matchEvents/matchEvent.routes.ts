import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { contextOf, pagesOf } from '../../http/pages.ts';
import type { Clock } from '../../kernel/clock.ts';
import { forbidden } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Sql } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { listVisibleEvents, viewEvent } from './event.service.ts';
import { enterParticipants, exportParticipantsFile, readParticipants } from './exchangeParticipants.service.ts';
import { exportEventsFile, exportFollowUpsFile, exportTimetableFile, readTimetable } from './exportSchedule.service.ts';
import { createEvent, editEvent, stepEvent } from './hostEvent.service.ts';
import * as api from './matchEvent.api.ts';
import * as meetingApi from './matchMeeting.api.ts';
import { answerFollowUp, openMeetingCase, record, viewMeeting } from './meeting.service.ts';
import {
  cancel,
  changeStatement,
  listProposals,
  listVisibleParticipants,
  rankWishes,
  register,
} from './participant.service.ts';
import { findPlan, writePlan } from './plan.service.ts';
import { viewSchedule } from './schedule.service.ts';
import { createScheduleThread } from './scheduleThread.ts';

const event = <T extends { readonly regionId: string; readonly id: string }>(output: T) => ({
  output,
  regionId: output.regionId,
  subject: `match event ${output.id}`,
});
const at =
  (what: string) =>
  <T>(output: T, ref: RowRef) => ({ output, regionId: ref.regionId, subject: `${what} ${ref.id}` });
const inEvent = at('match event');
const meeting = at('match meeting');

interface Reading {
  readonly sql: Sql;
  readonly actor: Use['actor'] | null;
  readonly now: Date;
  readonly ids: Use['ids'];
  readonly params: RowRef;
}

const timetableOf = ({ sql, actor, now, ids, params }: Reading) => {
  if (actor === null) throw forbidden();
  return sql.tx(contextOf(actor), (tx) => readTimetable({ tx, actor, now, ids }, params));
};

export function matchEventRoutes(deps: { readonly sql: Sql; readonly clock: Clock }): Binding[] {
  const thread = createScheduleThread();
  return [
    query(api.listMatchEvents, (use, call) => listVisibleEvents(use, call.query, call.cursors)),
    plain(api.exportMatchEvents, (call) =>
      exportEventsFile(pagesOf(call, (use, page) => listVisibleEvents(use, { ...call.query, ...page }, call.cursors))),
    ),
    query(api.getMatchEvent, (use, call) => viewEvent(use, call.params)),
    command(api.createMatchEvent, async (use, call) => event(await createEvent(use, call.body))),
    command(api.editMatchEvent, async (use, call) => event(await editEvent(use, call.params, call.version, call.body))),
    command(api.stepMatchEvent, async (use, call) => event(await stepEvent(use, call.params, call.version, call.body))),
    command(api.registerForEvent, async (use, call) =>
      inEvent(await register(use, call.params, call.body), call.params),
    ),
    command(api.changeStatement, async (use, call) =>
      inEvent(await changeStatement(use, call.params, call.version, call.body), call.params),
    ),
    command(api.rankWishes, async (use, call) =>
      inEvent(await rankWishes(use, call.params, call.version, call.body.wishes), call.params),
    ),
    command(api.cancelParticipation, async (use, call) => event(await cancel(use, call.params, call.body.participant))),
    query(api.listParticipants, (use, call) => listVisibleParticipants(use, call.params, call.query, call.cursors)),
    plain(api.exportParticipants, (call) =>
      exportParticipantsFile(
        pagesOf(call, (use, page) =>
          listVisibleParticipants(use, call.params, { ...call.query, ...page }, call.cursors),
        ),
      ),
    ),
    preparedCommand(
      api.importParticipants,
      (_, call) => readParticipants({ bytes: call.bytes, name: call.query.name }),
      async (use, call, rows) => inEvent({ imported: await enterParticipants(use, call.params, rows) }, call.params),
    ),
    query(api.listProposals, (use, call) => listProposals(use, call.params)),
    preparedCommand(
      api.planMeetings,
      (before, call) => findPlan({ ...deps, thread }, before.actor, call.params, call.version, call.body.fresh),
      async (use, call, found) => inEvent(await writePlan(use, call.params, found), call.params),
    ),
    query(api.getSchedule, (use, call) => viewSchedule(use, call.params)),
    plain(api.exportTimetable, async (call) => exportTimetableFile(await timetableOf(call))),
    plain(api.exportFollowUps, async (call) => exportFollowUpsFile(await timetableOf(call))),
    query(meetingApi.getMeeting, (use, call) => viewMeeting(use, call.params)),
    command(meetingApi.recordMeeting, async (use, call) =>
      meeting(await record(use, call.params, call.version, call.body), call.params),
    ),
    command(meetingApi.openMeetingCase, async (use, call) =>
      meeting(await openMeetingCase(use, call.params, call.version, call.body), call.params),
    ),
    command(meetingApi.answerFollowUp, async (use, call) =>
      meeting(await answerFollowUp(use, call.params, call.body), call.params),
    ),
  ];
}
