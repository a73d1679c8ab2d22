import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { draftMeeting, editMeeting } from './callMeeting.service.ts';
import { closeMotion, putMotion, questionToNeed, raiseQuestion, resolve, vote } from './decide.service.ts';
import { exportMeetingsFile, exportUnitsFile, importPresenceRows, readPresence } from './exchangeMeetings.service.ts';
import { arrangeSeats, recordPresence, reply, stepMeeting } from './holdMeeting.service.ts';
import * as api from './meeting.api.ts';
import type { MeetingView } from './meeting.schema.ts';
import { listVisibleMeetings, viewMeeting } from './meeting.service.ts';
import { minutesPdf, signInSheet } from './printMeeting.service.ts';

const answer = (output: MeetingView) => ({ output, regionId: output.regionId, subject: `meeting ${output.id}` });

const decisions: Binding[] = [
  command(api.putMotion, async (use, call) => answer(await putMotion(use, call.params, call.body))),
  command(api.voteMotion, async (use, call) => answer(await vote(use, call.params, call.params.motionId, call.body))),
  command(api.closeMotion, async (use, call) => answer(await closeMotion(use, call.params, call.params.motionId))),
  command(api.resolveMeeting, async (use, call) => answer(await resolve(use, call.params, call.body))),
  command(api.raiseQuestion, async (use, call) => answer(await raiseQuestion(use, call.params, call.body))),
  command(api.questionToNeed, async (use, call) =>
    answer(await questionToNeed(use, call.params, call.params.questionId)),
  ),
];

const papers: Binding[] = [
  plain(api.exportMeetings, (call) =>
    exportMeetingsFile(
      pagesOf(call, (use, page) => listVisibleMeetings(use, { ...call.query, ...page }, call.cursors)),
    ),
  ),
  query(api.exportUnits, (use, call) => exportUnitsFile(use, call.params)),
  query(api.printSignInSheet, (use, call) => signInSheet(use, call.params)),
  query(api.printMinutes, (use, call) => minutesPdf(use, call.params)),
  preparedCommand(
    api.importPresence,
    (_before, call) => readPresence({ bytes: call.bytes, name: call.query.name }),
    async (use, call, rows) => ({
      output: { imported: await importPresenceRows(use, call.params, rows) },
      regionId: call.params.regionId,
      subject: `meeting ${call.params.id}`,
    }),
  ),
];

export const meetingRoutes = (): Binding[] => [
  query(api.listMeetings, (use, call) => listVisibleMeetings(use, call.query, call.cursors)),
  query(api.getMeeting, (use, call) => viewMeeting(use, call.params)),
  command(api.draftMeeting, async (use, call) => answer(await draftMeeting(use, call.body))),
  command(api.editMeeting, async (use, call) => answer(await editMeeting(use, call.params, call.version, call.body))),
  command(api.stepMeeting, async (use, call) => answer(await stepMeeting(use, call.params, call.version, call.body))),
  command(api.replyToMeeting, async (use, call) => answer(await reply(use, call.params, call.body))),
  command(api.recordPresence, async (use, call) => answer(await recordPresence(use, call.params, call.body))),
  command(api.arrangeSeats, async (use, call) => answer(await arrangeSeats(use, call.params, call.body))),
  ...decisions,
  ...papers,
];
