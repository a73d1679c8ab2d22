import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { answerInputSchema, answerTaskSchema, newQuestionSchema, questionSchema } from './question.schema.ts';

/** Questions of an activity that the caller asked or was asked, with all answers. */
export const listQuestions = contract({
  name: 'activities.questions',
  method: 'GET',
  path: '/activities/:regionId/:id/questions',
  permission: 'activities.read',
  summary: '同题共答',
  params: rowRefSchema,
  output: z.object({ items: z.array(questionSchema) }),
});

export const askQuestion = contract({
  name: 'activities.ask',
  method: 'POST',
  path: '/activities/:regionId/:id/questions',
  permission: 'activities.manage',
  summary: '提出同题',
  params: rowRefSchema,
  body: newQuestionSchema,
  output: questionSchema,
});

export const answerQuestion = contract({
  name: 'activities.answer',
  method: 'POST',
  path: '/activity-questions/:regionId/:id/answers',
  permission: 'activities.join',
  summary: '共答',
  params: rowRefSchema,
  body: answerInputSchema,
  output: questionSchema,
});

export const assignAnswer = contract({
  name: 'activities.assignAnswer',
  method: 'POST',
  path: '/activity-answers/:regionId/:id/task',
  permission: 'activities.manage',
  summary: '答复转任务',
  params: rowRefSchema,
  body: answerTaskSchema,
  output: questionSchema,
});
