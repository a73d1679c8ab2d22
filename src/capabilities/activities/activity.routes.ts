import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import * as api from './activity.api.ts';
import type { Activity } from './activity.schema.ts';
import { listServing, listVisibleActivities, monthOfActivities, viewActivity } from './activity.service.ts';
import { arrangeActivity, changeActivity, moveOn, recordActivity } from './arrange.service.ts';
import * as door from './attendance.api.ts';
import { eventFile } from './calendar.service.ts';
import { checkIn, correctPresence, openDoor, viewDoor } from './checkIn.service.ts';
import { exportActivitiesFile } from './exportActivities.service.ts';
import { importActivities, readActivities } from './importActivities.service.ts';
import { programmeRoutes } from './programme.routes.ts';
import * as questions from './question.api.ts';
import type { Question } from './question.schema.ts';
import { answerQuestion, askQuestion, assignAnswer, listQuestions } from './question.service.ts';
import { attachFile, decideAt } from './record.service.ts';
import { exportRecord } from './recordFile.service.ts';
import { signUp, viewAttendance, withdrawSignUp } from './signUp.service.ts';

const done = (output: Activity) => ({ output, regionId: output.regionId, subject: `activity ${output.id}` });
const asked = (output: Question) => ({ output, regionId: output.regionId, subject: `question ${output.id}` });

const attendanceRoutes = (): Binding[] => [
  command(door.signUpForActivity, async (use, call) => done(await signUp(use, call.params, call.body.people))),
  command(door.withdrawSignUp, async (use, call) => done(await withdrawSignUp(use, call.params))),
  query(door.getAttendance, (use, call) => viewAttendance(use, call.params)),
  command(door.openDoor, async (use, call) => ({
    output: await openDoor(use, call.params, call.body.token),
    regionId: call.params.regionId,
    subject: `activity ${call.params.id}`,
  })),
  command(door.correctPresence, async (use, call) => {
    await correctPresence(use, call.params, call.body);
    const output = await viewAttendance(use, call.params);
    return { output, regionId: call.params.regionId, subject: `activity ${call.params.id}` };
  }),
  plain(door.getDoor, (call) => viewDoor(call, call.params.token)),
  plain(door.checkIn, (call) => checkIn(call, call.params.token, call.body)),
];

const questionRoutes = (): Binding[] => [
  query(questions.listQuestions, (use, call) => listQuestions(use, call.params)),
  command(questions.askQuestion, async (use, call) => asked(await askQuestion(use, call.params, call.body))),
  command(questions.answerQuestion, async (use, call) => asked(await answerQuestion(use, call.params, call.body.text))),
  command(questions.assignAnswer, async (use, call) => asked(await assignAnswer(use, call.params, call.body))),
];

export const activityRoutes = (): Binding[] => [
  query(api.listActivities, (use, call) => listVisibleActivities(use, call.query, call.cursors)),
  query(api.monthOfActivities, (use, call) => monthOfActivities(use, call.query.month)),
  query(api.activitiesServing, (use, call) => listServing(use, call.query)),
  plain(api.exportActivities, (call) =>
    exportActivitiesFile(
      pagesOf(call, (use, page) => listVisibleActivities(use, { ...call.query, ...page }, call.cursors)),
    ),
  ),
  preparedCommand(
    api.importActivities,
    (_before, call) => readActivities({ bytes: call.bytes, name: call.query.name }),
    async (use, _call, rows) => ({ output: await importActivities(use, rows), subject: `${rows.length} activities` }),
  ),
  query(api.getActivity, (use, call) => viewActivity(use, call.params)),
  command(api.arrangeActivity, async (use, call) => done(await arrangeActivity(use, call.body))),
  command(api.changeActivity, async (use, call) =>
    done(await changeActivity(use, call.params, call.version, call.body)),
  ),
  command(api.moveActivity, async (use, call) => done(await moveOn(use, call.params, call.version, call.body))),
  command(api.recordActivity, async (use, call) =>
    done(await recordActivity(use, call.params, call.version, call.body)),
  ),
  command(api.decideAtActivity, async (use, call) => done(await decideAt(use, call.params, call.body))),
  command(api.attachToActivity, async (use, call) => done(await attachFile(use, call.params, call.body))),
  query(api.exportRecord, (use, call) => exportRecord(use, call.params)),
  query(api.exportEvent, (use, call) => eventFile(use, call.params)),
  ...attendanceRoutes(),
  ...questionRoutes(),
  ...programmeRoutes(),
];
