import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { contextOf, pagesOf } from '../../http/pages.ts';
import { forbidden } from '../../kernel/errors.ts';
import { handIn, saveAnswer, startByLink, startSeen, viewAttempt, viewCover } from './attempt.service.ts';
import type { Bank } from './bank.schema.ts';
import { addQuestions, listBanks, makeBank, removeQuestion, viewBank } from './bank.service.ts';
import { exportResultsFile } from './exportResults.service.ts';
import { exportQuizzesFile, exportStudyPlansFile } from './exportStudies.service.ts';
import { exportBankFile, readQuestions } from './importQuestions.service.ts';
import * as quizzes from './quiz.api.ts';
import type { Quiz } from './quiz.schema.ts';
import { linkQuiz, listQuizzes, makeQuiz, requireQuiz, stepQuiz, viewQuiz, viewResults } from './quiz.service.ts';
import * as api from './study.api.ts';
import type { StudyPlan } from './study.schema.ts';
import { addMaterial, listStudyPlans, makeStudyPlan, viewStudyPlan } from './study.service.ts';

const plan = (output: StudyPlan) => ({ output, regionId: output.regionId, subject: `study plan ${output.id}` });
const bank = (output: Bank) => ({ output, regionId: output.regionId, subject: `question bank ${output.id}` });
const quiz = (output: Quiz) => ({ output, regionId: output.regionId, subject: `quiz ${output.id}` });

const quizRoutes = (): Binding[] => [
  query(quizzes.listQuizzes, (use, call) => listQuizzes(use, call.query, call.cursors)),
  plain(quizzes.exportQuizzes, (call) =>
    exportQuizzesFile(pagesOf(call, (use, page) => listQuizzes(use, page, call.cursors))),
  ),
  query(quizzes.getQuiz, (use, call) => viewQuiz(use, call.params)),
  command(quizzes.makeQuiz, async (use, call) => quiz(await makeQuiz(use, call.body))),
  command(quizzes.stepQuiz, async (use, call) =>
    quiz(await stepQuiz(use, call.params, call.version, call.body.action)),
  ),
  command(quizzes.linkQuiz, async (use, call) => quiz(await linkQuiz(use, call.params, call.body.token))),
  query(quizzes.getResults, (use, call) => viewResults(use, call.params)),
  query(quizzes.exportResults, async (use, call) =>
    exportResultsFile(await viewQuiz(use, call.params), await viewResults(use, call.params)),
  ),
  plain(quizzes.startSeenQuiz, async (call) => {
    const { actor, now, ids } = call;
    if (actor === null) throw forbidden();
    await call.sql.tx(contextOf(actor), (tx) => requireQuiz({ tx, actor, now, ids }, call.params));
    return startSeen(call, call.params, call.body.token);
  }),
  plain(quizzes.getCover, (call) => viewCover(call, call.params.token)),
  plain(quizzes.startByLink, (call) => startByLink(call, call.params.token, call.body)),
  plain(quizzes.getAttempt, (call) => viewAttempt(call, call.params.token)),
  plain(quizzes.saveAnswer, (call) => saveAnswer(call, call.params.token, call.body)),
  plain(quizzes.handIn, (call) => handIn(call, call.params.token)),
];

export const studyRoutes = (): Binding[] => [
  query(api.listStudyPlans, (use, call) => listStudyPlans(use, call.query, call.cursors)),
  plain(api.exportStudyPlans, (call) =>
    exportStudyPlansFile(pagesOf(call, (use, page) => listStudyPlans(use, page, call.cursors))),
  ),
  query(api.getStudyPlan, (use, call) => viewStudyPlan(use, call.params)),
  command(api.makeStudyPlan, async (use, call) => plan(await makeStudyPlan(use, call.body))),
  command(api.addMaterial, async (use, call) => plan(await addMaterial(use, call.params, call.body))),
  query(api.listBanks, (use, call) => listBanks(use, call.query, call.cursors)),
  query(api.getBank, (use, call) => viewBank(use, call.params)),
  query(api.exportBank, async (use, call) => exportBankFile(await viewBank(use, call.params))),
  command(api.makeBank, async (use, call) => bank(await makeBank(use, call.body))),
  command(api.addQuestion, async (use, call) => bank(await addQuestions(use, call.params, [call.body]))),
  command(api.removeQuestion, async (use, call) => bank(await removeQuestion(use, call.params, call.body.question))),
  preparedCommand(
    api.importQuestions,
    (_before, call) => readQuestions({ bytes: call.bytes, name: call.query.name }),
    async (use, call, questions) => {
      const { regionId, id } = await addQuestions(use, call.params, questions);
      return { output: { imported: questions.length }, regionId, subject: `question bank ${id}` };
    },
  ),
  ...quizRoutes(),
];
