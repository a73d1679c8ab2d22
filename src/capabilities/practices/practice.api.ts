import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  adoptionInputSchema,
  nominationSchema,
  practiceQuerySchema,
  practiceSchema,
  practiceStepInputSchema,
  practiceViewSchema,
  scoreInputSchema,
} from './practice.schema.ts';
import { roundInputSchema, roundQuerySchema, roundSchema, roundStepInputSchema } from './round.schema.ts';

/** The published library, by words with the most fitting first; or what concerns the caller and is not published. */
export const listPractices = contract({
  name: 'practices.list',
  method: 'GET',
  path: '/practices',
  permission: 'practices.read',
  summary: '典型案例库',
  query: practiceQuerySchema,
  output: pageOf(practiceSchema),
});

export const exportPractices = contract({
  name: 'practices.export',
  method: 'GET',
  path: '/practices.xlsx',
  permission: 'practices.read',
  summary: '导出典型案例',
  query: practiceQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

export const getPractice = contract({
  name: 'practices.get',
  method: 'GET',
  path: '/practices/:regionId/:id',
  permission: 'practices.read',
  summary: '典型案例',
  params: rowRefSchema,
  output: practiceViewSchema,
});

/** Puts a closed case with a confirmed outcome forward; its firm is asked for consent. */
export const nominatePractice = contract({
  name: 'practices.nominate',
  method: 'POST',
  path: '/practices',
  permission: 'practices.nominate',
  summary: '推荐典型案例',
  body: nominationSchema,
  output: practiceViewSchema,
});

/** Consents, declines, withdraws, publishes: who may is in the transition table. */
export const stepPractice = contract({
  name: 'practices.step',
  method: 'POST',
  path: '/practices/:regionId/:id/steps',
  permission: 'practices.nominate',
  summary: '同意、谢绝、撤回、发布',
  params: rowRefSchema,
  body: practiceStepInputSchema,
  output: practiceViewSchema,
  versioned: true,
});

/** One scorecard of a juror without a conflict of interest. */
export const scorePractice = contract({
  name: 'practices.score',
  method: 'POST',
  path: '/practices/:regionId/:id/scores',
  permission: 'practices.judge',
  summary: '评分',
  params: rowRefSchema,
  body: scoreInputSchema,
  output: practiceViewSchema,
});

export const adoptPractice = contract({
  name: 'practices.adopt',
  method: 'POST',
  path: '/practices/:regionId/:id/adoptions',
  permission: 'practices.nominate',
  summary: '登记借鉴',
  params: rowRefSchema,
  body: adoptionInputSchema,
  output: practiceViewSchema,
});

export const listRounds = contract({
  name: 'practices.listRounds',
  method: 'GET',
  path: '/practice-rounds',
  permission: 'practices.read',
  summary: '评选活动列表',
  query: roundQuerySchema,
  output: pageOf(roundSchema),
});

export const getRound = contract({
  name: 'practices.getRound',
  method: 'GET',
  path: '/practice-rounds/:regionId/:id',
  permission: 'practices.read',
  summary: '评选活动',
  params: rowRefSchema,
  output: roundSchema,
});

export const createRound = contract({
  name: 'practices.createRound',
  method: 'POST',
  path: '/practice-rounds',
  permission: 'practices.manage',
  summary: '发起评选',
  body: roundInputSchema,
  output: roundSchema,
});

export const stepRound = contract({
  name: 'practices.stepRound',
  method: 'POST',
  path: '/practice-rounds/:regionId/:id/steps',
  permission: 'practices.manage',
  summary: '开始评分、结束评选、取消',
  params: rowRefSchema,
  body: roundStepInputSchema,
  output: roundSchema,
  versioned: true,
});
