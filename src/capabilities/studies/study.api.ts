import * as z from 'zod';
import { contract, LIST_FILE_BYTES } from '../../kernel/contract.ts';
import { idSchema, rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import { bankQuerySchema, bankSchema, bankSummarySchema, newBankQuestionSchema, newBankSchema } from './bank.schema.ts';
import {
  newMaterialSchema,
  newStudyPlanSchema,
  studyPlanSchema,
  studyPlanSummarySchema,
  studyQuerySchema,
} from './study.schema.ts';

/** Study plans the caller may read. */
export const listStudyPlans = contract({
  name: 'studies.plans',
  method: 'GET',
  path: '/study-plans',
  permission: 'studies.read',
  summary: '学习计划列表',
  query: studyQuerySchema,
  output: pageOf(studyPlanSummarySchema),
});

export const exportStudyPlans = contract({
  name: 'studies.exportPlans',
  method: 'GET',
  path: '/study-plans.xlsx',
  permission: 'studies.read',
  summary: '导出学习计划',
  query: z.strictObject({}),
  output: 'file',
});

export const getStudyPlan = contract({
  name: 'studies.plan',
  method: 'GET',
  path: '/study-plans/:regionId/:id',
  permission: 'studies.read',
  summary: '学习计划',
  params: rowRefSchema,
  output: studyPlanSchema,
});

export const makeStudyPlan = contract({
  name: 'studies.makePlan',
  method: 'POST',
  path: '/study-plans',
  permission: 'studies.manage',
  summary: '新建学习计划',
  body: newStudyPlanSchema,
  output: studyPlanSchema,
});

export const addMaterial = contract({
  name: 'studies.addMaterial',
  method: 'POST',
  path: '/study-plans/:regionId/:id/materials',
  permission: 'studies.manage',
  summary: '添加学习材料',
  params: rowRefSchema,
  body: newMaterialSchema,
  output: studyPlanSchema,
});

/** Question banks of the own organisation. */
export const listBanks = contract({
  name: 'studies.banks',
  method: 'GET',
  path: '/question-banks',
  permission: 'studies.manage',
  summary: '题库列表',
  query: bankQuerySchema,
  output: pageOf(bankSummarySchema),
});

export const getBank = contract({
  name: 'studies.bank',
  method: 'GET',
  path: '/question-banks/:regionId/:id',
  permission: 'studies.manage',
  summary: '题库',
  params: rowRefSchema,
  output: bankSchema,
});

export const makeBank = contract({
  name: 'studies.makeBank',
  method: 'POST',
  path: '/question-banks',
  permission: 'studies.manage',
  summary: '新建题库',
  body: newBankSchema,
  output: bankSchema,
});

export const addQuestion = contract({
  name: 'studies.addQuestion',
  method: 'POST',
  path: '/question-banks/:regionId/:id/questions',
  permission: 'studies.manage',
  summary: '添加题目',
  params: rowRefSchema,
  body: newBankQuestionSchema,
  output: bankSchema,
});

export const removeQuestion = contract({
  name: 'studies.removeQuestion',
  method: 'POST',
  path: '/question-banks/:regionId/:id/removals',
  permission: 'studies.manage',
  summary: '移除题目',
  params: rowRefSchema,
  body: z.strictObject({ question: idSchema }),
  output: bankSchema,
});

/** Questions from a workbook, all rows or none; faults name row, column and what to write. */
export const importQuestions = contract({
  name: 'studies.importQuestions',
  method: 'POST',
  path: '/question-banks/:regionId/:id/import',
  permission: 'studies.manage',
  summary: '导入题目',
  params: rowRefSchema,
  query: z.strictObject({ name: textOf(255, 1) }),
  uploadBytes: LIST_FILE_BYTES,
  output: z.object({ imported: z.int() }),
});

export const exportBank = contract({
  name: 'studies.exportBank',
  method: 'GET',
  path: '/question-banks/:regionId/:id/questions.xlsx',
  permission: 'studies.manage',
  summary: '导出题库',
  params: rowRefSchema,
  output: 'file',
});
