import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import { secretSchema } from '../activities/attendance.schema.ts';
import {
  answerSchema,
  attemptSchema,
  linkParamsSchema,
  newQuizSchema,
  quizCoverSchema,
  quizQuerySchema,
  quizSchema,
  quizStepSchema,
  resultsSchema,
  savedSchema,
  startSchema,
} from './quiz.schema.ts';

/** Quizzes the caller keeps or is asked to. */
export const listQuizzes = contract({
  name: 'studies.quizzes',
  method: 'GET',
  path: '/quizzes',
  permission: 'studies.read',
  summary: '测验列表',
  query: quizQuerySchema,
  output: pageOf(quizSchema),
});

export const exportQuizzes = contract({
  name: 'studies.exportQuizzes',
  method: 'GET',
  path: '/quizzes.xlsx',
  permission: 'studies.read',
  summary: '导出测验',
  query: z.strictObject({}),
  output: 'file',
});

export const getQuiz = contract({
  name: 'studies.quiz',
  method: 'GET',
  path: '/quizzes/:regionId/:id',
  permission: 'studies.read',
  summary: '测验',
  params: rowRefSchema,
  output: quizSchema,
});

export const makeQuiz = contract({
  name: 'studies.makeQuiz',
  method: 'POST',
  path: '/quizzes',
  permission: 'studies.manage',
  summary: '新建测验',
  body: newQuizSchema,
  output: quizSchema,
});

/** Open, close, archive. */
export const stepQuiz = contract({
  name: 'studies.stepQuiz',
  method: 'POST',
  path: '/quizzes/:regionId/:id/steps',
  permission: 'studies.manage',
  summary: '推进测验',
  params: rowRefSchema,
  body: quizStepSchema,
  versioned: true,
  output: quizSchema,
});

/** A new link for phones without account. */
export const linkQuiz = contract({
  name: 'studies.linkQuiz',
  method: 'POST',
  path: '/quizzes/:regionId/:id/link',
  permission: 'studies.manage',
  summary: '生成答题链接',
  params: rowRefSchema,
  body: secretSchema,
  output: quizSchema,
});

/** Distributions; a group of one to four is told to nobody. */
export const getResults = contract({
  name: 'studies.results',
  method: 'GET',
  path: '/quizzes/:regionId/:id/results',
  permission: 'studies.read',
  summary: '测验结果分布',
  params: rowRefSchema,
  output: resultsSchema,
});

export const exportResults = contract({
  name: 'studies.exportResults',
  method: 'GET',
  path: '/quizzes/:regionId/:id/results.xlsx',
  permission: 'studies.read',
  summary: '导出结果分布',
  params: rowRefSchema,
  output: 'file',
});

/**
 * Starts an attempt of a quiz that the caller sees. Outside the ledger on purpose: an entry would tie an account to an attempt.
 */
export const startSeenQuiz = contract({
  name: 'studies.start',
  method: 'POST',
  path: '/quizzes/:regionId/:id/attempts',
  permission: 'studies.answer',
  summary: '开始答题',
  params: rowRefSchema,
  body: secretSchema,
  plain: true,
  output: attemptSchema,
});

export const getCover = contract({
  name: 'studies.cover',
  method: 'GET',
  path: '/quiz-links/:token',
  permission: 'public',
  summary: '答题封面',
  params: linkParamsSchema,
  output: quizCoverSchema,
});

export const startByLink = contract({
  name: 'studies.startByLink',
  method: 'POST',
  path: '/quiz-links/:token/attempts',
  permission: 'public',
  summary: '凭链接开始答题',
  params: linkParamsSchema,
  body: startSchema,
  plain: true,
  output: attemptSchema,
});

/** The attempt of a token, as far as it has come; with verdicts once it is over. */
export const getAttempt = contract({
  name: 'studies.attempt',
  method: 'GET',
  path: '/quiz-attempts/:token',
  permission: 'public',
  summary: '答题',
  params: linkParamsSchema,
  output: attemptSchema,
});

export const saveAnswer = contract({
  name: 'studies.save',
  method: 'POST',
  path: '/quiz-attempts/:token/answers',
  permission: 'public',
  summary: '保存答案',
  params: linkParamsSchema,
  body: answerSchema,
  plain: true,
  output: savedSchema,
});

export const handIn = contract({
  name: 'studies.handIn',
  method: 'POST',
  path: '/quiz-attempts/:token/submission',
  permission: 'public',
  summary: '交卷',
  params: linkParamsSchema,
  plain: true,
  output: attemptSchema,
});
