import { type Binding, command, plain, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import * as api from './case.api.ts';
import type { CaseView } from './case.schema.ts';
import { listVisibleCases, viewCase } from './case.service.ts';
import { exportCasesFile } from './exportCases.service.ts';
import { answer, close, pause, resume, transfer } from './handleCase.service.ts';
import { attach, comment, completeTask, giveTask, recordRound } from './workCase.service.ts';

const done = (output: CaseView) => ({ output, regionId: output.regionId, subject: `case ${output.id}` });

export const caseRoutes = (): Binding[] => [
  query(api.listCases, (use, call) => listVisibleCases(use, call.query, call.cursors)),
  plain(api.exportCases, (call) =>
    exportCasesFile(pagesOf(call, (use, page) => listVisibleCases(use, { ...call.query, ...page }, call.cursors))),
  ),
  query(api.getCase, (use, call) => viewCase(use, call.params)),
  command(api.answerCase, async (use, call) => done(await answer(use, call.params, call.version, call.body))),
  command(api.pauseCase, async (use, call) => done(await pause(use, call.params, call.version, call.body))),
  command(api.resumeCase, async (use, call) => done(await resume(use, call.params, call.version, call.body))),
  command(api.transferCase, async (use, call) => done(await transfer(use, call.params, call.version, call.body))),
  command(api.closeCase, async (use, call) => done(await close(use, call.params, call.version, call.body))),
  command(api.addTask, async (use, call) => done(await giveTask(use, call.params, call.body))),
  command(api.finishTask, async (use, call) => done(await completeTask(use, call.params, call.params.taskId))),
  command(api.recordContact, async (use, call) => done(await recordRound(use, call.params, call.body))),
  command(api.commentCase, async (use, call) => done(await comment(use, call.params, call.body))),
  command(api.attachFile, async (use, call) => done(await attach(use, call.params, call.body))),
];
